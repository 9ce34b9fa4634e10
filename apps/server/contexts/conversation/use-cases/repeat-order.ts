import { calendarDate, formatMicros } from '@skladno/kernel'
import { formatUnitPrice } from '@skladno/platform'
import { sql } from 'kysely'
import { asCustomer } from '../../../db/as-customer.ts'
import { loadProducts } from '../../catalog/index.ts'
import {
  editOrder,
  getOrder,
  type Operation,
  type Order,
  openLines,
  orderHistory,
  orderView,
  type PastOrder,
  proposeOrder,
} from '../../ordering/index.ts'
import { getOrganisation } from '../../parties/index.ts'
import { chosenOption, saysNo, saysYes } from '../domain/answer-words.ts'
import {
  composeChanged,
  composeHowMany,
  composeRepeat,
  composeWhichLine,
  type RepeatContext,
  shortNameOf,
} from '../domain/compose-repeat.ts'
import { nextPrompt } from '../domain/next-prompt.ts'
import type { Reply } from '../domain/reply.ts'
import type { OpenQuestion } from '../domain/thread.ts'
import { repeatMessages } from '../messages/repeat.ts'
import { handOver } from './hand-over.ts'
import { isBeyondPilot } from './leave-to-manager.ts'
import { newDraft } from './new-draft.ts'
import type { KnownTurn } from './turn.ts'

/** «Повторить последний»: a draft of the last order at today's prices. What ran out is asked about first, what became dearer is told first. */
export async function repeatLastOrder(turn: KnownTurn): Promise<void> {
  const words = repeatMessages(turn.locale)
  const [past] = await orderHistory(turn.tx.db, turn.partner.id, 1)
  if (past === undefined) {
    turn.replies.push({ text: words.nothingToRepeat })
    return
  }
  const products = await loadProducts(turn.tx.db, [...new Set(past.lines.map(({ productId }) => productId))])
  const operations = past.lines.flatMap((line): Operation[] => {
    const product = products.get(line.productId)
    if (product?.isActive !== true) return []
    const quantity = { thousandths: line.thousandths, unit: line.unit }
    return [{ kind: 'add-line', productId: product.id, quantity, requestedText: product.name, repeatOf: line.lineId }]
  })
  const orderId = await newDraft(turn)
  if (orderId === null) return
  turn.orderId = orderId
  const edited = await editOrder(turn.tx, { orderId, draftVersion: null, operations, actor: turn.actor })
  if (!edited.ok) {
    turn.replies.push({ text: words.whatToOrder })
    return
  }
  turn.question = null
  if (await isBeyondPilot(turn, edited.value.order, null)) return handOver(turn, { reason: 'outside-pilot', text: words.buttons.repeat })
  turn.showDraft = true
}

/** The draft is the last order again: every line of it is one of that order's. */
export const isRepeat = (order: Order): boolean => {
  const goods = openLines(order)
  return goods.length > 0 && goods.every((line) => line.repeatOf !== null)
}

/** The draft as «Ваш последний заказ от …», with what changed since told first. Null when it is not a repeat, or its past order is gone. */
export async function repeatReply(turn: KnownTurn, context: RepeatContext): Promise<Reply | null> {
  const order = await getOrder(turn.tx.db, context.order.id)
  if (order === null || !isRepeat(order)) return null
  const past = await pastOf(turn, order)
  if (past === null) return null
  const notes = [...(await droppedNote(turn, order, past.history)), ...priceNote(turn, context, { order, past: past.lines })]
  return composeRepeat(context, { day: past.day, notes: notes.flatMap((note) => [note, '']) })
}

export const repeatQuestion = ({ orderId = '', draftVersion = 0, options = [] }: Reply): OpenQuestion => ({
  kind: 'repeat',
  orderId,
  draftVersion,
  options: options.map(({ id, title }) => ({ id, title })),
})

interface PastLine {
  readonly id: string
  readonly priceMicros: number | null
  readonly productId: string
  readonly packUnit: string
}

async function pastOf(
  turn: KnownTurn,
  order: Order,
): Promise<{ readonly day: string; readonly lines: ReadonlyMap<string, PastLine>; readonly history: PastOrder | null } | null> {
  const ids = openLines(order).flatMap((line) => line.repeatOf ?? [])
  const { rows } = await sql<PastLine & { readonly orderId: string; readonly confirmedAt: Date | null; readonly organisationId: string }>`
    SELECT l.id, l.price_micros AS "priceMicros", l.product_id AS "productId", l.pack_unit AS "packUnit", o.id AS "orderId",
      coalesce(o.confirmed_at, o.created_at) AS "confirmedAt", o.organisation_id AS "organisationId"
    FROM order_line l JOIN customer_order o ON o.id = l.order_id
    WHERE l.id = ANY (${ids}::text[]) AND o.partner_id = ${turn.partner.id}`.execute(turn.tx.db)
  const [first] = rows
  if (first?.confirmedAt == null) return null
  const { timeZone } = await getOrganisation(turn.tx.db, first.organisationId)
  const [history] = (await orderHistory(turn.tx.db, turn.partner.id)).filter(({ orderId }) => orderId === first.orderId)
  return { day: calendarDate(first.confirmedAt, timeZone), lines: new Map(rows.map((row) => [row.id, row])), history: history ?? null }
}

/** Goods of the past order that are no longer sold and never came into the draft. */
async function droppedNote(turn: KnownTurn, order: Order, past: PastOrder | null): Promise<string[]> {
  const here = new Set(order.lines.flatMap((line) => line.repeatOf ?? []))
  const missing = (past?.lines ?? []).filter((line) => !here.has(line.lineId))
  if (missing.length === 0) return []
  const products = await loadProducts(
    turn.tx.db,
    missing.map(({ productId }) => productId),
  )
  const names = missing.flatMap(({ productId }) => products.get(productId)?.name ?? [])
  return names.length === 0 ? [] : [repeatMessages(turn.locale).notSold(names)]
}

