import { expect, test } from 'vitest'
import { affectedKeys } from './live.ts'

test('a change of an order asks for that order, every list of orders and the open conversation', () => {
  expect(affectedKeys('{"topic":"order","id":"ord_1","version":3}')).toEqual([
    ['order', 'ord_1'],
    ['orders'],
    ['thread'],
    ['documents'],
    ['price-approvals'],
    ['first-steps'],
  ])
})

test('a topic may carry the id itself', () => {
  expect(affectedKeys('{"topic":"picking:pck_1","id":"pck_1"}')).toEqual([['picking-task', 'pck_1'], ['picking-tasks']])
})

test('an unknown topic and a broken hint change nothing', () => {
  expect([affectedKeys('{"topic":"weather","id":"1"}'), affectedKeys('{"id":1}')]).toEqual([[], []])
})
