import { Button, Drawer, Group, Text } from '@mantine/core'
import type { PaymentRow } from '@skladno/contracts'
import {
  EmptyState,
  EndCell,
  formatMoney,
  formatShortDay,
  ListSheet,
  Money,
  NarrowOnly,
  Page,
  RowCells,
  RowsSkeleton,
  StatusPill,
  useLocale,
  VirtualList,
  WideOnly,
} from '@skladno/ui'
import { IconCoins, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { paymentsQuery } from '../../api/payments.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { PaymentEntry } from './payment-entry.tsx'

const route = getRouteApi('/shell/payments')
const WIDE = '70px minmax(160px, 1.4fr) minmax(150px, 1fr) 100px 150px'
const NARROW = 'minmax(0, 1fr) auto'

/** Money that came, for which orders, and what is not placed yet. */
export function PaymentsScreen(): ReactNode {
  const t = useText()
  useTitle(t('payments.title'))
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const close = () => void navigate({ search: {} })
  return (
    <Page
      title={t('payments.title')}
      isFilled
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => void navigate({ search: { new: true } })}>
          {t('payments.record')}
        </Button>
      }
    >
      <ListSheet head={<Head />}>
        <Rows />
      </ListSheet>
      <Drawer position="right" opened={search.new === true} onClose={close} title={<Text fw={600}>{t('payments.record')}</Text>}>
        <PaymentEntry onDone={close} />
      </Drawer>
    </Page>
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('payments.col.day')}</span>
      <span>{t('payments.col.payer')}</span>
      <span>{t('payments.col.orders')}</span>
      <span>{t('payments.col.method')}</span>
      <EndCell>{t('payments.col.amount')}</EndCell>
    </RowCells>
  )
}

function Rows() {
  const t = useText()
  const payments = useQuery(paymentsQuery)
  return (
    <Loaded query={payments} skeleton={<RowsSkeleton />}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState icon={<IconCoins />} title={t('payments.empty')} hint={t('payments.empty.hint')} />
        ) : (
          <VirtualList
            items={rows}
            label={t('payments.title')}
            estimatedRowHeight={58}
            keyOf={(each) => each.id}
            renderRow={(each) => <Row payment={each} />}
          />
        )
      }
    </Loaded>
  )
}

function Row({ payment }: { readonly payment: PaymentRow }) {
  const t = useText()
  const locale = useLocale()
  const day = formatShortDay(payment.paidOn, locale)
  const payer = (
    <Group gap={6}>
      <Text>{payment.partner?.name ?? payment.payerName}</Text>
      {payment.partner === null && <StatusPill tone="warn">{t('payments.unknown-payer')}</StatusPill>}
    </Group>
  )
  const unallocated = payment.unallocated.minor > 0 && (
    <Text size="xs" c="dimmed">
      {t('payments.unallocated', { amount: formatMoney(payment.unallocated, locale) })}
    </Text>
  )
  return (
    <div className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          <span>{day}</span>
          <div>
            {payer}
            <Text size="xs" c="dimmed" truncate title={payment.purpose}>
              {payment.purpose}
            </Text>
          </div>
          <Orders payment={payment} />
          <span>{t(`pay.method.${payment.method}`)}</span>
          <EndCell>
            <Money value={payment.amount} strong />
            {unallocated}
          </EndCell>
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          {payer}
          <Money value={payment.amount} strong />
          <Orders payment={payment} />
          <EndCell>{day}</EndCell>
          {unallocated}
        </RowCells>
      </NarrowOnly>
    </div>
  )
}

function Orders({ payment }: { readonly payment: PaymentRow }) {
  const t = useText()
  if (payment.orders.length === 0) return <Text c="dimmed">{t('payments.advance')}</Text>
  return (
    <Text>
      {payment.orders.map((order, index) => (
        <span key={order.id}>
          {index > 0 && ', '}
          <Link to="/orders/$orderId" params={{ orderId: order.id }}>
            № {order.number}
          </Link>
        </span>
      ))}
    </Text>
  )
}
