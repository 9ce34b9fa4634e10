import { calendarDate } from '@skladno/kernel'
import type { JsonObject } from '@skladno/platform'
import { type Delivery, editOrder, getOrder, type Operation, type Order, openLines, orderHistory } from '../../ordering/index.ts'
import { listOrganisations } from '../../parties/index.ts'
import { aliasPhrase, type CartLine, noteUse, type Recognised, type RecognisedOperation, recognise } from '../../recognition/index.ts'
import { asksToCancel, chosenOption, saysNo, saysYes } from '../domain/answer-words.ts'
import { type DeliveryWish, deliveryWish } from '../domain/delivery-words.ts'
import { optionId, parseOptionId } from '../domain/option-id.ts'
import { asksToRepeat } from '../domain/repeat-words.ts'
import type { OpenQuestion } from '../domain/thread.ts'
import { dayOf } from '../domain/time-words.ts'
import { answerAmount, answersToWaiting } from './answer-amount.ts'
import { answerQuestions } from './answer-questions.ts'
import { changeConfirmed, proposeChange } from './change-confirmed.ts'
import { confirmInChat } from './confirm-in-chat.ts'
import { handOver } from './hand-over.ts'
import { handleTap } from './handle-tap.ts'
import { isBeyondPilot, leaveToManager } from './leave-to-manager.ts'
import { newDraft } from './new-draft.ts'
import { isRepeat, repeatAnswer, repeatLastOrder, takeQuantity } from './repeat-order.ts'
import { isKnown, type KnownTurn, type Turn } from './turn.ts'

/** Words in the customer's own way: an answer to the open question, or operations on the draft, or questions; usually several at once. */
export async function handleWords(turn: Turn, text: string): Promise<void> {
  if (!isKnown(turn)) return
  if (asksToCancel(text) && (await cancelWanted(turn, text))) return
  if (await answerOpenQuestion(turn, text)) return
  const words = turn.words
  if (!turn.actor.rights.mayOrder) {
    turn.replies.push({ text: words.say.notOrdering })
    return handOver(turn, { reason: 'no-rights', text, isSilent: true })
  }
  const base = await currentOrder(turn)
  if (asksToRepeat(text) && (base === null || base.state === 'confirmed' || isRepeat(base) || openLines(base).length === 0))
    return repeatLastOrder(turn)
  const isOutside = await isBeyondPilot(turn, base, null)
  if (!isOutside && base !== null && base.state !== 'confirmed' && saysYes(text)) {
    turn.showDraft = true
    return
  }
  if (!isOutside && base !== null && base.state !== 'confirmed' && saysNo(text))
    return offerChange(turn, { orderId: base.id, draftVersion: base.draftVersion })
  const recognised = await understood(turn, text, await editedOrder(turn, text, base))
  const said = answersToWaiting(base, toOperations(recognised.operations, text))
  const operations = [...said, ...(await deliveryOperations(turn, recognised))]
  if (isOutside || (await isBeyondPilot(turn, base, recognised))) return leaveToManager(turn, { base, recognised, operations, text })
  const isChange = base?.state === 'confirmed' && changesOrder(operations)
  if (isChange) await proposeChange(turn, base, operations)
  else if (recognised.operations.length > 0 || (operations.length > 0 && base !== null)) {
    await editDraft(turn, base, operations, text)
    await noteUse(turn.tx, recognised)
  } else if (base !== null && base.state !== 'confirmed' && talksAboutGoods(recognised)) turn.showDraft = true
  const answered = await answerQuestions(turn, recognised, (words) => recogniseFor(turn, words, null))
  if (operations.length === 0 && !answered && !turn.showDraft) await notUnderstood(turn, text)
  else turn.misunderstandings = 0
}

function keepOrder(turn: KnownTurn): void {
  turn.question = null
  turn.replies.push({ text: turn.words.say.orderKept })
}

