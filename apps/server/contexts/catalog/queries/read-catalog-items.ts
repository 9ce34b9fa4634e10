import type { CatalogItem } from '@skladno/matching'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

/** Enough to keep memory flat and round trips few. */
const BATCH = 20_000

interface Row {
  readonly id: string
  readonly sku: string
  readonly name: string
  readonly baseUnit: string
  readonly groupId: string | null
  readonly packs: readonly PackRow[] | null
}

interface PackRow {
  readonly unit: string
  readonly numerator: number
  readonly denominator: number
  readonly isSale: boolean
  readonly barcode: string | null
}

/** Every active product as the matching engine reads it. */
export async function readAllItems(db: Db): Promise<readonly CatalogItem[]> {
  const groups = await readGroupPaths(db)
  const items: CatalogItem[] = []
  for (let after = ''; ; ) {
    const rows = await readRows(db, sql`p.id > ${after}`, BATCH)
    for (const row of rows) items.push(itemFrom(row, groups))
    const last = rows.at(-1)
    if (last === undefined || rows.length < BATCH) return items
    after = last.id
  }
}

/** The active ones of these products; who is not in the answer has left the catalog. */
export async function readItems(db: Db, productIds: readonly string[]): Promise<readonly CatalogItem[]> {
  if (productIds.length === 0) return []
  const [groups, rows] = [await readGroupPaths(db), await readRows(db, sql`p.id = ANY (${[...productIds]}::text[])`, productIds.length)]
  return rows.map((row) => itemFrom(row, groups))
}

async function readRows(db: Db, condition: ReturnType<typeof sql>, limit: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    SELECT p.id, p.sku, p.name, p.base_unit AS "baseUnit", p.group_id AS "groupId",
      (SELECT json_agg(json_build_object('unit', k.unit, 'numerator', k.numerator, 'denominator', k.denominator, 'isSale', k.is_sale,
          'barcode', k.barcode) ORDER BY k.is_sale DESC, k.id) FROM pack k WHERE k.product_id = p.id) AS packs
    FROM product p WHERE p.is_active AND p.kind = 'goods' AND ${condition} ORDER BY p.id LIMIT ${limit}`.execute(db)
  return rows
}

/** Group id → «Крепёж / Саморезы». */
async function readGroupPaths(db: Db): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; path: string }>`
    WITH RECURSIVE tree AS (
      SELECT id, name AS path FROM product_group WHERE parent_id IS NULL
      UNION ALL SELECT g.id, t.path || ' / ' || g.name FROM product_group g JOIN tree t ON g.parent_id = t.id)
    SELECT id, path FROM tree`.execute(db)
  return new Map(rows.map(({ id, path }) => [id, path]))
}

function itemFrom(row: Row, groups: ReadonlyMap<string, string>): CatalogItem {
  const packs = row.packs ?? []
  const sale = packs.find((pack) => pack.isSale)
  const group = row.groupId === null ? undefined : groups.get(row.groupId)
  const pack = packText(row.baseUnit, packs)
  const barcodes = packs.flatMap(({ barcode }) => barcode ?? [])
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    unit: sale?.unit ?? row.baseUnit,
    ...(pack === null ? {} : { pack }),
    ...(group === undefined ? {} : { group }),
    ...(barcodes.length === 0 ? {} : { aliases: barcodes }),
  }
}

/** What is in one sale unit: «500 шт» of a box, «3 м2» of a sheet. Null when nothing is known. */
export function packText(
  baseUnit: string,
  packs: readonly Pick<PackRow, 'unit' | 'numerator' | 'denominator' | 'isSale'>[],
): string | null {
  const sale = packs.find((pack) => pack.isSale)
  if (sale !== undefined && sale.unit !== baseUnit) return amountText(sale.numerator, sale.denominator, baseUnit)
  const part = packs.find((pack) => !pack.isSale && pack.numerator < pack.denominator)
  return part === undefined ? null : amountText(part.denominator, part.numerator, part.unit)
}

const amountText = (numerator: number, denominator: number, unit: string): string =>
  `${String(Number((numerator / denominator).toFixed(3))).replace('.', ',')} ${unit}`
