import type { ProductCard } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { baseSale } from '../domain/product.ts'
import { availability } from './availability.ts'
import { expectedReceipts } from './expected-receipts.ts'

/** The catalog's own part of a product's card; prices, names and orders come from those who own them. */
export type KnownCard = Omit<ProductCard, 'prices' | 'aliases' | 'waiting' | 'allowedCommands'>

type Product = Pick<ProductCard['replaces'][number], 'id' | 'sku' | 'name' | 'unit'>

interface Row
  extends Omit<KnownCard, 'group' | 'attributes' | 'asOf' | 'packs' | 'stock' | 'expected' | 'analogues' | 'saleUnit' | 'ordering'> {
  readonly groupId: string | null
  readonly groupName: string | null
  readonly attributes: unknown
  readonly asOf: Date
  readonly packs: readonly {
    readonly unit: string
    readonly name: string | null
    readonly numerator: number
    readonly denominator: number
    readonly isSale: boolean
    readonly multiple: number
    readonly minimum: number
    readonly barcode: string | null
  }[]
}

/** Everything the catalog knows of one product, active or not; null for an unknown id. */
export async function productCard(db: Db, query: { readonly productId: string; readonly today: string }): Promise<KnownCard | null> {
  const { productId, today } = query
  const { rows } = await sql<Row>`
    SELECT p.id, p.sku, p.name, p.base_unit AS unit, g.id AS "groupId", g.name AS "groupName", p.brand, p.description, p.attributes, p.kind,
      p.is_active AS "isActive", p.is_returnable AS "isReturnable", p.weight_grams AS "weightGrams", p.vat_rate_bp AS "vatRateBp", p.as_of AS "asOf",
      (SELECT coalesce(json_agg(json_build_object('unit', k.unit, 'name', k.name, 'numerator', k.numerator, 'denominator', k.denominator,
          'isSale', k.is_sale, 'multiple', k.multiple_thousandths, 'minimum', k.minimum_thousandths, 'barcode', k.barcode)
          ORDER BY k.is_sale DESC, k.unit, k.id), '[]') FROM pack k WHERE k.product_id = p.id) AS packs,
      (SELECT coalesce(json_agg(json_build_object('id', o.id, 'sku', o.sku, 'name', o.name, 'unit', o.base_unit) ORDER BY o.name), '[]')
        FROM analogue a JOIN product o ON o.id = a.product_id WHERE a.analogue_id = p.id) AS replaces
    FROM product p LEFT JOIN product_group g ON g.id = p.group_id WHERE p.id = ${productId}`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const { groupId, groupName, attributes, asOf, packs, ...known } = row
  const { receipts } = await expectedReceipts(db, { productIds: [productId], state: 'open', today, limit: 100 })
  return {
    ...known,
    group: groupId === null ? null : { id: groupId, name: groupName ?? '' },
    attributes: attributesOf(attributes),
    asOf: asOf.toISOString(),
    saleUnit: packs.find(({ isSale }) => isSale)?.unit ?? known.unit,
    ordering: orderingOf(
      packs.find(({ isSale }) => isSale),
      known.unit,
    ),
    packs: packs.map(({ numerator, denominator, multiple, minimum, ...pack }) => ({
      ...pack,
      contains: { amount: Number((numerator / denominator).toFixed(3)), unit: known.unit },
      multiple: multiple / 1000,
      minimum: minimum / 1000,
    })),
    stock: await stockOf(db, known),
    expected: [...receipts],
    analogues: await analogues(db, productId),
  }
}

/** A pack that says no more than its unit is no rule. */
function orderingOf(sale: Row['packs'][number] | undefined, baseUnit: string): KnownCard['ordering'] {
  if (sale === undefined) return { step: null, minimum: null }
  const isAny = sale.multiple === baseSale(sale.unit).multipleThousandths || (sale.unit !== baseUnit && sale.multiple === 1000)
  return { step: isAny ? null : sale.multiple / 1000, minimum: sale.minimum === 0 ? null : sale.minimum / 1000 }
}

/** Attributes as files gave them: names and values. */
function attributesOf(stored: unknown): KnownCard['attributes'] {
  if (typeof stored !== 'object' || stored === null) return []
  return Object.entries(stored).map(([name, value]) => ({ name, value: Array.isArray(value) ? value.join(', ') : String(value) }))
}

async function stockOf(db: Db, { id, unit }: Product): Promise<KnownCard['stock']> {
  const { rows } = await sql<{
    warehouseId: string
    warehouseName: string
    onHand: number
    held: number
    cell: string | null
    asOf: Date
  }>`
    SELECT w.id AS "warehouseId", w.name AS "warehouseName", s.on_hand AS "onHand", coalesce(h.quantity_thousandths, 0) AS held, s.cell, s.as_of AS "asOf"
    FROM (SELECT warehouse_id, sum(quantity_thousandths)::bigint AS on_hand, string_agg(DISTINCT cell, ', ') AS cell, min(as_of) AS as_of
      FROM stock WHERE product_id = ${id} GROUP BY 1) s
    JOIN warehouse w ON w.id = s.warehouse_id LEFT JOIN held_stock h ON h.product_id = ${id} AND h.warehouse_id = s.warehouse_id
    WHERE w.is_active OR s.on_hand <> 0 ORDER BY w.position, w.name, w.id`.execute(db)
  return rows.map(({ warehouseId, warehouseName, onHand, held, cell, asOf }) => ({
    warehouse: { id: warehouseId, name: warehouseName },
    onHand: { amount: onHand / 1000, unit },
    reserved: { amount: held / 1000, unit },
    free: { amount: Math.max(0, onHand - held) / 1000, unit },
    cell,
    asOf: asOf.toISOString(),
  }))
}

async function analogues(db: Db, productId: string): Promise<KnownCard['analogues']> {
  const { rows } = await sql<Product & { readonly note: string | null; readonly approvedBy: string | null; readonly isMutual: boolean }>`
    SELECT p.id, p.sku, p.name, p.base_unit AS unit, a.note, e.name AS "approvedBy",
      EXISTS (SELECT FROM analogue b WHERE b.product_id = a.analogue_id AND b.analogue_id = a.product_id) AS "isMutual"
    FROM analogue a JOIN product p ON p.id = a.analogue_id LEFT JOIN employee e ON e.id = a.approved_by
    WHERE a.product_id = ${productId} ORDER BY p.name, p.id`.execute(db)
  const places = await availability(db, { productIds: rows.map(({ id }) => id) })
  return rows.map(({ note, approvedBy, isMutual, ...product }) => {
    const free = (places.get(product.id) ?? []).reduce((total, { freeThousandths }) => total + freeThousandths, 0)
    return { product, note, approvedBy, isMutual, free: { amount: free / 1000, unit: product.unit } }
  })
}
