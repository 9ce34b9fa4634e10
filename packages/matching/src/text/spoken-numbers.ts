import { NUMBER_WORDS, type NumberWord } from '../lexicon/numerals.ts'
import { UNITS } from '../lexicon/units.ts'
import { editDistance } from './distance.ts'
import { type NumberToken, number, type Token, type WordToken } from './token.ts'

/** Stands between two number words that are two numbers. */
export const APART = '¦'
/** Stands between the whole and the tenths of one number. */
export const POINT = '∙'

/** «сто двадцать пять» → 125, «полтора десятка» → 15, «две с половиной сотни» → 250, Kazakh «он бес» → 15. */
export function readNumberWords(tokens: Token[]): Token[] {
  const result: Token[] = []
  let i = 0
  while (i < tokens.length) {
    const read = readNumeral(tokens, i)
    const token = tokens[i]
    if (read && token) {
      result.push(read.token)
      i = read.next
    } else {
      if (token) result.push(token)
      i += 1
    }
  }
  return result
}

const GENITIVES: Readonly<Record<string, number>> = {
  одно: 1,
  двух: 2,
  трех: 3,
  четырех: 4,
  пяти: 5,
  шести: 6,
  семи: 7,
  восьми: 8,
  девяти: 9,
  десяти: 10,
  двенадцати: 12,
  пятнадцати: 15,
  двадцати: 20,
  двадцатипяти: 25,
  тридцати: 30,
  сорока: 40,
  пятидесяти: 50,
  сто: 100,
  полу: 0.5,
  пол: 0.5,
  полутора: 1.5,
}
const COMPOUND =
  /^(одно|пол|двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти|двенадцати|пятнадцати|двадцатипяти|двадцати|тридцати|сорока|пятидесяти|сто|полутора|полу)(литров|метров|килограммов|граммов|миллиметров|сантиметров|ваттн|ваттов|амперн|дюймов)(?:ый|ая|ое|ые|ого|ой|ую|ых|ым|ка|ку|ки|ок)$/

/** «пятилитровый», «трехметровая»: a size in one word. */
function numeralAdjective(word: WordToken): NumberToken | null {
  const match = COMPOUND.exec(word.text)
  const value = GENITIVES[match?.[1] ?? '']
  const unit = UNITS.get(`${match?.[2] ?? ''}ый`)
  return value === undefined || !unit ? null : number(value, word.start, word.end, word.isGlued, 2, { unit, isSpoken: true })
}

const ONE_OF: ReadonlyMap<string, readonly [number, string]> = new Map(
  Object.entries({
    литр: [1, 'литровый'],
    литра: [1, 'литровый'],
    поллитра: [0.5, 'литровый'],
    поллитровая: [0.5, 'литровый'],
    поллитровый: [0.5, 'литровый'],
    литровка: [1, 'литровый'],
    литровку: [1, 'литровый'],
    килограмм: [1, 'килограммовый'],
    кило: [1, 'килограммовый'],
    полкило: [0.5, 'килограммовый'],
    полкилограмма: [0.5, 'килограммовый'],
    килограммовый: [1, 'килограммовый'],
    килограммовая: [1, 'килограммовый'],
    полтонны: [0.5, 'т'],
    полтонна: [0.5, 'т'],
    полметра: [0.5, 'м'],
    дюйм: [1, 'дюймовый'],
    дюймовый: [1, 'дюймовый'],
    дюймовая: [1, 'дюймовый'],
    дюймовую: [1, 'дюймовый'],
    метровка: [1, 'метровый'],
    метровку: [1, 'метровый'],
  }),
)

/** «килограмм пять пачек»: a number with a unit of sale follows, so the measure before it is a size. */
function isCountedAfter(tokens: readonly Token[], from: number): boolean {
  const [count, unit] = [tokens[from + 1], tokens[from + 2]]
  const isNumber = count?.kind === 'number' || (count?.kind === 'word' && NUMBER_WORDS.has(count.text))
  return isNumber && unit?.kind === 'word' && UNITS.get(unit.text)?.role === 'sale'
}

/** «два литра», «два с половиной литра» are measured; «шестьсот сорок шестой литровый» is a model of one litre. */
const isCounting = (text: string): boolean => NUMBER_WORDS.get(text)?.isOrdinal === false || /^половин/.test(text)

/** «литровый», «поллитра» with no number before: the size itself. */
function bareMeasure(word: WordToken, previous: Token | undefined, tokens: readonly Token[], from: number): NumberToken | null {
  if (/^кило/.test(word.text) && !isCountedAfter(tokens, from)) return null
  const isModel = previous?.kind === 'number' && previous.value >= 100 && !word.isGlued
  if ((previous?.kind === 'number' && !isModel) || (previous?.kind === 'word' && isCounting(previous.text))) return null
  const adjective = /^(литров|метров)(?:ый|ая|ое|ые|ого|ой|ую|ых)$/.exec(word.text)?.[1]
  const [value, form] = ONE_OF.get(word.text) ?? (adjective ? [1, `${adjective}ый`] : [0, ''])
  const unit = UNITS.get(form)
  return unit ? number(value, word.start, word.end, word.isGlued, 1, { unit, isSpoken: true }) : null
}

