import type { useForm } from '@mantine/form'
import type { SettingsView } from '@skladno/contracts'
import type { SettingsChange } from '../../api/settings.ts'

/** The form holds texts only. */
export function toValues(settings: SettingsView) {
  return {
    companyName: settings.companyName,
    timeZone: settings.timeZone,
    bot: {
      defaultAutonomy: settings.bot.defaultAutonomy,
      duplicateOrderHours: String(settings.bot.duplicateOrderHours),
      escalationMinutes: String(settings.bot.escalationMinutes),
      managerDiscountPercent: String(settings.bot.managerDiscountLimitBp / 100),
    },
  }
}

export type SettingsValues = ReturnType<typeof toValues>
/** What the fields need of the form. */
export type SettingsFormApi = Pick<ReturnType<typeof useForm<SettingsValues>>, 'values' | 'getInputProps'>

/** The form's texts back into what the server takes. */
export const toChange = (values: SettingsValues): SettingsChange => ({
  companyName: values.companyName.trim(),
  timeZone: values.timeZone,
  bot: {
    defaultAutonomy: values.bot.defaultAutonomy,
    duplicateOrderHours: Number(values.bot.duplicateOrderHours),
    escalationMinutes: Number(values.bot.escalationMinutes),
    managerDiscountLimitBp: Math.round(Number(values.bot.managerDiscountPercent) * 100),
  },
})
