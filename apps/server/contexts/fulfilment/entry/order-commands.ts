import type { OrderCommand } from '@skladno/contracts'
import { fail, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type EmployeeActor, may } from '../../parties/index.ts'
import { cancelRest } from '../use-cases/cancel-rest.ts'
import { deliverShipment } from '../use-cases/deliver-shipment.ts'
import { shipOrder } from '../use-cases/ship-order.ts'
import { baseLines } from './counted-quantities.ts'

type Command = Extract<OrderCommand, { kind: 'ship' | 'deliver' | 'cancel-rest' }>

/** `ship` and `deliver` as they arrive among the commands of an order. */
export async function runFulfilmentCommand(
  tx: Tx,
  actor: EmployeeActor,
  orderId: string,
  command: Command,
  options: { readonly keepsStock?: boolean } = {},
): Promise<Result<unknown>> {
  if (command.kind === 'cancel-rest')
    return may(actor, 'orders.edit')
      ? cancelRest(tx, { orderId, reason: command.reason, actor })
      : fail('parties.not-allowed', { permission: 'orders.edit' })
  if (!may(actor, 'picking') && !may(actor, 'orders.edit')) return fail('parties.not-allowed', { permission: 'picking' })
  if (command.kind === 'deliver')
    return deliverShipment(tx, { orderId, shipmentId: command.shipmentId, receivedBy: command.receivedBy ?? null, actor })
  if (command.lines === undefined) return shipOrder(tx, { orderId, actor, ...options })
  const lines = await baseLines(tx, orderId, command.lines)
  return lines.ok ? shipOrder(tx, { orderId, actor, lines: lines.value, ...options }) : lines
}
