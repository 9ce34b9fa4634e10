import { readLine } from '../line/query.ts'
import { leaveToPerson } from './doubts.ts'
import type { Span } from './partition.ts'
import type { Reading } from './reading.ts'

const KEPT =
  /(?<!\p{L})(?:остав(?:ь|ьте|им|ляем)|не меня\p{L}+|не трога\p{L}+|так же|как есть|как было|без изменений|верно|правильно|подтвержда\p{L}+|согласен|годится)(?!\p{L})/u

/** «опоры оставьте», «гкл верно»: these lines stay; one that was taken out before was not meant, so what was is unclear. */
export function isKept(reading: Reading, span: Span): boolean {
  if (!KEPT.test(span.text) || span.result.hasQuantity) return false
  const kept = reading.basket.restore(readLine(reading.catalog, span.text.replace(KEPT, ' ')))
  if (kept) {
    leaveToPerson(
      reading,
      span.start,
      span.end,
      reading.basket.entries.filter((entry) => entry.id !== kept.id && entry.line.operation === undefined),
    )
    return true
  }
  reading.pushOther(span.start, span.end, 'noise')
  return true
}
