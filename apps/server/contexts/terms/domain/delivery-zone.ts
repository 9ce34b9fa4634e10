/** A part of the town with routes and a smallest order of its own. */
export interface DeliveryZone {
  readonly id: string
  readonly name: string
  /** Words of addresses that belong to it: a city, a district, a street. */
  readonly places: readonly string[]
}

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()} `

/** The zone of an address: the longest of the zones' words that stands in it decides; null when none does, so that a person places the order. */
export function zoneOfAddress(address: string | null, zones: readonly DeliveryZone[]): DeliveryZone | null {
  if (address === null) return null
  const text = plain(address)
  let found: { readonly zone: DeliveryZone; readonly length: number } | null = null
  for (const zone of zones) {
    for (const place of zone.places) {
      const word = plain(place)
      if (word.trim() === '' || !text.includes(word) || word.length <= (found?.length ?? 0)) continue
      found = { zone, length: word.length }
    }
  }
  return found?.zone ?? null
}
