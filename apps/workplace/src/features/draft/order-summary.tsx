import { Select, Stack, Text } from '@mantine/core'
import type { OrderView } from '@skladno/contracts'
import { Fact, Facts, formatDay, formatMoney, Money, StatusPill, type Tone, useLocale, useNow } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'
import { useDesk } from './commands.ts'
import { CommentEditor } from './comment-editor.tsx'
import { DeliveryEditor } from './delivery-editor.tsx'
import { MoneyOver } from './money-over.tsx'

const CREDIT_TONE: Record<NonNullable<OrderView['credit']>['decision'], Tone> = {
  'not-needed': 'neutral',
  ok: 'good',
  'over-limit': 'bad',
  overdue: 'bad',
  'no-limit': 'warn',
}

/** What the order comes to: money, credit, promise, who pays and how it travels. */
export function OrderSummary() {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const { order } = useDesk()
  return (
    <Stack gap="sm">
      <Facts>
        <Fact label={t('draft.total')}>
          <Text component="span" size="lg" fw={600}>
            <Money value={order.total} />
          </Text>
        </Fact>
        {order.vat !== null && (
          <Fact label={t('draft.vat')}>
            <Money value={order.vat} />
          </Fact>
        )}
        {order.paid.minor > 0 && (
          <Fact label={t('draft.paid')}>
            <Money value={order.paid} />
          </Fact>
        )}
        {order.returned.minor > 0 && (
          <Fact label={t('draft.returned')}>
            <Money value={order.returned} />
          </Fact>
        )}
        {order.over.minor > 0 && (
          <Fact label={t('draft.over')}>
            <StatusPill tone="warn">
              <Money value={order.over} />
            </StatusPill>
          </Fact>
        )}
        {order.invoice !== null && <Fact label={t('draft.invoice')}>№ {order.invoice.number}</Fact>}
        <Fact label={t('draft.terms')}>{order.paymentTerms.text}</Fact>
        {order.credit !== null && (
          <Fact label={t('draft.credit')}>
            <StatusPill tone={CREDIT_TONE[order.credit.decision]}>{t(`draft.credit.${order.credit.decision}`)}</StatusPill>{' '}
            {order.credit.limit !== null &&
              t('draft.credit.used', { used: formatMoney(order.credit.used, locale), limit: formatMoney(order.credit.limit, locale) })}
          </Fact>
        )}
        {order.delivery.promise !== null && <Fact label={t('draft.promise')}>{order.delivery.promise}</Fact>}
        <Fact label={t('draft.warehouse')}>{order.warehouse.name}</Fact>
        {order.validUntil !== null && <Fact label={t('draft.valid')}>{formatDay(order.validUntil, now, locale)}</Fact>}
      </Facts>
      <MoneyOver />
      <LegalEntity />
      <DeliveryEditor />
      <CommentEditor />
    </Stack>
  )
}

function LegalEntity() {
  const t = useText()
  const { order, can, run, isBusy } = useDesk()
  if (!can('set-legal-entity'))
    return order.legalEntity === null ? null : (
      <Facts>
        <Fact label={t('draft.entity')}>{order.legalEntity.name}</Fact>
      </Facts>
    )
  return (
    <Select
      label={t('draft.entity')}
      placeholder={t('draft.entity.choose')}
      allowDeselect={false}
      disabled={isBusy}
      data={order.legalEntityChoices.map(({ id, name }) => ({ value: id, label: name }))}
      value={order.legalEntity?.id ?? null}
      onChange={(legalEntityId) => legalEntityId !== null && void run({ kind: 'set-legal-entity', legalEntityId })}
    />
  )
}
