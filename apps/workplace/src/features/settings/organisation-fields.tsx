import { SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import type { SettingsView } from '@skladno/contracts'
import { formatBasisPoints, formatDay, useLocale, useNow } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'
import type { SettingsFormApi } from './settings-values.ts'

export interface OrganisationFieldsProps {
  readonly form: SettingsFormApi
  readonly index: number
  readonly organisation: SettingsView['organisations'][number]
}

/** Requisites as they go into documents. */
export function OrganisationFields({ form, index, organisation }: OrganisationFieldsProps) {
  const t = useText()
  const field = (name: string) => form.getInputProps(`organisations.${index}.${name}`)
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={t('settings.org.name')} {...field('name')} />
        <TextInput label={t('settings.org.full')} {...field('fullName')} />
        <TextInput label={t(`settings.org.tax.${organisation.country}`)} inputMode="numeric" {...field('taxId')} />
        {organisation.country === 'RU' && <TextInput label={t('settings.org.kpp')} inputMode="numeric" {...field('kpp')} />}
        <TextInput label={t('settings.org.address')} {...field('address')} />
        <TextInput label={t('settings.org.phone')} type="tel" {...field('phone')} />
        <TextInput label={t('settings.org.director')} {...field('director')} />
        <TextInput label={t('settings.org.accountant')} {...field('accountant')} />
        <TextInput label={t('settings.org.prefix')} {...field('numberPrefix')} />
        <TextInput label={t('settings.org.colour')} placeholder="#0f766e" {...field('brandColour')} />
        <TextInput label={t('settings.org.bank')} {...field('bankName')} />
        <TextInput label={t('settings.org.bic')} {...field('bic')} />
        <TextInput label={t('settings.org.account')} {...field('account')} />
        <TextInput label={t('settings.org.correspondent')} {...field('correspondentAccount')} />
      </SimpleGrid>
      <VatPeriods vat={organisation.vat} />
    </Stack>
  )
}

function VatPeriods({ vat }: { readonly vat: SettingsView['organisations'][number]['vat'] }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  if (vat.length === 0) return null
  const rows = vat.map(({ from, rateBp }) =>
    t('settings.org.vat.row', {
      day: formatDay(from, now, locale),
      rate: rateBp === null ? t('settings.org.vat.none') : formatBasisPoints(rateBp, locale),
    }),
  )
  return (
    <Text c="dimmed">
      {t('settings.org.vat')}: {rows.join('; ')}
    </Text>
  )
}
