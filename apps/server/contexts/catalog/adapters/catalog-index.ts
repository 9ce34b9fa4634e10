import type { Clock } from '@skladno/kernel'
import {
  type Catalog,
  compileSteps,
  contradictions,
  type KnownRows,
  type MatchContext,
  readSnapshot,
  type Steps,
  searchCatalog,
  snapshotOf,
  type Understanding,
  understand,
  updateSteps,
} from '@skladno/matching'
import type { LiveHub, Logger } from '@skladno/platform'
import type { UnitOfWork } from '../../../db/types.ts'
import { CATALOG_TOPIC } from '../events.ts'
import { readAllItems, readItems } from '../queries/read-catalog-items.ts'
import { createProductChangeReader } from './product-changes.ts'

/** The goods of this process's memory: what a text means, what a search box finds. Item ids are product ids. */
export interface CatalogIndex {
  /** Builds the index and starts to follow changes; resolves when it can be asked. */
  start(): Promise<void>
  isReady(): boolean
  understand(text: string, context?: MatchContext): Understanding
  /** Name and unit of sale of a product that is in the index, or null. */
  item(itemId: string): { readonly name: string; readonly unit: string } | null
  /** What the text states that this product is not: sizes, threads, articles. */
  contradictions(text: string, productId: string): readonly string[]
  /** Best first. */
  search(query: string, limit: number): readonly { readonly itemId: string; readonly score: number }[]
  /** Takes in what has changed by now; for tests and for a command that must see its own change. */
  catchUp(): Promise<void>
  stop(): Promise<void>
}

/** Where what was read of a large catalog outlives the process. A lost or foreign snapshot only costs time. */
export interface SnapshotStore {
  /** Names the reader: another version of the engine reads otherwise. */
  readonly key: string
  read(): Promise<Uint8Array | null>
  write(bytes: Uint8Array): Promise<void>
}

export interface CatalogIndexOptions {
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly logger: Logger
  /** Hints that something changed; without it only `catchUp` brings news. */
  readonly live?: Pick<LiveHub, 'subscribe'>
  readonly snapshots?: SnapshotStore
}

/** From this many changed products on all are asked for at once. */
const REBUILD_FROM = 50_000
/** Smaller catalogs are read faster than a snapshot. */
const SNAPSHOT_FROM = 20_000
/** Longest stretch of work before whoever waits is let through. */
const STRETCH_MS = 8

/** An index that follows the changes of every replica through the event log, woken by live hints. */
export function createCatalogIndex(options: CatalogIndexOptions): CatalogIndex {
  const { uow, logger } = options
  const changes = createProductChangeReader(options)
  const updates = oneAtATime(takeIn)
  let catalog: Catalog | null = null
  let unsubscribe = (): void => {}

  async function takeIn(): Promise<void> {
    const { ids, all, done } = await changes.readNew()
    if (catalog === null) return
    if (all || ids.length >= REBUILD_FROM) catalog = await buildCatalog(options, catalog)
    else if (ids.length > 0) catalog = await refresh(uow, catalog, ids)
    done()
  }

  const follow = (): void => {
    updates.run().catch((error: unknown) => logger.error({ err: error }, 'The catalog index could not take in a change'))
  }

  function ready(): Catalog {
    if (catalog === null) throw new Error('The catalog index is asked before it is built: await start() first')
    return catalog
  }

  return {
    start: async () => {
      unsubscribe =
        options.live?.subscribe({ hint: ({ topic }) => void (topic === CATALOG_TOPIC && follow()), lost: follow }) ?? unsubscribe
      await changes.skipKnown()
      catalog = await buildCatalog(options, await keptRows(options))
      await updates.run()
    },
    isReady: () => catalog !== null,
    understand: (text, context) => understand(text, ready(), context),
    item: (itemId) => {
      const at = ready().indexOf(itemId)
      if (at === undefined) return null
      const { name, unit } = ready().item(at)
      return { name, unit }
    },
    contradictions: (text, productId) => contradictions(text, ready(), productId),
    search: (query, limit) => searchCatalog(ready(), query, { limit }),
    catchUp: updates.run,
    stop: async () => {
      unsubscribe()
      await updates.settled()
    },
  }
}

async function buildCatalog({ uow, logger, snapshots }: CatalogIndexOptions, known: KnownRows | null): Promise<Catalog> {
  const items = await uow.read(readAllItems)
  const catalog = await unhurried(compileSteps(items, known ?? undefined))
  logger.info({ products: items.length }, 'The catalog index is built')
  if (snapshots !== undefined && items.length >= SNAPSHOT_FROM)
    await snapshots
      .write(snapshotOf(catalog, snapshots.key))
      .catch((error: unknown) => logger.warn({ err: error }, 'The catalog snapshot was not kept'))
  return catalog
}

async function keptRows({ snapshots, logger }: CatalogIndexOptions): Promise<KnownRows | null> {
  if (snapshots === undefined) return null
  try {
    const bytes = await snapshots.read()
    return bytes === null ? null : readSnapshot(bytes, snapshots.key)
  } catch (error) {
    logger.warn({ err: error }, 'The catalog snapshot could not be read; names are read anew')
    return null
  }
}

/** Runs steps so that requests and jobs get their turn in between. */
async function unhurried<T>(steps: Steps<T>): Promise<T> {
  let since = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - since < STRETCH_MS) continue
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}

async function refresh(uow: UnitOfWork, catalog: Catalog, ids: readonly string[]): Promise<Catalog> {
  const items = await uow.read((db) => readItems(db, ids))
  const present = new Set(items.map(({ id }) => id))
  const gone = ids.filter((id) => !present.has(id))
  return unhurried(updateSteps(catalog, items, gone))
}

/** Runs the work one at a time; whoever asks while a run is waiting shares it. A failed run does not stop the next. */
function oneAtATime(work: () => Promise<void>) {
  let last: Promise<void> = Promise.resolve()
  let isWaiting = false
  return {
    run: (): Promise<void> => {
      if (isWaiting) return last
      isWaiting = true
      last = last
        .catch(() => {})
        .then(() => {
          isWaiting = false
          return work()
        })
      return last
    },
    settled: (): Promise<void> => last.catch(() => {}),
  }
}
