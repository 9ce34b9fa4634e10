import type { BasketLine } from '../../types.ts'
import type { Entry } from '../basket.ts'
import type { Reading } from '../reading.ts'
import type { Part } from './plan.ts'

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

/** Several lines fit and one is meant: a question which; all of them stay as they were. */
export function askWhich(reading: Reading, entries: readonly Entry[], part: Part, amount: Partial<BasketLine> = {}): void {
  reading.intents.add('edit')
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