/** «двенадцать и пять» before another number or «десятых» is 12,5. */
function isFiveTenths(tokens: readonly Token[], at: number): boolean {
  const five = tokens[at + 1]
  const after = tokens[at + 2]
  if (five?.kind !== 'word' || five.text !== 'пять' || !after) return false
  return after.kind === 'number' || (after.kind === 'word' && (NUMBER_WORDS.has(after.text) || /^десятых$/.test(after.text)))
}

const misspelt = new Map<string, NumberWord | undefined>()

/** «дисять», «четыри»: one wrong letter in a long number word. */
function misspeltNumber(text: string): NumberWord | undefined {
  if (text.length < 6 || !/^[дчпшсвотт]/.test(text)) return undefined
  if (misspelt.has(text)) return misspelt.get(text)
  let found: NumberWord | undefined
  for (const [form, word] of NUMBER_WORDS)
    if (
      form.length >= 6 &&
      form[0] === text[0] &&
      !word.isOrdinal &&
      word.language === 'ru' &&
      word.role !== 'group' &&
      editDistance(form, text, 1) <= 1
    )
      found ??= word
  if (misspelt.size < 5000) misspelt.set(text, found)
  return found
}

/** «ноль пять» = 0,5; «ноль тридцать три» = 0,33. */
function zeroPoint(tokens: readonly Token[], from: number): { token: NumberToken; next: number } | null {
  const [zero, first, second] = [tokens[from], tokens[from + 1], tokens[from + 2]]
  if (zero?.kind !== 'word' || !/^(ноль|нуль)$/.test(zero.text) || first?.kind !== 'word') return null
  const lead = NUMBER_WORDS.get(first.text)
  if (!lead || lead.isOrdinal || lead.value <= 0) return null
  const make = (value: number, last: Token): NumberToken => number(value, zero.start, last.end, zero.isGlued, 2, { isSpoken: true })
  if (lead.role === 'ones') return { token: make(lead.value / 10, first), next: from + 2 }
  if (lead.role !== 'tens' && lead.role !== 'teens') return null
  const ones = second?.kind === 'word' && lead.role === 'tens' ? NUMBER_WORDS.get(second.text) : undefined
  if (second && ones?.role === 'ones' && !ones.isOrdinal) return { token: make((lead.value + ones.value) / 100, second), next: from + 3 }
  return { token: make(lead.value / 100, first), next: from + 2 }
}

const RANK = { ones: 1, teens: 2, tens: 3, hundreds: 4 } as const

/** «17 десятка» is no 170: after 17 it would be «десятков»; it is the ten, a size. */
const TENS = /^(?:десятк[аиу]|сотк[аиу])$/

/** «3 сотни», «5 тыс»: digits with a word that multiplies them. */
function scaledDigits(first: NumberToken, tokens: readonly Token[], from: number): { token: NumberToken; next: number } | null {
  const next = tokens[from + 1]
  const word = next?.kind === 'word' ? NUMBER_WORDS.get(next.text) : undefined
  if (next?.kind === 'word' && TENS.test(next.text) && !(first.value >= 2 && first.value <= 4)) return null
  if (!word || (word.role !== 'scale' && word.role !== 'group') || next?.kind !== 'word' || word.value < 10 || first.unit) return null
  const value = first.value * word.value
  return { token: number(value, first.start, next.end, first.isGlued, 2, { isSpoken: true, isGroup: true }), next: from + 2 }
}

/** «два ∙ семь»: the tenths after the point, null when none follow. */
function tenthsAfter(tokens: readonly Token[], i: number): number | null {
  const [point, digit] = [tokens[i], tokens[i + 1]]
  const isPoint = point?.kind === 'mark' ? point.text === POINT : point?.kind === 'word' && /^(?:точка|запятая)$/.test(point.text)
  if (!isPoint || digit?.kind !== 'word') return null
  const word = NUMBER_WORDS.get(digit.text)
  return word?.role === 'ones' && !word.isOrdinal ? word.value : null
}

/** «… и пять десятых», «… с половиной» after a number: how many tokens say a half, 0 when none. */
function halfAfter(tokens: readonly Token[], i: number): number {
  const token = tokens[i]
  if (token?.kind !== 'word') return 0
  if (token.text === 'и' && isFiveTenths(tokens, i)) {
    const tenths = tokens[i + 2]
    return tenths?.kind === 'word' && /^десят/.test(tenths.text) && /ых$/.test(tenths.text) ? 3 : 2
  }
  const half = token.text === 'с' ? tokens[i + 1] : undefined
  return half?.kind === 'word' && /^половин/.test(half.text) ? 2 : 0
}