/** A draft is offered to be dropped; a confirmed order only a person cancels, because money or goods may be on their way. */
async function cancelWanted(turn: KnownTurn, text: string): Promise<boolean> {
  const order = await currentOrder(turn)
  if (order === null) return false
  turn.question = null
  if (order.state === 'confirmed') await handOver(turn, { reason: 'request', text })
  else offerChange(turn, { orderId: order.id, draftVersion: order.draftVersion })
  return true
}

/** True when the words answer what was asked: yes, no, the second one, «9,5». */
async function answerOpenQuestion(turn: KnownTurn, text: string): Promise<boolean> {
  const { question } = turn
  if (question === null) return false
  switch (question.kind) {
    case 'confirm':
      if (saysYes(text)) await confirmInChat(turn, { ...question, acknowledged: [] })
      else if (saysNo(text)) offerChange(turn, question)
      else return false
      return true
    case 'apply-change':
      if (saysYes(text)) await changeConfirmed(turn, question)
      else if (saysNo(text)) keepOrder(turn)
      else return false
      return true
    case 'options': {
      const index = chosenOption(
        text,
        question.options.map((option) => option.title),
      )
      const option = index === null ? await meantOption(turn, question, text) : question.options[index]
      if (option === undefined) return false
      await handleTap(turn, option)
      return true
    }
    case 'quantity':
      return answerAmount(turn, question, text, (words) => unitIn(turn, words))
    case 'line-quantity':
      return takeQuantity(turn, question, text)
    case 'repeat':
      return answerRepeat(turn, question, text)
    case 'reason':
      return false
  }
}

/** «Оформить как есть», «да», «изменить количество» after the last order was shown again. */
async function answerRepeat(turn: KnownTurn, question: Extract<OpenQuestion, { kind: 'repeat' }>, text: string): Promise<boolean> {
  const answer = repeatAnswer(question, text)
  if (answer === null) return false
  if (answer.kind === 'tap') await handleTap(turn, answer)
  else if (answer.kind === 'yes') await confirmInChat(turn, { ...question, acknowledged: [] })
  else offerChange(turn, question)
  return true
}

/** «3 метра» after «профиль 60х27»: the words of the line with the answer added, read again; only an offered product counts. */
async function meantOption(
  turn: KnownTurn,
  question: Extract<OpenQuestion, { kind: 'options' }>,
  text: string,
): Promise<{ readonly id: string; readonly title: string } | undefined> {
  const picks = question.options.flatMap((option) => {
    const tap = parseOptionId(option.id)
    return tap?.kind === 'pick' ? [{ option, tap }] : []
  })
  const [first] = picks
  // Where and when to bring it answers no question about goods.
  if (first === undefined || text.length > 60 || deliveryWish(text) !== null || asksToRepeat(text)) return undefined
  const order = await getOrder(turn.tx.db, first.tap.orderId)
  const line = order?.lines.find((candidate) => candidate.id === first.tap.lineId)
  if (line === undefined || order?.partnerId !== turn.partner.id) return undefined
  const said = await recogniseFor(turn, `${aliasPhrase(line.requestedText)} ${text.trim()} — 1`, null)
  const [operation] = said.operations
  if (said.operations.length !== 1 || operation?.kind !== 'add') return undefined
  return picks.find(({ tap }) => tap.productId === operation.productId)?.option
}

/** The unit of the only line these words order; null when none is said. */
async function unitIn(turn: KnownTurn, words: string): Promise<string | null> {
  const said = await recogniseFor(turn, words, null)
  return said.operations.find((operation) => operation.kind === 'add')?.unit ?? null
}

function offerChange(turn: KnownTurn, { orderId, draftVersion }: { readonly orderId: string; readonly draftVersion: number }): void {
  const words = turn.words
  turn.replies.push({
    text: words.ask.whatToChange,
    options: [
      { id: optionId({ kind: 'drop-order', orderId, draftVersion }), title: words.buttons.dropOrder },
      { id: optionId({ kind: 'person' }), title: words.buttons.person },
    ],
    orderId,
    draftVersion,
  })
}

