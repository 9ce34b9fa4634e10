import { sql } from 'kysely'
import type { Db, Tx } from './types.ts'

/**
 * Reads inside a write transaction as the customer's role: row-level security decides what a reply may contain, whatever the query forgets.
 * The transaction's own unfinished changes are visible. Writing is refused by the role.
 */
export async function asCustomer<T>(tx: Tx, partnerId: string, read: (db: Db) => Promise<T>): Promise<T> {
  await sql`SELECT set_config('role', 'skladno_customer', true), set_config('app.party_id', ${partnerId}, true)`.execute(tx.db)
  const value = await read(tx.db)
  await sql`RESET ROLE`.execute(tx.db)
  return value
}
