import { UNITS } from '../../lexicon/units.ts'
import type { Frame } from './frames.ts'
import { blanked, mix, NUMBER, numberOf, only, SIGNS, shadowOf, without } from './signs.ts'

const COUNTED = [...UNITS]
  .filter(([form, { role }]) => role !== 'measure' && /^\p{L}+\d?$/u.test(form))
  .map(([form]) => form)
  .sort((a, b) => b.length - a.length)
  .join('|')
const AMOUNT = `(${NUMBER})(?:\\s?((?:${COUNTED})(?![\\p{L}\\d])\\.?))?`
const LESS = 'меньш|помень|уменьш|сократ|убав|сбав|сниз|вычт|вычест|урежь|минус|minus|скин|сним|-'
const MEASURED = [...UNITS]
  .filter(([form, { role }]) => role === 'measure' && /^\p{L}+$/u.test(form))
  .map(([form]) => form)
  .sort((a, b) => b.length - a.length)
  .join('|')
const UP_DOWN =
  'увелич\\p{L}*|прибав\\p{L}*|подним\\p{L}*|поднять|уменьш\\p{L}*|сократ\\p{L}*|убав\\p{L}*|сбав\\p{L}*|сниз\\p{L}*|вычт\\p{L}*|вычест\\p{L}*|урежь\\p{L}*|добав\\p{L}*'
const BY = new RegExp(`(?<!\\p{L})на\\s+${AMOUNT}\\s+(больше|меньше|побольше|поменьше|${UP_DOWN})(?!\\p{L})`, 'u')
const BY_ONE = new RegExp(`(?<!\\p{L})на\\s+(?:один\\s+|одну\\s+)?(${COUNTED})\\s+(больше|меньше|${UP_DOWN})(?!\\p{L})`, 'u')
const FIRST = new RegExp(
  `(?<!\\p{L})(больше|меньше|(?!добав)(?:${UP_DOWN}))(?!\\p{L})(.*?)(?<![\\p{L}\\d])на\\s+${AMOUNT}(?!\\s*[xх*/]?\\d|\\s?(?:${MEASURED})(?!\\p{L}))`,
  'u',
)
const SIGNED = new RegExp(`(?<=[\\p{L}\\d)]\\s*[:-]?\\s)(-(?=\\d)|\\+)\\s?${AMOUNT}\\s*[.,!]?\\s*$`, 'u')
const SPOKEN = new RegExp(`(?<=[\\p{L}\\d]\\s)(плюс|минус|plus|minus)\\s+${AMOUNT}(?!\\s*[\\p{L}\\d])`, 'u')
const LEADING = new RegExp(
  `^(?:\\s*(?:(?:и|а|но)\\s+)?(минус|-|убав\\p{L}*|сбав\\p{L}*|сним\\p{L}*|скин\\p{L}*|минусу\\p{L}*|вычт\\p{L}*|вычест\\p{L}*))\\s*${AMOUNT}`,
  'u',
)

/** «на 5 больше», «убавьте на 3», «+10», «минус два кетчупа»: the quantity changes by so much; null when nothing says so. */
export function shiftOf(text: string): Frame | null {
  const shadow = shadowOf(text)
  const by = BY.exec(shadow)
  if (by) return shift(text, by, by[3], by[1], by[2])
  const one = BY_ONE.exec(shadow)
  if (one) return shift(text, one, one[2], '1', one[1])
  const first = FIRST.exec(shadow)
  if (first) {
    const from = first.index + (first[1] ?? '').length
    const middle = only(text, from, from + (first[2] ?? '').length)
    const frame = shift(text, first, first[1], first[3], first[4])
    return { ...frame, target: mix(frame.target, without(middle, SIGNS.prefer)) }
  }
  const signed = SIGNED.exec(shadow) ?? SPOKEN.exec(shadow) ?? LEADING.exec(shadow)
  return signed ? shift(text, signed, signed[1], signed[2], signed[3]) : null
}

function shift(text: string, match: RegExpExecArray, word = '', amount = '', unit = ''): Frame & { kind: 'shift' } {
  const sign = new RegExp(`^(?:${LESS})`, 'u').test(word) ? -1 : 1
  return {
    kind: 'shift',
    target: without(blanked(text, match.index, match.index + match[0].length), SIGNS.prefer),
    by: sign * numberOf(amount),
    unit: unit.replace(/\.$/, ''),
  }
}
