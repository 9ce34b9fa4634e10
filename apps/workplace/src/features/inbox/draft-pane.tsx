import { ActionIcon, Group, Stack, Title, Tooltip } from '@mantine/core'
import type { OrderView, ThreadView } from '@skladno/contracts'
import { EmptyState, KeyHint, PaneScroll, PaneStrip } from '@skladno/ui'
import { IconArrowsDiagonal, IconClipboardList } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/i18n.tsx'
import { DraftLines } from '../draft/draft-lines.tsx'
import { OrderActions } from '../draft/order-actions.tsx'
import { OrderDeskArea } from '../draft/order-desk.tsx'
import { OrderPill } from '../draft/order-pill.tsx'
import { OrderSummary } from '../draft/order-summary.tsx'
import { BackToList, StepSwitch } from './conversation-head.tsx'

/** The order of the conversation: its lines, what it comes to, and what may be done now. */
export function DraftPane({ view }: { readonly view: ThreadView }) {
  const t = useText()
  if (view.order === null)
    return (
      <>
        <PaneStrip edge="top">
          <StepSwitch />
        </PaneStrip>
        <EmptyState icon={<IconClipboardList />} title={t('inbox.no-order')} hint={t('inbox.no-order.hint')} />
      </>
    )
  return (
    <OrderDeskArea key={view.order.id} order={view.order}>
      <DraftHead order={view.order} />
      <PaneScroll label={t('draft.title')}>
        <DraftLines />
        <Stack p="md">
          <OrderSummary />
        </Stack>
      </PaneScroll>
      <PaneStrip edge="bottom">
        <Group justify="space-between">
          <OrderActions />
          <Group gap={6} visibleFrom="lg" c="dimmed" fz="xs">
            <KeyHint>1</KeyHint>–<KeyHint>5</KeyHint> {t('draft.keys')}
            <KeyHint>E</KeyHint> {t('draft.keys.edit')}
          </Group>
        </Group>
      </PaneStrip>
    </OrderDeskArea>
  )
}

function DraftHead({ order }: { readonly order: OrderView }) {
  const t = useText()
  return (
    <PaneStrip edge="top">
      <Stack gap={6}>
        <Group gap="xs" wrap="nowrap">
          <BackToList />
          <Title order={2} flex={1}>
            {order.number === null ? t('draft.title') : t('order.title', { number: order.number })}
          </Title>
          <OrderPill status={order.status} text={order.statusText} />
          <Tooltip label={t('draft.open')}>
            <ActionIcon component={Link} size="lg" to={`/orders/${order.id}`} aria-label={t('draft.open')}>
              <IconArrowsDiagonal size={20} />
            </ActionIcon>
          </Tooltip>
        </Group>
        <StepSwitch />
      </Stack>
    </PaneStrip>
  )
}
