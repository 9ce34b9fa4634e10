import { NUMBER_WORDS, type NumberWord } from '../lexicon/numerals.ts'
import { UNITS, type Unit } from '../lexicon/units.ts'
import { editDistance } from './distance.ts'
import { foldCode, unmixScripts } from './scripts.ts'
import { typedRussian } from './sounds.ts'

/** Where a token stands in the normalised text, and whether blanks precede it. */
interface Place {
  readonly start: number
  readonly end: number
  /** No blank before: glued to the token on its left. */
  readonly isGlued: boolean
}

export interface WordToken extends Place {
  readonly kind: 'word'
  readonly text: string
  /** Ends with a full stop and looks cut («пласт.»). */
  readonly isCut: boolean
}

export interface NumberToken extends Place {
  readonly kind: 'number'
  readonly value: number
  readonly unit: Unit | null
  readonly isFraction: boolean
  /** Said in words («двадцать»); an ordinal («двадцатую») names a size, never a quantity. */
  readonly isSpoken: boolean
  readonly isOrdinal: boolean
  /** Numbers joined by ×, /, «на» share a tuple number; -1 alone. */
  readonly tuple: number
  readonly digits: number
  readonly isGroup: boolean
}

export interface MarkToken extends Place {
  readonly kind: 'mark'
  readonly text: string
}

export type Token = WordToken | NumberToken | MarkToken

/** Letters and digits written together («WK962/7», «FR211-3/4»), with its one spelling. */
export interface CodeSpan {
  readonly folded: string
  readonly raw: string
  readonly start: number
  readonly end: number
}

const SCAN = /(\p{L}+)|(\d+(?:[.,]\d+)?)|(\S)/gu
const SIMPLE_FRACTION = new Set([2, 3, 4, 8, 16])

/** Cuts normalised text into words, numbers and marks. Units are attached, sizes grouped, number words read. */
export function tokenise(text: string): Token[] {
  return joinSizes(attachUnits(readNumberWords(readFractions(scan(text), text))))
}

function scan(text: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  SCAN.lastIndex = 0
  for (const match of text.matchAll(SCAN)) {
    const start = match.index
    const raw = match[0]
    const isGlued = start === end && start > 0
    if (match[1] !== undefined)
      tokens.push({
        kind: 'word',
        text: unmixScripts(raw),
        start,
        end: start + raw.length,
        isGlued,
        isCut: text[start + raw.length] === '.' && text[start + raw.length + 1] !== '.',
      })
    else if (match[2] !== undefined) pushNumber(tokens, text, start, raw, isGlued)
    else tokens.push({ kind: 'mark', text: raw, start, end: start + raw.length, isGlued })
    end = start + raw.length
  }
  return tokens
}

function number(value: number, start: number, end: number, isGlued: boolean, digits: number, more: Partial<NumberToken> = {}): NumberToken {
  return {
    kind: 'number',
    value,
    unit: null,
    isFraction: false,
    isSpoken: false,
    isOrdinal: false,
    tuple: -1,
    isGroup: false,
    start,
    end,
    isGlued,
    digits,
    ...more,
  }
}

/** «68.11.09» and «1,2,3» are not decimals: such runs fall apart into whole numbers. */
function pushNumber(tokens: Token[], text: string, start: number, raw: string, isGlued: boolean): void {
  const before = text[start - 1] ?? ''
  const beforeThat = text[start - 2] ?? ''
  const after = text[start + raw.length] ?? ''
  const afterThat = text[start + raw.length + 1] ?? ''
  const dot = raw.search(/[.,]/)
  const isChain =
    dot > 0 && (((after === '.' || after === ',') && /\d/.test(afterThat)) || ((before === '.' || before === ',') && /\d/.test(beforeThat)))
  if (!isChain) {
    tokens.push(number(Number(raw.replace(',', '.')), start, start + raw.length, isGlued, raw.length))
    return
  }
  tokens.push(number(Number(raw.slice(0, dot)), start, start + dot, isGlued, dot))
  tokens.push({ kind: 'mark', text: raw[dot] ?? '.', start: start + dot, end: start + dot + 1, isGlued: true })
  tokens.push(number(Number(raw.slice(dot + 1)), start + dot + 1, start + raw.length, true, raw.length - dot - 1))
}

