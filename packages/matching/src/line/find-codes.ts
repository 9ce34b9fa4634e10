import type { Catalog } from '../catalog/catalog.ts'
import { NUMBER_WORDS } from '../lexicon/numerals.ts'
import { UNITS } from '../lexicon/units.ts'
import { FILLER } from '../lexicon/words.ts'
import { foldCode, foldCodeAloud } from '../text/scripts.ts'

/** Letters with digits that stand in the catalog as an article or as a part of names. */
export interface CodeTerm {
  readonly folded: string
  readonly raw: string
  readonly products: readonly number[]
  readonly wordId: number | undefined
  readonly isArticle: boolean
  /** Only the beginning of several articles. */
  readonly isBeginning: boolean
  /** The same could be read as words and numbers («FR211-3/4»). */
  readonly canSplit: boolean
  /** Shorter articles inside it that names carry on their own («FR211»). */
  readonly parts: readonly string[]
}

const RUN = /[\p{L}\d]+/gu

interface Run {
  readonly text: string
  readonly start: number
  readonly end: number
}

interface CodePlace {
  readonly code: number
  readonly isInPart: boolean
}

/** The splittable code a token stands in, and whether a shorter article covers it there. */
export function placeInCode(codes: readonly FoundCode[], start: number): CodePlace {
  const code = codes.findIndex((found) => found.canSplit && start >= found.start && start < found.end)
  const found = codes[code]
  if (!found) return { code: -1, isInPart: false }
  return { code, isInPart: found.partPlaces.some(([from, to]) => start >= found.start + from && start < found.start + to) }
}

export interface FoundCode extends CodeTerm, Run {
  readonly partPlaces: readonly (readonly [number, number])[]
}

