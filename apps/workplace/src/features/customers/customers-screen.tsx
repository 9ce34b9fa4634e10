import { Text } from '@mantine/core'
import type { CustomerRow } from '@skladno/contracts'
import {
  EndCell,
  formatDay,
  formatPhone,
  ListSheet,
  NarrowOnly,
  Page,
  RowCells,
  StatusPill,
  useLocale,
  useNow,
  WideOnly,
} from '@skladno/ui'
import { IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { customersQuery } from '../../api/customers.ts'
import { useText } from '../../i18n/i18n.tsx'
import { PagedList } from '../../screen/paged-list.tsx'
import { SearchBox } from '../../screen/search-box.tsx'
import { useTitle } from '../../screen/use-title.ts'

const route = getRouteApi('/shell/customers')
const WIDE = 'minmax(180px, 1.6fr) 150px minmax(120px, 1fr) 130px 140px 90px'
const NARROW = 'minmax(0, 1fr) auto'

/** Every customer, found by name, phone, tax id or code. */
export function CustomersScreen(): ReactNode {
  const t = useText()
  useTitle(t('customers.title'))
  const { q } = route.useSearch()
  const navigate = route.useNavigate()
  const search = (next: string | undefined) => void navigate({ search: { q: next }, replace: true })
  return (
    <Page
      title={t('customers.title')}
      isFilled
      toolbar={<SearchBox q={q} onSearch={search} placeholder={t('customers.search')} width={360} />}
    >
      <ListSheet head={<Head />}>
        <Rows q={q} />
      </ListSheet>
    </Page>
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('customers.col.name')}</span>
      <span>{t('customers.col.phone')}</span>
      <span>{t('customers.col.manager')}</span>
      <span>{t('customers.col.autonomy')}</span>
      <span>{t('customers.col.last')}</span>
      <EndCell>{t('customers.col.orders')}</EndCell>
    </RowCells>
  )
}

function Rows({ q }: { readonly q: string | undefined }) {
  const t = useText()
  const customers = useInfiniteQuery({ ...customersQuery(q), placeholderData: keepPreviousData })
  return (
    <PagedList
      query={customers}
      label={t('customers.title')}
      rowHeight={46}
      keyOf={(customer) => customer.id}
      renderRow={(customer) => <Row customer={customer} />}
      empty={{
        icon: <IconUsers />,
        title: t(q === undefined ? 'customers.empty' : 'customers.empty.filtered'),
        hint: t(q === undefined ? 'customers.empty.hint' : 'customers.empty.filtered.hint'),
      }}
    />
  )
}

function Row({ customer }: { readonly customer: CustomerRow }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const last = customer.lastOrderOn === null ? t('customers.no-orders') : formatDay(customer.lastOrderOn, now, locale)
  return (
    <Link to="/customers/$partnerId" params={{ partnerId: customer.id }} className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          <Text fw={500} truncate>
            {customer.name}
          </Text>
          <span>{customer.phone === null ? t('app.none') : formatPhone(customer.phone)}</span>
          <span>{customer.manager?.name ?? t('app.none')}</span>
          <StatusPill tone="neutral">{t(`autonomy.${customer.autonomy}`)}</StatusPill>
          <span>{last}</span>
          <EndCell>{customer.orderCount}</EndCell>
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          <Text fw={500} truncate>
            {customer.name}
          </Text>
          <EndCell>
            <StatusPill tone="neutral">{t(`autonomy.${customer.autonomy}`)}</StatusPill>
          </EndCell>
          <Text size="xs" c="dimmed">
            {customer.phone === null ? customer.taxId : formatPhone(customer.phone)}
          </Text>
          <EndCell>
            <Text size="xs" c="dimmed">
              {customer.orderCount === 0 ? t('customers.no-orders') : `${t('customers.orders', { count: customer.orderCount })}, ${last}`}
            </Text>
          </EndCell>
        </RowCells>
      </NarrowOnly>
    </Link>
  )
}
