import type { Product } from '../../catalog/index.ts'
import type { LearnedView, RecognitionFacts } from '../domain/learned.ts'
import type { PastOrder } from '../domain/past-order.ts'
import type { KnownGoods } from '../domain/replay-report.ts'

/** What a replay must know besides the messages: from the database, or from a catalog file alone. */
export interface ReplayWorld {
  /** What was known before this message; nothing that came later. */
  factsBefore(past: PastOrder, without?: LearnedView['without']): Promise<RecognitionFacts>
  groupsOf(productIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** Products of the catalog; the conversion of units is null where no catalog with packs is at hand. */
  goods(productIds: readonly string[]): Promise<ReadonlyMap<string, KnownGoods & { readonly product: Product | null }>>
}
