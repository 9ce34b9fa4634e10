import type { Reference } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

/** Managers who look after customers, and warehouses, by name: what a list of orders is filtered by. */
export async function orderFilterChoices(db: Db): Promise<{ readonly managers: Reference[]; readonly warehouses: Reference[] }> {
  const managers = await sql<Reference>`
    SELECT e.id, e.name FROM employee e WHERE e.is_active AND (e.roles && ARRAY['sales', 'owner', 'admin']) ORDER BY e.name, e.id`.execute(
    db,
  )
  const warehouses = await sql<Reference>`SELECT id, name FROM warehouse ORDER BY name, id`.execute(db)
  return { managers: managers.rows, warehouses: warehouses.rows }
}
