import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { DeliveryRunView } from '@skladno/contracts'
import { Columns, EmptyState, formatMomentThere, Page, PanelSkeleton, PrintSheet, Section, StatusPill, useLocale } from '@skladno/ui'
import { IconArrowLeft, IconPrinter, IconTruckDelivery } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { deliveryRunQuery, useRunCommand } from '../../api/deliveries.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { useDayName } from './day-name.ts'
import { RUN_TONES } from './deliveries-screen.tsx'
import { RunLoad } from './run-load.tsx'
import { RunSheet } from './run-sheet.tsx'
import { RunStops } from './run-stops.tsx'

const route = getRouteApi('/shell/deliveries/$routeId/$day')

/** One run: who rides on it in which order, the vehicle, and the road it is on. */
export function RunScreen(): ReactNode {
  const run = useQuery(deliveryRunQuery(route.useParams()))
  return (
    <Loaded query={run} skeleton={<PanelSkeleton />}>
      {(known) => <Run run={known} />}
    </Loaded>
  )
}

function Run({ run }: { readonly run: DeliveryRunView }) {
  const t = useText()
  const locale = useLocale()
  const dayName = useDayName(null)
  useTitle(`${run.name}, ${run.day}`)
  return (
    <Page
      title={`${run.name}, ${dayName(run.day)}`}
      subtitle={
        <Group gap="xs">
          <StatusPill tone={RUN_TONES[run.state]}>{t(`deliveries.state.${run.state}`)}</StatusPill>
          <Text c="dimmed">
            {run.isPastCutOff
              ? t('deliveries.cut-off.passed')
              : t('deliveries.cut-off', { time: formatMomentThere(run.cutOffAt, locale, run.timeZone) })}
          </Text>
        </Group>
      }
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            renderRoot={(props) => <Link to="/deliveries" search={{ warehouseId: run.warehouse.id }} {...props} />}
          >
            {t('run.back')}
          </Button>
          {run.stops.length > 0 && (
            <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              {t('run.print')}
            </Button>
          )}
          {run.allowedCommands.includes('depart') && run.stops.length > 0 && <Depart run={run} />}
        </>
      }
    >
      <Columns>
        <Section title={t('run.stops')} isFlush={run.stops.length > 0}>
          {run.stops.length === 0 ? (
            <EmptyState icon={<IconTruckDelivery />} title={t('run.empty')} hint={t('run.empty.hint')} />
          ) : (
            <RunStops run={run} />
          )}
        </Section>
        <Stack>
          <Section title={t('run.load')}>
            <RunLoad run={run} />
          </Section>
          <Section title={t('run.car')}>
            <Vehicle key={`${run.vehicle} ${run.driver}`} run={run} />
          </Section>
        </Stack>
      </Columns>
      <PrintSheet>
        <RunSheet run={run} title={t('run.sheet.title', { name: run.name, day: dayName(run.day) })} />
      </PrintSheet>
    </Page>
  )
}

function Vehicle({ run }: { readonly run: DeliveryRunView }) {
  const t = useText()
  const feedback = useFeedback()
  const command = useRunCommand()
  const [vehicle, setVehicle] = useState(run.vehicle)
  const [driver, setDriver] = useState(run.driver)
  const isAllowed = run.allowedCommands.includes('assign')
  const save = () =>
    command.mutate(
      { run, command: { kind: 'assign', vehicle, driver } },
      { onSuccess: () => feedback.done(t('run.assigned')), onError: feedback.failed },
    )
  return (
    <Stack>
      <TextInput
        label={t('run.vehicle')}
        maxLength={100}
        disabled={!isAllowed}
        value={vehicle}
        onChange={(event) => setVehicle(event.currentTarget.value)}
      />
      <TextInput
        label={t('run.driver')}
        maxLength={100}
        disabled={!isAllowed}
        value={driver}
        onChange={(event) => setDriver(event.currentTarget.value)}
      />
      {isAllowed && (
        <Button variant="default" loading={command.isPending} disabled={vehicle === run.vehicle && driver === run.driver} onClick={save}>
          {t('run.assign')}
        </Button>
      )}
    </Stack>
  )
}

function Depart({ run }: { readonly run: DeliveryRunView }) {
  const t = useText()
  const feedback = useFeedback()
  const command = useRunCommand()
  const [isAsking, setIsAsking] = useState(false)
  const close = () => setIsAsking(false)
  const depart = () =>
    command.mutate(
      { run, command: { kind: 'depart' } },
      {
        onSuccess: ({ leftBehind }) => {
          close()
          const orders = leftBehind.map(({ orderNumber, reason }) => `№ ${orderNumber} (${reason})`).join('; ')
          feedback.done(leftBehind.length === 0 ? t('run.departed') : `${t('run.departed')} ${t('run.left-behind', { orders })}`)
        },
        onError: feedback.failed,
      },
    )
  return (
    <>
      <Button leftSection={<IconTruckDelivery size={16} aria-hidden />} onClick={() => setIsAsking(true)}>
        {t('run.depart')}
      </Button>
      <Modal opened={isAsking} onClose={close} title={<Text fw={600}>{t('run.depart')}</Text>}>
        <Stack>
          <Text>{t('run.depart.sure')}</Text>
          <Button loading={command.isPending} onClick={depart}>
            {t('run.depart.submit')}
          </Button>
        </Stack>
      </Modal>
    </>
  )
}
