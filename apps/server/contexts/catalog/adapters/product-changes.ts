import type { Clock } from '@skladno/kernel'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../../db/types.ts'
import { PRODUCTS_CHANGED } from '../events.ts'

/** Which products changed since the last question; `all` when there are too many to name. */
export interface ProductChanges {
  readonly ids: readonly string[]
  readonly all: boolean
  /** They are taken in: not to be read again. Without it the next question brings them once more. */
  done(): void
}

/** Reads 'catalog.products-changed' of every replica from the event log, each event once. */
export interface ProductChangeReader {
  /** Starts here: what happened before is taken as known. */
  skipKnown(): Promise<void>
  readNew(): Promise<ProductChanges>
}

/** Events get their number before they commit, so a smaller one may appear later: this long after one was seen we still look behind it. */
const LOOK_BEHIND_MS = 60_000

interface Change {
  readonly id: string
  readonly seq: number
  readonly data: { readonly ids?: readonly string[]; readonly all?: boolean }
}

export function createProductChangeReader({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): ProductChangeReader {
  const seen = new Map<string, { readonly seq: number; readonly atMs: number }>()
  let settledSeq = 0

  function settle(nowMs: number): void {
    for (const [id, { seq, atMs }] of seen) {
      if (atMs > nowMs - LOOK_BEHIND_MS) continue
      settledSeq = Math.max(settledSeq, seq)
      seen.delete(id)
    }
  }

  async function readNew(): Promise<ProductChanges> {
    const { rows } = await uow.read((db) =>
      sql<Change>`SELECT id, seq, data FROM event_log WHERE type = ${PRODUCTS_CHANGED} AND seq > ${settledSeq} ORDER BY seq`.execute(db),
    )
    const news = rows.filter(({ id }) => !seen.has(id))
    const nowMs = clock.now().getTime()
    const done = (): void => {
      for (const { id, seq } of news) seen.set(id, { seq, atMs: nowMs })
      settle(nowMs)
    }
    return { ids: [...new Set(news.flatMap(({ data }) => data.ids ?? []))], all: news.some(({ data }) => data.all === true), done }
  }

  async function skipKnown(): Promise<void> {
    const before = new Date(clock.now().getTime() - LOOK_BEHIND_MS)
    const { rows } = await uow.read((db) =>
      sql<{ seq: number }>`
        SELECT coalesce(max(seq), 0)::bigint AS seq FROM event_log WHERE type = ${PRODUCTS_CHANGED} AND at < ${before}`.execute(db),
    )
    settledSeq = rows[0]?.seq ?? 0
    const known = await readNew()
    known.done()
  }

  return { skipKnown, readNew }
}