export function findCodes(catalog: Catalog, text: string): FoundCode[] {
  const runs: Run[] = [...text.matchAll(RUN)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
  const found: FoundCode[] = []
  for (let i = 0; i < runs.length; i += 1) {
    const code = longestCode(catalog, text, runs, i)
    if (!code) continue
    found.push(code.code)
    i = code.last
  }
  return found
}

function longestCode(catalog: Catalog, text: string, runs: readonly Run[], from: number): { code: FoundCode; last: number } | null {
  const first = runs[from]
  if (!first) return null
  const isUnit = UNITS.has(first.text) && /\d\s?$/.test(text.slice(0, first.start))
  for (let last = isUnit ? from : Math.min(runs.length - 1, from + 5); last >= from; last -= 1) {
    const end = runs[last]?.end ?? first.end
    const raw = text.slice(first.start, end)
    if (/\d$/.test(raw) && /^[.,]\d/.test(text.slice(end))) continue
    if (!/\d/.test(raw) || raw.length > 40 || !/^[\p{L}\d]+(?:[-/._*+ ]{1,2}[\p{L}\d]+)*$/u.test(raw)) continue
    const code = codeAt(catalog, text, raw, first.start, end, last > from)
    if (code) return { code, last }
  }
  return null
}

function codeAt(catalog: Catalog, text: string, raw: string, start: number, end: number, isJoined: boolean): FoundCode | null {
  const plain = raw.replace(/(\d)[xх*](?=\d)/g, '$1')
  for (const folded of new Set([foldCode(plain), foldCodeAloud(plain), foldCodeAloud(plain.replace(/в/g, 'w'))])) {
    const hasLetters = /[a-z]/.test(folded.replace(/0/g, ''))
    const hasBlank = raw.includes(' ')
    const isShort =
      /^\p{L}-\d$/u.test(raw) || (/^\d+-\d+$/.test(raw) && catalog.byArticle(folded).some((one) => catalog.item(one).sku === raw))
    if (!isShort && folded.length < (hasLetters ? (hasBlank ? 4 : 3) : hasBlank ? 7 : 4)) continue
    const wordId = catalog.vocabulary.idOf(`=${folded}`)
    const longer =
      folded.length >= 6 && hasLetters && wordId !== undefined && catalog.byArticle(folded).length === 0
        ? catalog.articlesStartingWith(folded, 8)
        : []
    const products = longer.length > 1 ? longer : catalog.byArticle(folded)
    const isMeasure = isMeasured(raw)
    if (products.length > 0 && !isMeasure && isArticleUse(text, folded, hasLetters, raw, end)) {
      return {
        folded,
        raw,
        products: nearestSpelling(catalog, products, raw),
        wordId,
        isArticle: true,
        isBeginning: longer.length > 1,
        canSplit: false,
        parts: [],
        partPlaces: [],
        text: raw,
        start,
        end,
      }
    }
    if (
      wordId !== undefined &&
      !isMeasure &&
      !/\d \d|[а-я]{4} |[ -][а-я]{4}/.test(raw) &&
      (hasLetters || folded.length >= 6) &&
      !/\d[.,]$/.test(text.slice(0, start))
    )
      return {
        folded,
        raw,
        products: [],
        wordId,
        isArticle: false,
        isBeginning: false,
        canSplit:
          isJoined ||
          /[-/._*+]/.test(raw) ||
          (!hasLetters && /\D/.test(raw)) ||
          /^\p{L}\d+$/u.test(raw) ||
          /^[а-я]{2,4}\d+$/u.test(raw) ||
          /^[a-z]{1,3}\d{1,2}$/.test(raw),
        ...partsOf(catalog, raw),
        text: raw,
        start,
        end,
      }
  }
  return null
}

/** Articles inside a longer run: «FR211» of «FR211-3/4», where a name carries it alone. */
function partsOf(catalog: Catalog, raw: string): { parts: string[]; partPlaces: [number, number][] } {
  const parts: string[] = []
  const partPlaces: [number, number][] = []
  for (const match of raw.matchAll(/[\p{L}\d]+/gu)) {
    if (match[0].length === raw.length || !/^(?:[a-z]{2,}\d{2,}|[a-z]+\d+[a-z]+\d*)$/.test(match[0])) continue
    const folded = foldCode(match[0])
    if (catalog.vocabulary.idOf(`=${folded}`) === undefined) continue
    parts.push(folded)
    partPlaces.push([match.index, match.index + match[0].length])
  }
  return { parts, partPlaces }
}

export function isMeasured(raw: string): boolean {
  const tail = /^\d+(?:[.,]\d+)?\s?(\p{L}+\d?)\.?$/u.exec(raw)?.[1]
  return tail !== undefined && UNITS.has(tail)
}

/** A short run of digits is an article only when nothing else names the goods. */
function isArticleUse(text: string, folded: string, hasLetters: boolean, raw: string, end: number): boolean {
  if (hasLetters) return folded.length >= 3
  if (folded.length >= 6) return !/^\s*(р|руб|₽|тг|тенге)/.test(text.slice(end))
  const others = text.replace(raw, ' ')
  const words = [...others.matchAll(/\p{L}+/gu)].map((match) => match[0]).filter((word) => !FILLER.has(word) && !UNITS.has(word))
  if (/(арт|артикул|код)[.:\s]*$/u.test(text.slice(0, end - raw.length))) return true
  const isBare = words.length === 0 && /\d/.test(others)
  const isCounted = words.length > 0 && words.every((word) => NUMBER_WORDS.has(word) || /^(?:добав|докин|полож)/.test(word))
  return (isBare || isCounted) && !/[xх*/,.]/.test(raw)
}

/** Of several articles that fold to one, those split into the same pieces as written. */
function nearestSpelling(catalog: Catalog, products: readonly number[], raw: string): readonly number[] {
  if (products.length < 2) return products
  const exact = products.filter((product) => catalog.item(product).sku.toLowerCase() === raw)
  if (exact.length > 0) return exact
  const shape = (code: string): string =>
    code
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, ' ')
      .replace(/(\p{L})(?=\d)|(\d)(?=\p{L})/gu, '$& ')
      .trim()
  const same = products.filter((product) => shape(catalog.item(product).sku) === shape(raw))
  return same.length > 0 ? same : products
}
