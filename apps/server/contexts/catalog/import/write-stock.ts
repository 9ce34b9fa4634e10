import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type StockInput, setStock } from '../use-cases/set-stock.ts'
import type { CatalogWarehouse } from './catalog-file-set.ts'
import { joiningSets } from './joining-sets.ts'
import { NO_WAREHOUSE } from './staged-rows.ts'
import { IMPORT_SOURCE } from './write-products.ts'

export interface WrittenStock {
  readonly inserted: number
  readonly changed: number
  readonly unchanged: number
  /** Named no more by a full set: nothing is left there. */
  readonly zeroed: number
  readonly createdWarehouses: readonly string[]
  /** Where a total without a warehouse was put. */
  readonly defaultWarehouse: string | null
}

/** What a company's first warehouse is called until somebody renames it. */
const FIRST_WAREHOUSE = 'Основной склад'

/** Brings the stock to what the set says. Rows are locked only now, at the end, in the order confirmations lock them. */
export async function writeStock(
  tx: Tx,
  set: { readonly warehouses: ReadonlyMap<string, CatalogWarehouse>; readonly timeZone: string; readonly isFull: boolean },
): Promise<WrittenStock> {
  const places = await resolveWarehouses(tx, set)
  await sql`
    CREATE TEMP TABLE target_stock ON COMMIT DROP AS
    SELECT DISTINCT ON (o.product_id, w.id, v.id) o.product_id, w.id AS warehouse_id, v.id AS variant_id, round(s.quantity * 1000)::bigint AS quantity
    FROM staged_stock s JOIN offered_product o ON o.product_key = s.product_key JOIN target_warehouse w ON w.key = s.warehouse_key
    LEFT JOIN variant v ON v.source_key = s.variant_key ORDER BY o.product_id, w.id, v.id, s.position DESC`.execute(tx.db)
  await sql`CREATE INDEX ON target_stock (product_id, warehouse_id)`.execute(tx.db)
  await sql`ANALYZE target_stock`.execute(tx.db)
  const counts = await joiningSets(tx, () => countStock(tx))
  await writeChanged(tx)
  const zeroed = set.isFull ? await joiningSets(tx, () => zeroAbsent(tx)) : 0
  await joiningSets(tx, () => refreshAge(tx))
  return { ...counts, zeroed, ...places }
}

/** A warehouse is the one with the source's key, else the one with that name, else a new one. */
async function resolveWarehouses(
  tx: Tx,
  { warehouses, timeZone }: { readonly warehouses: ReadonlyMap<string, CatalogWarehouse>; readonly timeZone: string },
): Promise<Pick<WrittenStock, 'createdWarehouses' | 'defaultWarehouse'>> {
  await sql`CREATE TEMP TABLE target_warehouse (key text PRIMARY KEY, id text) ON COMMIT DROP`.execute(tx.db)
  const { rows: used } = await sql<{
    key: string
  }>`SELECT warehouse_key AS key FROM staged_stock GROUP BY 1 ORDER BY min(position), 1`.execute(tx.db)
  const order = [...warehouses.keys()]
  const rows = [...used].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
  const createdWarehouses: string[] = []
  let defaultWarehouse: string | null = null
  for (const { key } of rows) {
    const declared = warehouses.get(key)
    // A lone column «Остаток» names no warehouse.
    const isNamed =
      declared !== undefined || (key !== NO_WAREHOUSE && !/^(остат|кол|налич|свобод|доступ|stock|qty|quantity|қалдық|саны)/iu.test(key))
    const name = isNamed ? (declared?.name ?? key) : FIRST_WAREHOUSE
    const found = isNamed ? await findWarehouse(tx, key, name) : await firstWarehouse(tx)
    const id = found?.id ?? (await createWarehouse(tx, { key: isNamed ? key : null, name, timeZone }))
    if (found === null) createdWarehouses.push(name)
    if (!isNamed) defaultWarehouse = found?.name ?? name
    await sql`INSERT INTO target_warehouse VALUES (${key}, ${id})`.execute(tx.db)
  }
  return { createdWarehouses, defaultWarehouse }
}

type Found = { readonly id: string; readonly name: string } | null

