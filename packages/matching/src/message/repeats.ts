import { readLine } from '../line/query.ts'
import { REPEAT } from './intents.ts'
import type { Reading } from './reading.ts'

/** Cheaper than the whole pattern: no repeat is said without one of these. */
const MAY_REPEAT =
  /повтор|дубл|самое|как|что|аналог|прошл|последн|предыдущ|позапрош|вчераш|обычн|стандарт|старому|откен|бурын|кешег|уксас|баягы| же |kak|povtor/

/** «как в прошлый раз»: the earlier order becomes the base; the phrase itself is taken out of the text. */
export function takeRepeat(reading: Reading, masked: string): string {
  if (!MAY_REPEAT.test(masked)) return masked
  const match = REPEAT.exec(masked)
  if (!match) return masked
  reading.intents.add('repeat')
  const order = reading.context.history?.[/позапрош|предпослед|позавчера/.test(match[0]) ? 1 : 0]
  const blanked = masked.slice(0, match.index) + ' '.repeat(match[0].length) + masked.slice(match.index + match[0].length)
  if (namesGoods(reading, masked.slice(0, match.index))) {
    reading.amountsFrom = order?.lines ?? []
    return blanked
  }
  if (order && !reading.context.cart?.length) reading.basket.loadBase(order.lines, 'history')
  return blanked
}

/** «ротбанд как в прошлый раз»: the phrase is about this line only, not about the whole order. */
function namesGoods(reading: Reading, before: string): boolean {
  const clause = before.slice(Math.max(...[',', ';', '.', '\n', '!', '?'].map((mark) => before.lastIndexOf(mark))) + 1)
  return readLine(reading.catalog, clause).words.some((term) => term.strength >= 0.85 && !term.isOptional)
}