/** 1/2, 3/4, 1 1/4, «11/4» typed without the blank. «28/27», «110/50/45» stay sizes. */
function readFractions(tokens: Token[], text: string): Token[] {
  const result: Token[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    const [a, slash, b, next] = [tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3]]
    const value =
      a?.kind === 'number' && slash?.kind === 'mark' && slash.text === '/' && slash.isGlued && b?.kind === 'number' && b.isGlued
        ? fraction(a.value, b.value)
        : null
    const isChain =
      (next?.kind === 'mark' && next.text === '/' && next.isGlued && tokens[i + 4]?.kind === 'number') || text[(a?.start ?? 0) - 1] === '/'
    if (value === null || isChain || a?.kind !== 'number' || b?.kind !== 'number') {
      if (a) result.push(a)
      continue
    }
    result.push(withWhole(result, number(value, a.start, b.end, a.isGlued, 1, { isFraction: true })))
    i += 2
  }
  return result
}

function fraction(top: number, bottom: number): number | null {
  if (!SIMPLE_FRACTION.has(bottom)) return null
  if (top < bottom && (top % 2 === 1 || bottom === 3)) return top / bottom
  const whole = Math.floor(top / 10)
  const rest = top % 10
  return top > 10 && top < 40 && bottom <= 4 && rest < bottom && rest % 2 === 1 ? whole + rest / bottom : null
}

function withWhole(done: Token[], part: NumberToken): NumberToken {
  const last = done.at(-1)
  const dash = last?.kind === 'mark' && last.text === '-' && part.isGlued && last.isGlued ? last : null
  const whole = dash ? done.at(-2) : last
  if (whole?.kind !== 'number' || whole.value < 1 || whole.value > 6 || whole.digits !== 1 || part.value >= 1 || whole.isFraction)
    return part
  if (!dash && part.isGlued) return part
  done.length -= dash ? 2 : 1
  return { ...part, value: whole.value + part.value, start: whole.start, isGlued: whole.isGlued }
}

/** «сто двадцать пять» → 125, «полтора десятка» → 15, «две с половиной сотни» → 250, Kazakh «он бес» → 15. */
function readNumberWords(tokens: Token[]): Token[] {
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
  полутора: 1.5,
}
const COMPOUND =
  /^(одно|двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти|двенадцати|пятнадцати|двадцатипяти|двадцати|тридцати|сорока|пятидесяти|сто|полутора|полу)(литров|метров|килограммов|граммов|миллиметров|сантиметров|ваттн|ваттов|амперн|дюймов)(?:ый|ая|ое|ые|ого|ой|ую|ых|ым|ка|ку|ки|ок)$/

/** «пятилитровый», «трехметровая»: a size in one word. */
function numeralAdjective(word: WordToken): NumberToken | null {
  const match = COMPOUND.exec(word.text)
  const value = GENITIVES[match?.[1] ?? '']
  const unit = UNITS.get(`${match?.[2] ?? ''}ый`)
  return value === undefined || !unit ? null : number(value, word.start, word.end, word.isGlued, 2, { unit, isSpoken: true })
}

const ONE_OF: Readonly<Record<string, readonly [number, string]>> = {
  литр: [1, 'литровый'],
  литра: [1, 'литровый'],
  поллитра: [0.5, 'литровый'],
  поллитровая: [0.5, 'литровый'],
  поллитровый: [0.5, 'литровый'],
  литровка: [1, 'литровый'],
  литровку: [1, 'литровый'],
  полкило: [0.5, 'килограммовый'],
  полкилограмма: [0.5, 'килограммовый'],
  килограммовый: [1, 'килограммовый'],
  килограммовая: [1, 'килограммовый'],
}

