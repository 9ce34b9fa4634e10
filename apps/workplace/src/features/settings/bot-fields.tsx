import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useText } from '../../i18n/i18n.tsx'
import type { SettingsFormApi } from './settings-values.ts'

const AUTONOMY = ['shadow', 'approve', 'veto', 'automatic'] as const

export function BotFields({ form }: { readonly form: SettingsFormApi }) {
  const t = useText()
  return (
    <Stack>
      <Select
        label={t('settings.bot.autonomy')}
        description={t(`autonomy.${form.values.bot.defaultAutonomy}.hint`)}
        allowDeselect={false}
        data={AUTONOMY.map((value) => ({ value, label: t(`autonomy.${value}`) }))}
        {...form.getInputProps('bot.defaultAutonomy')}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput inputMode="numeric" label={t('settings.bot.duplicate')} {...form.getInputProps('bot.duplicateOrderHours')} />
        <TextInput inputMode="numeric" label={t('settings.bot.escalation')} {...form.getInputProps('bot.escalationMinutes')} />
        <TextInput inputMode="numeric" label={t('settings.bot.discount')} {...form.getInputProps('bot.managerDiscountPercent')} />
      </SimpleGrid>
    </Stack>
  )
}
