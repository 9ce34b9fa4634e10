import { expect, test } from 'vitest'
import { type DeliveryZone, zoneOfAddress } from './delivery-zone.ts'

const zones: readonly DeliveryZone[] = [
  { id: 'zon_centre', name: 'Центр', places: ['Алматы', 'Медеуский р-н'] },
  { id: 'zon_west', name: 'Запад', places: ['мкр. Аксай', 'Каскелен'] },
]

test.each([
  ['г. Алматы, ул. Абая, 10', 'Центр'],
  ['г. Алматы, мкр Аксай-3, д. 14', 'Запад'],
  ['Каскелёнская ул., 3, Талгар', null],
  ['г. Каскелен, ул. Абылай хана, 60', 'Запад'],
  ['', null],
])('«%s» is in %s', (address, name) => {
  expect(zoneOfAddress(address, zones)?.name ?? null).toBe(name)
})

test('no address is in no zone', () => {
  expect(zoneOfAddress(null, zones)).toBeNull()
})