/** «литровый», «поллитра» with no number before: the size itself. */
function bareMeasure(word: WordToken, previous: Token | undefined): NumberToken | null {
  if (previous?.kind === 'number' || (previous?.kind === 'word' && NUMBER_WORDS.has(previous.text))) return null
  const [value, form] = ONE_OF[word.text] ?? (/^литров(?:ый|ая|ое|ые|ого|ой|ую|ых)$/.test(word.text) ? [1, 'литровый'] : [0, ''])
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

const RANK = { ones: 1, teens: 2, tens: 3, hundreds: 4 } as const

function readNumeral(tokens: readonly Token[], from: number): { token: NumberToken; next: number } | null {
  const first = tokens[from]
  if (!first) return null
  const compound = first.kind === 'word' ? (numeralAdjective(first) ?? bareMeasure(first, tokens[from - 1])) : null
  if (compound) return { token: compound, next: from + 1 }
  let total = 0
  let current: number | null = null
  let rank = 9
  let i = from
  let isOrdinal = false
  let isGroup = false
  let words = 0
  if (first.kind === 'number') {
    const next = tokens[from + 1]
    const word = next?.kind === 'word' ? NUMBER_WORDS.get(next.text) : undefined
    if (!word || (word.role !== 'scale' && word.role !== 'group') || next?.kind !== 'word' || word.value < 10 || first.unit) return null
    return {
      token: number(first.value * word.value, first.start, next.end, first.isGlued, 2, { isSpoken: true, isGroup: true }),
      next: from + 2,
    }
  }
  for (; i < tokens.length; i += 1) {
    const token = tokens[i]
    if (token?.kind !== 'word' || (i > from && token.isGlued)) break
    const word = NUMBER_WORDS.get(token.text) ?? misspeltNumber(token.text)
    if (!word) {
      if (current !== null && token.text === 'и' && isFiveTenths(tokens, i)) {
        current += 0.5
        const tenths = tokens[i + 2]
        i += tenths?.kind === 'word' && /^десят/.test(tenths.text) && /ых$/.test(tenths.text) ? 2 : 1
        words += 2
        continue
      }
      const half = current !== null && token.text === 'с' ? tokens[i + 1] : undefined
      if (half?.kind === 'word' && /^половин/.test(half.text) && current !== null) {
        current += 0.5
        i += 1
        words += 2
        continue
      }
      break
    }
    if (isOrdinal) break
    if (word.role === 'scale' || word.role === 'group') {
      if (current === null && word.role === 'group' && words > 0) break
      if (current !== null && word.role === 'group' && (word.value === 2 || word.value < current)) break
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
      if (next >= rank || (next === 1 && rank === 2)) break
      current = (current ?? 0) + word.value
      rank = next
    }
    isOrdinal = word.isOrdinal
    words += 1
  }
  const last = tokens[i - 1]
  if (words === 0 || !last) return null
  return { token: number(total + (current ?? 0), first.start, last.end, first.isGlued, 2, { isSpoken: true, isOrdinal, isGroup }), next: i }
}

/** Units that mean something only when written right after the digits: «в» and «а» are words of their own. */
const GLUED_ONLY = new Set(['в', 'а', 'v', 'a', 'w', 'g', 'б', 'к', 'ма', 'ка', 'ma', 'ka', 'куб', 'кап'])

function attachUnits(tokens: Token[]): Token[] {
  const result: Token[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]
    if (!token) continue
    if (token.kind !== 'number' || token.unit) {
      result.push(token)
      continue
    }
    const found = unitAfter(tokens, i + 1)
    const inverted = found ? invertedCount(tokens, found) : null
    if (inverted && found) {
      result.push(token, { ...inverted, unit: found.unit, start: tokens[i + 1]?.start ?? inverted.start })
      i = found.next
      continue
    }
    if (!found) {
      result.push(token)
      continue
    }
    result.push({ ...token, unit: found.unit, end: tokens[found.next - 1]?.end ?? token.end })
    i = found.next - 1
  }
  return result
}

