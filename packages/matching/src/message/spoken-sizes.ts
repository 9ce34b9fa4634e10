import type { Catalog } from '../catalog/catalog.ts'
import { NUMBER_WORDS } from '../lexicon/numerals.ts'
import { UNITS } from '../lexicon/units.ts'
import { APART, POINT } from '../text/spoken-numbers.ts'
import { type NumberToken, type Token, tokenise } from '../text/tokens.ts'

/**
 * Where spoken numbers run together, the sizes the catalog has say where one ends: «шесть на сто двадцать четыре» are 6×120 and four of
 * them where 6×124 is not sold, «два и семь шесть банок» are six of 2,7. Length is kept: a blank becomes a mark the tokeniser knows.
 */
export function separateSpokenSizes(catalog: Catalog, text: string): string {
  const tokens = tokenise(text)
  let result = text
  const put = (at: number, mark: string): void => {
    result = result.slice(0, at) + mark + result.slice(at + 1)
  }
  tokens.forEach((token, i) => {
    const at = endOfSize(catalog, text, tokens, i)
    if (at !== null) put(at, APART)
    const point = decimalPoint(catalog, tokens, i) ?? metresAndCentimetres(catalog, text, tokens, i)
    if (point !== null && token.kind === 'word') put(point, POINT)
  })
  return result
}

/** «… на сорок две пачки»: the place where the size ends and the quantity begins, null when the number is one. */
function endOfSize(catalog: Catalog, text: string, tokens: readonly Token[], i: number): number | null {
  const [token, side] = [tokens[i], sideBefore(tokens, i)]
  if (token?.kind !== 'number' || !token.isSpoken || token.isOrdinal || !side) return null
  const own = text.slice(token.start, spokenEnd(token, text))
  const words = own.split(/\s+/)
  if (words.length < 2) return null
  const mustCount = token.unit?.role === 'sale' || /^(?:одну|одна|две)$/.test(words.at(-1) ?? '')
  if (!mustCount && areTogether(catalog, side.value, token.value)) return null
  const gaps = [...own.matchAll(/\s+/g)].reverse()
  const gap = gaps.find(({ index }) => {
    const [size] = tokenise(own.slice(0, index))
    const [count] = tokenise(own.slice(index).trimStart())
    return size?.kind === 'number' && count?.kind === 'number' && isCount(count) && areTogether(catalog, side.value, size.value)
  })
  return gap ? token.start + gap.index : null
}

/** The other side of the size this number may end: «шесть на …». */
function sideBefore(tokens: readonly Token[], i: number): NumberToken | null {
  const [token, before, farther] = [tokens[i], tokens[i - 1], tokens[i - 2]]
  if (token?.kind !== 'number') return null
  if (before?.kind === 'number') return token.tuple >= 0 && before.tuple === token.tuple ? before : null
  const isJoined = before?.kind === 'word' && /^(?:на|х|x)$/.test(before.text)
  return isJoined && farther?.kind === 'number' && farther.unit?.role !== 'sale' && !farther.isOrdinal ? farther : null
}

const isCount = (token: NumberToken): boolean => !token.isOrdinal && Number.isInteger(token.value)

/** Where the number itself ends, its unit left aside. */
function spokenEnd(token: NumberToken, text: string): number {
  const own = text.slice(token.start, token.end)
  return token.unit ? token.start + Math.max(1, own.search(/\s\S+$/u)) : token.end
}

/** «два и семь» before a quantity or a measure, where the catalog has 2,7. */
function decimalPoint(catalog: Catalog, tokens: readonly Token[], i: number): number | null {
  const [whole, and, tenths] = [tokens[i - 1], tokens[i], tokens[i + 1]]
  if (and?.kind !== 'word' || and.text !== 'и' || whole?.kind !== 'number' || tenths?.kind !== 'number') return null
  if (!whole.isSpoken || whole.unit || !tenths.isSpoken || whole.isOrdinal || tenths.isOrdinal || !Number.isInteger(whole.value))
    return null
  const digit = tenths.value
  const isMeasured = tenths.unit !== null && tenths.unit.role !== 'sale'
  if (!Number.isInteger(digit) || digit < 1 || digit > 9 || tenths.tuple >= 0) return null
  if (!isMeasured && !(tenths.unit === null && isNumberNext(tokens[i + 2]))) return null
  return hasNumber(catalog, whole.value + digit / 10) ? and.start : null
}

/** «метр двадцать» where the catalog has 1,2. */
function metresAndCentimetres(catalog: Catalog, text: string, tokens: readonly Token[], i: number): number | null {
  const [metre, rest] = [tokens[i], tokens[i + 1]]
  if (metre?.kind !== 'word' || metre.text !== 'метр' || tokens[i - 1]?.kind === 'number' || rest?.kind !== 'number') return null
  const [first] = text.slice(rest.start, rest.end).split(/\s/)
  const word = NUMBER_WORDS.get(first ?? '')
  if (word?.role !== 'tens' || word.isOrdinal || !hasNumber(catalog, 1 + word.value / 100)) return null
  return metre.end
}

const isNumberNext = (token: Token | undefined): boolean =>
  token?.kind === 'number' || (token?.kind === 'word' && UNITS.get(token.text)?.role === 'measure')

function hasNumber(catalog: Catalog, value: number): boolean {
  return catalog.vocabulary.idOf(numberKey(value)) !== undefined
}

/** Both numbers stand in one name, as said or ten times as large (centimetres for millimetres). */
function areTogether(catalog: Catalog, a: number, b: number): boolean {
  return [1, 10].some((scale) => {
    const [one, other] = [catalog.vocabulary.idOf(numberKey(a * scale)), catalog.vocabulary.idOf(numberKey(b * scale))]
    if (one === undefined || other === undefined) return false
    return one === other ? catalog.documentCount(one) > 0 : catalog.sharedDocuments(one, other) > 0
  })
}

const numberKey = (value: number): string => `#${Math.round(value * 1e6) / 1e6}`
