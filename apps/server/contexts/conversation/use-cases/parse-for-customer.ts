import { ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import type { CatalogIndex } from '../../catalog/index.ts'
import { editOrder, orderHistory, startDraft } from '../../ordering/index.ts'
import { type EmployeeActor, getPartner } from '../../parties/index.ts'
import { noteUse, recognise } from '../../recognition/index.ts'
import { toOperations } from './handle-words.ts'

/** Words of a file as lines to be understood, or why it could not be read, in words for people. */
export type ReadOrderFile = (
  bytes: Uint8Array,
  fileName: string,
  mimeType: string,
) => Promise<{ readonly text: string } | { readonly problem: string }>

export interface ParseForCustomer {
  readonly partnerId: string
  readonly text: string
  readonly actor: EmployeeActor
  readonly index: CatalogIndex
}

/** «Разобрать»: any mess of any origin becomes a draft of the chosen customer, with reasons; nothing is sent to anybody. */
export async function parseForCustomer(
  tx: Tx,
  command: ParseForCustomer,
): Promise<Result<{ readonly orderId: string; readonly other: readonly { readonly text: string; readonly kind: string }[] }>> {
  const draft = await startDraft(tx, { partnerId: command.partnerId, channel: 'staff' })
  if (!draft.ok) return draft
  const partner = await getPartner(tx.db, command.partnerId)
  const history = await orderHistory(tx.db, command.partnerId)
  const recognised = await recognise(tx.db, command.index, {
    text: command.text,
    partnerId: command.partnerId,
    contactId: null,
    segment: partner?.segment ?? null,
    cart: [],
    history: history.map((order) => ({
      lines: order.lines.map((line) => ({ itemId: line.productId, qty: line.thousandths / 1000, unit: line.unit })),
    })),
  })
  const { orderId } = draft.value
  const edited = await editOrder(tx, {
    orderId,
    draftVersion: null,
    operations: toOperations(recognised.operations, command.text),
    actor: command.actor,
  })
  if (!edited.ok) return edited
  await noteUse(tx, recognised)
  return ok({ orderId, other: recognised.other })
}
