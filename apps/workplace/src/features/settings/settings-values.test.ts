import type { SettingsView } from '@skladno/contracts'
import { expect, test } from 'vitest'
import { toChange, toValues } from './settings-values.ts'

const settings: SettingsView = {
  companyName: 'СтройОпт',
  timeZone: 'Europe/Moscow',
  organisations: [],
  bot: { defaultAutonomy: 'approve', duplicateOrderHours: 12, escalationMinutes: 15, managerDiscountLimitBp: 500 },
  channels: [],
}

test('an untouched form changes nothing', () => {
  const { channels: _, organisations: __, ...before } = settings
  expect(toChange(toValues(settings))).toEqual(before)
})

test('a discount typed in per cent is kept in basis points', () => {
  const values = toValues(settings)
  expect(toChange({ ...values, bot: { ...values.bot, managerDiscountPercent: '7' } }).bot?.managerDiscountLimitBp).toBe(700)
})