async function findWarehouse(tx: Tx, key: string, name: string): Promise<Found> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, name FROM warehouse WHERE source_key = ${key} OR lower(name) = lower(${name}) ORDER BY (source_key = ${key}) DESC NULLS LAST LIMIT 1`.execute(
    tx.db,
  )
  return rows[0] ?? null
}

async function firstWarehouse(tx: Tx): Promise<Found> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, name FROM warehouse WHERE is_active ORDER BY position, name, id LIMIT 1`.execute(tx.db)
  return rows[0] ?? null
}

async function createWarehouse(
  tx: Tx,
  { key, name, timeZone }: { readonly key: string | null; readonly name: string; readonly timeZone: string },
): Promise<string> {
  const id = tx.newId('warehouse')
  await sql`
    INSERT INTO warehouse (id, name, time_zone, source_key, position)
    SELECT ${id}, ${name}, ${timeZone}, ${key}, coalesce(max(position), 0) + 1 FROM warehouse`.execute(tx.db)
  return id
}

const KNOWN = sql`LEFT JOIN stock s ON s.product_id = t.product_id AND s.warehouse_id = t.warehouse_id
  AND s.variant_id IS NOT DISTINCT FROM t.variant_id AND s.lot_id IS NULL`

async function countStock(tx: Tx): Promise<{ readonly inserted: number; readonly changed: number; readonly unchanged: number }> {
  const { rows } = await sql<{ inserted: number; changed: number; unchanged: number }>`
    SELECT count(*) FILTER (WHERE s.product_id IS NULL) AS inserted, count(*) FILTER (WHERE s.quantity_thousandths <> t.quantity) AS changed,
      count(*) FILTER (WHERE s.quantity_thousandths = t.quantity) AS unchanged
    FROM target_stock t ${KNOWN}`.execute(tx.db)
  return rows[0] ?? { inserted: 0, changed: 0, unchanged: 0 }
}

const PAGE = 20_000

async function listChanged(tx: Tx): Promise<void> {
  await sql`
    CREATE TEMP TABLE changed_stock ON COMMIT DROP AS SELECT row_number() OVER (ORDER BY t.product_id) AS position, t.*
    FROM target_stock t ${KNOWN} WHERE s.product_id IS NULL OR s.quantity_thousandths <> t.quantity`.execute(tx.db)
}

async function writeChanged(tx: Tx): Promise<void> {
  await joiningSets(tx, () => listChanged(tx))
  await sql`CREATE INDEX ON changed_stock (position)`.execute(tx.db)
  for (let after = 0; ; after += PAGE) {
    const { rows } = await sql<StockInput>`
      SELECT warehouse_id AS "warehouseId", product_id AS "productId", variant_id AS "variantId", quantity AS "quantityThousandths" FROM changed_stock
      WHERE position > ${after} AND position <= ${after + PAGE} ORDER BY position`.execute(tx.db)
    if (rows.length === 0) return
    await setStock(tx, { source: IMPORT_SOURCE, asOf: tx.now, rows })
  }
}

/** A full set that reports a warehouse reports it whole: products of files it gives no figure for have nothing left there. */
async function zeroAbsent(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    WITH zeroed AS (
      UPDATE stock s SET quantity_thousandths = 0, cause = NULL, as_of = ${tx.now}, version = s.version + 1
      WHERE s.source = ${IMPORT_SOURCE} AND s.quantity_thousandths <> 0 AND s.warehouse_id IN (SELECT id FROM target_warehouse)
        AND NOT EXISTS (SELECT FROM target_stock t WHERE t.product_id = s.product_id AND t.warehouse_id = s.warehouse_id
          AND t.variant_id IS NOT DISTINCT FROM s.variant_id)
      RETURNING 1)
    SELECT count(*) AS count FROM zeroed`.execute(tx.db)
  return rows[0]?.count ?? 0
}

async function refreshAge(tx: Tx): Promise<void> {
  await sql`
    UPDATE stock s SET as_of = ${tx.now} FROM target_stock t
    WHERE s.product_id = t.product_id AND s.warehouse_id = t.warehouse_id AND s.variant_id IS NOT DISTINCT FROM t.variant_id AND s.lot_id IS NULL
      AND s.as_of < ${tx.now}`.execute(tx.db)
}