/** «Сироп карамель, 1 л: 1 720 ₸/шт → 1 831 ₸/шт» for every line whose price rose; what became cheaper is no warning. */
function priceNote(
  turn: KnownTurn,
  { order: view, seesPrices }: RepeatContext,
  { order, past }: { readonly order: Order; readonly past: ReadonlyMap<string, PastLine> },
): string[] {
  if (!seesPrices) return []
  const lines = openLines(order).flatMap((line) => {
    const was = past.get(line.repeatOf ?? '')
    if (line.quote === null || was?.priceMicros == null || was.productId !== line.productId || was.packUnit !== line.packUnit) return []
    if (line.quote.micros <= was.priceMicros) return []
    const { currency, unit } = line.quote
    const price = (micros: number): string => formatUnitPrice({ amount: formatMicros(micros), currency, unit }, turn.locale)
    const name = view.lines.find(({ id }) => id === line.id)?.product?.name ?? line.requestedText
    return [`${name}: ${price(was.priceMicros)} → ${price(line.quote.micros)}`]
  })
  return lines.length === 0 ? [] : [repeatMessages(turn.locale).priceChanged(lines)]
}

interface DraftTap {
  readonly orderId: string
  readonly draftVersion: number
}

async function contextOf(turn: KnownTurn, orderId: string): Promise<RepeatContext | null> {
  const { rights } = turn.actor
  const order = await asCustomer(turn.tx, turn.partner.id, (db) =>
    orderView(db, orderId, { kind: 'contact', locale: turn.locale, ...rights }),
  )
  return order === null ? null : { order, locale: turn.locale, seesPrices: rights.seesPrices }
}

/** «Изменить количество»: which line. */
export async function askWhichLine(turn: KnownTurn, tap: DraftTap): Promise<void> {
  const context = await contextOf(turn, tap.orderId)
  if (context === null || context.order.draftVersion !== tap.draftVersion) {
    turn.showDraft = true
    return
  }
  const reply = composeWhichLine(context)
  turn.replies.push(reply)
  turn.question =
    reply.options === undefined
      ? null
      : { kind: 'options', orderId: tap.orderId, options: reply.options.map(({ id, title }) => ({ id, title })) }
}

/** A line was chosen: how many of it. */
export async function askHowMany(turn: KnownTurn, tap: DraftTap & { readonly lineId: string }): Promise<void> {
  const context = await contextOf(turn, tap.orderId)
  const reply = context === null ? null : composeHowMany(context, tap.lineId)
  if (reply === null) {
    turn.showDraft = true
    return
  }
  turn.replies.push(reply)
  turn.question = { kind: 'line-quantity', orderId: tap.orderId, lineId: tap.lineId }
}

/** «8», «8 шт», «0»: the chosen line's new quantity, with the new total at once. False when the words are something else. */
export async function takeQuantity(
  turn: KnownTurn,
  question: { readonly orderId: string; readonly lineId: string },
  text: string,
): Promise<boolean> {
  const match = /^\s*(\d{1,6}(?:[.,]\d{1,3})?)\s*(\p{L}{1,10})?\.?\s*$/u.exec(text)
  const before = await contextOf(turn, question.orderId)
  const line = before?.order.lines.find(({ id }) => id === question.lineId)
  const order = await getOrder(turn.tx.db, question.orderId)
  if (match === null || before === null || line?.sold == null || order?.partnerId !== turn.partner.id) return false
  const thousandths = Math.round(Number((match[1] ?? '').replace(',', '.')) * 1000)
  if (match[2] !== undefined && !sameUnit(match[2], line.sold.unit)) return false
  const name = shortNameOf(before.order, question.lineId)
  const quantity = { thousandths, unit: line.sold.unit }
  const edited = await editOrder(turn.tx, {
    orderId: question.orderId,
    draftVersion: null,
    operations: [{ kind: 'set-quantity', lineId: question.lineId, quantity }],
    actor: turn.actor,
  })
  const after = edited.ok ? await contextOf(turn, question.orderId) : null
  turn.question = null
  if (after === null || nextPrompt(after.order).kind !== 'proposal') {
    turn.showDraft = true
    return true
  }
  const reply = composeChanged(after, question.lineId, name)
  turn.replies.push(reply)
  turn.question = repeatQuestion(reply)
  await proposeOrder(turn.tx, question.orderId)
  return true
}

const sameUnit = (said: string, unit: string): boolean => said.toLowerCase().startsWith(unit.slice(0, 2).toLowerCase())

export function askWhatToAdd(turn: KnownTurn): void {
  turn.question = null
  turn.replies.push({ text: repeatMessages(turn.locale).whatToAdd })
}

/** What a typed answer to the repeated order means: an option by its words, yes or no; null when it is something else. */
export function repeatAnswer(
  question: Extract<OpenQuestion, { kind: 'repeat' }>,
  text: string,
): { readonly kind: 'tap'; readonly id: string; readonly title: string } | { readonly kind: 'yes' | 'no' } | null {
  const index = chosenOption(
    text,
    question.options.map(({ title }) => title),
  )
  const option = index === null || /^\d+$/.test(text.trim()) ? undefined : question.options[index]
  if (option !== undefined) return { kind: 'tap', ...option }
  if (saysYes(text)) return { kind: 'yes' }
  return saysNo(text) ? { kind: 'no' } : null
}
