import { expandShortenings, MEANINGS, PHRASES } from '../lexicon/phrases.ts'
import { UNITS, unitOf } from '../lexicon/units.ts'
import { isMarkStem } from '../lexicon/words.ts'
import { normalise } from '../text/clean.ts'
import { stemOf } from '../text/stem.ts'
import { readThreads } from '../text/threads.ts'
import { type CodeSpan, codeSpans, type NumberToken, type Token, tokenise } from '../text/tokens.ts'

/** A number of a product name. `role`: a size or property; how many are in a case; a part of an article. */
export interface ProductNumber {
  readonly value: number
  readonly dimension: string | null
  readonly base: number
  readonly tuple: number
  readonly role: 'size' | 'pack' | 'code'
  readonly isFraction: boolean
  /** The letter written before it: «d82», «h90». */
  readonly prefix: string
}

export interface ProductWord {
  readonly stem: string
  readonly text: string
  readonly isCut: boolean
  readonly isNoise: boolean
  /** Kept only because the group says it. */
  readonly isGroup: boolean
}

/** What a product name says, attribute by attribute. */
export interface ProductFacts {
  readonly words: readonly ProductWord[]
  readonly numbers: readonly ProductNumber[]
  readonly codes: ReadonlySet<string>
  readonly threads: string
  /** «… x 48 шт» at the end: a case of 48; 0 otherwise. */
  readonly caseOf: number
}

/** Prepositions and other words that add no meaning to a product name. */
const EMPTY = new Set('и с со в во на для из под по от до к за о а но или при the of for and with де la le л г гр шт кг мл м d'.split(' '))
/** «Шт-ка», «шп-ка» of price lists. */
const CONTRACTED = /(?<![\p{L}\d-])(шт|шп)-ка(?![\p{L}\d])/gu
const NEGATION = new Set(['без', 'not', 'non'])

