import { Button, Group, MultiSelect, Text, TextInput } from '@mantine/core'
import { type OrderRow, orderStatuses } from '@skladno/contracts'
import {
  Age,
  EmptyState,
  EndCell,
  formatShortDay,
  ListSheet,
  Money,
  NarrowOnly,
  Page,
  RowCells,
  RowsSkeleton,
  useLocale,
  VirtualList,
  WideOnly,
} from '@skladno/ui'
import { IconClipboardList, IconFilter, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useCallback, useState } from 'react'
import { ordersQuery } from '../../api/orders.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPicker } from '../../pickers/customer-picker.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useSearchField } from '../../screen/use-search-field.ts'
import { useTitle } from '../../screen/use-title.ts'
import { OrderPill } from '../draft/order-pill.tsx'

const route = getRouteApi('/shell/orders')
const WIDE = '110px minmax(140px, 1.6fr) minmax(120px, 1fr) 90px 96px 130px 110px'
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
  const t = useText()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: Partial<Search>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true })
  const [text, setText] = useSearchField(search.q, (q) => change({ q }))
  const isFiltered = Object.values(search).some((value) => value !== undefined)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <TextInput
        type="search"
        aria-label={t('app.search')}
        placeholder={t('orders.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        hiddenFrom="sm"
        variant="default"
        leftSection={<IconFilter size={16} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen((was) => !was)}
      >
        {t('orders.filters')}
      </Button>
      <Group gap="xs" {...(isOpen ? {} : { visibleFrom: 'sm' })}>
        <FurtherFilters search={search} change={change} />
      </Group>
      {isFiltered && (
        <Button
          variant="subtle"
          onClick={() => {
            setText('')
            void navigate({ search: {} })
          }}
        >
          {t('orders.reset')}
        </Button>
      )}
    </>
  )
}

type Search = ReturnType<typeof route.useSearch>

interface FurtherFiltersProps {
  readonly search: Search
  readonly change: (part: Partial<Search>) => void
}

function FurtherFilters({ search, change }: FurtherFiltersProps) {
  const t = useText()
  const mayReadCustomers = useMay('customers.read')
  return (
    <>
      <MultiSelect
        aria-label={t('orders.status')}
        placeholder={search.status === undefined ? t('orders.status') : ''}
        data={orderStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        value={search.status?.split(',') ?? []}
        onChange={(chosen) => change({ status: chosen.length === 0 ? undefined : chosen.join(',') })}
        clearable
      />
      {mayReadCustomers && (
        <CustomerPicker
          isLabelHidden
          label={t('orders.customer')}
          value={search.partnerId}
          onChange={(partnerId) => change({ partnerId })}
        />
      )}
      <TextInput
        type="date"
        aria-label={t('orders.from')}
        leftSection={<Text size="xs">{t('orders.from.short')}</Text>}
        value={search.from ?? ''}
        onChange={(event) => change({ from: event.currentTarget.value === '' ? undefined : event.currentTarget.value })}
      />
      <TextInput
        type="date"
        aria-label={t('orders.to')}
        leftSection={<Text size="xs">{t('orders.to.short')}</Text>}
        value={search.to ?? ''}
        onChange={(event) => change({ to: event.currentTarget.value === '' ? undefined : event.currentTarget.value })}
      />
    </>
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
      <EndCell>{t('orders.col.total')}</EndCell>
      <EndCell>{t('orders.col.created')}</EndCell>
    </RowCells>
  )
}

function Rows() {
  const t = useText()
  const search = route.useSearch()
  const orders = useInfiniteQuery({ ...ordersQuery(search), placeholderData: keepPreviousData })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = orders
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const isFiltered = Object.values(search).some((value) => value !== undefined)
  return (
    <Loaded query={orders} skeleton={<RowsSkeleton />}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState
            icon={<IconClipboardList />}
            title={t(isFiltered ? 'orders.empty.filtered' : 'orders.empty')}
            hint={t(isFiltered ? 'orders.empty.filtered.hint' : 'orders.empty.hint')}
          />
        ) : (
          <VirtualList
            items={rows}
            label={t('orders.title')}
            estimatedRowHeight={46}
            keyOf={(order) => order.id}
            renderRow={(order) => <Row order={order} />}
            onReachEnd={more}
          />
        )
      }
    </Loaded>
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
          <span>{order.shipOn === null ? t('app.none') : formatShortDay(order.shipOn, locale)}</span>
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
