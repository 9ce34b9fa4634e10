import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, calendarDate, ID_PREFIXES, type IdKind, isId, makeId, minutesOfDay, uuidV7, weekday } from './index.ts'

const moments = fc.integer({ min: 0, max: 4_000_000_000_000 })
const random = fc.uint8Array({ minLength: 10, maxLength: 10 })

it('sorts by the time an id was made', () => {
  fc.assert(
    fc.property(moments, moments, random, random, (a, b, x, y) => {
      fc.pre(a !== b)
      expect(makeId('order', a, x) < makeId('order', b, y)).toBe(a < b)
    }),
  )
})

it('makes ids that fit their own kind and no other', () => {
  fc.assert(
    fc.property(moments, random, fc.constantFrom<IdKind>('order', 'line', 'message'), (at, bytes, kind) => {
      const id = makeId(kind, at, bytes)
      expect([isId(kind, id), isId('payment', id), isId(kind, id.toUpperCase()), isId(kind, `${id}0`)]).toEqual([true, false, false, false])
    }),
  )
})

it('keeps the random part of an id', () => {
  const made = new Set([0, 1, 2, 255].map((byte) => makeId('order', 1_700_000_000_000, new Uint8Array(10).fill(byte))))
  expect(made.size).toBe(4)
})

it('carries the version and variant of RFC 9562', () => {
  const bytes = uuidV7(0x0123456789ab, new Uint8Array(10).fill(0xff))
  expect([...bytes.subarray(0, 6)]).toEqual([0x01, 0x23, 0x45, 0x67, 0x89, 0xab])
  expect([(bytes[6] ?? 0) >> 4, (bytes[8] ?? 0) >> 6]).toEqual([7, 2])
})

it('gives every kind a prefix of its own', () => {
  expect(new Set(Object.values(ID_PREFIXES)).size).toBe(Object.keys(ID_PREFIXES).length)
})

it('knows the day, the weekday and the minute where the seller is', () => {
  const at = new Date('2026-03-01T20:30:00Z')
  expect([calendarDate(at, 'Asia/Almaty'), calendarDate(at, 'Europe/Moscow')]).toEqual(['2026-03-02', '2026-03-01'])
  expect([minutesOfDay(at, 'Asia/Almaty'), minutesOfDay(at, 'Europe/Moscow')]).toEqual([90, 1410])
  expect([weekday('2026-03-01'), weekday('2026-03-02')]).toEqual([7, 1])
  expect([addDays('2026-02-28', 1), addDays('2026-03-01', -1), addDays('2024-02-28', 1)]).toEqual([
    '2026-03-01',
    '2026-02-28',
    '2024-02-29',
  ])
})
