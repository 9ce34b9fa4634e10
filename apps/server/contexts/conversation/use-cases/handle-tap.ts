import { unreachable } from '@skladno/kernel'
import { cancelOrder, editOrder, getOrder, type Operation, type Order } from '../../ordering/index.ts'
import { learnChoice } from '../../recognition/index.ts'
import { parseOptionId, type Tap } from '../domain/option-id.ts'
import { repeatMessages } from '../messages/repeat.ts'
import { answerBalance } from './answer-balance.ts'
import { answerStatus } from './answer-questions.ts'
import { changeConfirmed, proposeChange } from './change-confirmed.ts'
import { chooseForMoney } from './choose-for-money.ts'
import { confirmInChat } from './confirm-in-chat.ts'
import { handOver } from './hand-over.ts'
import { askHowMany, askWhatToAdd, askWhichLine, repeatLastOrder } from './repeat-order.ts'
import { isKnown, type KnownTurn, type Turn } from './turn.ts'

/** A tap on one of our options. Its id is untrusted: the order must be of the partner this thread acts for, and its version the one shown. */
export async function handleTap(turn: Turn, tap: { readonly id: string; readonly title: string }): Promise<void> {
  const meaning = parseOptionId(tap.id)
  if (meaning === null || !isKnown(turn)) {
    turn.replies.push({ text: turn.words.say.notUnderstood })
    return
  }
  if (meaning.kind === 'person') return handOver(turn, { reason: 'person', text: tap.title })
  if (meaning.kind === 'partner') return // answered by choosing the partner before the words are read
  if (meaning.kind === 'menu') return openMenu(turn, meaning.what)
  const order = await getOrder(turn.tx.db, meaning.orderId)
  if (order === null || order.partnerId !== turn.partner.id) {
    turn.replies.push({ text: turn.words.say.emptyDraft })
    return
  }
  turn.orderId = order.id
  await act(turn, meaning, order)
}

type OrderTap = Exclude<Tap, { kind: 'person' | 'partner' | 'menu' }>

/** Taps that change the draft: only for who may order, as with words. */
const EDITS: readonly OrderTap['kind'][] = [
  'pick',
  'none',
  'unit',
  'amount',
  'shortage',
  'payer',
  'apply-change',
  'change-quantity',
  'line',
  'add-goods',
]

async function act(turn: KnownTurn, tap: OrderTap, order: Order): Promise<void> {
  const words = turn.words
  if (EDITS.includes(tap.kind) && !turn.actor.rights.mayOrder) return refuseOrdering(turn, tap.kind)
  switch (tap.kind) {
    case 'confirm':
      return confirmInChat(turn, {
        orderId: order.id,
        draftVersion: tap.draftVersion,
        acknowledged: tap.acknowledge === undefined ? [] : [tap.acknowledge],
      })
    case 'edit':
      turn.replies.push({ text: order.state === 'confirmed' ? words.say.alreadyConfirmed(order.number ?? '') : words.ask.whatToChange })
      turn.question = null
      return
    case 'drop-order':
      return dropDraft(turn, tap, order)
    case 'pick':
      if (!(await learnFrom(turn, tap, order))) {
        turn.showDraft = true
        return
      }
      return edit(turn, tap, [{ kind: 'set-product', lineId: tap.lineId, productId: tap.productId }])
    case 'unit':
      return edit(turn, tap, chosenUnit(order, tap))
    case 'amount':
      return chooseAmount(turn, tap, order)
    case 'none': {
      const text = order.lines.find((line) => line.id === tap.lineId)?.requestedText ?? ''
      await handOver(turn, { reason: 'not-found', text })
      return edit(turn, tap, [{ kind: 'remove-line', lineId: tap.lineId }])
    }
    case 'shortage':
      return edit(turn, tap, [{ kind: 'choose-shortage', lineId: tap.lineId, option: tap.option }])
    case 'payer':
      return choosePayer(turn, tap)
    case 'apply-change':
      return changeConfirmed(turn, { orderId: order.id, draftVersion: tap.draftVersion })
    case 'shortfall':
      return chooseForMoney(turn, order, tap.choice)
    case 'change-quantity':
      return askWhichLine(turn, tap)
    case 'line':
      return askHowMany(turn, tap)
    case 'add-goods':
      return askWhatToAdd(turn)
    case 'keep-order':
      turn.question = null
      turn.replies.push({ text: turn.words.say.orderKept })
      return
    default:
      return unreachable(tap)
  }
}

