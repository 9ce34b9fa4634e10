import type { BankReport } from '@skladno/contracts'
import type { BusinessError } from '@skladno/kernel'
import type { KeptStatementReport } from '../../billing/index.ts'
import type { ImportSummary } from '../../catalog/index.ts'
import type { JudgedPrice } from './price-list.ts'
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

/** An example of what changes, as texts: «415,50 → 831,00». */
export interface Difference {
  readonly group: 'new' | 'changed' | 'deleted' | 'price'
  readonly what: string
  readonly from: string | null
  readonly to: string | null
}

/** Statements as they are kept: codes, worded when they are shown. */
export interface KeptBankReport {
  readonly statements: readonly KeptStatementReport[]
  readonly matches: BankReport['matches']
}

/** What loading a set did, or would do. */
export interface ImportOutcome {
  readonly figures: readonly Figure[]
  readonly notes: readonly Note[]
  readonly differences: readonly Difference[]
  readonly columns: readonly ColumnReading[]
  readonly rejected: readonly RejectedRow[]
  readonly rejectedCount: number
  /** Of a price list: every price that changes; kept in rows of its own. */
  readonly prices?: readonly JudgedPrice[]
  /** Nothing can be loaded before a person decides something. */
  readonly blocked?: BusinessError
  /** The file's own figures, for the stable JSON of the command line; not kept with the record. */
  readonly catalog?: ImportSummary
  /** Of bank statements: what they say and what their documents seem to be for. */
  readonly bank?: KeptBankReport
  /** So much of the catalog would leave that a person must confirm; nothing is written until then. */
  readonly alarm: { readonly active: number; readonly leaving: number; readonly examples: readonly string[] } | null
}

/** Figures that tell of no change. */
const IS_STILL = /^(rows-read|lines|documents-known|prices-held)$|-same$/

export const changesIn = (figures: readonly Figure[]): readonly Figure[] =>
  figures.filter(({ key, count }) => count > 0 && !IS_STILL.test(key))

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
