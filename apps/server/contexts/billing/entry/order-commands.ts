import type { OrderCommand } from '@skladno/contracts'
import { fail, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { getOrder } from '../../ordering/index.ts'
import { type EmployeeActor, may } from '../../parties/index.ts'
import { recordPayment } from '../use-cases/record-payment.ts'
import { reissueInvoice } from '../use-cases/reissue-invoice.ts'
import { settleShortfall } from '../use-cases/settle-shortfall.ts'

type Command = Extract<OrderCommand, { kind: 'record-payment' | 'reissue-invoice' | 'settle-shortfall' }>

/** Commands about money as they arrive among the commands of an order. */
export async function runBillingCommand(tx: Tx, actor: EmployeeActor, orderId: string, command: Command): Promise<Result<unknown>> {
  const permission = command.kind === 'record-payment' ? 'payments' : 'orders.edit'
  const isAllowed = may(actor, permission) || (command.kind === 'settle-shortfall' && may(actor, 'payments'))
  if (!isAllowed) return fail('parties.not-allowed', { permission })
  switch (command.kind) {
    case 'record-payment':
      return recordByHand(tx, actor, orderId, command)
    case 'settle-shortfall':
      return settleShortfall(tx, { orderId, choice: command.choice, actor })
    case 'reissue-invoice':
      return reissueInvoice(tx, { orderId, invoiceId: command.invoiceId, actor })
  }
}

type RecordCommand = Extract<Command, { kind: 'record-payment' }>

/**
 * The same sum, day, way and number on one order within one version of it is one payment: a second press after a bad connection changes nothing.
 */
async function recordByHand(tx: Tx, actor: EmployeeActor, orderId: string, command: RecordCommand): Promise<Result<unknown>> {
  const order = await getOrder(tx.db, orderId)
  if (order === null) return fail('billing.unknown-order', { orderId })
  if (command.amount.currency !== order.currency) return fail('billing.currency-mismatch', { currency: order.currency })
  const { amount, paidOn, method, number } = command
  return recordPayment(tx, {
    organisationId: order.organisationId,
    partnerId: order.partnerId,
    legalEntityId: order.legalEntityId,
    amountMinor: amount.minor,
    currency: order.currency,
    paidOn,
    method,
    number: number ?? null,
    source: 'hand',
    sourceEventId: [orderId, await paymentsSoFar(tx, orderId, command), amount.minor, paidOn, method, number ?? ''].join(':'),
    orders: [{ orderId, amountMinor: amount.minor }],
    actor,
  })
}

/** Two equal instalments of one day are two payments; the same press within ten seconds is one. */
const REPEAT_MS = 10_000

async function paymentsSoFar(tx: Tx, orderId: string, { amount }: RecordCommand): Promise<number> {
  const rows = await tx.db
    .selectFrom('payment_allocation as a')
    .innerJoin('payment as p', 'p.id', 'a.payment_id')
    .select('p.recorded_at')
    .where('a.order_id', '=', orderId)
    .where('p.source', '=', 'hand')
    .where('p.amount_minor', '=', amount.minor)
    .execute()
  return rows.filter((row) => tx.now.getTime() - row.recorded_at.getTime() > REPEAT_MS).length
}
