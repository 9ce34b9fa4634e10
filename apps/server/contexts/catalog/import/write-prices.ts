import { CURRENCIES, type Currency } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { replacePrices } from '../use-cases/set-prices.ts'
import type { CatalogPriceType, RejectedRow } from './catalog-file-set.ts'
import { joiningSets } from './joining-sets.ts'
import { createPriceTargets, listRefused, markPricesFresh, resolvePrices } from './resolve-prices.ts'
import { IMPORT_SOURCE } from './write-products.ts'

export interface PriceChange {
  readonly sku: string
  readonly name: string
  readonly priceType: string
  /** Millionths per sale pack; null: there was none, or there is none any more. */
  readonly fromMicros: number | null
  readonly toMicros: number | null
}

export interface WrittenPrices {
  readonly inserted: number
  readonly changed: number
  readonly unchanged: number
  /** Became «цена по запросу». */
  readonly removed: number
  /** The largest changes, by how many times. */
  readonly examples: readonly PriceChange[]
  /** Prices that could not be taken. */
  readonly refused: readonly RejectedRow[]
  readonly createdTypes: readonly string[]
}

/** Brings the price list to what the set says; prices are kept per sale pack. */
export async function writePrices(
  tx: Tx,
  set: { readonly types: ReadonlyMap<string, CatalogPriceType>; readonly currency: Currency; readonly isFull: boolean },
): Promise<WrittenPrices> {
  const { createdTypes } = await resolvePriceTypes(tx, set.types, set.currency)
  await resolvePrices(tx)
  const refused = await listRefused(tx)
  const counts = await joiningSets(tx, () => countPrices(tx))
  const examples = await joiningSets(tx, () => readExamples(tx))
  await writeChanged(tx)
  const removed = set.isFull ? await joiningSets(tx, () => removeAbsent(tx)) : 0
  await markPricesFresh(tx)
  return { ...counts, removed, examples, refused, createdTypes }
}

interface TypeRow {
  readonly key: string
  readonly currency: string | null
  readonly vatIncluded: boolean | null
}

/** A price type is the one with the source's key, else the one with that name, else a new one. */
async function resolvePriceTypes(
  tx: Tx,
  declared: ReadonlyMap<string, CatalogPriceType>,
  currency: Currency,
): Promise<{ createdTypes: string[] }> {
  await createPriceTargets(tx)
  const { rows: used } = await sql<TypeRow>`
    SELECT type_key AS key, mode() WITHIN GROUP (ORDER BY currency) AS currency FROM staged_price GROUP BY 1 ORDER BY min(position)`.execute(
    tx.db,
  )
  const createdTypes: string[] = []
  const order = [...declared.keys()]
  for (const { key, currency: priced } of [...used].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))) {
    const type = declared.get(key)
    const name = (type?.name ?? key).slice(0, 200)
    const own = asCurrency(type?.currency ?? priced) ?? (type?.currency == null && priced === null ? currency : null)
    const found = await findType(tx, key, name)
    const id =
      found?.id ?? (own === null ? null : await createType(tx, { key, name, currency: own, vatIncluded: type?.vatIncluded ?? true }))
    if (found === null && own !== null) createdTypes.push(name)
    await sql`INSERT INTO target_price_type VALUES (${key}, ${id}, ${found?.currency ?? own})`.execute(tx.db)
  }
  return { createdTypes }
}

const asCurrency = (text: string | null): Currency | null => CURRENCIES.find((known) => known === text) ?? null

async function findType(tx: Tx, key: string, name: string): Promise<{ readonly id: string; readonly currency: string } | null> {
  const { rows } = await sql<{ id: string; currency: string }>`
    SELECT id, currency FROM price_type WHERE source_key = ${key} OR lower(name) = lower(${name}) ORDER BY (source_key = ${key}) DESC NULLS LAST LIMIT 1`.execute(
    tx.db,
  )
  return rows[0] ?? null
}

