import { type LineQuery, readLine } from '../../line/query.ts'
import type { BasketLine } from '../../types.ts'
import type { Entry } from '../basket.ts'
import { isNamedBy } from '../doubts.ts'
import type { Reading } from '../reading.ts'
import type { Part } from './plan.ts'
import type { Targets } from './targets.ts'

/** This line is meant, but what shall become of it is not clear: it is a question, and stays as it was until answered. */
export function askAbout(reading: Reading, entry: Entry, part: Part, why: string): void {
  reading.intents.add('edit')
  reading.basket.change(entry, {
    decision: 'ask',
    itemId: null,
    p: 0.5,
    operation: 'set',
    text: reading.textOf(part.start, part.end),
    span: reading.spanOf(part.start, part.end),
    why: [`${why}: «${reading.textOf(part.start, part.end)}»`],
  })
}

/**
 * Several lines fit and one is meant: a question which; all of them stay as they were. Words beside the name of the goods that do not
 * tell them apart were not understood: then none of the lines is taken for granted.
 */
export function askWhich(reading: Reading, { entries, query }: Targets, part: Part, amount: Partial<BasketLine> = {}): void {
  reading.intents.add('edit')
  const said = query.words.filter((term) => !term.isOptional)
  if (said.length !== 1 || query.wantsPlain || query.codes.length > 0 || query.numbers.length > 1) {
    askAll(reading, part, entries)
    return
  }
  const items = [...new Set(entries.map((entry) => entry.line.itemId).filter((id) => id !== null))]
  reading.basket.add({
    line: {
      text: reading.textOf(part.start, part.end),
      span: reading.spanOf(part.start, part.end),
      decision: 'ask',
      itemId: null,
      qty: amount.qty ?? null,
      unit: amount.unit ?? null,
      p: 0.5,
      candidates: items.slice(0, 5).map((itemId) => ({ itemId, p: 0.4, why: ['есть в заказе'] })),
      why: ['в заказе несколько таких строк, которая — не сказано'],
      origin: 'message',
      operation: 'set',
    },
    index: null,
    query: null,
    hasQuantity: true,
  })
}

/** Something in the basket shall change and nothing tells what: every line it may be about is a question. */
export function askAll(reading: Reading, part: Part, meant: readonly Entry[] = []): void {
  reading.intents.add('edit')
  const touched =
    meant.length > 0
      ? meant
      : reading.basket.entries.filter((entry) => entry.line.origin !== 'message' && !reading.basket.mentioned.has(entry.id))
  for (const entry of [...touched]) if (entry.line.decision === 'accept') askAbout(reading, entry, part, 'просили изменить, но не ясно как')
  reading.pushOther(part.start, part.end, 'request')
}

/** Something was said about goods like these and not understood: lines of the basket that it may mean are not taken for granted. */
export function doubtRelated(reading: Reading, part: Part): void {
  const query = readLine(reading.catalog, part.text)
  const open = reading.basket.entries.filter((entry) => entry.line.origin !== 'message' && !reading.basket.mentioned.has(entry.id))
  const named = open.filter((entry) => isNamedBy(reading, entry, query))
  const related = named.length > 0 ? named : open.filter((entry) => beginsAlike(reading, entry, query))
  for (const entry of related) if (entry.line.decision === 'accept') askAbout(reading, entry, part, 'возможно, просили изменить')
}

/** «гипс» may be short for the plasterboard of the basket. */
function beginsAlike(reading: Reading, { index }: Entry, query: LineQuery): boolean {
  const first = index === null ? '' : (reading.catalog.facts(index).words[0]?.text ?? '')
  return query.words.some((term) => term.stem.length >= 4 && first.startsWith(term.stem.slice(0, 5)))
}
