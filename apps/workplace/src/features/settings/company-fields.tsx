import { Select, Stack, TextInput } from '@mantine/core'
import { useText } from '../../i18n/i18n.tsx'
import type { SettingsFormApi } from './settings-values.ts'

const ZONES = Intl.supportedValuesOf('timeZone')

export function CompanyFields({ form }: { readonly form: SettingsFormApi }) {
  const t = useText()
  const zones = ZONES.includes(form.values.timeZone) ? ZONES : [form.values.timeZone, ...ZONES]
  return (
    <Stack>
      <TextInput label={t('settings.company.name')} maxLength={200} {...form.getInputProps('companyName')} />
      <Select
        label={t('settings.company.zone')}
        searchable
        allowDeselect={false}
        data={zones}
        limit={60}
        {...form.getInputProps('timeZone')}
      />
    </Stack>
  )
}
