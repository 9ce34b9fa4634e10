import { type CatalogItem, compileCatalog, type MatchContext, type Thresholds, type Understanding, understand } from '@skladno/matching'
import { type CatalogRow, toItem } from '../../apps/server/cli/match-input.ts'
import type { MatchingCase, OrderedSku } from './case-files.ts'
import type { PredictedLine } from './score.ts'

const OPTIONS_SHOWN = 5

const toBasket = (lines: readonly OrderedSku[]): { itemId: string; qty: number; unit: string | null }[] =>
  lines.map(({ sku, qty, unit }) => ({ itemId: sku, qty, unit }))

export function contextOf(one: MatchingCase, thresholds: Thresholds | undefined): MatchContext {
  return {
    history: one.history.map(({ lines }) => ({ lines: toBasket(lines) })),
    ...(one.cart === null ? {} : { cart: toBasket(one.cart) }),
    ...(thresholds === undefined ? {} : { thresholds }),
  }
}

/** Our engine behind the shape the scorer reads. Item ids are the skus of the catalog file. */
export function engine(rows: ReadonlyMap<string, CatalogRow>, thresholds?: Thresholds): (one: MatchingCase) => PredictedLine[] {
  const items = [...rows.values()].flatMap((row): CatalogItem[] => {
    const item = toItem(row)
    return item ? [item] : []
  })
  const catalog = compileCatalog(items)
  return (one) => predictedOf(understand(one.message, catalog, contextOf(one, thresholds)))
}

export const predictedOf = ({ lines }: Understanding): PredictedLine[] =>
  lines.map((line) => ({
    decision: line.decision,
    text: line.text,
    sku: line.itemId,
    qty: line.qty,
    unit: line.unit,
    candidates: line.candidates.slice(0, OPTIONS_SHOWN).map(({ itemId }) => itemId),
    p: line.p,
  }))
