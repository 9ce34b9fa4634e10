import { expect, it } from 'vitest'
import { addressOf, lengthOf, nameOf, PERIODS } from './periods.ts'

it('every period is known again from its address', () => {
  expect(PERIODS.map((name) => nameOf(addressOf(name, '2026-03-01'), '2026-03-01'))).toEqual([...PERIODS])
  expect(nameOf({ from: '2026-02-10', to: '2026-02-12' }, '2026-03-01')).toBeNull()
})

it('a week is seven days, across a month’s end too', () => {
  const { from = '', to = '' } = addressOf('week', '2026-03-03')
  expect([from, lengthOf(from, to)]).toEqual(['2026-02-25', 7])
})
