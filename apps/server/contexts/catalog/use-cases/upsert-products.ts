import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type InputColumns, inBatches, inputRows } from '../adapters/input-rows.ts'
import { CATALOG_TOPIC, PRODUCTS_CHANGED } from '../events.ts'

export interface ProductInput {
  /** The source's own key; null where the source knows articles only. A product is found by its key, else by its article. */
  readonly sourceKey: string | null
  readonly sku: string
  readonly name: string
  readonly baseUnit: string
  readonly groupId: string | null
  readonly brand?: string | null
  readonly description?: string | null
  readonly attributes?: Readonly<Record<string, string>>
  readonly weightGrams?: number | null
  readonly volumeCm3?: number | null
  readonly vatRateBp?: number | null
  readonly isReturnable?: boolean
  readonly isActive?: boolean
  readonly kind?: 'goods' | 'service' | 'deposit'
  /** All packs: those not listed are removed. At most one is the sale pack. */
  readonly packs: readonly PackInput[]
}

export interface PackInput {
  readonly unit: string
  readonly name?: string | null
  /** 1 pack = numerator / denominator base units. */
  readonly numerator: number
  readonly denominator: number
  readonly multipleThousandths?: number
  readonly minimumThousandths?: number
  readonly isSale?: boolean
  readonly barcode?: string | null
}

export interface UpsertedProducts {
  readonly inserted: number
  readonly changed: number
  readonly unchanged: number
  /** Articles that another product already has: such rows were not written. */
  readonly takenSkus: readonly string[]
}

/** From this many on the event says «all» instead of naming them. */
const MOST_IDS_IN_EVENT = 2_000

/** Adds and changes products with their packs in bulk, `rows` read piece by piece. Only what differs is written and announced. */
export async function upsertProducts(
  tx: Tx,
  command: { readonly source: string; readonly rows: Iterable<ProductInput> },
): Promise<UpsertedProducts> {
  const total = { inserted: 0, changed: 0, unchanged: 0 }
  const takenSkus: string[] = []
  const touched = new Set<string>()
  for (const batch of inBatches(command.rows)) {
    const written = await writeProducts(tx, command.source, batch)
    const changed = new Set([...written.changed, ...(await writePacks(tx, written.idOfRow, batch))])
    for (const id of written.inserted) changed.delete(id)
    total.inserted += written.inserted.length
    total.changed += changed.size
    total.unchanged += written.idOfRow.size - written.inserted.length - changed.size
    takenSkus.push(...written.takenSkus)
    for (const id of [...written.inserted, ...changed]) touched.add(id)
  }
  announceProducts(tx, [...touched])
  return { ...total, takenSkus }
}

