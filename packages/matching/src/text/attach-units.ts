import { PACK_CODES, UNITS, type Unit } from '../lexicon/units.ts'
import { typedRussian } from './sounds.ts'
import type { NumberToken, Token } from './token.ts'

/** Forms of units that count one thing: no name of goods and no other number goes with them. */
export const COUNTING_ONE =
  /^(?:пач(?:еч)?ку|короб(?:оч)?ку|упаковку|банку|баночку|канистру|бухту|бочку|бутылку|палету|паллету|тубу|связку|штучку|штуку)$/

/** Units that mean something only when written right after the digits: «в» and «а» are words of their own. */
const GLUED_ONLY = new Set(['в', 'а', 'v', 'a', 'w', 'g', 'б', 'к', 'ма', 'ma', 'ka', 'куб', 'кап'])

export function attachUnits(read: readonly Token[]): Token[] {
  const tokens = [...read]
  const result: Token[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]
    if (!token) continue
    if (token.kind !== 'number' || token.unit) {
      result.push(token)
      continue
    }
    const ending = sizeEnding(tokens, i + 1)
    if (ending > 0) {
      result.push({ ...token, isOrdinal: true, end: tokens[i + ending]?.end ?? token.end })
      i += ending
      continue
    }
    const found = isOneMore(token, tokens[i + 1]) ? null : unitAfter(tokens, i + 1)
    const inverted = found ? invertedCount(tokens, found) : null
    if (inverted && found) {
      result.push(token, { ...inverted, unit: found.unit, start: tokens[i + 1]?.start ?? inverted.start })
      i = found.next
      continue
    }
    const packed = found ? packedCount(tokens, found) : -1
    const count = tokens[packed]
    if (found && count?.kind === 'number') {
      tokens[packed] = { ...count, unit: found.unit }
      result.push(token)
      i = found.next - 1
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

/** «20ка», «18-ку», «45й»: digits with an ending name a size; how many tokens the ending takes, 0 when there is none. */
function sizeEnding(tokens: readonly Token[], at: number): number {
  const dash = tokens[at]?.kind === 'mark' && tokens[at].text === '-' && tokens[at].isGlued ? 1 : 0
  const [word, next] = [tokens[at + dash], tokens[at + dash + 1]]
  if (word?.kind !== 'word' || !word.isGlued || !SIZE_ENDING.test(word.text) || next?.isGlued === true) return 0
  return dash + 1
}

const SIZE_ENDING = /^(?:ка|ку|ки|ке|кой|шка|шку|шки|ый|ой|ая|ую|ое|ые|й|я|ю|го)$/

/** «четырнадцать пачку»: a unit in the singular goes with one, not with this number. */
function isOneMore(token: NumberToken, next: Token | undefined): boolean {
  return next?.kind === 'word' && !next.isGlued && Number.isInteger(token.value) && token.value % 10 !== 1 && COUNTING_ONE.test(next.text)
}

/** «сто тридцать рулонов пять»: the unit goes with the bare number after it, the first number is a size. */
function invertedCount(tokens: readonly Token[], found: { unit: Unit; next: number }): NumberToken | null {
  const count = tokens[found.next]
  if (
    found.unit.role !== 'sale' ||
    found.unit.code === 'лист' ||
    count?.kind !== 'number' ||
    count.isGlued ||
    count.isFraction ||
    count.isOrdinal
  )
    return null
  const after = tokens[found.next + 1]
  const isEnd =
    after === undefined ||
    (after.kind === 'mark' && /[,.;!)]/.test(after.text) && !(after.isGlued && tokens[found.next + 2]?.isGlued)) ||
    (after.kind === 'word' && /^(и|ну|еще|потом|также|плюс)$/.test(after.text))
  return isEnd ? count : null
}

/** «марс 50 блок 36 шт - 1»: a size, the case, how many are in it, and only then how many cases; -1 when it is not said so. */
function packedCount(tokens: readonly Token[], found: { unit: Unit; next: number }): number {
  if (!PACK_CODES.has(found.unit.code)) return -1
  const isMark = (at: number, text: string): boolean => tokens[at]?.kind === 'mark' && tokens[at].text === text
  let at = found.next + (isMark(found.next, '(') ? 1 : 0)
  if (tokens[at]?.kind !== 'number') return -1
  at += 1
  const unit = tokens[at]
  if (unit?.kind === 'word' && UNITS.get(unit.text)?.code === 'шт') at += isMark(at + 1, '.') ? 2 : 1
  if (isMark(at, ')')) at += 1
  if (isMark(at, '-')) at += 1
  const count = tokens[at]
  const isWhole = count?.kind === 'number' && !count.isGlued && Number.isInteger(count.value) && count.unit === null
  const after = tokens[at + 1]
  return isWhole && (after === undefined || (after.kind === 'mark' && /[,;]/.test(after.text))) ? at : -1
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
  if (/^(?:мп|пм)$/.test(text) && after?.kind === 'mark' && after.text === '-' && tokens[at + 2]?.kind === 'number') return null
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
