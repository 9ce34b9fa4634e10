import type { Currency } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { CatalogFile, RejectedRow, RowCell } from './catalog-file-set.ts'
import { IdIndex } from './id-index.ts'
import type { ImportProgress } from './import-catalog.ts'
import { type ImportSummary, ImportTally } from './import-tally.ts'
import { joiningSets } from './joining-sets.ts'
import { type CatalogReadingOptions, streamCatalogFiles } from './read-catalog-files.ts'
import { createPriceTargets, listRefused, markPricesFresh, resolvePrices } from './resolve-prices.ts'
import { resolveOffers, resolveProducts } from './resolve-products.ts'
import { CatalogStage } from './staged-rows.ts'

/** Prices of one column, or of one price type of CommerceML. */
export interface PriceColumn {
  /** of a table: `file|sheet|letters` */
  readonly key: string
  readonly name: string
  readonly currency: string | null
}

/** Where the prices of a column go: a price type, or a purpose of the caller's own. */
export interface PriceTarget {
  readonly id: string
  readonly currency: Currency
}

export interface ReadPriceList {
  readonly paths: readonly string[]
  readonly reading: Pick<CatalogReadingOptions, 'columns' | 'rows'>
  /** Columns without a target are not loaded. */
  readonly targetsOf: (columns: readonly PriceColumn[]) => ReadonlyMap<string, PriceTarget>
  readonly onProgress?: (progress: ImportProgress) => Promise<void>
}

/** A price of the list for a product of the catalog, per sale pack. */
export interface ListedPrice {
  readonly productId: string
  readonly variantId: string | null
  readonly sku: string
  readonly targetId: string
  readonly currency: Currency
  readonly unit: string
  readonly micros: number
  /** What the price type says now for the same unit; null when it says nothing. */
  readonly knownMicros: number | null
}

export interface PriceListReading {
  readonly summary: ImportSummary
  readonly files: readonly CatalogFile[]
  readonly columns: readonly PriceColumn[]
  readonly prices: readonly ListedPrice[]
  /** Rows of unknown goods and prices that lead to no unit of the catalog, at most a thousand. */
  readonly refused: readonly RejectedRow[]
}

const MAX_REFUSED = 1_000

/**
 * Reads a price list against the catalog in the caller's transaction and writes nothing: no product is made of it. Prices are brought to the
 * sale pack as a catalog's are. A broken file throws CatalogFileError. Afterwards {@link markPricesFresh} may be called in the same transaction.
 */
export async function readPriceList(tx: Tx, command: ReadPriceList): Promise<PriceListReading> {
  const stage = await CatalogStage.create(tx)
  const { summary, cells } = await stageList(tx, stage, command)
  await resolveProducts(tx)
  await findByName(tx)
  await resolveOffers(tx)
  await createPriceTargets(tx)
  const columns = [...stage.priceTypes.values()].map(({ id, name, currency }) => ({ key: id, name, currency }))
  for (const [key, target] of command.targetsOf(columns))
    await sql`INSERT INTO target_price_type VALUES (${key}, ${target.id}, ${target.currency})`.execute(tx.db)
  await resolvePrices(tx)
  return {
    summary,
    files: stage.files,
    columns,
    prices: await joiningSets(tx, () => listPrices(tx)),
    refused: [...(await listUnknown(tx, cells)), ...(await listRefused(tx))].slice(0, MAX_REFUSED),
  }
}

export { markPricesFresh }

/** Rows of goods the catalog does not know keep their cells, so that a person can put the article right. */
async function stageList(
  tx: Tx,
  stage: CatalogStage,
  { paths, reading, onProgress }: ReadPriceList,
): Promise<{ readonly summary: ImportSummary; readonly cells: ReadonlyMap<string, readonly RowCell[]> }> {
  const known = await knownKeys(tx)
  const cells = new Map<string, readonly RowCell[]>()
  const tally = new ImportTally()
  let done = 0
  const options: CatalogReadingOptions = {
    ...reading,
    isPriceByColumn: true,
    keepsCells: ({ id, article, code }) => cells.size < MAX_REFUSED && !known.has(id) && !known.has(article ?? code ?? id),
  }
  for await (const batch of streamCatalogFiles(paths, options)) {
    for (const record of batch) {
      tally.add(record)
      if (record.kind === 'product' && record.cells !== undefined) cells.set(record.id, record.cells)
    }
    await stage.add(batch)
    done += batch.length
    await onProgress?.({ stage: 'reading', done, total: null })
  }
  await stage.finish()
  return { summary: tally.summary(), cells }
}

async function knownKeys(tx: Tx): Promise<IdIndex> {
  const index = new IdIndex()
  const { rows } = await sql<{ sku: string; sourceKey: string | null }>`SELECT sku, source_key AS "sourceKey" FROM product`.execute(tx.db)
  for (const { sku, sourceKey } of rows) {
    index.set(sku, 1)
    if (sourceKey !== null) index.set(sourceKey, 1)
  }
  return index
}

/** A list without articles names its goods; a name that only one product has is that product. */
async function findByName(tx: Tx): Promise<void> {
  await sql`
    UPDATE target_product t SET product_id = n.id
    FROM (SELECT lower(name) AS name, min(id) AS id FROM product GROUP BY 1 HAVING count(*) = 1) AS n
    WHERE t.product_id IS NULL AND t.source_key IS NOT NULL AND t.base = left(t.key, 100) AND n.name = lower(t.name)`.execute(tx.db)
}

async function listPrices(tx: Tx): Promise<readonly ListedPrice[]> {
  const { rows } = await sql<ListedPrice>`
    SELECT t.product_id AS "productId", t.variant_id AS "variantId", g.sku, t.type_id AS "targetId", y.currency, t.unit, t.micros,
      CASE WHEN p.unit = t.unit THEN p.micros END AS "knownMicros"
    FROM target_price t JOIN product g ON g.id = t.product_id JOIN (SELECT id, min(currency) AS currency FROM target_price_type GROUP BY 1) y ON y.id = t.type_id
    LEFT JOIN price p ON p.product_id = t.product_id AND p.price_type_id = t.type_id AND p.variant_id IS NOT DISTINCT FROM t.variant_id AND p.from_thousandths = 0`.execute(
    tx.db,
  )
  return rows
}

async function listUnknown(tx: Tx, cells: ReadonlyMap<string, readonly RowCell[]>): Promise<readonly RejectedRow[]> {
  const { rows } = await sql<{ key: string; value: string; place: string }>`
    SELECT t.key, t.base AS value, s.place FROM target_product t
    JOIN LATERAL (SELECT place FROM staged_price WHERE product_key = t.key ORDER BY position LIMIT 1) s ON true
    WHERE t.product_id IS NULL AND NOT t.is_deleted ORDER BY t.position LIMIT ${MAX_REFUSED}`.execute(tx.db)
  return rows.map(({ key, value, place }) => ({
    kind: 'rejected',
    place: JSON.parse(place),
    code: 'unknown-product',
    value,
    cells: cells.get(key) ?? [],
  }))
}
