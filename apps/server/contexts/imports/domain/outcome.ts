import type { ImportSummary } from '../../catalog/index.ts'
import type { ColumnReading, RejectedRow } from './table-rows.ts'

/** One figure of a report: what was counted, by a key that messages/ word. */
export interface Figure {
  readonly key: string
  readonly count: number
}

/** Something a person should know: what was made by the way, what was assumed. */
export interface Note {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}

/** A price that differs, as texts: «415,50 → 831,00». */
export interface Difference {
  readonly what: string
  readonly from: string | null
  readonly to: string | null
}

/** What loading a set did, or would do. */
export interface ImportOutcome {
  readonly figures: readonly Figure[]
  readonly notes: readonly Note[]
  readonly differences: readonly Difference[]
  readonly columns: readonly ColumnReading[]
  readonly rejected: readonly RejectedRow[]
  readonly rejectedCount: number
  /** The file's own figures, for the stable JSON of the command line; not kept with the record. */
  readonly catalog?: ImportSummary
  /** So much of the catalog would leave that a person must confirm; nothing is written until then. */
  readonly alarm: { readonly active: number; readonly leaving: number; readonly examples: readonly string[] } | null
}

/** Rejected rows a report keeps. */
export const MAX_REJECTED = 1_000

/** Counts by key, in the order of first mention. */
export class FigureCount {
  readonly #counts = new Map<string, number>()

  add(key: string, count = 1): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count)
  }

  list(): readonly Figure[] {
    return [...this.#counts].map(([key, count]) => ({ key, count }))
  }
}
