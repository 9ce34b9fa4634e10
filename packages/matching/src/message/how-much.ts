import type { HowMuch, MatchedLine } from '../types.ts'
import type { Entry } from './basket.ts'
import type { Reading } from './reading.ts'

const LESS = /(?<!\p{L})(?:поменьше|меньше|меньшее|убав\p{L}*|сократ\p{L}*|уменьш\p{L}*)(?!\p{L})/u
const MORE = /(?<!\p{L})(?:побольше|больше|большее|еще|ещё|прибав\p{L}*|добав\p{L}*|увелич\p{L}*|запас\p{L}*)(?!\p{L})/u
const SOME = /(?<!\p{L})(?:немного|немножко|чуть|чуток|несколько|сколько-нибудь|сколько есть|слегка|капельку)(?!\p{L})/u
const SLIGHT = /(?<!\p{L})(?:чуть|чуток|немного|немножко|слегка|капельку)(?!\p{L})/u

/** In which direction these words change a line without saying how far; null when they say no such thing, or the line has no product. */
export function howMuchOf(text: string, { itemId, qty, unit }: Pick<MatchedLine, 'itemId' | 'qty' | 'unit'>): HowMuch | null {
  const said = text.toLowerCase()
  const direction = LESS.test(said) ? 'less' : MORE.test(said) ? 'more' : SOME.test(said) ? 'some' : null
  return direction === null || itemId === null ? null : { itemId, qty, unit, direction, isSlight: SLIGHT.test(said) }
}

/** Notes on a line that is asked about that it is only about how much; `entry` is the line as it was before. */
export function noteHowMuch(reading: Reading, entry: Entry, text: string): void {
  const howMuch = howMuchOf(text, entry.line)
  if (howMuch !== null) reading.basket.change(entry, { howMuch })
}
