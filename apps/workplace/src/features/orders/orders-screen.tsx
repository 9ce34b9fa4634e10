import { Group, Select, Text } from '@mantine/core'
import { type OrderCountsView, type OrderRow, type OrderStatus, orderStatuses, type Reference } from '@skladno/contracts'
import {
  Age,
  EndCell,
  FilterChips,
  formatNumber,
  formatShortDay,
  ListSheet,
  Money,
  NarrowOnly,
  Page,
  RowCells,
  useLocale,
  useNow,
  WideOnly,
} from '@skladno/ui'
import { IconClipboardList } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { orderCountsQuery, ordersQuery } from '../../api/orders.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPicker } from '../../pickers/customer-picker.tsx'
import { DateRange } from '../../screen/date-range.tsx'
import { dayOf } from '../../screen/day-of.ts'
import { FurtherFilters } from '../../screen/further-filters.tsx'
import { PagedList } from '../../screen/paged-list.tsx'
import { SearchBox } from '../../screen/search-box.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { OrderPill } from '../draft/order-pill.tsx'
import { SHIP_DAYS, shipDays } from './ship-days.ts'

const route = getRouteApi('/shell/orders')
const WIDE = '96px minmax(130px, 1.5fr) minmax(120px, 1fr) 56px 116px minmax(90px, 0.8fr) minmax(80px, 0.7fr) 124px 96px'
const NARROW = 'minmax(0, 1fr) auto'

/** Every order; the filters live in the address, so a link shows a colleague the same. */
export function OrdersScreen(): ReactNode {
  const t = useText()
  useTitle(t('orders.title'))
  return (
    <Page title={t('orders.title')} isFilled toolbar={<Filters />}>
      <ListSheet head={<Head />}>
        <Rows />
      </ListSheet>
    </Page>
  )
}

function Filters() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const counts = useQuery({ ...orderCountsQuery(search), placeholderData: keepPreviousData })
  const [resets, setResets] = useState(0)
  const t = useText()
  const change = (part: Partial<Search>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true })
  const isFiltered = Object.values(search).some((value) => value !== undefined)
  const reset = () => {
    setResets((count) => count + 1)
    void navigate({ search: {} })
  }
  return (
    <>
      <SearchBox key={resets} q={search.q} onSearch={(q) => change({ q })} placeholder={t('orders.search')} width={240} />
      <FurtherFilters onReset={isFiltered ? reset : undefined}>
        <PeopleFilters search={search} change={change} choices={counts.data} />
        <DateRange from={search.from} to={search.to} onChange={change} />
      </FurtherFilters>
      <StatusChips search={search} change={change} counts={counts.data?.counts ?? {}} />
    </>
  )
}

type Search = ReturnType<typeof route.useSearch>

interface FilterProps {
  readonly search: Search
  readonly change: (part: Partial<Search>) => void
}

/** Every status something has, in the order people meet them, with how many; one that is chosen stays in sight at nought. */
function StatusChips({ search, change, counts }: FilterProps & { readonly counts: OrderCountsView['counts'] }) {
  const t = useText()
  const locale = useLocale()
  const chosen = orderStatuses.filter((status) => search.status?.split(',').includes(status))
  const shown = orderStatuses.filter((status) => (counts[status] ?? 0) > 0 || chosen.includes(status))
  const toggle = (status: OrderStatus) => {
    const next = chosen.includes(status) ? chosen.filter((each) => each !== status) : [...chosen, status]
    change({ status: next.length === 0 ? undefined : next.join(',') })
  }
  return (
    <FilterChips
      label={t('orders.status')}
      chips={shown.map((status) => ({ value: status, label: t(`status.${status}`), figure: formatNumber(counts[status] ?? 0, locale) }))}
      chosen={chosen}
      onToggle={toggle}
    />
  )
}

