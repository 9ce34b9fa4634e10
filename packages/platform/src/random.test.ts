import { expect, it } from 'vitest'
import { newId } from './index.ts'

it('ids made at one instant sort in the order they were made', () => {
  const now = new Date('2026-03-02T04:00:00Z')
  const ids = Array.from({ length: 2_000 }, () => newId('message', now))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})
