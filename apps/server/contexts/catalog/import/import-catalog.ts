import type { Currency } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { PRODUCTS_CHANGED } from '../events.ts'
import { upsertGroups } from '../use-cases/upsert-places.ts'
import { announceProducts, withdrawProducts } from '../use-cases/upsert-products.ts'
import type { CatalogFile } from './catalog-file-set.ts'
import { type ImportSummary, ImportTally } from './import-tally.ts'
import { type CatalogReadingOptions, streamCatalogFiles } from './read-catalog-files.ts'
import {
  adoptKeys,
  findLeaving,
  type Leaving,
  listExamples,
  listWithdrawn,
  type ProductExample,
  resolveOffers,
  resolveProducts,
} from './resolve-products.ts'
import { CatalogStage } from './staged-rows.ts'
import { type WrittenPrices, writePrices } from './write-prices.ts'
import { type WrittenProducts, writeProducts } from './write-products.ts'
import { type WrittenStock, writeStock } from './write-stock.ts'
import { writeVariants } from './write-variants.ts'

export interface ImportCatalog {
  /** Files, folders or ZIPs: one set. */
  readonly paths: readonly string[]
  readonly reading?: CatalogReadingOptions
  /** The file is a part of the catalog: what it does not name stays. Sets that hold changes only are parts anyway. */
  readonly isPart?: boolean
  /** A person has seen that much of the catalog leaves and wants it. */
  readonly isConfirmed?: boolean
  /** Of price types and warehouses that the file names and nobody has set up. */
  readonly currency: Currency
  readonly timeZone: string
  readonly onProgress?: (progress: ImportProgress) => Promise<void>
}

export interface ImportProgress {
  readonly stage: 'reading' | 'writing'
  readonly done: number
  /** Null while nobody knows. */
  readonly total: number | null
}

export interface CatalogImportOutcome {
  readonly summary: ImportSummary
  readonly files: readonly CatalogFile[]
  readonly isFull: boolean
  /** Set when a full set names so little of the catalog that a person must confirm; nothing was written then. */
  readonly alarm: Leaving | null
  readonly products: WrittenProducts & { readonly withdrawn: number }
  readonly prices: WrittenPrices
  readonly stock: WrittenStock
  /** Some of the products that come, change and leave. */
  readonly examples: readonly ProductExample[]
}

/** From this share of the catalog leaving on, a full file is suspicious. */
const ALARM_PERCENT = 10
const ALARM_FROM = 3

export const isAlarming = ({ active, leaving }: Leaving): boolean => leaving >= ALARM_FROM && leaving * 100 > active * ALARM_PERCENT

const NOTHING = {
  products: { inserted: 0, changed: 0, unchanged: 0, withdrawn: 0 },
  prices: { inserted: 0, changed: 0, unchanged: 0, removed: 0, examples: [], refused: [], createdTypes: [] },
  stock: { inserted: 0, changed: 0, unchanged: 0, zeroed: 0, createdWarehouses: [], defaultWarehouse: null },
} as const

/**
 * Loads a set of catalog files in the caller's transaction: products, groups, packs, variants, prices, stock. Nothing is written before
 * the whole set has been read; a broken file throws CatalogFileError. The same set again changes nothing but the age of what it says.
 * Readers of the catalog hear of it once.
 */
export async function importCatalog(tx: Tx, command: ImportCatalog): Promise<CatalogImportOutcome> {
  const stage = await CatalogStage.create(tx)
  const summary = await stageFiles(stage, command)
  await resolveProducts(tx)
  const isChangesOnly = stage.files.length > 0 && stage.files.every(({ isDelta }) => isDelta)
  const isFull = !isChangesOnly && command.isPart !== true && summary.products > 0
  const leaving = isFull ? await findLeaving(tx) : { active: 0, leaving: 0, examples: [] }
  const about = { summary, files: stage.files, isFull, examples: [...(await listExamples(tx)), ...leaving.examples.map(asLeaving)] }
  if (isAlarming(leaving) && command.isConfirmed !== true) return { ...about, alarm: leaving, ...NOTHING }
  const written = await announcedOnce(tx, (quiet) => write(quiet, { command, stage, isFull, total: summary.products }))
  return { ...about, alarm: null, ...written }
}

const asLeaving = (what: string): ProductExample => ({ group: 'deleted', what, from: null, to: null })

async function stageFiles(stage: CatalogStage, { paths, reading, onProgress }: ImportCatalog): Promise<ImportSummary> {
  const tally = new ImportTally()
  let done = 0
  for await (const batch of streamCatalogFiles(paths, reading)) {
    for (const record of batch) tally.add(record)
    await stage.add(batch)
    done += batch.length
    await onProgress?.({ stage: 'reading', done, total: null })
  }
  await stage.finish()
  return tally.summary()
}

interface Work {
  readonly command: ImportCatalog
  readonly stage: CatalogStage
  readonly isFull: boolean
  readonly total: number
}

async function write(
  tx: Tx,
  { command, stage, isFull, total }: Work,
): Promise<Pick<CatalogImportOutcome, 'products' | 'prices' | 'stock'>> {
  const groups = [...stage.groups.values()].map(({ id, parentId, name }) => ({
    sourceKey: id,
    parentKey: parentId,
    name: name.slice(0, 300),
  }))
  const groupIds = await upsertGroups(tx, groups)
  await adoptKeys(tx)
  const withdrawn = await withdrawProducts(tx, await listWithdrawn(tx, isFull))
  const products = await writeProducts(tx, groupIds, async (done) => command.onProgress?.({ stage: 'writing', done, total }))
  await resolveOffers(tx)
  await writeVariants(tx)
  const hasChangesOnly = stage.files.some(({ isDelta }) => isDelta)
  const isWhole = isFull && !hasChangesOnly
  const prices = await writePrices(tx, { types: stage.priceTypes, currency: command.currency, isFull: isWhole })
  const stock = await writeStock(tx, { warehouses: stage.warehouses, timeZone: command.timeZone, isFull: isWhole })
  return { products: { ...products, withdrawn }, prices, stock }
}

/** However many commands change products, the catalog's readers get one event. */
async function announcedOnce<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const touched = new Set<string>()
  let isAll = false
  const value = await work({
    ...tx,
    append: (event) => {
      if (event.type !== PRODUCTS_CHANGED) return tx.append(event)
      if (Array.isArray(event.data.ids)) for (const id of event.data.ids) touched.add(String(id))
      isAll ||= event.data.all === true
    },
  })
  if (isAll) tx.append({ type: PRODUCTS_CHANGED, version: 1, subject: 'catalog', partyId: null, data: { all: true } })
  else announceProducts(tx, [...touched])
  return value
}
