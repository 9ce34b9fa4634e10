import { expect, test } from 'vitest'
import { placeOnOrders } from './place-on-orders.ts'

const order = (id: string, total: number, paid: number, createdAt: string) => ({
  id,
  total: { minor: total, currency: 'RUB' as const },
  paid: { minor: paid, currency: 'RUB' as const },
  createdAt,
})
const older = order('ord_1', 1000, 400, '2025-11-01T00:00:00Z')
const newer = order('ord_2', 500, 0, '2025-11-02T00:00:00Z')
const place = (minor: number) => placeOnOrders({ minor, currency: 'RUB' }, [newer, older]).map((part) => [part.orderId, part.amount.minor])

test('the oldest debt is paid first, the rest goes to the next', () => {
  expect(place(700)).toEqual([
    ['ord_1', 600],
    ['ord_2', 100],
  ])
})

test('an order never takes more than it lacks: the rest stays an advance', () => {
  expect(place(5000)).toEqual([
    ['ord_1', 600],
    ['ord_2', 500],
  ])
})

test('an order the money did not reach is not named', () => {
  expect(place(100)).toEqual([['ord_1', 100]])
})