/** After a day new words start a new order. */
const TALKED_ABOUT_MS = 24 * 3_600_000

/** The draft being talked about, or the order confirmed last while it may still be changed. */
async function currentOrder(turn: KnownTurn): Promise<Order | null> {
  const order = turn.orderId === null ? null : await getOrder(turn.tx.db, turn.orderId)
  if (order === null || order.partnerId !== turn.partner.id || order.state === 'cancelled' || order.state === 'closed') return null
  const since = order.state === 'confirmed' ? order.confirmedAt : order.createdAt
  return turn.tx.now.getTime() - (since?.getTime() ?? 0) > TALKED_ABOUT_MS ? null : order
}

async function recogniseFor(turn: KnownTurn, text: string, base: Order | null): Promise<Recognised> {
  const history = await orderHistory(turn.tx.db, turn.partner.id)
  return recognise(turn.tx.db, turn.deps.catalogIndex, {
    text,
    partnerId: turn.partner.id,
    contactId: turn.actor.contactId,
    segment: turn.partner.segment,
    cart: base === null ? [] : cartOf(base),
    history: history.map((order) => ({
      lines: order.lines.map((line) => ({ itemId: line.productId, qty: line.thousandths / 1000, unit: line.unit })),
    })),
  })
}

const cartOf = (order: Order): CartLine[] =>
  openLines(order).map((line) => ({
    lineId: line.id,
    productId: line.productId ?? '',
    amount: (line.parentLineId === null && line.said !== null ? line.said.thousandths : (line.packThousandths ?? 0)) / 1000,
    unit: line.parentLineId === null && line.said !== null ? line.said.unit : line.packUnit,
  }))

/** The draft is what words edit. A confirmed order only when they plainly edit it: «как в прошлый раз» and fresh goods are a new order. */
async function editedOrder(turn: KnownTurn, text: string, base: Order | null): Promise<Order | null> {
  if (base?.state !== 'confirmed') return base
  const { intents, operations } = await recogniseFor(turn, text, base)
  return !intents.includes('repeat') && operations.some(({ kind }) => kind === 'set' || kind === 'remove' || kind === 'how-much')
    ? base
    : null
}

/** «Как в прошлый раз» beside an open draft adds what was ordered last time. */
async function understood(turn: KnownTurn, text: string, edited: Order | null): Promise<Recognised> {
  const recognised = await recogniseFor(turn, text, edited)
  const isRepeat = recognised.operations.length === 0 && recognised.intents.includes('repeat')
  return edited !== null && isRepeat ? recogniseFor(turn, text, null) : recognised
}

/** The same goods said again change nothing, but they are understood: the draft is shown once more. */
const talksAboutGoods = ({ intents }: Recognised): boolean =>
  intents.some((intent) => intent === 'order' || intent === 'edit' || intent === 'repeat')

/** An address or «самовывоз» among the words is part of the order, not an escalation. */
async function deliveryOperations(turn: KnownTurn, recognised: Recognised): Promise<Operation[]> {
  const wishes = recognised.other.flatMap((segment) =>
    segment.kind === 'delivery' || segment.kind === 'request' ? (deliveryWish(segment.text) ?? []) : [],
  )
  const wish = wishes.at(-1)
  if (wish === undefined) return []
  return [
    {
      kind: 'set-delivery',
      delivery: wish.mode === 'pickup' ? { mode: 'pickup', siteId: null, address: null } : await deliveryOf(turn, wish),
    },
  ]
}

