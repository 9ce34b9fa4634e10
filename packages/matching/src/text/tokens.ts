import { attachUnits } from './attach-units.ts'
import { foldCode, unmixScripts } from './scripts.ts'
import { readNumberWords } from './spoken-numbers.ts'
import { type MarkToken, type NumberToken, number, type Token, type WordToken } from './token.ts'

export type { MarkToken, NumberToken, Token, WordToken } from './token.ts'

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
    if (match[1] !== undefined) pushWord(tokens, text, start, raw, isGlued)
    else if (match[2] !== undefined) pushNumber(tokens, text, start, raw, isGlued)
    else tokens.push({ kind: 'mark', text: raw, start, end: start + raw.length, isGlued })
    end = start + raw.length
  }
  return tokens
}

const TWO_SCRIPTS = /^([а-я]{4,})([a-z]{3,})$/

/** «смесителяPPR» are two words; «cайдинг» with a Latin letter is one. */
function pushWord(tokens: Token[], text: string, start: number, raw: string, isGlued: boolean): void {
  const two = TWO_SCRIPTS.exec(raw)
  const parts = two ? [two[1] ?? '', two[2] ?? ''] : [raw]
  let at = start
  for (const part of parts) {
    const end = at + part.length
    const isCut = text[end] === '.' && text[end + 1] !== '.'
    tokens.push({ kind: 'word', text: unmixScripts(part), start: at, end, isGlued: isGlued && at === start, isCut })
    at = end
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

const JOINERS = new Set(['х', 'x', '*', '/', 'на', 'дробь'])

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
  if (token.text === 'на' || token.text === 'дробь')
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
