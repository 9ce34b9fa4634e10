import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { lockOrder, renewOffer } from '../../ordering/index.ts'
import type { Actor } from '../../parties/index.ts'
import { currentInvoice, type Invoice } from '../queries/invoices.ts'
import { orderSettlement } from '../queries/settlement.ts'
import { issueInvoice } from './issue-invoice.ts'

/**
 * «Перевыставить счёт»: a new number and a new term on the same order, the old one is void. `invoiceId` is the счёт the person saw: of one that
 * was replaced meanwhile nothing changes, so that two presses give one счёт. Nothing left to pay → `billing.nothing-due`.
 */
export async function reissueInvoice(
  tx: Tx,
  command: { readonly orderId: string; readonly invoiceId: string; readonly actor: Actor },
): Promise<Result<{ readonly invoice: Invoice | null }>> {
  const order = await lockOrder(tx, command.orderId)
  if (order === null) return fail('billing.unknown-order', { orderId: command.orderId })
  const current = await currentInvoice(tx.db, order.id)
  if (current?.id !== command.invoiceId) return ok({ invoice: current })
  const { due } = await orderSettlement(tx.db, order.id)
  if (due.minor === 0) return fail('billing.nothing-due', { number: order.number })
  const renewed = await renewOffer(tx, command)
  return renewed.ok ? ok({ invoice: await issueInvoice(tx, order.id, { isForced: true }) }) : renewed
}
