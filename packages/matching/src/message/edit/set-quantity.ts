import type { Entry } from '../basket.ts'
import type { Reading } from '../reading.ts'
import type { Part } from './plan.ts'

/** Sets how many of a line. */
export function setQuantity(
  reading: Reading,
  entry: Entry,
  qty: number,
  unit: string | null,
  part: Part,
  why = 'количество изменено',
): void {
  reading.intents.add('edit')
  const written = { text: reading.textOf(part.start, part.end), span: reading.spanOf(part.start, part.end) }
  reading.basket.change(entry, {
    ...written,
    qty,
    unit: unit ?? entry.line.unit,
    operation: entry.line.operation === 'replace' ? 'replace' : 'set',
    why: [why],
  })
}

const PIECES: ReadonlySet<string> = new Set(['шт', 'лист', 'мешок', 'рул', 'ведро', 'бал', 'банка', 'канистра', 'туба'])

/** Whether amounts in these units may be added: «ещё 5 пачек» to a line in pieces may not. */
export function canAdd(reading: Reading, entry: Entry, unit: string | null): boolean {
  const own = entry.line.unit ?? (entry.index === null ? null : reading.catalog.facts(entry.index).saleUnit)
  return unit === null || own === null || unit === own || (PIECES.has(unit) && PIECES.has(own))
}
