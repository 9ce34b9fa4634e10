import { fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'

export interface SaveWarehouse {
  /** Null = a new one. */
  readonly warehouseId: string | null
  readonly name: string
  readonly address: string
  /** IANA. */
  readonly timeZone: string
  readonly isActive: boolean
}

export interface WarehouseError {
  readonly code: 'catalog.warehouse-not-found' | 'catalog.warehouse-name-taken' | 'catalog.last-warehouse' | 'catalog.unknown-time-zone'
  readonly facts?: Readonly<Record<string, unknown>>
}

/** Adds or changes a warehouse. The last one in use stays: without it nothing could be ordered. Returns its id. */
export async function saveWarehouse(tx: Tx, command: SaveWarehouse): Promise<Result<string, WarehouseError>> {
  const { warehouseId, name, address, timeZone, isActive } = command
  if (!Intl.supportedValuesOf('timeZone').includes(timeZone)) return fail('catalog.unknown-time-zone', { timeZone })
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('warehouses', 0))`.execute(tx.db)
  const rows = await tx.db.selectFrom('warehouse').select(['id', 'name', 'is_active']).execute()
  const others = rows.filter(({ id }) => id !== warehouseId)
  if (warehouseId !== null && others.length === rows.length) return fail('catalog.warehouse-not-found', { warehouseId })
  if (others.some((other) => other.is_active && other.name.toLowerCase() === name.toLowerCase()))
    return fail('catalog.warehouse-name-taken', { name })
  if (!isActive && !others.some((other) => other.is_active)) return fail('catalog.last-warehouse', { name })
  const id = warehouseId ?? tx.newId('warehouse')
  await sql`
    INSERT INTO warehouse AS w (id, name, address, time_zone, is_active, position) VALUES (${id}, ${name}, ${address}, ${timeZone}, ${isActive}, ${rows.length})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address, time_zone = excluded.time_zone, is_active = excluded.is_active`.execute(
    tx.db,
  )
  tx.touch('settings', 'settings')
  return ok(id)
}
