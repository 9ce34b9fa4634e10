import { expect, test } from 'vitest'
import { isForbidden, permittedDestinations, permittedGroups } from './navigation.ts'

const KEEPER = ['orders.read', 'picking', 'catalog.read']

test('a screen of which one has no right is closed, its cards too', () => {
  expect(['/payments', '/settings', '/customers/prt_1', '/inbox/thr_1'].map((path) => isForbidden(path, KEEPER))).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(['/picking', '/picking/pck_1', '/orders/ord_1', '/catalog', '/'].filter((path) => isForbidden(path, KEEPER))).toEqual([])
})

test('navigation offers exactly what is open', () => {
  expect(permittedDestinations(KEEPER).map(({ to }) => to)).toEqual(['/orders', '/picking', '/deliveries', '/catalog', '/returns'])
})

test('a group of which nothing is open is not offered', () => {
  expect(permittedGroups(KEEPER).map(({ label }) => label)).toEqual(['nav.group.sales', 'nav.group.goods'])
})
