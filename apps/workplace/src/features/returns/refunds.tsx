import { Anchor, Button, Group, Select, Stack, Text } from '@mantine/core'
import type { RefundView } from '@skladno/contracts'
import { Age, EmptyState, Money, RowsSkeleton, Section, StatusPill, useNow } from '@skladno/ui'
import { IconCoins } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { refundsQuery, usePayRefund } from '../../api/returns.ts'
import { useText } from '../../i18n/i18n.tsx'
import { dayOf } from '../../screen/day-of.ts'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'

/** Money customers wait for, and what has gone back. */
export function Refunds() {
  const t = useText()
  const refunds = useQuery(refundsQuery)
  return (
    <Loaded query={refunds} skeleton={<RowsSkeleton />}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState icon={<IconCoins />} title={t('refunds.empty')} hint={t('refunds.empty.hint')} />
        ) : (
          <Section>
            <Stack gap="md">
              {rows.map((refund) => (
                <Refund key={refund.id} refund={refund} />
              ))}
            </Stack>
          </Section>
        )
      }
    </Loaded>
  )
}

const METHODS = ['cash', 'card', 'kaspi', 'sbp', 'bank'] as const

function Refund({ refund }: { readonly refund: RefundView }) {
  const t = useText()
  const feedback = useFeedback()
  const now = useNow()
  const { mutateAsync, isPending } = usePayRefund(refund.id)
  const [method, setMethod] = useState<(typeof METHODS)[number]>(refund.isByStatement ? 'cash' : 'bank')
  const methods = METHODS.filter((each) => !refund.isByStatement || each !== 'bank')
  const pay = async () => {
    try {
      await mutateAsync({ paidOn: dayOf(now), method })
    } catch (error) {
      feedback.failed(error)
    }
  }
  return (
    <Group justify="space-between" gap="xs">
      <Stack gap={0}>
        <Group gap="xs">
          <Text fw={500}>{refund.partner.name}</Text>
          <Anchor component={Link} to={`/orders/${refund.order.id}`}>
            {t('order.title', { number: refund.order.number })}
          </Anchor>
          <Age at={refund.paidAt ?? refund.askedAt} />
        </Group>
        {refund.paidAt === null && refund.isByStatement && (
          <Text size="xs" c="dimmed">
            {t('refunds.by-statement')}
          </Text>
        )}
      </Stack>
      <Group gap="xs">
        <Money value={refund.amount} strong />
        {refund.paidAt === null ? (
          <>
            <Select
              w={150}
              size="xs"
              allowDeselect={false}
              aria-label={t('refunds.method')}
              data={methods.map((value) => ({ value, label: t(`pay.method.${value}`) }))}
              value={method}
              onChange={(value) => setMethod(methods.find((each) => each === value) ?? 'cash')}
            />
            <Button size="xs" loading={isPending} onClick={() => void pay()}>
              {t('refunds.pay')}
            </Button>
          </>
        ) : (
          <StatusPill tone="good">{t('refunds.paid')}</StatusPill>
        )}
      </Group>
    </Group>
  )
}
