import { Group, Stack, Text } from '@mantine/core'
import { formatDay, Money, PanelSkeleton, useLocale, useNow } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { someOrdersQuery } from '../../api/orders.ts'
import { settlementQuery } from '../../api/receivables.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { OrderPill } from '../draft/order-pill.tsx'
import { Movements } from '../receivables/movements.tsx'

const SHOWN = 5

/** The latest orders, each with what became of it. */
export function CustomerOrders({ partnerId }: { readonly partnerId: string }): ReactNode {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const orders = useQuery(someOrdersQuery({ partnerId }, SHOWN))
  return (
    <Loaded query={orders} skeleton={<PanelSkeleton />}>
      {(rows) =>
        rows.length === 0 ? (
          <Text c="dimmed">{t('customers.no-orders')}</Text>
        ) : (
          <Stack gap="xs">
            {rows.map((order) => (
              <Group key={order.id} justify="space-between" wrap="nowrap" align="flex-start">
                <div>
                  <Link to="/orders/$orderId" params={{ orderId: order.id }}>
                    {order.number === null ? t('orders.no-number') : `№ ${order.number}`}
                  </Link>{' '}
                  <Text span size="xs" c="dimmed">
                    {formatDay(order.createdAt, now, locale)}
                  </Text>
                  <div>
                    <OrderPill status={order.status} text={order.statusText} />
                  </div>
                </div>
                <Money value={order.total} />
              </Group>
            ))}
            <Link to="/orders" search={{ partnerId }}>
              {t('customer.orders.all')}
            </Link>
          </Stack>
        )
      }
    </Loaded>
  )
}

/** The balance and how it came about; only for who keeps receivables. */
export function CustomerBalance({ partnerId }: { readonly partnerId: string }): ReactNode {
  const t = useText()
  const settlement = useQuery(settlementQuery(partnerId))
  return (
    <Loaded query={settlement} skeleton={<PanelSkeleton />}>
      {(view) => (
        <Stack gap="sm">
          <Movements movements={view.movements.slice(0, SHOWN)} />
          <Link to="/receivables/$partnerId" params={{ partnerId }}>
            {t('customer.balance.open')}
          </Link>
        </Stack>
      )}
    </Loaded>
  )
}
