import { COLOURS } from '../lexicon/words.ts'
import type { LineContext, LineQuery } from '../line/query.ts'

/** Heading and previous line as one context. A size of the previous line helps only a line that says no size itself. */
export function contextOf(
  heading: LineQuery | null,
  previous: LineQuery | null,
  query: LineQuery,
  material: string | null = null,
): LineContext | null {
  const sources = [heading, previous].filter((source) => source !== null)
  const first = sources[0] ?? (material === null ? null : query)
  if (!first) return null
  const sizesSaid =
    query.numbers.filter((term) => term.evidence < 3 || !term.canBeQuantity).length > 1 || query.numbers.some((term) => !term.canBeQuantity)
  return {
    ...first,
    words: sources.flatMap((source) =>
      source.words.filter((term) => source === heading || !(term.isOptional || isReplaced(term.stem, query))),
    ),
    numbers: sizesSaid ? [] : sources.flatMap((source) => sizesOf(source)),
    codes: sources.flatMap((source) => source.codes.filter((code) => !code.isArticle)),
    threads: '',
    heading,
    material,
  }
}

/** «левый 2, правый 3»: one of a pair said anew takes the place of the other. */
const SLOTS: readonly RegExp[] = [
  /^(?:лев|прав)/,
  /^(?:внутр|наруж|внешн|уличн)/,
  /^(?:верх|нижн)/,
  /^(?:передн|задн|перед|зад$)/,
  /^(?:вертик|горизонт)/,
  /^(?:прям|углов|косо)/,
  /^(?:холодн|горяч)/,
  /^(?:нар$|нарез|рез$|цел|упак)/,
]

function isReplaced(stem: string, query: LineQuery): boolean {
  const slot = SLOTS.find((pattern) => pattern.test(stem))
  if (slot && query.words.some((term) => slot.test(term.stem))) return true
  return COLOURS.has(stem) && query.words.some((term) => COLOURS.has(term.stem))
}

function sizesOf(query: LineQuery): LineQuery['numbers'] {
  const count = query.numbers.filter((term) => term.canBeQuantity).sort((a, b) => b.evidence - a.evidence)[0]
  return query.numbers.filter((term) => term !== count || (count.evidence < 2.5 && query.numbers.length === 1 && count.token.unit === null))
}