function PeopleFilters({ search, change, choices }: FilterProps & { readonly choices: OrderCountsView | undefined }) {
  const t = useText()
  const mayReadCustomers = useMay('customers.read')
  const today = dayOf(useNow())
  const ships = SHIP_DAYS.find((name) => isSame(shipDays(name, today), search)) ?? null
  const warehouses = choices?.warehouses ?? []
  return (
    <>
      {mayReadCustomers && (
        <CustomerPicker
          isLabelHidden
          label={t('orders.customer')}
          value={search.partnerId}
          onChange={(partnerId) => change({ partnerId })}
        />
      )}
      <ReferenceSelect
        label={t('orders.manager')}
        choices={choices?.managers ?? []}
        value={search.managerId}
        onChange={(managerId) => change({ managerId })}
      />
      {(warehouses.length > 1 || search.warehouseId !== undefined) && (
        <ReferenceSelect
          label={t('orders.warehouse')}
          choices={warehouses}
          value={search.warehouseId}
          onChange={(warehouseId) => change({ warehouseId })}
        />
      )}
      <Select
        w={190}
        aria-label={t('orders.ships')}
        placeholder={t('orders.ships.all')}
        data={SHIP_DAYS.map((name) => ({ value: name, label: t(`orders.ships.${name}`) }))}
        value={ships}
        onChange={(name) => change(shipDays(SHIP_DAYS.find((known) => known === name) ?? null, today))}
        clearable
        clearButtonProps={{ 'aria-label': t('orders.reset') }}
      />
    </>
  )
}

const isSame = (days: ReturnType<typeof shipDays>, search: Search): boolean =>
  days.shipFrom === search.shipFrom && days.shipTo === search.shipTo

interface ReferenceSelectProps {
  readonly label: string
  readonly choices: readonly Reference[]
  readonly value: string | undefined
  readonly onChange: (id: string | undefined) => void
}

function ReferenceSelect({ label, choices, value, onChange }: ReferenceSelectProps) {
  const t = useText()
  return (
    <Select
      w={160}
      aria-label={label}
      placeholder={label}
      searchable
      data={choices.map(({ id, name }) => ({ value: id, label: name }))}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      clearable
      clearButtonProps={{ 'aria-label': t('orders.reset') }}
    />
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('orders.col.number')}</span>
      <span>{t('orders.col.customer')}</span>
      <span>{t('orders.col.status')}</span>
      <EndCell>{t('orders.col.lines')}</EndCell>
      <span>{t('orders.col.ship')}</span>
      <span>{t('orders.col.manager')}</span>
      <span>{t('orders.col.warehouse')}</span>
      <EndCell>{t('orders.col.total')}</EndCell>
      <EndCell>{t('orders.col.created')}</EndCell>
    </RowCells>
  )
}

function Rows() {
  const t = useText()
  const search = route.useSearch()
  const orders = useInfiniteQuery({ ...ordersQuery(search), placeholderData: keepPreviousData })
  const isFiltered = Object.values(search).some((value) => value !== undefined)
  return (
    <PagedList
      query={orders}
      label={t('orders.title')}
      rowHeight={46}
      keyOf={(order) => order.id}
      renderRow={(order) => <Row order={order} />}
      empty={{
        icon: <IconClipboardList />,
        title: t(isFiltered ? 'orders.empty.filtered' : 'orders.empty'),
        hint: t(isFiltered ? 'orders.empty.filtered.hint' : 'orders.empty.hint'),
      }}
    />
  )
}

function Row({ order }: { readonly order: OrderRow }) {
  const t = useText()
  const locale = useLocale()
  const number = order.number === null ? t('orders.no-number') : `№ ${order.number}`
  const pill = <OrderPill status={order.status} text={order.statusText} />
  return (
    <Link to="/orders/$orderId" params={{ orderId: order.id }} className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          <Text fw={500}>{number}</Text>
          <Text truncate>{order.partner.name}</Text>
          {pill}
          <EndCell>{order.lineCount}</EndCell>
          <Text size="sm">
            {order.shipOn === null ? t('app.none') : formatShortDay(order.shipOn, locale)}{' '}
            <Text span size="xs" c="dimmed">
              {t(`orders.mode.${order.deliveryMode}`)}
            </Text>
          </Text>
          <Text truncate c="dimmed">
            {order.manager?.name ?? t('app.none')}
          </Text>
          <Text truncate c="dimmed">
            {order.warehouse.name}
          </Text>
          <EndCell>
            <Money value={order.total} />
          </EndCell>
          <EndCell>
            <Age at={order.createdAt} />
          </EndCell>
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          <Text fw={500} truncate>
            {order.partner.name}
          </Text>
          <Money value={order.total} strong />
          <Text size="xs" c="dimmed">
            {number} · {t('orders.lines', { count: order.lineCount })}
          </Text>
          <EndCell>
            <Age at={order.createdAt} />
          </EndCell>
          <Group gap="xs">
            {pill}
            {order.shipOn !== null && (
              <Text size="xs" c="dimmed">
                {t('orders.ship-on', { day: formatShortDay(order.shipOn, locale) })}
              </Text>
            )}
          </Group>
        </RowCells>
      </NarrowOnly>
    </Link>
  )
}