/** «сто тридцать рулонов пять»: the unit goes with the bare number after it, the first number is a size. */
function invertedCount(tokens: readonly Token[], found: { unit: Unit; next: number }): NumberToken | null {
  const count = tokens[found.next]
  if (found.unit.role !== 'sale' || count?.kind !== 'number' || count.isGlued || count.isFraction || count.isOrdinal) return null
  const after = tokens[found.next + 1]
  const isEnd =
    after === undefined ||
    (after.kind === 'mark' && /[,.;!)]/.test(after.text) && !(after.isGlued && tokens[found.next + 2]?.isGlued)) ||
    (after.kind === 'word' && /^(и|ну|еще|потом|также|плюс)$/.test(after.text))
  return isEnd ? count : null
}

/** The unit that starts at this token: «кв.м», «пог. м», «м2», «шт.», «л». */
function unitAfter(tokens: readonly Token[], at: number): { unit: Unit; next: number } | null {
  const first = tokens[at]
  if (first?.kind === 'mark') {
    if (first.text === '-' && first.isGlued) return adjectiveAfter(tokens, at + 1)
    if (first.text === '°' || first.text === '%') return lookup(first.text, at + 1)
    const second = tokens[at + 1]
    if (first.text === '"') return first.isGlued && !(second?.kind === 'word' && second.isGlued) ? lookup('"', at + 1) : null
    if (first.text === "'" && second?.kind === 'mark' && second.text === "'") return lookup('"', at + 2)
    return null
  }
  if (first?.kind !== 'word') return null
  const text = first.text
  const second = tokens[at + 1]
  if (
    (text === 'м' || text === 'm' || text === 'см' || text === 'мм') &&
    second?.kind === 'number' &&
    second.isGlued &&
    (second.value === 2 || second.value === 3) &&
    second.digits === 1
  ) {
    const next = tokens[at + 2]
    if (!(next?.kind === 'word' && next.isGlued)) return lookup(`м${second.value}`, at + 2)
  }
  const compound = compoundUnit(tokens, at)
  if (compound) return compound
  if (GLUED_ONLY.has(text) && !first.isGlued) return text === 'кап' || text === 'куб' ? finish(tokens, at, text) : null
  return finish(tokens, at, text)
}

/** «20-литровая», «3-х метровый». */
function adjectiveAfter(tokens: readonly Token[], at: number): { unit: Unit; next: number } | null {
  const first = tokens[at]
  if (first?.kind !== 'word' || !first.isGlued) return null
  const isEnding = /^(х|ти|и|м|ми|та)$/.test(first.text)
  const word = isEnding ? tokens[at + 1] : first
  if (word?.kind !== 'word' || word.text.length < 4) return null
  const unit = UNITS.get(word.text)
  return unit ? { unit, next: isEnding ? at + 2 : at + 1 } : null
}

function finish(tokens: readonly Token[], at: number, text: string): { unit: Unit; next: number } | null {
  const unit = UNITS.get(text) ?? (/^[a-z]{3,}$/.test(text) ? UNITS.get(typedRussian(text)) : undefined)
  const after = tokens[at + 1]
  if (!unit) return null
  if (after?.kind === 'number' && after.isGlued) return null
  if (
    after?.kind === 'mark' &&
    after.text === '-' &&
    after.isGlued &&
    tokens[at + 2]?.kind === 'word' &&
    tokens[at + 2]?.isGlued &&
    text.length < 3
  )
    return null
  const isStop = after?.kind === 'mark' && after.text === '.' && after.isGlued
  return { unit, next: isStop ? at + 2 : at + 1 }
}

function lookup(text: string, next: number): { unit: Unit; next: number } | null {
  const unit = UNITS.get(text)
  return unit ? { unit, next } : null
}

