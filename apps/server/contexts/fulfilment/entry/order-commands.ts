import type { OrderCommand } from '@skladno/contracts'
import { fail, ok, type Result, toBase } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { loadProducts, type Product } from '../../catalog/index.ts'
import { getOrder, type OrderLine } from '../../ordering/index.ts'
import { type EmployeeActor, may } from '../../parties/index.ts'
import { deliverShipment } from '../use-cases/deliver-shipment.ts'
import { shipOrder } from '../use-cases/ship-order.ts'

type Command = Extract<OrderCommand, { kind: 'ship' | 'deliver' }>

/** `ship` and `deliver` as they arrive among the commands of an order. */
export async function runFulfilmentCommand(
  tx: Tx,
  actor: EmployeeActor,
  orderId: string,
  command: Command,
  options: { readonly keepsStock?: boolean } = {},
): Promise<Result<unknown>> {
  if (!may(actor, 'picking') && !may(actor, 'orders.edit')) return fail('parties.not-allowed', { permission: 'picking' })
  if (command.kind === 'deliver')
    return deliverShipment(tx, { orderId, shipmentId: command.shipmentId, receivedBy: command.receivedBy ?? null, actor })
  if (command.lines === undefined) return shipOrder(tx, { orderId, actor, ...options })
  const lines = await baseLines(tx, orderId, command.lines)
  return lines.ok ? shipOrder(tx, { orderId, actor, lines: lines.value, ...options }) : lines
}

type Asked = NonNullable<Extract<OrderCommand, { kind: 'ship' }>['lines']>

/** Quantities in base units, sale packs or any pack of the product. */
async function baseLines(tx: Tx, orderId: string, asked: Asked): Promise<Result<{ lineId: string; baseThousandths: number }[]>> {
  const order = await getOrder(tx.db, orderId)
  const products = await loadProducts(
    tx.db,
    (order?.lines ?? []).flatMap((line) => line.productId ?? []),
  )
  const lines: { lineId: string; baseThousandths: number }[] = []
  for (const { lineId, quantity } of asked) {
    const line = order?.lines.find((candidate) => candidate.id === lineId)
    const product = line?.productId == null ? undefined : products.get(line.productId)
    if (line === undefined || product === undefined) return fail('fulfilment.unknown-line', { lineId })
    const baseThousandths = baseOf(line, product, { thousandths: Math.round(quantity.amount * 1000), unit: quantity.unit })
    if (baseThousandths === null || baseThousandths < 0)
      return fail('fulfilment.wrong-unit', { lineId, unit: quantity.unit, baseUnit: product.baseUnit })
    if (baseThousandths > 0) lines.push({ lineId, baseThousandths })
  }
  return ok(lines)
}

function baseOf(line: OrderLine, product: Product, quantity: { readonly thousandths: number; readonly unit: string }): number | null {
  if (quantity.unit === product.baseUnit) return quantity.thousandths
  if (quantity.unit === line.packUnit && quantity.thousandths === line.packThousandths) return line.baseThousandths
  const pack = [product.sale, ...product.packs].find((candidate) => candidate.unit === quantity.unit)
  return pack === undefined ? null : toBase(quantity.thousandths, { unit: 'шт', numerator: pack.numerator, denominator: pack.denominator })
}
