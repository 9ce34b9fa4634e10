import type { ImportPrice, ImportView } from '@skladno/contracts'
import { type Currency, formatMicros } from '@skladno/kernel'
import type { Locale } from '@skladno/platform'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { changeBp, isPriceTarget } from '../domain/price-list.ts'
import { roleLabel } from '../messages/index.ts'

interface Row {
  readonly position: number
  readonly productId: string
  readonly product: string
  readonly sku: string
  readonly variant: string | null
  readonly target: string
  readonly priceType: string | null
  readonly unit: string
  readonly currency: Currency
  readonly fromMicros: number | null
  readonly toMicros: number
  readonly floorMicros: number | null
  readonly costMicros: number | null
  readonly doubts: ImportPrice['doubts']
  readonly isAccepted: boolean
}

/** Prices a list changes, doubtful ones first, then the largest change; a page of them and how many there are. */
export async function listImportPrices(
  db: Db,
  query: {
    readonly importId: string
    readonly isDoubtfulOnly: boolean
    readonly offset: number
    readonly limit: number
    readonly locale: Locale
  },
): Promise<{ readonly prices: ImportPrice[]; readonly total: number }> {
  const wanted = sql`i.import_id = ${query.importId} AND (NOT ${query.isDoubtfulOnly} OR i.doubts <> '{}')`
  const { rows } = await sql<Row>`
    SELECT i.position, i.product_id AS "productId", p.name AS product, p.sku, v.name AS variant, i.target, t.name AS "priceType", i.unit, i.currency,
      i.from_micros AS "fromMicros", i.to_micros AS "toMicros", i.floor_micros AS "floorMicros", i.cost_micros AS "costMicros", i.doubts,
      i.accepted_by IS NOT NULL AS "isAccepted"
    FROM import_price i JOIN product p ON p.id = i.product_id LEFT JOIN variant v ON v.id = i.variant_id LEFT JOIN price_type t ON t.id = i.target
    WHERE ${wanted} ORDER BY i.position OFFSET ${query.offset} LIMIT ${query.limit}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`SELECT count(*) AS total FROM import_price i WHERE ${wanted}`.execute(db)
  return { prices: rows.map((row) => viewOf(row, query.locale)), total: counted[0]?.total ?? 0 }
}

const amount = (micros: number | null): string | null => (micros === null ? null : formatMicros(micros))

const viewOf = (row: Row, locale: Locale): ImportPrice => ({
  position: row.position,
  product: { id: row.productId, name: row.product },
  sku: row.sku,
  variant: row.variant,
  target: isPriceTarget(row.target) ? (row.priceType ?? '') : roleLabel(row.target, locale),
  unit: row.unit,
  currency: row.currency,
  from: amount(row.fromMicros),
  to: formatMicros(row.toMicros),
  changeBp: changeBp(row.fromMicros, row.toMicros),
  floor: amount(row.floorMicros),
  cost: amount(row.costMicros),
  doubts: [...row.doubts],
  isAccepted: row.isAccepted,
})

/** How many prices a list changes, and what became of the doubtful ones. */
export async function countImportPrices(db: Db, importId: string): Promise<Omit<NonNullable<ImportView['prices']>, 'mayGoBelow'>> {
  const { rows } = await sql<{ total: number; doubtful: number; accepted: number }>`
    SELECT count(*) AS total, count(*) FILTER (WHERE doubts <> '{}') AS doubtful, count(accepted_by) AS accepted
    FROM import_price WHERE import_id = ${importId}`.execute(db)
  return rows[0] ?? { total: 0, doubtful: 0, accepted: 0 }
}
