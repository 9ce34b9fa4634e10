import { Anchor, Button, Group, Stack } from '@mantine/core'
import type { OrderView } from '@skladno/contracts'
import { Columns, Fact, Facts, formatPhone, Money, Page, PanelSkeleton, Section } from '@skladno/ui'
import { IconMessages, IconPackages } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orderQuery } from '../../api/orders.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { channelName } from '../../screen/channel-name.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { DraftLines } from '../draft/draft-lines.tsx'
import { OrderActions } from '../draft/order-actions.tsx'
import { OrderDeskArea } from '../draft/order-desk.tsx'
import { OrderPill } from '../draft/order-pill.tsx'
import { OrderSummary } from '../draft/order-summary.tsx'
import { OrderDocuments } from './order-documents.tsx'
import { OrderReturns } from './order-returns.tsx'
import { OrderTimeline } from './order-timeline.tsx'

const route = getRouteApi('/shell/orders/$orderId')

/** One order whole: what was ordered, what happened on every side of it, what may be done now. */
export function OrderScreen(): ReactNode {
  const { orderId } = route.useParams()
  const order = useQuery(orderQuery(orderId))
  return (
    <Loaded query={order} skeleton={<PanelSkeleton />}>
      {(view) => (
        <OrderDeskArea key={view.id} order={view}>
          <OrderCard order={view} />
        </OrderDeskArea>
      )}
    </Loaded>
  )
}

function OrderCard({ order }: { readonly order: OrderView }) {
  const t = useText()
  const title = order.number === null ? t('order.title.draft') : t('order.title', { number: order.number })
  useTitle(title)
  return (
    <Page title={title} subtitle={<OrderPill status={order.status} text={order.statusText} />} actions={<OrderActions />}>
      <Columns>
        <div>
          <Section isFlush>
            <DraftLines />
          </Section>
          <OrderDocuments order={order} />
          <OrderReturns orderId={order.id} />
          <Section title={t('order.timeline')}>
            <OrderTimeline facts={order.facts} />
          </Section>
        </div>
        <div>
          <Section title={t('order.summary')}>
            <OrderSummary />
          </Section>
          <Section title={t('order.people')}>
            <People order={order} />
          </Section>
        </div>
      </Columns>
    </Page>
  )
}

function People({ order }: { readonly order: OrderView }) {
  const t = useText()
  const mayPick = useMay('picking')
  return (
    <Stack gap="sm">
      <Facts>
        <Fact label={t('order.customer')}>
          <Anchor component={Link} to={`/customers/${order.partner.id}`}>
            {order.partner.name}
          </Anchor>
        </Fact>
        {order.contact !== null && (
          <Fact label={t('order.contact')}>
            {order.contact.phone === null ? order.contact.name : `${order.contact.name}, ${formatPhone(order.contact.phone)}`}
          </Fact>
        )}
        {order.manager !== null && <Fact label={t('order.manager')}>{order.manager.name}</Fact>}
        <Fact label={t('order.organisation')}>{order.organisation.name}</Fact>
        <Fact label={t('order.channel')}>{channelName(order.channel, t)}</Fact>
        {order.shippedTotal.minor > 0 && (
          <Fact label={t('axis.shipment')}>
            <Money value={order.shippedTotal} />
          </Fact>
        )}
      </Facts>
      <Group gap="xs">
        {order.threadId !== null && (
          <Button component={Link} to={`/inbox/${order.threadId}`} variant="default" leftSection={<IconMessages size={16} aria-hidden />}>
            {t('order.thread')}
          </Button>
        )}
        {order.pickingTaskId !== null && mayPick && (
          <Button
            component={Link}
            to={`/picking/${order.pickingTaskId}`}
            variant="default"
            leftSection={<IconPackages size={16} aria-hidden />}
          >
            {t('order.picking')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