/** Takes products out of the catalog: they stay in old orders. Returns how many were in it. */
export async function withdrawProducts(tx: Tx, productIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    UPDATE product SET is_active = false, as_of = ${tx.now}, version = version + 1 WHERE id = ANY (${[...productIds]}::text[]) AND is_active
    RETURNING id`.execute(tx.db)
  announceProducts(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.length
}

/** Tells every index that these products changed. */
export function announceProducts(tx: Tx, ids: readonly string[]): void {
  if (ids.length === 0) return
  const data = ids.length > MOST_IDS_IN_EVENT ? { all: true } : { ids }
  tx.append({ type: PRODUCTS_CHANGED, version: 1, subject: 'catalog', partyId: null, data })
  tx.touch(CATALOG_TOPIC, 'products')
}

interface Written {
  /** Row number in the batch → product id; rows refused for their article are absent. */
  readonly idOfRow: ReadonlyMap<number, string>
  readonly inserted: readonly string[]
  readonly changed: readonly string[]
  readonly takenSkus: readonly string[]
}

type NumberedRow = ProductInput & { readonly newId: string; readonly position: number }

const PRODUCT_COLUMNS: InputColumns<NumberedRow> = {
  position: ['int', (row) => row.position],
  new_id: ['text', (row) => row.newId],
  source_key: ['text', (row) => row.sourceKey],
  sku: ['text', (row) => row.sku],
  name: ['text', (row) => row.name],
  base_unit: ['text', (row) => row.baseUnit],
  group_id: ['text', (row) => row.groupId],
  brand: ['text', (row) => row.brand ?? null],
  description: ['text', (row) => row.description ?? null],
  attributes: ['jsonb', (row) => JSON.stringify(row.attributes ?? {})],
  weight_grams: ['bigint', (row) => row.weightGrams ?? null],
  volume_cm3: ['bigint', (row) => row.volumeCm3 ?? null],
  vat_rate_bp: ['int', (row) => row.vatRateBp ?? null],
  is_returnable: ['boolean', (row) => row.isReturnable ?? true],
  is_active: ['boolean', (row) => row.isActive ?? true],
  kind: ['text', (row) => row.kind ?? 'goods'],
}

const VALUES = sql.raw(
  'sku, name, base_unit, group_id, brand, description, attributes, weight_grams, volume_cm3, vat_rate_bp, is_returnable, is_active, kind',
)
const prefixed = (table: string) =>
  sql.raw(
    `${table}.sku, ${table}.name, ${table}.base_unit, ${table}.group_id, ${table}.brand, ${table}.description, ${table}.attributes, ${table}.weight_grams, ${table}.volume_cm3, ${table}.vat_rate_bp, ${table}.is_returnable, ${table}.is_active, ${table}.kind`,
  )

async function writeProducts(tx: Tx, source: string, batch: readonly ProductInput[]): Promise<Written> {
  const numbered = batch.map((row, position): NumberedRow => ({ ...row, newId: tx.newId('product'), position }))
  const { rows } = await sql<{ position: number; id: string | null; isNew: boolean; isChanged: boolean }>`
    WITH input AS MATERIALIZED (
      SELECT DISTINCT ON (coalesce('key ' || source_key, 'sku ' || sku)) * FROM ${inputRows(numbered, PRODUCT_COLUMNS)}
      ORDER BY coalesce('key ' || source_key, 'sku ' || sku), position DESC),
    known AS MATERIALIZED (
      SELECT i.position, coalesce(k.id, s.id) AS id
      FROM input i LEFT JOIN product k ON k.source_key = i.source_key
      LEFT JOIN product s ON s.sku = i.sku AND (i.source_key IS NULL OR s.source_key IS NULL)),
    target AS MATERIALIZED (
      SELECT i.*, n.id AS known_id, count(*) OVER (PARTITION BY i.sku ORDER BY n.id NULLS LAST, i.position) > 1
          OR EXISTS (SELECT FROM product o WHERE o.sku = i.sku AND o.id IS DISTINCT FROM n.id) AS is_taken
      FROM input i JOIN known n USING (position)),
    updated AS (
      UPDATE product p SET (${VALUES}) = (${prefixed('t')}), source = ${source}, as_of = ${tx.now}, version = p.version + 1
      FROM target t WHERE p.id = t.known_id AND NOT t.is_taken AND (${prefixed('p')}) IS DISTINCT FROM (${prefixed('t')})
      RETURNING t.position, p.id),
    inserted AS (
      INSERT INTO product (id, ${VALUES}, source_key, source, as_of)
      SELECT t.new_id, ${prefixed('t')}, t.source_key, ${source}, ${tx.now}::timestamptz FROM target t WHERE t.known_id IS NULL AND NOT t.is_taken
      RETURNING id)
    SELECT t.position, CASE WHEN NOT t.is_taken THEN coalesce(t.known_id, t.new_id) END AS id,
      (SELECT count(*) FROM inserted) >= 0 AND t.known_id IS NULL AS "isNew", u.id IS NOT NULL AS "isChanged"
    FROM target t LEFT JOIN updated u USING (position)`.execute(tx.db)
  const kept = rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ ...row, id }]))
  return {
    idOfRow: new Map(kept.map(({ position, id }) => [position, id])),
    inserted: kept.filter(({ isNew }) => isNew).map(({ id }) => id),
    changed: kept.filter(({ isNew, isChanged }) => !isNew && isChanged).map(({ id }) => id),
    takenSkus: rows.flatMap(({ id, position }) => (id === null ? (batch[position]?.sku ?? []) : [])),
  }
}

type PackRow = PackInput & { readonly id: string; readonly productId: string }

const PACK_COLUMNS: InputColumns<PackRow> = {
  id: ['text', (row) => row.id],
  product_id: ['text', (row) => row.productId],
  unit: ['text', (row) => row.unit],
  name: ['text', (row) => row.name ?? null],
  numerator: ['bigint', (row) => row.numerator],
  denominator: ['bigint', (row) => row.denominator],
  multiple_thousandths: ['bigint', (row) => row.multipleThousandths ?? 1000],
  minimum_thousandths: ['bigint', (row) => row.minimumThousandths ?? 0],
  is_sale: ['boolean', (row) => row.isSale ?? false],
  barcode: ['text', (row) => row.barcode ?? null],
}

/** Brings the packs of the products to what the rows say; returns the products whose packs changed. */
async function writePacks(tx: Tx, idOfRow: ReadonlyMap<number, string>, batch: readonly ProductInput[]): Promise<readonly string[]> {
  const productIds = [...idOfRow.values()]
  const packs = [...idOfRow].flatMap(([position, productId]) =>
    (batch[position]?.packs ?? []).map((pack): PackRow => ({ ...pack, id: tx.newId('pack'), productId })),
  )
  const input = inputRows(packs, PACK_COLUMNS)
  // The old sale pack must lose the flag before another gets it: only one per product may have it at any moment.
  const { rows: removed } = await sql<{ id: string }>`
    WITH input AS (SELECT * FROM ${input}), gone AS (
      DELETE FROM pack p WHERE p.product_id = ANY (${productIds}::text[]) AND NOT EXISTS (
        SELECT FROM input i WHERE i.product_id = p.product_id AND i.unit = p.unit AND i.numerator = p.numerator AND i.denominator = p.denominator)
      RETURNING product_id),
    unflagged AS (
      UPDATE pack p SET is_sale = false FROM input i
      WHERE i.product_id = p.product_id AND i.unit = p.unit AND i.numerator = p.numerator AND i.denominator = p.denominator AND p.is_sale AND NOT i.is_sale
      RETURNING p.product_id)
    SELECT DISTINCT product_id AS id FROM (SELECT product_id FROM gone UNION ALL SELECT product_id FROM unflagged) AS touched`.execute(
    tx.db,
  )
  const { rows: written } = await sql<{ id: string }>`
    WITH written AS (
      INSERT INTO pack AS p (id, product_id, unit, name, numerator, denominator, multiple_thousandths, minimum_thousandths, is_sale, barcode)
      SELECT * FROM (SELECT DISTINCT ON (product_id, unit, numerator, denominator) * FROM ${input}
        ORDER BY product_id, unit, numerator, denominator, is_sale DESC) AS packs
      ON CONFLICT (product_id, unit, numerator, denominator) DO UPDATE SET name = excluded.name, multiple_thousandths = excluded.multiple_thousandths,
        minimum_thousandths = excluded.minimum_thousandths, is_sale = excluded.is_sale, barcode = excluded.barcode
      WHERE (p.name, p.multiple_thousandths, p.minimum_thousandths, p.is_sale, p.barcode)
        IS DISTINCT FROM (excluded.name, excluded.multiple_thousandths, excluded.minimum_thousandths, excluded.is_sale, excluded.barcode)
      RETURNING product_id)
    SELECT DISTINCT product_id AS id FROM written`.execute(tx.db)
  return [...removed, ...written].map(({ id }) => id)
}
