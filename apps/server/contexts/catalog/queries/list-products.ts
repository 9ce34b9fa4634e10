import type { ProductRow } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { type Availability, availability } from './availability.ts'
import { packText } from './read-catalog-items.ts'

export interface ProductFilter {
  /** Products found by words, best first; null: the whole catalog by name. */
  readonly found: readonly string[] | null
  /** With all groups below it. */
  readonly groupId: string | null
  readonly limit: number
  readonly offset: number
}

/** The catalog's own part of a product's row; prices come from terms. */
export type KnownProduct = Omit<ProductRow, 'price'>

interface Row {
  readonly id: string
  readonly sku: string
  readonly name: string
  readonly baseUnit: string
  readonly groupId: string | null
  readonly groupName: string | null
  readonly packs:
    | readonly { readonly unit: string; readonly numerator: number; readonly denominator: number; readonly isSale: boolean }[]
    | null
  readonly total: number
}

/** A page of active products with what is in stock. */
export async function listProducts(
  db: Db,
  filter: ProductFilter,
): Promise<{ readonly products: readonly KnownProduct[]; readonly total: number }> {
  const { rows } = await sql<Row>`
    WITH RECURSIVE below AS (
      SELECT ${filter.groupId}::text COLLATE "C" AS id UNION SELECT g.id::text FROM product_group g JOIN below b ON g.parent_id = b.id),
    chosen AS (
      SELECT p.*, ${filter.found === null ? sql`NULL::int` : sql`array_position(${[...filter.found]}::text[], p.id::text)`} AS place FROM product p
      WHERE p.is_active AND ${filter.found === null ? sql`true` : sql`p.id = ANY (${[...filter.found]}::text[])`}
        AND (${filter.groupId}::text IS NULL OR p.group_id IN (SELECT id FROM below))),
    page AS (SELECT * FROM chosen ORDER BY place, name, id LIMIT ${filter.limit} OFFSET ${filter.offset})
    SELECT p.id, p.sku, p.name, p.base_unit AS "baseUnit", g.id AS "groupId", g.name AS "groupName", (SELECT count(*) FROM chosen) AS total,
      (SELECT json_agg(json_build_object('unit', k.unit, 'numerator', k.numerator, 'denominator', k.denominator, 'isSale', k.is_sale)
        ORDER BY k.is_sale DESC, k.id) FROM pack k WHERE k.product_id = p.id) AS packs
    FROM page p LEFT JOIN product_group g ON g.id = p.group_id ORDER BY p.place, p.name, p.id`.execute(db)
  const stock = await availability(db, { productIds: rows.map(({ id }) => id) })
  return { products: rows.map((row) => productFrom(row, stock.get(row.id) ?? [])), total: rows[0]?.total ?? 0 }
}

function productFrom(row: Row, places: readonly Availability[]): KnownProduct {
  const packs = row.packs ?? []
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    group: row.groupId === null ? null : { id: row.groupId, name: row.groupName ?? '' },
    unit: packs.find(({ isSale }) => isSale)?.unit ?? row.baseUnit,
    packText: packText(row.baseUnit, packs),
    stock: places.map((place) => stockView(place, row.baseUnit)),
  }
}

/** Availability as screens show it: in base units, with the nearest receipt. */
export function stockView(place: Availability, baseUnit: string): KnownProduct['stock'][number] {
  const [next] = place.expected
  return {
    warehouse: { id: place.warehouseId, name: place.warehouseName },
    free: { amount: place.freeThousandths / 1000, unit: baseUnit },
    asOf: place.asOf.toISOString(),
    expected: next === undefined ? null : { quantity: { amount: next.thousandths / 1000, unit: baseUnit }, on: next.on },
  }
}

export interface GroupRow {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  /** Of the group itself, without those below. */
  readonly productCount: number
}

/** All groups in their own order. */
export async function listGroups(db: Db): Promise<readonly GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    SELECT g.id, g.name, g.parent_id AS "parentId", count(p.id) AS "productCount"
    FROM product_group g LEFT JOIN product p ON p.group_id = g.id AND p.is_active
    GROUP BY g.id ORDER BY g.position, g.name, g.id`.execute(db)
  return rows
}
