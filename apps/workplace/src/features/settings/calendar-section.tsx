import { ActionIcon, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import type { CalendarView, SettingsView } from '@skladno/contracts'
import { formatDay, PanelSkeleton, Section, StatusPill, useLocale, useNow } from '@skladno/ui'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { calendarQuery, useSetCalendarDay } from '../../api/calendar.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'

/** Holidays and worked weekends: by them invoices live, reservations end and deliveries go. */
export function CalendarSection({ settings }: { readonly settings: SettingsView }) {
  const t = useText()
  const thisYear = useNow().getFullYear()
  const countries = [...new Set(settings.organisations.map(({ country }) => country))]
  const [country, setCountry] = useState<'RU' | 'KZ'>(countries[0] ?? 'RU')
  const [year, setYear] = useState(String(thisYear))
  const calendar = useQuery(calendarQuery(country, Number(year)))
  return (
    <Section title={t('settings.section.calendar')}>
      <Stack>
        <Text c="dimmed">{t('settings.calendar.hint')}</Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t('settings.org.country')}
            allowDeselect={false}
            data={(countries.length === 0 ? (['RU', 'KZ'] as const) : countries).map((value) => ({
              value,
              label: t(`settings.org.country.${value}`),
            }))}
            value={country}
            onChange={(value) => setCountry(value === 'KZ' ? 'KZ' : 'RU')}
          />
          <Select
            label={t('settings.calendar.year')}
            allowDeselect={false}
            data={[thisYear, thisYear + 1].map(String)}
            value={year}
            onChange={(value) => setYear(value ?? year)}
          />
        </SimpleGrid>
        <Loaded query={calendar} skeleton={<PanelSkeleton />}>
          {(view) => <Days view={view} />}
        </Loaded>
      </Stack>
    </Section>
  )
}

function Days({ view }: { readonly view: CalendarView }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const feedback = useFeedback()
  const set = useSetCalendarDay(view.country)
  const [day, setDay] = useState('')
  const put = (at: string, isWorking: boolean | null) =>
    set.mutate({ day: at, isWorking }, { onError: feedback.failed, onSuccess: () => setDay('') })
  return (
    <Stack gap="xs">
      {view.days.length === 0 && <Text>{t('settings.calendar.empty')}</Text>}
      {view.days.map((each) => (
        <Group key={each.day} gap="xs" wrap="nowrap">
          <Text w={160}>{formatDay(each.day, now, locale)}</Text>
          <StatusPill tone={each.isWorking ? 'accent' : 'neutral'}>
            {t(each.isWorking ? 'settings.calendar.working' : 'settings.calendar.off')}
          </StatusPill>
          <ActionIcon
            aria-label={t('settings.calendar.remove', { day: formatDay(each.day, now, locale) })}
            disabled={set.isPending}
            onClick={() => put(each.day, null)}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Group align="end" gap="xs">
        <TextInput
          type="date"
          label={t('settings.calendar.day')}
          min={`${view.year}-01-01`}
          max={`${view.year}-12-31`}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button variant="default" disabled={day === ''} onClick={() => put(day, false)}>
          {t('settings.calendar.off')}
        </Button>
        <Button variant="default" disabled={day === ''} onClick={() => put(day, true)}>
          {t('settings.calendar.working')}
        </Button>
      </Group>
    </Stack>
  )
}