/** Reads a name once. Words come first in the order written; negated words («без перфорации») carry `без:` before the stem. */
export function readProduct(name: string, group: string): ProductFacts {
  const letters = markLetters(name)
  const text = expandShortenings(normalise(name)).replace(CONTRACTED, (_, head: string) => (head === 'шт' ? 'штукатурка' : 'шпатлевка'))
  const { threads, rest } = readThreads(text)
  const tokens = tokenise(rest)
  const numbers: ProductNumber[] = []
  const words: ProductWord[] = []
  let isNegated = false
  tokens.forEach((token, i) => {
    if (token.kind === 'number' && !isPerArea(token, tokens, i)) numbers.push(productNumber(token, tokens, i, rest))
    if (token.kind === 'mark' && token.text === ',') isNegated = false
    if (token.kind !== 'word') return
    if (NEGATION.has(token.text)) {
      isNegated = true
      return
    }
    const word = productWord(token.text, token.isCut, tokens, i, letters)
    if (!word) return
    words.push(isNegated ? { ...word, stem: `без:${word.stem}` } : word)
    for (const said of MEANINGS.get(word.text) ?? [])
      words.push({ stem: stemOf(said), text: said, isCut: false, isNoise: true, isGroup: false })
    const phrase = PHRASES.get(word.stem)
    if (phrase?.isExact)
      for (const said of phrase.words) {
        const stem = stemOf(said)
        words.push({ stem, text: said, isCut: false, isNoise: !isMarkStem(stem), isGroup: false })
      }
    isNegated = false
  })
  for (const match of text.matchAll(/(?<![\p{L}\d])(?:\p{L}(?:[&'’.]\p{L})+|[a-z]['’][a-z]{2,}|[a-z]{2,}['’]s)(?![\p{L}\d])/gu)) {
    const letters = match[0].replace(/[^\p{L}]/gu, '')
    if (letters.length > 2) words.push({ stem: letters, text: letters, isCut: false, isNoise: true, isGroup: false })
  }
  for (const part of camelParts(name)) words.push({ stem: stemOf(part), text: part, isCut: false, isNoise: true, isGroup: false })
  for (const word of groupWords(group)) words.push(word)
  return { words, numbers, codes: new Set(nameCodes(rest).map((span) => span.folded)), threads, caseOf: caseCount(tokens) }
}

/** «AtlasDesign», «ErichKrause»: the words a name writes together, told by their capitals. */
const camelParts = (name: string): string[] =>
  /\p{Ll}\p{Lu}/u.test(name)
    ? (name.match(/\p{Lu}\p{Ll}{2,}(?=\p{Lu}\p{Ll}{2})|(?<=\p{Lu}?\p{Ll}+)\p{Lu}\p{Ll}{2,}/gu) ?? []).map((part) => normalise(part))
    : []

/** Capitals that stand alone in a name tell variants apart («Изоспан А», «Изоспан D»): not the preposition «с». */
function markLetters(name: string): ReadonlySet<string> {
  if (!/\p{Ll}/u.test(name)) return NO_LETTERS
  const letters = new Set<string>()
  for (const match of name.matchAll(/(?<=[\p{L}\d)"»]\s)([А-ЯЁA-Z])(?=[\s,)]|$)/gu)) letters.add((match[1] ?? '').toLowerCase())
  return letters
}

const NO_LETTERS: ReadonlySet<string> = new Set()

function productWord(text: string, isCut: boolean, tokens: readonly Token[], i: number, letters: ReadonlySet<string>): ProductWord | null {
  const previous = tokens[i - 1]
  if (EMPTY.has(text) && !letters.has(text) && !(text.length === 1 && isShapeLetter(tokens, i))) return null
  const isAfterCity =
    previous?.kind === 'mark' && previous.text === '.' && tokens[i - 2]?.kind === 'word' && (tokens[i - 2] as { text: string }).text === 'г'
  const isTrailingUnit = i >= tokens.length - 2 && UNITS.has(text) && previous?.kind === 'mark'
  const isLetterOfNumber = tokens[i + 1]?.kind === 'number' && tokens[i + 1]?.isGlued && (text.length === 1 || /^[a-z]{2,4}$/.test(text))
  return {
    stem: isCut && text.length > 4 ? text : stemOf(text),
    text,
    isCut,
    isNoise: isAfterCity || isTrailingUnit || Boolean(isLetterOfNumber),
    isGroup: false,
  }
}

/** «М-образный», «L-профиль»: the letter says the shape. */
const isShapeLetter = (tokens: readonly Token[], i: number): boolean => {
  const [dash, word] = [tokens[i + 1], tokens[i + 2]]
  return dash?.kind === 'mark' && dash.text === '-' && dash.isGlued && word?.kind === 'word' && word.isGlued && word.text.length > 2
}

const groupCache = new Map<string, readonly ProductWord[]>()

/** Words of the product group, as context: they may explain a word of the buyer, never tell two products apart. */
function groupWords(group: string): readonly ProductWord[] {
  const known = groupCache.get(group)
  if (known) return known
  const words: ProductWord[] = []
  for (const token of tokenise(normalise(group)))
    if (token.kind === 'word' && token.text.length > 2 && !EMPTY.has(token.text))
      words.push({ stem: stemOf(token.text), text: token.text, isCut: false, isNoise: true, isGroup: true })
  if (groupCache.size < 20_000) groupCache.set(group, words)
  return words
}

function productNumber(token: NumberToken, tokens: readonly Token[], i: number, text: string): ProductNumber {
  const previous = tokens[i - 1]
  const letters = previous?.kind === 'word' && token.isGlued ? previous.text : ''
  const glued = letters !== '' && letters !== 'x' && letters !== 'х'
  const unit = token.unit ?? sharedUnit(token, tokens, i)
  const isModel = i === 2 && tokens[1]?.kind === 'mark' && tokens[1].text === '/' && tokens[0]?.kind === 'word'
  const isCode = isModel || (glued && token.tuple < 0 && /^[a-z]{2,}$/.test(letters)) || token.digits >= 6 || isInsideArticle(token, text)
  const isPack = (token.unit?.role === 'sale' && Number.isInteger(token.value)) || isSlashTail(token, tokens, i, text)
  return {
    value: token.value,
    dimension: unit && unit.role !== 'sale' ? unit.dimension : null,
    base: unit && unit.role !== 'sale' ? token.value * unit.factor : token.value,
    tuple: token.tuple,
    role: isPack ? 'pack' : isCode ? 'code' : 'size',
    isFraction: token.isFraction,
    prefix: glued ? letters : '',
  }
}

/** «200 г/м2»: the power is no size. */
function isPerArea(token: NumberToken, tokens: readonly Token[], i: number): boolean {
  const [slash, letter] = [tokens[i - 2], tokens[i - 1]]
  return token.isGlued && letter?.kind === 'word' && /^[мm]$/.test(letter.text) && slash?.kind === 'mark' && slash.text === '/'
}

/** «1R000», «K015521XS»: digits among letters are a part of an article, not a size. */
function isInsideArticle(token: NumberToken, text: string): boolean {
  let start = token.start
  while (start > 0 && /[\p{L}\d]/u.test(text[start - 1] ?? '')) start -= 1
  let end = token.start
  while (end < text.length && /[\p{L}\d]/u.test(text[end] ?? '')) end += 1
  const run = text.slice(start, end)
  return /\d\p{L}+\d|\p{L}\d+\p{L}/u.test(
    run
      .replace(/(\d)[xх](?=\d)/g, '$1*')
      .replace(/^\p{L}(?=\d)/u, '')
      .replace(/[мm][23]$/, ''),
  )
}

/** «1200x600x100 мм»: the unit of the last number belongs to the whole size. */
function sharedUnit(token: NumberToken, tokens: readonly Token[], i: number): NumberToken['unit'] {
  if (token.tuple < 0) return null
  for (let k = i + 1; k < tokens.length; k += 1) {
    const next = tokens[k]
    if (next?.kind !== 'number' || next.tuple !== token.tuple) return null
    if (next.unit) return next.unit.dimension === 'length' && next.unit.factor <= 10 ? next.unit : null
  }
  return null
}

/** «…/500», «…/600/50 , шт»: counts in a box after a slash at the end of the name. */
function isSlashTail(token: NumberToken, tokens: readonly Token[], i: number, text: string): boolean {
  if (text[token.start - 1] !== '/') return false
  const before = tokens[i - 1]
  const isAfterSize = before?.kind === 'number' && before.tuple === token.tuple && token.tuple >= 0
  const rest = tokens
    .slice(i + 1)
    .filter(
      (next) =>
        !(next.kind === 'mark') &&
        !(next.kind === 'word' && UNITS.has(next.text)) &&
        !(next.kind === 'number' && (next.tuple === token.tuple || next.unit?.role === 'sale')),
    )
  return (
    rest.length === 0 &&
    Number.isInteger(token.value) &&
    (!isAfterSize || (before?.kind === 'number' && text[before.start - 1] === '/' && isSlashTail(before, tokens, i - 1, text)))
  )
}

/** «x 48 шт», «(бл. 40 шт)», «(500 шт)» at the end of a name: so many in a case. «(52 шт/пал)» only says how it is stacked. */
function caseCount(tokens: readonly Token[]): number {
  const last = tokens.findLastIndex((token) => token.kind === 'number')
  const [token, slash] = [tokens[last], tokens[last + 1]]
  if (token?.kind !== 'number' || token.unit?.role !== 'sale' || token.value < 2) return 0
  if (slash?.kind === 'mark' && slash.text === '/' && tokens[last + 2]?.kind === 'word') return 0
  const before = tokens[last - 1]
  const isTimes = before?.kind === 'word' && /^(?:x|х|бл|блок|кор|короб|коробка|ящ|ящик|уп|упак|упаковка)$/.test(before.text)
  const isMarked = before?.kind === 'mark' && /^[*(.]$/.test(before.text)
  return (isTimes || isMarked) &&
    tokens.slice(last + 1).every((next) => next.kind === 'mark' || (next.kind === 'word' && UNITS.has(next.text)))
    ? token.value
    : 0
}

const MEASURED = /^\d+([.,]\d+)?\p{L}{1,3}\d?$/u

/** Articles inside a name: letters with digits, but not «20л» or «d82». */
export function nameCodes(text: string): CodeSpan[] {
  return codeSpans(text).filter((span) => {
    if (span.folded.length < 3) return /^\p{L}-\d$/u.test(span.raw)
    const tail = /^\d+(?:[.,]\d+)?(\p{L}+\d?)$/u.exec(span.raw)?.[1]
    if (tail !== undefined && MEASURED.test(span.raw) && unitOf(tail) !== undefined) return false
    return /\p{L}/u.test(span.raw) || span.folded.length >= 5
  })
}