/** «метр∙двадцать» = 1,2 m. */
function metreAndMore(tokens: readonly Token[], from: number): { token: NumberToken; next: number } | null {
  const [metre, point, rest] = [tokens[from], tokens[from + 1], tokens[from + 2]]
  if (metre?.kind !== 'word' || metre.text !== 'метр' || point?.kind !== 'mark' || point.text !== POINT || rest?.kind !== 'word')
    return null
  const unit = UNITS.get('метровый')
  const centimetres = NUMBER_WORDS.get(rest.text)
  if (!unit || !centimetres) return null
  const value = 1 + centimetres.value / 100
  return { token: number(value, metre.start, rest.end, metre.isGlued, 2, { unit, isSpoken: true }), next: from + 3 }
}

/** A number that is read at once: «пятилитровый», «поллитра», «ноль пять», «3 сотни». */
function wholeNumeral(first: Token, tokens: readonly Token[], from: number): { token: NumberToken; next: number } | null {
  if (first.kind === 'number') return scaledDigits(first, tokens, from)
  const metres = metreAndMore(tokens, from)
  if (metres) return metres
  const compound = first.kind === 'word' ? (numeralAdjective(first) ?? bareMeasure(first, tokens[from - 1], tokens, from)) : null
  return compound ? { token: compound, next: from + 1 } : (thousandsAfterOn(tokens, from) ?? zeroPoint(tokens, from))
}

/** «двенадцать с половиной на два пятьсот»: the second side of a size in millimetres, 2500; what follows it is another number. */
function thousandsAfterOn(tokens: readonly Token[], from: number): { token: NumberToken; next: number } | null {
  const [joiner, first, second] = [tokens[from - 1], tokens[from], tokens[from + 1]]
  if (joiner?.kind !== 'word' || joiner.text !== 'на' || first?.kind !== 'word' || second?.kind !== 'word') return null
  const [ones, hundreds] = [NUMBER_WORDS.get(first.text), NUMBER_WORDS.get(second.text)]
  if (ones?.role !== 'ones' || ones.isOrdinal || hundreds?.role !== 'hundreds' || hundreds.isOrdinal) return null
  return { token: number(ones.value * 1000 + hundreds.value, first.start, second.end, false, 4, { isSpoken: true }), next: from + 2 }
}

/** What follows the whole part of a number: «∙ семь», «с половиной»; how many tokens say it. */
function fractionAfter(tokens: readonly Token[], i: number): { value: number; length: number } | null {
  const tenths = tenthsAfter(tokens, i)
  if (tenths !== null) return { value: tenths / 10, length: 2 }
  const half = halfAfter(tokens, i)
  return half > 0 ? { value: 0.5, length: half } : null
}

/** «три десятка», not «сто двадцать девять полсотни» or «двадцать пара». */
const canMultiply = (current: number | null, value: number, text: string): boolean =>
  current !== null && value !== 2 && value >= current && !text.startsWith('пол')

function readNumeral(tokens: readonly Token[], from: number): { token: NumberToken; next: number } | null {
  const first = tokens[from]
  if (!first) return null
  const whole = wholeNumeral(first, tokens, from)
  if (whole || first.kind === 'number') return whole
  let total = 0
  let current: number | null = null
  let rank = 9
  let i = from
  let isOrdinal = false
  let isGroup = false
  let words = 0
  for (; i < tokens.length; i += 1) {
    const token = tokens[i]
    const fraction = current === null ? null : fractionAfter(tokens, i)
    if (fraction !== null && current !== null) {
      current += fraction.value
      rank = 0
      words += 2
      i += fraction.length - 1
      continue
    }
    if (token?.kind !== 'word' || (i > from && token.isGlued)) break
    const word = NUMBER_WORDS.get(token.text) ?? misspeltNumber(token.text)
    if (!word || isOrdinal) break
    if (word.role === 'scale' || word.role === 'group') {
      if (word.role === 'group' && words > 0 && !canMultiply(current, word.value, token.text)) break
      if (word.role === 'scale') {
        const lead: number = current ?? 1
        if (word.value === 100) current = lead * 100
        else {
          total += lead * word.value
          current = null
        }
        rank = word.value === 100 ? 4 : 5
      } else {
        current = (current ?? 1) * word.value
        rank = 0
        isGroup = true
      }
    } else if (word.role === 'half' || word.role === 'one-and-half') {
      if (words > 0) break
      current = word.value
      rank = 0
    } else {
      const next: number = RANK[word.role]
      if (next >= rank || (next === 1 && rank === 2) || (next === 2 && rank === 3)) break
      current = (current ?? 0) + word.value
      rank = next
    }
    isOrdinal = word.isOrdinal
    words += 1
  }
  const last = tokens[i - 1]
  if (words === 0 || !last) return null
  const isSize = words === 1 && first.kind === 'word' && TENS.test(first.text) && tokens[from - 1]?.kind === 'number'
  if (isSize) [isOrdinal, isGroup] = [true, false]
  return { token: number(total + (current ?? 0), first.start, last.end, first.isGlued, 2, { isSpoken: true, isOrdinal, isGroup }), next: i }
}
