import type { Clock } from '@skladno/kernel'
import {
  type Catalog,
  compileCatalog,
  type MatchContext,
  searchCatalog,
  type Understanding,
  understand,
  updateCatalog,
} from '@skladno/matching'
import type { LiveHub, Logger } from '@skladno/platform'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../../db/types.ts'
import { CATALOG_TOPIC, PRODUCTS_CHANGED } from '../events.ts'
import { readAllItems, readItems } from '../queries/read-catalog-items.ts'

/** The goods of this process's memory: what a text means, what a search box finds. Item ids are product ids. */
export interface CatalogIndex {
  /** Builds the index and starts to follow changes; resolves when it can be asked. */
  start(): Promise<void>
  isReady(): boolean
  understand(text: string, context?: MatchContext): Understanding
  /** Best first. */
  search(query: string, limit: number): readonly { readonly itemId: string; readonly score: number }[]
  /** Takes in what has changed by now; for tests and for a command that must see its own change. */
  catchUp(): Promise<void>
  stop(): Promise<void>
}

export interface CatalogIndexOptions {
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly logger: Logger
  /** Hints that something changed; without it only `catchUp` brings news. */
  readonly live?: Pick<LiveHub, 'subscribe'>
}

/** Events get their number before they commit, so a smaller one may appear later: this long after one was seen we still look behind it. */
const LOOK_BEHIND_MS = 60_000

/** From this many changed products on a new index is cheaper than a changed one. */
const REBUILD_FROM = 50_000

interface Change {
  readonly id: string
  readonly seq: number
  readonly data: { readonly ids?: readonly string[]; readonly all?: boolean }
}

/** An index that follows 'catalog.products-changed' of every replica through the event log, woken by live hints. */
export function createCatalogIndex(options: CatalogIndexOptions): CatalogIndex {
  const { uow, clock, logger } = options
  const seen = new Map<string, { readonly seq: number; readonly atMs: number }>()
  let catalog: Catalog | null = null
  let settledSeq = 0
  let work: Promise<void> = Promise.resolve()
  let isQueued = false
  let unsubscribe = (): void => {}

  async function readChanges(): Promise<readonly Change[]> {
    const { rows } = await uow.read((db) =>
      sql<Change>`SELECT id, seq, data FROM event_log WHERE type = ${PRODUCTS_CHANGED} AND seq > ${settledSeq} ORDER BY seq`.execute(db),
    )
    const news = rows.filter(({ id }) => !seen.has(id))
    const nowMs = clock.now().getTime()
    for (const { id, seq } of news) seen.set(id, { seq, atMs: nowMs })
    for (const [id, { seq, atMs }] of seen) {
      if (atMs > nowMs - LOOK_BEHIND_MS) continue
      settledSeq = Math.max(settledSeq, seq)
      seen.delete(id)
    }
    return news
  }

  /** Changes this old are in any index built from now on. */
  async function readSettledSeq(): Promise<number> {
    const before = new Date(clock.now().getTime() - LOOK_BEHIND_MS)
    const { rows } = await uow.read((db) =>
      sql<{
        seq: number
      }>`SELECT coalesce(max(seq), 0)::bigint AS seq FROM event_log WHERE type = ${PRODUCTS_CHANGED} AND at < ${before}`.execute(db),
    )
    return rows[0]?.seq ?? 0
  }

  async function build(): Promise<void> {
    const items = await uow.read(readAllItems)
    catalog = compileCatalog(items)
    logger.info({ products: items.length }, 'The catalog index is built')
  }

  async function takeIn(): Promise<void> {
    isQueued = false
    const changes = await readChanges()
    if (changes.length === 0 || catalog === null) return
    const ids = [...new Set(changes.flatMap(({ data }) => data.ids ?? []))]
    if (ids.length >= REBUILD_FROM || changes.some(({ data }) => data.all === true)) return build()
    const items = await uow.read((db) => readItems(db, ids))
    const present = new Set(items.map(({ id }) => id))
    catalog = updateCatalog(
      catalog,
      items,
      ids.filter((id) => !present.has(id)),
    )
  }

  /** One at a time; whoever asks while one is waiting shares it. A failed try is repeated by the next hint. */
  function catchUp(): Promise<void> {
    if (isQueued) return work
    isQueued = true
    work = work.catch(() => {}).then(takeIn)
    return work
  }

  const follow = (): void => {
    catchUp().catch((error: unknown) => logger.error({ err: error }, 'The catalog index could not take in a change'))
  }

  function ready(): Catalog {
    if (catalog === null) throw new Error('The catalog index is asked before it is built: await start() first')
    return catalog
  }

  return {
    start: async () => {
      unsubscribe =
        options.live?.subscribe({ hint: ({ topic }) => void (topic === CATALOG_TOPIC && follow()), lost: follow }) ?? unsubscribe
      settledSeq = await readSettledSeq()
      await readChanges()
      await build()
      await catchUp()
    },
    isReady: () => catalog !== null,
    understand: (text, context) => understand(text, ready(), context),
    search: (query, limit) => searchCatalog(ready(), query, { limit }),
    catchUp,
    stop: async () => {
      unsubscribe()
      await work.catch(() => {})
    },
  }
}