async function createType(
  tx: Tx,
  type: { readonly key: string; readonly name: string; readonly currency: Currency; readonly vatIncluded: boolean },
): Promise<string> {
  const id = tx.newId('priceType')
  await sql`
    INSERT INTO price_type (id, name, currency, vat_included, source_key, position)
    SELECT ${id}, ${type.name}, ${type.currency}, ${type.vatIncluded}, ${type.key}, coalesce(max(position), 0) + 1 FROM price_type`.execute(
    tx.db,
  )
  return id
}

const KNOWN = sql`LEFT JOIN price p ON p.product_id = t.product_id AND p.price_type_id = t.type_id AND p.variant_id IS NOT DISTINCT FROM t.variant_id AND p.from_thousandths = 0`
const DIFFERS = sql`p.micros IS NOT NULL AND (p.micros, p.unit) IS DISTINCT FROM (t.micros, t.unit)`

async function countPrices(tx: Tx): Promise<{ readonly inserted: number; readonly changed: number; readonly unchanged: number }> {
  const { rows } = await sql<{ inserted: number; changed: number; unchanged: number }>`
    SELECT count(*) FILTER (WHERE p.micros IS NULL) AS inserted, count(*) FILTER (WHERE ${DIFFERS}) AS changed,
      count(*) FILTER (WHERE p.micros IS NOT NULL AND NOT (${DIFFERS})) AS unchanged
    FROM target_price t ${KNOWN}`.execute(tx.db)
  return rows[0] ?? { inserted: 0, changed: 0, unchanged: 0 }
}

async function readExamples(tx: Tx): Promise<readonly PriceChange[]> {
  const { rows } = await sql<PriceChange>`
    SELECT g.sku, g.name, y.name AS "priceType", p.micros AS "fromMicros", t.micros AS "toMicros"
    FROM target_price t ${KNOWN} JOIN product g ON g.id = t.product_id JOIN price_type y ON y.id = t.type_id
    WHERE ${DIFFERS} ORDER BY abs(ln(t.micros::numeric / p.micros)) DESC, g.sku LIMIT 20`.execute(tx.db)
  return rows
}

const PAGE = 20_000

async function listChanged(tx: Tx): Promise<void> {
  await sql`
    CREATE TEMP TABLE changed_price ON COMMIT DROP AS SELECT row_number() OVER (ORDER BY t.product_id) AS position, t.*
    FROM target_price t ${KNOWN} WHERE p.micros IS NULL OR ${DIFFERS}`.execute(tx.db)
}

async function writeChanged(tx: Tx): Promise<void> {
  await joiningSets(tx, () => listChanged(tx))
  await sql`CREATE INDEX ON changed_price (position)`.execute(tx.db)
  const { rows } = await sql<{ total: number }>`SELECT count(*) AS total FROM changed_price`.execute(tx.db)
  for (let after = 0; after < (rows[0]?.total ?? 0); after += PAGE) {
    const page = sql`(SELECT type_id AS price_type_id, product_id, variant_id, 0::bigint AS from_thousandths, micros, unit FROM changed_price
      WHERE position > ${after} AND position <= ${after + PAGE}) AS input`
    await replacePrices(tx, page, { source: IMPORT_SOURCE, asOf: tx.now })
  }
  tx.touch('price', 'all')
}

/** In a full set a price of its types that is not listed any more is gone, where it came from a file. */
async function removeAbsent(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    WITH gone AS (
      DELETE FROM price p WHERE p.source = ${IMPORT_SOURCE} AND p.price_type_id IN (SELECT id FROM target_price_type)
        AND p.product_id IN (SELECT product_id FROM target_product)
        AND NOT EXISTS (SELECT FROM target_price t WHERE t.product_id = p.product_id AND t.type_id = p.price_type_id
          AND t.variant_id IS NOT DISTINCT FROM p.variant_id)
      RETURNING 1)
    SELECT count(*) AS count FROM gone`.execute(tx.db)
  return rows[0]?.count ?? 0
}
