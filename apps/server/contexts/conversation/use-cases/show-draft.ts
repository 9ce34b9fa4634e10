import { asCustomer } from '../../../db/as-customer.ts'
import { getOrder, orderView, proposeOrder } from '../../ordering/index.ts'
import { composePrompt } from '../domain/compose-prompt.ts'
import { isLongOrder } from '../domain/compose-proposal.ts'
import { nextPrompt, type Prompt } from '../domain/next-prompt.ts'
import type { Reply } from '../domain/reply.ts'
import type { OpenQuestion } from '../domain/thread.ts'
import { handOver } from './hand-over.ts'
import { isRepeat, repeatQuestion, repeatReply } from './repeat-order.ts'
import type { KnownTurn } from './turn.ts'

/** Says the one next thing about the draft and remembers it as the open question. */
export async function showDraft(turn: KnownTurn): Promise<void> {
  if (turn.orderId === null) return
  const { rights } = turn.actor
  const { orderId } = turn
  const order = await asCustomer(turn.tx, turn.partner.id, (db) =>
    orderView(db, orderId, { kind: 'contact', locale: turn.locale, ...rights }),
  )
  if (order === null) return
  const link = !isLongOrder(order)
    ? null
    : await turn.deps.orderLink(turn.tx, { contactId: turn.actor.contactId, partnerId: turn.partner.id, orderId: order.id })
  const promise = await turn.deps.nextPromise(turn.tx.db, {
    warehouseId: order.warehouse.id,
    orderId: order.id,
    modes: [order.delivery.mode],
    at: turn.tx.now,
    locale: turn.locale,
  })
  const prompt = nextPrompt(order)
  const { seesPrices } = rights
  const repeated =
    prompt.kind === 'proposal' && !isLongOrder(order) ? await repeatReply(turn, { order, locale: turn.locale, seesPrices }) : null
  if (repeated !== null) {
    turn.replies.push(repeated)
    turn.question = repeatQuestion(repeated)
    await proposeOrder(turn.tx, order.id)
    return
  }
  const stored = await getOrder(turn.tx.db, order.id)
  const reply = composePrompt(prompt, {
    order,
    locale: turn.locale,
    words: turn.words,
    seesPrices,
    isRepeat: stored !== null && isRepeat(stored),
    managerName: turn.partner.managerName,
    link,
    promise,
  })
  turn.replies.push(reply)
  turn.question = questionOf(prompt, reply)
  if (prompt.kind === 'proposal') await proposeOrder(turn.tx, order.id)
  if (prompt.kind === 'price-on-request') {
    await handOver(turn, {
      reason: 'no-price',
      text: prompt.lines.map((line) => line.product?.name ?? line.requestedText).join(', '),
      isSilent: true,
    })
  }
}

/** What the customer may answer in words to this prompt. */
export function questionOf(prompt: Prompt, reply: Reply): OpenQuestion | null {
  const orderId = reply.orderId ?? ''
  const draftVersion = reply.draftVersion ?? 0
  if (prompt.kind === 'proposal') return { kind: 'confirm', orderId, draftVersion }
  if (prompt.kind === 'quantity' || prompt.kind === 'unit' || prompt.kind === 'amount')
    return { kind: 'quantity', orderId, lineId: prompt.line.id }
  if (reply.options === undefined) return null
  return { kind: 'options', orderId, options: reply.options.map(({ id, title, description }) => ({ id, title: description ?? title })) }
}
