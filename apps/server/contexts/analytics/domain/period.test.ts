import { expect, it } from 'vitest'
import { comparisonOf, periodFrom } from './period.ts'

it('is today unless asked otherwise, and a single day when only one end is given', () => {
  expect(periodFrom({}, '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-23' })
  expect(periodFrom({ to: '2026-11-20' }, '2026-11-23')).toEqual({ from: '2026-11-20', to: '2026-11-20' })
  expect(periodFrom({ from: '2026-11-20' }, '2026-11-23')).toEqual({ from: '2026-11-20', to: '2026-11-23' })
})

it('turned round is put right, and no period is longer than a year', () => {
  expect(periodFrom({ from: '2026-11-23', to: '2026-11-01' }, '2026-11-23')).toEqual({ from: '2026-11-01', to: '2026-11-23' })
  expect(periodFrom({ from: '1999-01-01' }, '2026-11-23').from).toBe('2025-11-23')
})

it('a day is compared with the day before and shown with the week behind it', () => {
  const { before, days } = comparisonOf({ from: '2026-11-23', to: '2026-11-23' })
  expect(before).toEqual({ from: '2026-11-22', to: '2026-11-22' })
  expect([days[0], days.at(-1), days.length]).toEqual(['2026-11-16', '2026-11-23', 8])
})

it('a month is compared with as many days before and shown whole', () => {
  const { before, days } = comparisonOf({ from: '2026-11-01', to: '2026-11-30' })
  expect(before).toEqual({ from: '2026-10-02', to: '2026-10-31' })
  expect([days[0], days.length]).toEqual(['2026-11-01', 30])
})
