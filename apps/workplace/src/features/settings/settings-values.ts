import type { useForm } from '@mantine/form'
import type { SettingsView } from '@skladno/contracts'
import type { SettingsChange } from '../../api/settings.ts'

type Organisation = SettingsView['organisations'][number]
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** The form holds texts only; empty stands for «not given». */
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
    organisations: settings.organisations.map((each) => ({
      name: each.name,
      fullName: each.fullName,
      taxId: each.taxId,
      kpp: each.kpp ?? '',
      address: each.address,
      phone: each.phone ?? '',
      director: each.director,
      accountant: each.accountant ?? '',
      numberPrefix: each.numberPrefix,
      brandColour: each.brandColour ?? '',
      bankName: each.bank?.bankName ?? '',
      bic: each.bank?.bic ?? '',
      account: each.bank?.account ?? '',
      correspondentAccount: each.bank?.correspondentAccount ?? '',
    })),
  }
}

export type SettingsValues = ReturnType<typeof toValues>
/** What the fields need of the form. */
export type SettingsFormApi = Pick<ReturnType<typeof useForm<SettingsValues>>, 'values' | 'getInputProps'>

/** The form's texts back into what the server takes; what the form does not show stays as it was. */
export function toChange(values: SettingsValues, before: SettingsView): SettingsChange {
  return {
    companyName: values.companyName.trim(),
    timeZone: values.timeZone,
    bot: {
      defaultAutonomy: values.bot.defaultAutonomy,
      duplicateOrderHours: Number(values.bot.duplicateOrderHours),
      escalationMinutes: Number(values.bot.escalationMinutes),
      managerDiscountLimitBp: Math.round(Number(values.bot.managerDiscountPercent) * 100),
    },
    organisations: before.organisations.map((organisation, index) => withValues(organisation, values.organisations[index])),
  }
}

function withValues(before: Organisation, values: SettingsValues['organisations'][number] | undefined): Organisation {
  if (values === undefined) return before
  const { bankName, bic, account, correspondentAccount, ...rest } = values
  const hasBank = orNull(bankName) !== null || orNull(bic) !== null || orNull(account) !== null
  return {
    ...before,
    ...rest,
    kpp: orNull(rest.kpp),
    phone: orNull(rest.phone),
    accountant: orNull(rest.accountant),
    brandColour: orNull(rest.brandColour),
    bank: hasBank
      ? {
          bankName: bankName.trim(),
          bic: bic.trim(),
          account: account.trim(),
          correspondentAccount: orNull(correspondentAccount),
          kbe: before.bank?.kbe ?? null,
        }
      : null,
  }
}
