import { Alert, Button, Checkbox, Group, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core'
import { alertKinds, type MyAlerts } from '@skladno/contracts'
import { formatMinutes, Page, PanelSkeleton, Section } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { myAlertsQuery, useChooseAlerts } from '../../api/alerts.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'

/** Which letters a person gets while the browser is closed, and when not. */
export function MyAlertsScreen(): ReactNode {
  const t = useText()
  useTitle(t('alerts.title'))
  const alerts = useQuery(myAlertsQuery)
  return (
    <Loaded query={alerts} skeleton={<PanelSkeleton />}>
      {(view) => <AlertsForm key={JSON.stringify(view)} view={view} />}
    </Loaded>
  )
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

function AlertsForm({ view }: { readonly view: MyAlerts }) {
  const t = useText()
  const feedback = useFeedback()
  const choose = useChooseAlerts()
  const [chosen, setChosen] = useState<readonly string[]>(view.alerts)
  const [isQuiet, setQuiet] = useState(view.quiet !== null)
  const [from, setFrom] = useState(formatMinutes(view.quiet?.fromMinutes ?? 21 * 60))
  const [to, setTo] = useState(formatMinutes(view.quiet?.toMinutes ?? 8 * 60))
  const save = (event: FormEvent) => {
    event.preventDefault()
    const quiet = isQuiet && from !== '' && to !== '' ? { fromMinutes: minutesOf(from), toMinutes: minutesOf(to) } : null
    choose.mutate(
      { alerts: alertKinds.filter((kind) => chosen.includes(kind)), quiet },
      { onError: feedback.failed, onSuccess: () => feedback.done(t('app.saved')) },
    )
  }
  return (
    <Page title={t('alerts.title')} width="narrow">
      <form onSubmit={save}>
        <Stack>
          {!view.isMailOn && <Alert color="yellow">{t('alerts.off')}</Alert>}
          <Section title={t('alerts.which')}>
            <Stack gap="sm">
              <Text c="dimmed">{t('alerts.hint', { email: view.email })}</Text>
              <Checkbox.Group value={[...chosen]} onChange={setChosen} aria-label={t('alerts.which')}>
                <Stack gap="sm">
                  {alertKinds.map((kind) => (
                    <Checkbox key={kind} value={kind} label={t(`alerts.kind.${kind}`)} description={t(`alerts.kind.${kind}.hint`)} />
                  ))}
                </Stack>
              </Checkbox.Group>
            </Stack>
          </Section>
          <Section title={t('alerts.quiet')}>
            <Stack gap="sm">
              <Switch label={t('alerts.quiet.on')} checked={isQuiet} onChange={(event) => setQuiet(event.currentTarget.checked)} />
              {isQuiet && (
                <SimpleGrid cols={2}>
                  <TextInput
                    type="time"
                    label={t('alerts.quiet.from')}
                    required
                    value={from}
                    onChange={(event) => setFrom(event.currentTarget.value)}
                  />
                  <TextInput
                    type="time"
                    label={t('alerts.quiet.to')}
                    required
                    value={to}
                    onChange={(event) => setTo(event.currentTarget.value)}
                  />
                </SimpleGrid>
              )}
              <Text c="dimmed">{t('alerts.quiet.hint', { zone: view.timeZone })}</Text>
            </Stack>
          </Section>
          <Group>
            <Button type="submit" loading={choose.isPending}>
              {t('app.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}
