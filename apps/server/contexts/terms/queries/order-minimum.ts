import type { Currency, Money } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { type DeliveryZone, zoneOfAddress } from '../domain/delivery-zone.ts'

/** Where an order goes: a known site of the customer, else an address in words. */
export interface DeliveryPlace {
  readonly warehouseId: string
  readonly siteId: string | null
  readonly address: string | null
}

/** The zone a place belongs to, or null: no zones here, or none whose words the address has. */
export async function zoneOf(db: Db, place: DeliveryPlace): Promise<DeliveryZone | null> {
  const { rows } = await sql<DeliveryZone & { readonly isSites: boolean }>`
    SELECT z.id, z.name, z.places, EXISTS (SELECT FROM site s WHERE s.id = ${place.siteId} AND s.zone_id = z.id) AS "isSites"
    FROM delivery_zone z WHERE z.warehouse_id = ${place.warehouseId} AND z.is_active ORDER BY z.position, z.id`.execute(db)
  return rows.find((row) => row.isSites) ?? zoneOfAddress(place.address, rows)
}

export interface OrderMinimum {
  readonly minimum: Money
  /** Null: the same for any address. */
  readonly zoneName: string | null
}

/** The smallest order taken to a place, or null where any is. A minimum of the zone wins over the one for any address; pickup has none. */
export async function orderMinimum(
  db: Db,
  question: DeliveryPlace & { readonly mode: 'pickup' | 'delivery' | 'carrier'; readonly currency: Currency },
): Promise<OrderMinimum | null> {
  if (question.mode === 'pickup') return null
  const rows = await db
    .selectFrom('order_minimum')
    .select(['zone_id', 'amount_minor'])
    .where('warehouse_id', '=', question.warehouseId)
    .where('mode', '=', question.mode)
    .where('currency', '=', question.currency)
    .execute()
  if (rows.length === 0) return null
  const zone = await zoneOf(db, question)
  const own = rows.find((row) => row.zone_id !== null && row.zone_id === zone?.id)
  const row = own ?? rows.find((candidate) => candidate.zone_id === null)
  if (row === undefined) return null
  return { minimum: { minor: row.amount_minor, currency: question.currency }, zoneName: own === undefined ? null : (zone?.name ?? null) }
}
