import { Alert, Button, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { SettingsView } from '@skladno/contracts'
import { Section } from '@skladno/ui'
import { useUpdateSettings } from '../../api/settings.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { failureText } from '../../screen/feedback-text.ts'
import { BotFields } from './bot-fields.tsx'
import { CompanyFields } from './company-fields.tsx'
import { toChange, toValues } from './settings-values.ts'

/** Name, time zone and how the bot behaves where a customer has no rule of its own. */
export function CompanySection({ settings }: { readonly settings: SettingsView }) {
  const t = useText()
  const feedback = useFeedback()
  const update = useUpdateSettings()
  const required = (text: string) => (text.trim() === '' ? t('settings.required') : null)
  const whole = (from: number, to: number) => (text: string) =>
    /^\d+$/.test(text.trim()) && Number(text) >= from && Number(text) <= to ? null : t('settings.whole', { from, to })
  const form = useForm({
    initialValues: toValues(settings),
    validate: {
      companyName: required,
      bot: { duplicateOrderHours: whole(0, 72), escalationMinutes: whole(5, 1440), managerDiscountPercent: whole(0, 100) },
    },
  })
  const save = form.onSubmit((values) => update.mutate(toChange(values), { onSuccess: () => feedback.done(t('app.saved')) }))
  return (
    <form onSubmit={save}>
      <Stack>
        <Section title={t('settings.company')}>
          <CompanyFields form={form} />
        </Section>
        <Section title={t('settings.bot')}>
          <BotFields form={form} />
        </Section>
        {update.error !== null && (
          <Alert color="red" role="alert">
            {failureText(update.error, t)}
          </Alert>
        )}
        <Group>
          <Button type="submit" disabled={!form.isDirty()} loading={update.isPending}>
            {t('app.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
