import type { BasketLine, MatchedLine, Understanding } from '@skladno/matching'
import type { CatalogIndex } from '../../catalog/index.ts'
import type { RecognitionFacts } from '../domain/learned.ts'
import { heldBack, thresholdFor } from '../domain/thresholds.ts'

export interface ReadWords {
  readonly text: string
  readonly partnerId: string | null
  readonly cart: readonly BasketLine[]
  readonly history: readonly { readonly lines: readonly BasketLine[] }[]
  readonly facts: RecognitionFacts
  /** Group paths of products; asked only where a group has a threshold of its own. */
  groupsOf(productIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
}

/** A line as the engine reads it, and as it stands by the thresholds set. */
export interface ReadLine {
  readonly engine: MatchedLine
  readonly decided: MatchedLine
}

/** The engine's reading in the light of what was learned, then the company's own thresholds and this customer's units. */
export async function readWords(
  index: Pick<CatalogIndex, 'understand'>,
  query: ReadWords,
): Promise<Omit<Understanding, 'lines'> & { readonly lines: readonly ReadLine[] }> {
  const { facts, cart, history, partnerId } = query
  const read = index.understand(query.text, { history, aliases: facts.aliases, ...(cart.length > 0 ? { cart } : {}) })
  const isByGroup = facts.thresholds.some(({ scope }) => scope === 'group')
  const paths = isByGroup ? await query.groupsOf(read.lines.flatMap((line) => line.itemId ?? [])) : new Map<string, readonly string[]>()
  return {
    ...read,
    lines: read.lines.map((line) => {
      const groupIds = line.itemId === null ? [] : (paths.get(line.itemId) ?? [])
      const engine = inUsualUnit(line, facts)
      return { engine, decided: heldBack(engine, thresholdFor(facts.thresholds, { groupIds, partnerId })) }
    }),
  }
}

/** A unit that was not said is the one this customer means; a said one stays. */
function inUsualUnit(line: MatchedLine, { units }: RecognitionFacts): MatchedLine {
  if (line.origin !== 'message' || line.unit !== null || line.itemId === null || line.qty === null) return line
  const usual = units.find(({ productId }) => productId === line.itemId)
  return usual === undefined ? line : { ...line, unit: usual.unit, why: [...line.why, `обычно этот клиент считает в «${usual.unit}»`] }
}
