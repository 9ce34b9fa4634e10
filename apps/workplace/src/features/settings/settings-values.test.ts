import type { SettingsView } from '@skladno/contracts'
import { expect, test } from 'vitest'
import { toChange, toValues } from './settings-values.ts'

const settings: SettingsView = {
  companyName: 'СтройОпт',
  timeZone: 'Europe/Moscow',
  organisations: [
    {
      id: 'org_1',
      name: 'СтройОпт',
      fullName: 'ООО «СтройОпт»',
      country: 'RU',
      taxId: '7700000000',
      kpp: null,
      address: 'Москва',
      phone: null,
      email: null,
      timeZone: 'Europe/Moscow',
      directorTitle: 'Генеральный директор',
      director: 'Иванов И. И.',
      accountant: null,
      numberPrefix: 'СО-',
      brandColour: null,
      vat: [{ from: '2019-01-01', rateBp: 2000 }],
      bank: null,
    },
  ],
  bot: { defaultAutonomy: 'approve', duplicateOrderHours: 12, escalationMinutes: 15, managerDiscountLimitBp: 500 },
  channels: [],
}

test('an untouched form changes nothing, neither empty fields nor what it does not show', () => {
  const { channels: _, ...before } = settings
  expect(toChange(toValues(settings), settings)).toEqual(before)
})

test('a discount typed in per cent is kept in basis points', () => {
  const values = toValues(settings)
  expect(toChange({ ...values, bot: { ...values.bot, managerDiscountPercent: '7' } }, settings).bot?.managerDiscountLimitBp).toBe(700)
})