/** What a known customer may begin with. */
async function openMenu(turn: KnownTurn, what: Extract<Tap, { kind: 'menu' }>['what']): Promise<void> {
  turn.question = null
  if (what === 'status') return answerStatus(turn)
  if (what === 'balance') return answerBalance(turn)
  if (!turn.actor.rights.mayOrder) return refuseOrdering(turn, what)
  if (what === 'repeat') return repeatLastOrder(turn)
  turn.replies.push({ text: repeatMessages(turn.locale).whatToOrder })
}

/** Drops the draft that was shown. An order that is already placed is cancelled by a person, who knows what was picked and paid. */
async function dropDraft(turn: KnownTurn, tap: Extract<Tap, { kind: 'drop-order' }>, order: Order): Promise<void> {
  const words = turn.words
  if (order.state === 'confirmed') return handOver(turn, { reason: 'request', text: `${words.buttons.dropOrder} № ${order.number ?? ''}` })
  if (!turn.actor.rights.mayOrder) return refuseOrdering(turn, tap.kind)
  if (tap.draftVersion !== order.draftVersion) return edit(turn, tap, [])
  await cancelOrder(turn.tx, { orderId: order.id, reason: words.buttons.dropOrder, actor: turn.actor })
  turn.orderId = null
  turn.question = null
  turn.replies.push({ text: words.say.draftDropped })
}

function refuseOrdering(turn: KnownTurn, text: string): Promise<void> {
  turn.replies.push({ text: turn.words.say.notOrdering })
  return handOver(turn, { reason: 'no-rights', text, isSilent: true })
}

/** One of the amounts a product is sold in; of a confirmed order it is a change to be agreed to. */
function chooseAmount(turn: KnownTurn, tap: Extract<Tap, { kind: 'amount' }>, order: Order): Promise<void> {
  const quantity = { thousandths: tap.thousandths, unit: tap.unit }
  const operation: Operation =
    tap.thousandths === 0 ? { kind: 'remove-line', lineId: tap.lineId } : { kind: 'set-quantity', lineId: tap.lineId, quantity }
  return order.state === 'confirmed' ? proposeChange(turn, order, [operation]) : edit(turn, tap, [operation])
}

/** The line's only candidate, counted in the unit that was tapped. */
function chosenUnit(order: Order, tap: Extract<Tap, { kind: 'unit' }>): readonly Operation[] {
  const line = order.lines.find((candidate) => candidate.id === tap.lineId)
  const [candidate] = line?.recognition.candidates ?? []
  if (line === undefined || candidate === undefined) return []
  return [
    { kind: 'set-quantity', lineId: line.id, quantity: { thousandths: line.said?.thousandths ?? 1000, unit: tap.unit } },
    { kind: 'set-product', lineId: line.id, productId: candidate.productId },
  ]
}

async function edit(
  turn: KnownTurn,
  tap: { readonly orderId: string; readonly draftVersion: number },
  operations: readonly Operation[],
): Promise<void> {
  const result = await editOrder(turn.tx, { orderId: tap.orderId, draftVersion: tap.draftVersion, operations, actor: turn.actor })
  const words = turn.words
  if (!result.ok && result.error.code === 'ordering.not-editable') {
    turn.replies.push({ text: words.say.alreadyConfirmed(String((await getOrder(turn.tx.db, tap.orderId))?.number ?? '')) })
    return
  }
  if (!result.ok) turn.replies.push({ text: words.ask.staleDraft })
  turn.question = null
  turn.showDraft = true
}

/** Only a payer of this very partner. */
async function choosePayer(turn: KnownTurn, tap: Extract<Tap, { kind: 'payer' }>): Promise<void> {
  const own = await turn.tx.db
    .selectFrom('legal_entity')
    .select('id')
    .where('id', '=', tap.legalEntityId)
    .where('partner_id', '=', turn.partner.id)
    .executeTakeFirst()
  if (own !== undefined) return edit(turn, tap, [{ kind: 'set-legal-entity', legalEntityId: own.id }])
  turn.showDraft = true
}

/** A chosen option teaches what this person means by these words. False when the product was not among the options shown. */
async function learnFrom(turn: KnownTurn, tap: Extract<Tap, { kind: 'pick' }>, order: Order): Promise<boolean> {
  const line = order.lines.find((candidate) => candidate.id === tap.lineId)
  const candidates = line?.recognition.candidates ?? []
  if (line === undefined || !candidates.some((candidate) => candidate.productId === tap.productId)) return false
  await learnChoice(turn.tx, turn.deps.catalogIndex, {
    orderId: order.id,
    lineId: line.id,
    partnerId: turn.partner.id,
    contactId: turn.actor.contactId,
    said: line.requestedText,
    amount: line.said === null ? null : line.said.thousandths / 1000,
    productId: tap.productId,
    firstOffered: candidates[0]?.productId ?? null,
    probability: line.recognition.probability ?? null,
  })
  return true
}
