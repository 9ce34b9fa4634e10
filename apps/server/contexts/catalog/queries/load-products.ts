import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { baseSale, type Pack, type Product, type SalePack } from '../domain/product.ts'

type Row = Omit<Product, 'sale' | 'packs'> & { readonly packs: readonly (SalePack & { readonly isSale: boolean })[] }

/** Products by id in one statement; ids that do not exist are absent. */
export async function loadProducts(db: Db, productIds: readonly string[]): Promise<ReadonlyMap<string, Product>> {
  if (productIds.length === 0) return new Map()
  const { rows } = await sql<Row>`/* prepared load-products */
    SELECT p.id, p.sku, p.name, p.base_unit AS "baseUnit", p.group_id AS "groupId", p.vat_rate_bp AS "vatRateBp", p.weight_grams AS "weightGrams",
      p.kind, p.is_active AS "isActive", p.is_returnable AS "isReturnable",
      (SELECT coalesce(json_agg(json_build_object('unit', k.unit, 'name', k.name, 'numerator', k.numerator, 'denominator', k.denominator,
          'multipleThousandths', k.multiple_thousandths, 'minimumThousandths', k.minimum_thousandths, 'isSale', k.is_sale)
          ORDER BY k.is_sale DESC, k.unit, k.id), '[]')
        FROM pack k WHERE k.product_id = p.id) AS packs
    FROM product p WHERE p.id = ANY (${[...productIds]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.id, productFrom(row)]))
}

function productFrom({ packs, ...row }: Row): Product {
  const sale = packs.find((pack) => pack.isSale)
  return { ...row, sale: sale === undefined ? baseSale(row.baseUnit) : salePack(sale), packs: packs.map(packFrom) }
}

const packFrom = ({ unit, name, numerator, denominator }: Pack): Pack => ({ unit, name, numerator, denominator })

const salePack = (pack: SalePack): SalePack => ({
  ...packFrom(pack),
  multipleThousandths: pack.multipleThousandths,
  minimumThousandths: pack.minimumThousandths,
})

/** Product ids of articles, for orders that come by article. Unknown articles are absent. */
export async function findProductsBySku(db: Db, skus: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (skus.length === 0) return new Map()
  const { rows } = await sql<{
    sku: string
    id: string
  }>`SELECT sku, id FROM product WHERE is_active AND sku = ANY (${[...skus]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.sku, row.id]))
}

/** Approved replacements of each product that are in the catalog now, ids in a fixed order. Products without one are absent. */
export async function analoguesOf(db: Db, productIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (productIds.length === 0) return new Map()
  const { rows } = await sql<{ productId: string; analogueIds: string[] }>`
    SELECT a.product_id AS "productId", array_agg(a.analogue_id::text ORDER BY a.analogue_id) AS "analogueIds"
    FROM analogue a JOIN product p ON p.id = a.analogue_id AND p.is_active
    WHERE a.product_id = ANY (${[...productIds]}::text[]) GROUP BY a.product_id`.execute(db)
  return new Map(rows.map((row) => [row.productId, row.analogueIds]))
}

export interface Warehouse {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly timeZone: string
  readonly pickingSource: 'hub' | 'erp'
}

/** Warehouses in use, in their own order. */
export async function listWarehouses(db: Db): Promise<readonly Warehouse[]> {
  const { rows } = await sql<Warehouse>`
    SELECT id, name, address, time_zone AS "timeZone", picking_source AS "pickingSource"
    FROM warehouse WHERE is_active ORDER BY position, name, id`.execute(db)
  return rows
}

/** Every warehouse, those out of use last. */
export async function listAllWarehouses(db: Db): Promise<readonly (Warehouse & { readonly isActive: boolean })[]> {
  const { rows } = await sql<Warehouse & { readonly isActive: boolean }>`
    SELECT id, name, address, time_zone AS "timeZone", picking_source AS "pickingSource", is_active AS "isActive"
    FROM warehouse ORDER BY is_active DESC, position, name, id`.execute(db)
  return rows
}