/** Where and when as the order keeps it: a new address is no longer the known site; a day and hours are a wish until the run is found. */
async function deliveryOf(turn: KnownTurn, { address, when }: Extract<DeliveryWish, { mode: 'delivery' }>): Promise<Partial<Delivery>> {
  const place = address === null ? {} : { siteId: null, address }
  const [seller] = await listOrganisations(turn.tx.db)
  const today = calendarDate(turn.tx.now, seller?.timeZone ?? 'UTC')
  const shipOn = when?.day == null ? null : dayOf(when.day, today)
  return {
    mode: 'delivery',
    ...place,
    ...(shipOn === null ? {} : { shipOn }),
    ...(when?.within == null ? {} : { fromMinutes: when.within.fromMinutes, toMinutes: when.within.toMinutes }),
  }
}

const CHANGES: readonly Operation['kind'][] = ['set-quantity', 'ask-amount', 'remove-line', 'set-delivery']

/** Words about a confirmed order change it only when they edit it; fresh goods start an order of their own. */
const changesOrder = (operations: readonly Operation[]): boolean => operations.some(({ kind }) => CHANGES.includes(kind))

async function editDraft(turn: KnownTurn, base: Order | null, operations: readonly Operation[], text: string): Promise<void> {
  const draftId = base !== null && base.state !== 'confirmed' ? base.id : await newDraft(turn)
  if (draftId === null) return
  turn.orderId = draftId
  const result = await editOrder(turn.tx, {
    orderId: draftId,
    draftVersion: null,
    operations,
    actor: turn.actor,
  })
  if (!result.ok) return handOver(turn, { reason: 'question', text })
  turn.question = null
  turn.showDraft = true
}

/** Recognised words → operations of the order, each with the evidence of what was written. */
export const toOperations = (operations: readonly RecognisedOperation[], source: string): Operation[] =>
  operations.map((operation) => toOperation(operation, source))

function toOperation(operation: RecognisedOperation, source: string): Operation {
  switch (operation.kind) {
    case 'set':
      return {
        kind: 'set-quantity',
        lineId: operation.lineId,
        quantity: { thousandths: thousandths(operation.amount), unit: operation.unit },
      }
    case 'remove':
      return { kind: 'remove-line', lineId: operation.lineId }
    case 'how-much':
      return { kind: 'ask-amount', lineId: operation.lineId, why: operation.why, amounts: amountsIn(operation.amounts) }
    case 'add': {
      const quantity = { thousandths: thousandths(operation.amount), unit: operation.unit }
      return { kind: 'add-line', productId: operation.productId, quantity, ...evidenceOf(operation, source) }
    }
    case 'unclear': {
      const said =
        operation.amount === null || operation.amount <= 0 ? null : { thousandths: thousandths(operation.amount), unit: operation.unit }
      return { kind: 'add-unclear', state: operation.state, said, ...evidenceOf(operation, source) }
    }
  }
}

const amountsIn = (amounts: readonly { readonly amount: number; readonly unit: string }[]) =>
  amounts.map(({ amount, unit }) => ({ thousandths: thousandths(amount), unit }))

const thousandths = (amount: number): number => Math.max(0, Math.round(amount * 1000))

function evidenceOf(operation: Extract<RecognisedOperation, { kind: 'add' | 'unclear' }>, source: string) {
  const { text, span, p, why, candidates, question, amounts, aliasId } = operation.line
  const evidence: JsonObject = span === null ? {} : { span: [...span], source: source.slice(0, 2000) }
  const recognition = {
    probability: p,
    why,
    candidates,
    ...(question === null ? {} : { question }),
    ...(amounts.length === 0 ? {} : { amounts: amountsIn(amounts) }),
    ...(aliasId === null ? {} : { aliasId }),
  }
  return { requestedText: text, evidence, recognition }
}

/** Two misunderstandings in a row offer a person. */
async function notUnderstood(turn: KnownTurn, text: string): Promise<void> {
  const words = turn.words
  turn.misunderstandings += 1
  if (turn.misunderstandings < 2) {
    turn.replies.push({ text: words.say.notUnderstood, options: [{ id: optionId({ kind: 'person' }), title: words.buttons.person }] })
    return
  }
  turn.misunderstandings = 0
  await handOver(turn, { reason: 'misunderstood', text })
}
