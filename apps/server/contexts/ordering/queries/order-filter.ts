import { parsePhone } from '@skladno/kernel'
import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** Which orders, whatever their status. */
export interface OrderFilter {
  /** A part of the number or of the customer's name, a phone or a tax id. */
  readonly q?: string | undefined
  readonly partnerId?: string | undefined
  readonly managerId?: string | undefined
  readonly warehouseId?: string | undefined
  /** Days the order was made on, each inclusive. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Days of shipment. */
  readonly shipFrom?: string | undefined
  readonly shipTo?: string | undefined
}

type Condition = RawBuilder<SqlBool>

/** Conditions on `customer_order o`, joined; `true` when nothing is asked. */
export function matchesFilter(filter: OrderFilter): Condition {
  const { partnerId, managerId, warehouseId, from, to, shipFrom, shipTo } = filter
  const all: Condition[] = [sql`true`]
  if (partnerId !== undefined) all.push(sql`o.partner_id = ${partnerId}`)
  if (managerId !== undefined) all.push(sql`o.manager_id = ${managerId}`)
  if (warehouseId !== undefined) all.push(sql`o.warehouse_id = ${warehouseId}`)
  if (from !== undefined) all.push(sql`o.created_at >= ${from}::date`)
  if (to !== undefined) all.push(sql`o.created_at < ${to}::date + 1`)
  if (shipFrom !== undefined) all.push(sql`o.ship_on >= ${shipFrom}::date`)
  if (shipTo !== undefined) all.push(sql`o.ship_on <= ${shipTo}::date`)
  const words = filter.q?.trim() ?? ''
  if (words !== '') all.push(saidAs(words))
  return sql`${sql.join(all, sql` AND `)}`
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

/** The customers first: an order is found by its number, or because its customer is. */
function saidAs(text: string): Condition {
  const phone = parsePhone(text)
  return sql`(o.id = ANY (ARRAY(SELECT n.id FROM customer_order n WHERE n.number ILIKE ${like(text)})) OR o.partner_id = ANY (ARRAY(
    SELECT p.id FROM partner p WHERE lower(p.name) LIKE lower(${like(text)})
    UNION SELECT l.partner_id FROM legal_entity l WHERE l.tax_id = ${text}
    UNION SELECT r.partner_id FROM contact c JOIN contact_right r ON r.contact_id = c.id WHERE c.phone = ${phone})))`
}
