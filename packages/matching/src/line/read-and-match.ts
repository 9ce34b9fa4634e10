import type { Catalog } from '../catalog/catalog.ts'
import { NUMBER_WORDS } from '../lexicon/numerals.ts'
import { APART } from '../text/spoken-numbers.ts'
import { type NumberToken, tokenise } from '../text/tokens.ts'
import type { MatchContext } from '../types.ts'
import { type LineResult, matchLine } from './match-line.ts'
import { type LineContext, type LineQuery, readLine } from './query.ts'

export interface ReadLine {
  readonly query: LineQuery
  readonly result: LineResult
}

/**
 * Reads a stretch of text as one line and matches it. Spoken numbers that run together («двести шесть штук» = 200 мл, 6 шт)
 * are taken apart when the number as a whole leads nowhere.
 */
export function readAndMatch(
  catalog: Catalog,
  text: string,
  context: MatchContext,
  softOf: (query: LineQuery) => LineContext | null,
): ReadLine {
  const once = (variant: string): ReadLine => {
    const query = readLine(catalog, variant)
    return { query, result: matchLine(catalog, query, context, { soft: softOf(query) }) }
  }
  const whole = once(text)
  const isSure = whole.result.decision === 'accept'
  let best = whole
  for (const variant of apart(text)) {
    const one = once(variant)
    if (one.result.decision === 'accept' && isSure && isSameGoods(one, whole)) {
      if (isThousandsOff(one, whole)) return one
      if (isAsLikely(one, whole)) return unclear(whole)
      continue
    }
    if (one.result.decision === 'accept' && (isSure ? isBetter(one, whole) : !isSized(whole))) return one
    if (isSure || isSized(whole)) continue
    if (rank(one) > rank(best) + 0.05) best = one
  }
  return best
}

/** The sizes and the quantity all have their place: what is asked about is something else. */
const isSized = ({ result }: ReadLine): boolean => result.decision === 'ask' && result.matchedNumbers > 0 && result.hasQuantity

const isSameGoods = ({ result: one }: ReadLine, { result: whole }: ReadLine): boolean => whole.hasQuantity && one.index === whole.index

/** «тяга пятьсот пять»: the size of the goods and five of them, or five hundred and five. */
const isAsLikely = ({ result: one }: ReadLine, { result: whole }: ReadLine): boolean =>
  whole.matchedNumbers === 0 && one.hasQuantity && one.matchedNumbers > 0 && one.isExactSize === true

/** «супер три тысячи четыре литра четыре»: nobody orders 3004 where a size of 3000 and 4 l is sold. */
const isThousandsOff = ({ result: one }: ReadLine, { result: whole }: ReadLine): boolean =>
  (whole.qty ?? 0) >= 1000 && one.hasQuantity && (one.qty ?? 0) < 1000 && one.matchedNumbers > whole.matchedNumbers

const unclear = ({ query, result }: ReadLine): ReadLine => ({
  query,
  result: { ...result, decision: 'ask', why: ['непонятно, где кончается размер и начинается количество'] },
})

function isBetter({ result: one }: ReadLine, { result: whole }: ReadLine): boolean {
  if (one.matchedNumbers > whole.matchedNumbers) return true
  return !whole.hasQuantity && one.hasQuantity && whole.matchedNumbers === 0
}

function rank({ result }: ReadLine): number {
  return (result.decision === 'unknown' ? 0 : 1) + result.coverage + (result.hasQuantity ? 0.2 : 0) + result.p
}

function apart(text: string): string[] {
  const variants: string[] = []
  for (const token of tokenise(text)) {
    if (token.kind !== 'number' || !token.isSpoken || token.isGroup) continue
    const own = text.slice(token.start, numberEnd(token, text))
    for (const match of own.matchAll(/(?<=\p{L})\s+(?=\p{L})/gu)) {
      const at = token.start + match.index
      const right = /^\p{L}+/u.exec(text.slice(at).trimStart())?.[0] ?? ''
      const role = NUMBER_WORDS.get(right)?.role
      if (role === 'scale' || role === 'group' || role === undefined) continue
      variants.push(`${text.slice(0, at)} ${APART}${text.slice(at + 1)}`)
    }
  }
  return variants.reverse().slice(0, 4)
}

function numberEnd(token: NumberToken, text: string): number {
  const own = text.slice(token.start, token.end)
  return token.unit ? token.start + own.search(/\s\S+$/u) : token.end
}
