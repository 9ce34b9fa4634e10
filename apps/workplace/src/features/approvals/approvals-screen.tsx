import { Anchor, Button, Group, Stack, Tabs, Text, TextInput } from '@mantine/core'
import type { PriceApproval } from '@skladno/contracts'
import {
  Age,
  EmptyState,
  Fact,
  Facts,
  formatQuantity,
  formatUnitPrice,
  Page,
  RowsSkeleton,
  Section,
  StatusPill,
  useLocale,
} from '@skladno/ui'
import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { priceApprovalsQuery, useDecidePrice } from '../../api/returns.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { sharePercent } from '../../screen/share-percent.ts'
import { useTitle } from '../../screen/use-title.ts'

const route = getRouteApi('/shell/approvals')

/** Prices beyond what an employee may give alone: what is asked, what it leaves, and the decision. */
export function ApprovalsScreen(): ReactNode {
  const t = useText()
  useTitle(t('approvals.title'))
  const { state = 'waiting' } = route.useSearch()
  const navigate = route.useNavigate()
  const approvals = useQuery(priceApprovalsQuery(state))
  return (
    <Page title={t('approvals.title')}>
      <Tabs value={state} onChange={(next) => void navigate({ search: next === 'decided' ? { state: 'decided' } : {} })}>
        <Tabs.List mb="md">
          <Tabs.Tab value="waiting">{t('approvals.waiting')}</Tabs.Tab>
          <Tabs.Tab value="decided">{t('approvals.decided')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={state}>
          <Loaded query={approvals} skeleton={<RowsSkeleton />}>
            {(rows) =>
              rows.length === 0 ? (
                <EmptyState icon={<IconRosetteDiscountCheck />} title={t('approvals.empty')} hint={t('approvals.empty.hint')} />
              ) : (
                <Stack>
                  {rows.map((each) => (
                    <Approval key={each.id} approval={each} />
                  ))}
                </Stack>
              )
            }
          </Loaded>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Approval({ approval }: { readonly approval: PriceApproval }) {
  const t = useText()
  const locale = useLocale()
  const { order } = approval
  const price = (value: PriceApproval['list']) => (value === null ? '—' : formatUnitPrice(value, locale))
  return (
    <Section title={approval.product.name}>
      <Stack gap="xs" role="group" aria-label={approval.product.name}>
        <Group gap="xs">
          {approval.state !== 'waiting' && (
            <StatusPill tone={approval.state === 'approved' ? 'good' : 'neutral'}>{t(`approvals.state.${approval.state}`)}</StatusPill>
          )}
          <Anchor component={Link} to={`/orders/${order.id}`}>
            {order.number === null ? t('order.title.draft') : t('order.title', { number: order.number })}
          </Anchor>
          <Text>{approval.partner.name}</Text>
          <Age at={approval.decidedAt ?? approval.askedAt} />
        </Group>
        <Text>{t('approvals.asks', { by: approval.askedBy, reason: approval.reason })}</Text>
        <Facts>
          <Fact label={t('approvals.price')}>
            <Text component="span" fw={600}>
              {price(approval.price)}
            </Text>
          </Fact>
          <Fact label={t('approvals.quantity')}>{formatQuantity(approval.quantity, locale)}</Fact>
          <Fact label={t('approvals.list')}>{price(approval.list)}</Fact>
          <Fact label={t('approvals.discount')}>{sharePercent(approval.discountBp, locale)}</Fact>
          <Fact label={t('approvals.floor')}>{price(approval.floor)}</Fact>
          <Fact label={t('approvals.margin')}>
            {approval.marginBp === null ? t('approvals.margin.unknown') : sharePercent(approval.marginBp, locale)}
          </Fact>
        </Facts>
        {approval.decidedBy !== null && <Text c="dimmed">{t('approvals.by', { by: approval.decidedBy, note: approval.note ?? '' })}</Text>}
        {approval.mayDecide && <Decision approval={approval} />}
      </Stack>
    </Section>
  )
}

function Decision({ approval }: { readonly approval: PriceApproval }) {
  const t = useText()
  const feedback = useFeedback()
  const { mutateAsync, isPending } = useDecidePrice(approval.id)
  const [note, setNote] = useState('')
  const decide = (isApproved: boolean) =>
    mutateAsync({ isApproved, ...(note.trim() === '' ? {} : { note: note.trim() }) }).catch((error: unknown) => feedback.failed(error))
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        flex={1}
        miw={180}
        label={t('approvals.note')}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button loading={isPending} onClick={() => void decide(true)}>
        {t('approvals.approve')}
      </Button>
      <Button variant="default" loading={isPending} onClick={() => void decide(false)}>
        {t('approvals.reject')}
      </Button>
    </Group>
  )
}