/** «кв.м», «кв м», «пог.м», «п.м.», «п/м», «м.п.», «куб.м». */
function compoundUnit(tokens: readonly Token[], at: number): { unit: Unit; next: number } | null {
  const head = tokens[at]
  if (head?.kind !== 'word' || !/^(кв|квадр|квадратн\p{L}*|пог|погон|погонн\p{L}*|п|м|куб|кубическ\p{L}*)$/u.test(head.text)) return null
  let next = at + 1
  const mark = tokens[next]
  if (mark?.kind === 'mark' && (mark.text === '.' || mark.text === '/') && mark.isGlued) next += 1
  const tail = tokens[next]
  if (tail?.kind !== 'word') return null
  const isMetre = /^(м|m|метр\p{L}*)$/u.test(tail.text)
  if (head.text === 'м' && tail.text === 'кв' && tail.isGlued) return endOf(tokens, next, 'м2')
  if (head.text === 'м') return (tail.text === 'п' || tail.text === 'пог') && tail.isGlued ? endOf(tokens, next, 'м') : null
  if (!isMetre) return null
  if (/^(кв|квадр)/.test(head.text)) return endOf(tokens, next, 'м2')
  if (/^куб/.test(head.text)) return endOf(tokens, next, 'м3')
  return endOf(tokens, next, 'м')
}

function endOf(tokens: readonly Token[], last: number, code: string): { unit: Unit; next: number } | null {
  const dot = tokens[last + 1]
  return lookup(code, dot?.kind === 'mark' && dot.text === '.' && dot.isGlued ? last + 2 : last + 1)
}

const JOINERS = new Set(['х', 'x', '*', '/', 'на'])

/** Numbers joined by ×, *, / or «на» become one size; the joiner itself disappears. */
function joinSizes(tokens: Token[]): Token[] {
  const result: Token[] = []
  let tuple = 0
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]
    const previous = result.at(-1)
    const next = tokens[i + 1]
    if (token && previous?.kind === 'number' && next?.kind === 'number' && token.kind !== 'number' && isJoiner(token, previous, next)) {
      const id = previous.tuple >= 0 ? previous.tuple : tuple++
      result[result.length - 1] = { ...previous, tuple: id }
      result.push({ ...next, tuple: id })
      i += 1
      continue
    }
    if (token) result.push(token)
  }
  return result
}

function isJoiner(token: WordToken | MarkToken, left: NumberToken, right: NumberToken): boolean {
  if (!JOINERS.has(token.text)) return false
  if (left.unit?.role === 'sale' || (right.unit?.role === 'sale' && token.text === 'на')) return false
  if (token.text === '/') return token.isGlued && right.isGlued && right.unit?.role !== 'sale'
  if (token.text === 'на')
    return (
      !left.isOrdinal &&
      !right.isOrdinal &&
      (left.unit === null || left.unit.dimension === 'length') &&
      (right.unit === null || right.unit.dimension === 'length')
    )
  return right.unit?.role !== 'sale'
}

const CODE_RUN = /(?<!\d[.,])(?<![\p{L}\d])[\p{L}\d]{1,60}(?:[-/._*+][\p{L}\d]{1,60}){0,8}/gu

/** Every run of letters and digits that can be an article, and the pieces of it. */
export function codeSpans(text: string): CodeSpan[] {
  const spans: CodeSpan[] = []
  for (const match of text.matchAll(CODE_RUN)) {
    const raw = match[0]
    if (!/\d/.test(raw) || raw.length > 40) continue
    spans.push({ folded: foldCode(raw.replace(/(\d)[xх*](?=\d)/g, '$1')), raw, start: match.index, end: match.index + raw.length })
    if (!/[-/._*+]/.test(raw)) continue
    let at = match.index
    for (const piece of raw.split(/[-/._*+]/)) {
      if (/\d/.test(piece) && /\p{L}/u.test(piece)) spans.push({ folded: foldCode(piece), raw: piece, start: at, end: at + piece.length })
      at += piece.length + 1
    }
  }
  return spans
}
