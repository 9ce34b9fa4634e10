import type { DeliverySetup } from '@skladno/contracts'
import type { Db } from '../../../db/types.ts'
import { deliveryRoutes } from './load-routes.ts'

/** The zones, routes and smallest orders of a warehouse in use. */
export async function deliverySetup(db: Db, warehouseId: string): Promise<DeliverySetup> {
  const [zones, routes, minimums] = await Promise.all([
    db
      .selectFrom('delivery_zone')
      .select(['id', 'name', 'places'])
      .where('warehouse_id', '=', warehouseId)
      .where('is_active', '=', true)
      .orderBy('position')
      .execute(),
    deliveryRoutes(db, warehouseId),
    db
      .selectFrom('order_minimum as m')
      .leftJoin('delivery_zone as z', 'z.id', 'm.zone_id')
      .select(['m.mode', 'z.name as zoneName', 'm.amount_minor', 'm.currency'])
      .where('m.warehouse_id', '=', warehouseId)
      .orderBy('z.position')
      .orderBy('m.mode')
      .execute(),
  ])
  return {
    zones,
    routes: routes.map(({ id, zoneName, name, vehicle, weekdays, cutOffMinutes, cutOffDaysBefore, capacity, windows }) => ({
      ...{ id, zoneName, name, vehicle, cutOffMinutes, cutOffDaysBefore, capacity },
      weekdays: [...weekdays],
      windows: windows.map((window) => ({ ...window })),
    })),
    minimums: minimums.map(({ mode, zoneName, amount_minor, currency }) => ({ mode, zoneName, amount: { minor: amount_minor, currency } })),
  }
}
