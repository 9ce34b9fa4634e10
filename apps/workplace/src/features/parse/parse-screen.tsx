import { Box, Button, Group, List, Stack, Text } from '@mantine/core'
import { Columns, EmptyState, Page, PanelSkeleton, Section, StatusPill } from '@skladno/ui'
import { IconFileSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { orderQuery, type ParsedOrder, useParseOrder } from '../../api/orders.ts'
import { type MessageKey, useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { DraftLines } from '../draft/draft-lines.tsx'
import { OrderActions } from '../draft/order-actions.tsx'
import { OrderDeskArea } from '../draft/order-desk.tsx'
import { OrderPill } from '../draft/order-pill.tsx'
import { OrderSummary } from '../draft/order-summary.tsx'
import { ParseForm } from './parse-form.tsx'

const route = getRouteApi('/shell/parse')

/** Any mess in, a draft out; confirmed here, it is an order like any other. */
export function ParseScreen(): ReactNode {
  const t = useText()
  useTitle(t('parse.title'))
  const { partnerId, orderId } = route.useSearch()
  const navigate = route.useNavigate()
  const feedback = useFeedback()
  const parse = useParseOrder()
  const [other, setOther] = useState<ParsedOrder['other']>([])
  const submit = (text: string, file: File | null) => {
    if (partnerId === undefined) return
    parse.mutate(
      { partnerId, text, file },
      {
        onError: feedback.failed,
        onSuccess: (parsed) => {
          setOther(parsed.other)
          void navigate({ search: { partnerId, orderId: parsed.order.id } })
        },
      },
    )
  }
  return (
    <Page title={t('parse.title')}>
      <Columns>
        <div>
          {parse.isPending ? <PanelSkeleton /> : orderId === undefined ? <NothingYet /> : <ParsedDraft orderId={orderId} other={other} />}
        </div>
        <div>
          <Section>
            <ParseForm
              partnerId={partnerId}
              onPartner={(next) => void navigate({ search: (old) => ({ ...old, partnerId: next }), replace: true })}
              isBusy={parse.isPending}
              onSubmit={submit}
            />
          </Section>
        </div>
      </Columns>
    </Page>
  )
}

function NothingYet() {
  const t = useText()
  return (
    <Box visibleFrom="sm">
      <Section>
        <EmptyState icon={<IconFileSearch />} title={t('parse.empty')} hint={t('parse.empty.hint')} />
      </Section>
    </Box>
  )
}

function ParsedDraft({ orderId, other }: { readonly orderId: string; readonly other: ParsedOrder['other'] }) {
  const t = useText()
  const order = useQuery(orderQuery(orderId))
  return (
    <Loaded query={order} skeleton={<PanelSkeleton />}>
      {(view) => (
        <OrderDeskArea key={view.id} order={view}>
          <Section
            isFlush
            title={view.number === null ? view.partner.name : t('order.title', { number: view.number })}
            aside={<OrderPill status={view.status} text={view.statusText} />}
          >
            <DraftLines />
          </Section>
          <OtherSegments other={other} />
          <Section title={t('order.summary')}>
            <Stack>
              <OrderSummary />
              <Group justify="space-between">
                <OrderActions />
                <Button component={Link} to={`/orders/${view.id}`} variant="subtle">
                  {t('draft.open')}
                </Button>
              </Group>
            </Stack>
          </Section>
        </OrderDeskArea>
      )}
    </Loaded>
  )
}

const KIND_KEYS: Readonly<Record<string, Extract<MessageKey, `kind.${string}`>>> = {
  question: 'kind.question',
  request: 'kind.request',
  noise: 'kind.noise',
  smalltalk: 'kind.smalltalk',
}

/** Nothing is lost silently: what was not an order line is shown with its kind. */
function OtherSegments({ other }: { readonly other: ParsedOrder['other'] }) {
  const t = useText()
  if (other.length === 0) return null
  return (
    <Section title={t('parse.other')}>
      <List listStyleType="none" spacing={6}>
        {other.map((segment) => (
          <List.Item key={segment.kind + segment.text}>
            <Group gap="xs">
              <StatusPill tone="neutral">{t(KIND_KEYS[segment.kind] ?? 'kind.other')}</StatusPill>
              <Text>{segment.text}</Text>
            </Group>
          </List.Item>
        ))}
      </List>
    </Section>
  )
}
