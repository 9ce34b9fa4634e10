import { Anchor, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import type { DeliveryBoard, DeliveryRunRow, UnplacedOrder } from '@skladno/contracts'
import {
  EmptyState,
  formatMinutes,
  formatMomentThere,
  formatNumber,
  formatShortDay,
  Page,
  RowsSkeleton,
  Section,
  StatusPill,
  type Tone,
  useLocale,
} from '@skladno/ui'
import { IconTruckDelivery } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { deliveryBoardQuery } from '../../api/deliveries.ts'
import { meQuery } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { useDayName } from './day-name.ts'
import { MoveOrder } from './move-order.tsx'
import { RunLoad } from './run-load.tsx'

const route = getRouteApi('/shell/deliveries')

export const RUN_TONES: Record<DeliveryRunRow['state'], Tone> = { planned: 'accent', out: 'warn', done: 'good' }

/** Runs by day with how full they are, and orders that no run carries yet. */
export function DeliveriesScreen(): ReactNode {
  const t = useText()
  useTitle(t('deliveries.title'))
  const filter = route.useSearch()
  const board = useQuery(deliveryBoardQuery(filter))
  return (
    <Page title={t('deliveries.title')} actions={board.data === undefined ? undefined : <Filters board={board.data} />}>
      <Loaded query={board} skeleton={<RowsSkeleton height={120} />}>
        {(known) => <Board board={known} />}
      </Loaded>
    </Page>
  )
}

function Filters({ board }: { readonly board: DeliveryBoard }) {
  const t = useText()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <>
      {board.warehouses.length > 1 && (
        <Select
          aria-label={t('deliveries.warehouse')}
          allowDeselect={false}
          data={board.warehouses.map(({ id, name }) => ({ value: id, label: name }))}
          value={board.warehouse?.id ?? null}
          onChange={(next) => void navigate({ search: { ...search, warehouseId: next ?? undefined }, replace: true })}
        />
      )}
      <TextInput
        type="date"
        aria-label={t('deliveries.from')}
        value={board.from}
        onChange={(event) => void navigate({ search: { ...search, from: event.currentTarget.value || undefined }, replace: true })}
      />
    </>
  )
}

function Board({ board }: { readonly board: DeliveryBoard }) {
  const t = useText()
  const dayName = useDayName(board.today)
  if (board.days.length === 0 && board.unplaced.length === 0)
    return <EmptyState icon={<IconTruckDelivery />} title={t('deliveries.empty')} hint={t('deliveries.empty.hint')} />
  return (
    <Stack gap="md">
      {board.unplaced.length > 0 && <Unplaced board={board} />}
      {board.days.map(({ day, runs }) => (
        <Section key={day} title={dayName(day)}>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
            {runs.map((run) => (
              <RunCard key={run.routeId} run={run} timeZone={board.timeZone} />
            ))}
          </SimpleGrid>
        </Section>
      ))}
    </Stack>
  )
}

function RunCard({ run, timeZone }: { readonly run: DeliveryRunRow; readonly timeZone: string }) {
  const t = useText()
  const locale = useLocale()
  const cutOff = run.isPastCutOff
    ? t('deliveries.cut-off.passed')
    : t('deliveries.cut-off', { time: formatMomentThere(run.cutOffAt, locale, timeZone) })
  return (
    <Stack gap={8}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Anchor
          fw={600}
          renderRoot={(props) => <Link to="/deliveries/$routeId/$day" params={{ routeId: run.routeId, day: run.day }} {...props} />}
        >
          {run.name}
        </Anchor>
        <StatusPill tone={RUN_TONES[run.state]}>{t(`deliveries.state.${run.state}`)}</StatusPill>
      </Group>
      <Text size="xs" c="dimmed">
        {[run.vehicle, run.driver, run.zoneName === run.name ? null : (run.zoneName ?? t('deliveries.any-zone'))]
          .filter((part) => part !== null && part !== '')
          .join(' · ')}
      </Text>
      <RunLoad run={run} />
      <Text size="xs" c="dimmed">
        {run.windows
          .map(({ fromMinutes, toMinutes, stops }) =>
            t('deliveries.window.stops', {
              from: formatMinutes(fromMinutes),
              to: formatMinutes(toMinutes),
              stops: t('deliveries.stops', { count: stops }),
            }),
          )
          .join(' · ')}
      </Text>
      <Text size="xs" c="dimmed">
        {run.state === 'planned' ? cutOff : t('deliveries.delivered', { done: run.deliveredStops, total: run.load.stops })}
      </Text>
    </Stack>
  )
}

function Unplaced({ board }: { readonly board: DeliveryBoard }) {
  const t = useText()
  const locale = useLocale()
  const me = useQuery(meQuery)
  const [moved, setMoved] = useState<UnplacedOrder | null>(null)
  const mayMove = me.data?.may.some((permission) => permission === 'orders.edit' || permission === 'picking') === true
  return (
    <Section title={t('deliveries.unplaced')} aside={<StatusPill tone="warn">{board.unplaced.length}</StatusPill>}>
      <Stack gap="sm">
        <Text c="dimmed">{t('deliveries.unplaced.hint')}</Text>
        {board.unplaced.map((order) => (
          <Group key={order.orderId} justify="space-between" gap="xs">
            <div>
              <Link to="/orders/$orderId" params={{ orderId: order.orderId }}>
                {t('run.order', { number: order.orderNumber })}
              </Link>{' '}
              {order.partnerName}
              <Text size="xs" c="dimmed">
                {[
                  order.address,
                  t('deliveries.kg', { amount: formatNumber(Math.round(order.kg), locale) }),
                  order.shipOn === null ? null : t('deliveries.unplaced.wanted', { day: formatShortDay(order.shipOn, locale) }),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </Text>
            </div>
            {mayMove && (
              <Button variant="default" onClick={() => setMoved(order)}>
                {t('deliveries.place')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      <MoveOrder order={moved} warehouseId={board.warehouse?.id} onClose={() => setMoved(null)} />
    </Section>
  )
}
