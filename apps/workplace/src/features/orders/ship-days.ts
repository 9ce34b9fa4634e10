/** Days of shipment one press away. */
export const SHIP_DAYS = ['late', 'today', 'tomorrow', 'week'] as const
export type ShipDays = (typeof SHIP_DAYS)[number]

const after = (day: string, count: number): string => {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + count)
  return at.toISOString().slice(0, 10)
}

/** The days as the address keeps them; null is any day. */
export function shipDays(
  name: ShipDays | null,
  today: string,
): { readonly shipFrom: string | undefined; readonly shipTo: string | undefined } {
  switch (name) {
    case null:
      return { shipFrom: undefined, shipTo: undefined }
    case 'late':
      return { shipFrom: undefined, shipTo: after(today, -1) }
    case 'today':
      return { shipFrom: today, shipTo: today }
    case 'tomorrow':
      return { shipFrom: after(today, 1), shipTo: after(today, 1) }
    case 'week':
      return { shipFrom: today, shipTo: after(today, 6) }
  }
}
