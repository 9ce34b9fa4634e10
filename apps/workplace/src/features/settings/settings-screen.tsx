import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { SettingsView } from '@skladno/contracts'
import { Page, PanelSkeleton, Section, StatusPill, type Tone } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { settingsQuery, useUpdateSettings } from '../../api/settings.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { BotFields } from './bot-fields.tsx'
import { CompanyFields } from './company-fields.tsx'
import { OrganisationFields } from './organisation-fields.tsx'
import { toChange, toValues } from './settings-values.ts'

/** Everything the seller sets without code, as one form. */
export function SettingsScreen(): ReactNode {
  const t = useText()
  useTitle(t('settings.title'))
  const settings = useQuery({ ...settingsQuery, refetchOnWindowFocus: false })
  return (
    <Loaded query={settings} skeleton={<PanelSkeleton />}>
      {(view) => <SettingsForm key={JSON.stringify(view)} settings={view} />}
    </Loaded>
  )
}

function SettingsForm({ settings }: { readonly settings: SettingsView }) {
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
      organisations: { name: required, fullName: required, taxId: required, address: required, director: required },
    },
  })
  const save = form.onSubmit((values) =>
    update.mutate(toChange(values, settings), { onError: feedback.failed, onSuccess: () => feedback.done(t('app.saved')) }),
  )
  return (
    <Box component="form" h="100%" onSubmit={save}>
      <Page
        title={t('settings.title')}
        width="narrow"
        actions={
          <Button type="submit" disabled={!form.isDirty()} loading={update.isPending}>
            {t('app.save')}
          </Button>
        }
      >
        <Stack>
          <Section title={t('settings.company')}>
            <CompanyFields form={form} />
          </Section>
          <Section title={t('settings.bot')}>
            <BotFields form={form} />
          </Section>
          {settings.organisations.map((organisation, index) => (
            <Section key={organisation.id} title={t('settings.organisation', { name: organisation.name })}>
              <OrganisationFields form={form} index={index} organisation={organisation} />
            </Section>
          ))}
          <Section title={t('settings.channels')}>
            <Channels channels={settings.channels} />
          </Section>
        </Stack>
      </Page>
    </Box>
  )
}

const CHANNEL_TONES: Record<SettingsView['channels'][number]['state'], Tone> = { on: 'good', off: 'neutral', failing: 'bad' }

function Channels({ channels }: { readonly channels: SettingsView['channels'] }) {
  const t = useText()
  return (
    <Stack gap="xs">
      {channels.map((channel) => (
        <Group key={channel.name} gap="xs">
          <Text fw={500}>{channel.name}</Text>
          <StatusPill tone={CHANNEL_TONES[channel.state]}>{t(`settings.channel.${channel.state}`)}</StatusPill>
          <Text c="dimmed">{channel.detail}</Text>
        </Group>
      ))}
    </Stack>
  )
}
