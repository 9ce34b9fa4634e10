import type { DeliverySetup } from '@skladno/contracts'
import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { lockRuns } from './book-stop.ts'

/**
 * Writes the zones, routes and smallest orders of a warehouse as a whole. What is left out is no longer used for new promises; runs that
 * carry orders already go as booked.
 */
export async function saveDeliverySetup(
  tx: Tx,
  command: { readonly warehouseId: string; readonly setup: DeliverySetup },
): Promise<Result<null>> {
  const { warehouseId, setup } = command
  const warehouse = await tx.db.selectFrom('warehouse').select('id').where('id', '=', warehouseId).executeTakeFirst()
  if (warehouse === undefined) return fail('fulfilment.unknown-warehouse', { warehouseId })
  const names = new Set(setup.zones.map(({ name }) => name))
  const unknown = [...setup.routes, ...setup.minimums].find(({ zoneName }) => zoneName !== null && !names.has(zoneName))
  if (names.size !== setup.zones.length || unknown !== undefined)
    return fail('fulfilment.unknown-zone', { zoneName: unknown?.zoneName ?? '' })
  await lockRuns(tx, warehouseId)
  const zones = await saveZones(tx, warehouseId, setup.zones)
  const zoneId = (name: string | null): string | null => (name === null ? null : (zones.get(name) ?? null))
  await saveRoutes(tx, { warehouseId, routes: setup.routes, zoneId })
  await tx.db.deleteFrom('order_minimum').where('warehouse_id', '=', warehouseId).execute()
  for (const { mode, zoneName, amount } of setup.minimums) {
    const row = {
      id: tx.newId('zone'),
      warehouse_id: warehouseId,
      mode,
      zone_id: zoneId(zoneName),
      currency: amount.currency,
      amount_minor: amount.minor,
    }
    await tx.db
      .insertInto('order_minimum')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['warehouse_id', 'mode', 'zone_id', 'currency']).doUpdateSet({ amount_minor: amount.minor }),
      )
      .execute()
  }
  tx.touch('run', warehouseId)
  return ok(null)
}

/** Zones by name; a zone keeps its id while its name or id stays. */
async function saveZones(tx: Tx, warehouseId: string, zones: DeliverySetup['zones']): Promise<ReadonlyMap<string, string>> {
  const before = await tx.db.selectFrom('delivery_zone').select(['id', 'name']).where('warehouse_id', '=', warehouseId).execute()
  await tx.db.updateTable('delivery_zone').set({ is_active: false }).where('warehouse_id', '=', warehouseId).execute()
  const ids = new Map<string, string>()
  for (const [position, { id, name, places }] of zones.entries()) {
    const known = before.find((zone) => zone.id === id) ?? before.find((zone) => zone.name === name)
    const values = { name, places: [...places], position, is_active: true }
    const zoneId = known?.id ?? tx.newId('zone')
    if (known === undefined)
      await tx.db
        .insertInto('delivery_zone')
        .values({ id: zoneId, warehouse_id: warehouseId, ...values })
        .execute()
    else await tx.db.updateTable('delivery_zone').set(values).where('id', '=', zoneId).execute()
    ids.set(name, zoneId)
  }
  return ids
}

interface Routes {
  readonly warehouseId: string
  readonly routes: DeliverySetup['routes']
  readonly zoneId: (name: string | null) => string | null
}

async function saveRoutes(tx: Tx, { warehouseId, routes, zoneId }: Routes): Promise<void> {
  const before = await tx.db.selectFrom('delivery_route').select('id').where('warehouse_id', '=', warehouseId).execute()
  await tx.db.updateTable('delivery_route').set({ is_active: false }).where('warehouse_id', '=', warehouseId).execute()
  for (const route of routes) {
    const isKnown = before.some(({ id }) => id === route.id)
    const routeId = isKnown && route.id !== null ? route.id : tx.newId('route')
    const { stops, kg, litres } = route.capacity
    const values = {
      zone_id: zoneId(route.zoneName),
      name: route.name,
      vehicle: route.vehicle,
      weekdays: [...new Set(route.weekdays)].sort(),
      cut_off_minutes: route.cutOffMinutes,
      cut_off_days_before: route.cutOffDaysBefore,
      capacity_stops: stops,
      capacity_kg: kg,
      capacity_litres: litres,
      is_active: true,
    }
    if (isKnown) await tx.db.updateTable('delivery_route').set(values).where('id', '=', routeId).execute()
    else
      await tx.db
        .insertInto('delivery_route')
        .values({ id: routeId, warehouse_id: warehouseId, ...values })
        .execute()
    await saveWindows(tx, routeId, route.windows)
  }
}

async function saveWindows(tx: Tx, routeId: string, windows: DeliverySetup['routes'][number]['windows']): Promise<void> {
  const before = await tx.db.selectFrom('route_window').select('id').where('route_id', '=', routeId).execute()
  await tx.db.updateTable('route_window').set({ is_active: false }).where('route_id', '=', routeId).execute()
  for (const { id, fromMinutes, toMinutes, capacityStops } of windows) {
    const values = { from_minutes: fromMinutes, to_minutes: toMinutes, capacity_stops: capacityStops, is_active: true }
    if (id !== null && before.some((window) => window.id === id))
      await tx.db.updateTable('route_window').set(values).where('id', '=', id).execute()
    else
      await tx.db
        .insertInto('route_window')
        .values({ id: tx.newId('window'), route_id: routeId, ...values })
        .execute()
  }
}
