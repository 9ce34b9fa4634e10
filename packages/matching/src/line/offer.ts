import type { Catalog } from '../catalog/catalog.ts'
import type { MatchContext } from '../types.ts'
import type { Evaluation } from './evaluate.ts'
import type { LineQuery, WordTerm } from './query.ts'

/** How often a word must open the names it stands in to be what the goods are. */
const HEAD_SHARE = 0.25

/** What the buyer called the goods: the first word said that opens names. Null when only sizes, brands or colours were said. */
export function headOf(catalog: Catalog, query: LineQuery): WordTerm | null {
  for (const term of query.words) {
    if (term.isNegated || term.isOptional) continue
    for (const [id, match] of term.matches) {
      if (match.strength >= 0.7 && match.likeness !== 'typo' && catalog.headShare(id) >= HEAD_SHARE) return term
    }
  }
  return null
}

/**
 * What to offer, the likeliest first: goods of the family that was named, what the customer bought before ahead of the rest.
 * `tiers` are groups of falling likelihood.
 */
export function offerOf(
  catalog: Catalog,
  query: LineQuery,
  context: MatchContext,
  tiers: readonly (readonly Evaluation[])[],
): Evaluation[] {
  const head = headOf(catalog, query)
  const fitsHead = (one: Evaluation): boolean =>
    one.isArticle || one.fits.some((fit) => fit.term === head && fit.strength >= 0.5 && fit.likeness !== 'none')
  const best = tiers.find((tier) => tier.length > 0)?.[0]
  const isGated = head !== null && best !== undefined && fitsHead(best)
  const fitsAny = (one: Evaluation): boolean => one.isArticle || one.explained > 0 || (best?.explained ?? 0) === 0
  const times = timesBought(context)
  const offered = new Set<Evaluation>()
  for (const tier of tiers) {
    const often = (one: Evaluation): number => times.get(catalog.item(one.index).id) ?? 0
    for (const one of [...tier].sort((a, b) => often(b) - often(a))) if (fitsAny(one) && (!isGated || fitsHead(one))) offered.add(one)
  }
  return [...offered]
}

function timesBought(context: MatchContext): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const order of context.history ?? []) for (const line of order.lines) times.set(line.itemId, (times.get(line.itemId) ?? 0) + 1)
  return times
}
