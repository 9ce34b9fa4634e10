import { Group, Text } from '@mantine/core'
import type { BankPayment } from '@skladno/contracts'
import { EndCell, formatMoney, formatShortDay, NarrowOnly, RowCells, StatusPill, useLocale, WideOnly } from '@skladno/ui'
import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/i18n.tsx'
import { Confidence, MatchTarget, reasonsText } from './match-words.tsx'

const WIDE = '76px minmax(180px, 1.3fr) minmax(200px, 1.2fr) 140px 150px'
const NARROW = 'minmax(0, 1fr) auto'

export function PaymentHead() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('bank.col.day')}</span>
      <span>{t('bank.col.payer')}</span>
      <span>{t('bank.col.match')}</span>
      <span>{t('bank.col.sure')}</span>
      <EndCell>{t('bank.col.amount')}</EndCell>
    </RowCells>
  )
}

/** One payment with the best guess about it, or what was decided. */
export function PaymentLine({ payment }: { readonly payment: BankPayment }) {
  const locale = useLocale()
  const day = formatShortDay(payment.paidOn, locale)
  const amount = <Amount payment={payment} />
  const payer = (
    <div>
      <Text truncate>{payment.payerName}</Text>
      <Text size="xs" c="dimmed" truncate title={payment.purpose}>
        {payment.purpose}
      </Text>
    </div>
  )
  return (
    <Link from="/bank" to="/bank" search={(old) => ({ ...old, payment: payment.id })} className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          <span>{day}</span>
          {payer}
          <Target payment={payment} />
          <Sure payment={payment} />
          <EndCell>{amount}</EndCell>
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          {payer}
          <EndCell>
            {amount}
            <Text size="xs" c="dimmed">
              {day}
            </Text>
          </EndCell>
          <Target payment={payment} />
          <EndCell>
            <Sure payment={payment} />
          </EndCell>
        </RowCells>
      </NarrowOnly>
    </Link>
  )
}

/** Money that leaves is told from money that comes by its sign. */
function Amount({ payment }: { readonly payment: BankPayment }) {
  const locale = useLocale()
  return (
    <span className="sk-number sk-strong">
      {payment.direction === 'out' && '−'}
      {formatMoney(payment.amount, locale)}
    </span>
  )
}

function Target({ payment }: { readonly payment: BankPayment }) {
  const t = useText()
  const [best] = payment.proposals
  if (payment.partner !== null)
    return (
      <div>
        <MatchTarget partner={payment.partner} orders={payment.orders} />
      </div>
    )
  if (best !== undefined)
    return (
      <div>
        <MatchTarget partner={best.partner} orders={best.orders} />
        <Text size="xs" c="dimmed" truncate title={reasonsText(best.reasons, t)}>
          {reasonsText(best.reasons, t)}
        </Text>
      </div>
    )
  if (payment.state === 'aside') return <Text c="dimmed">{payment.decision?.note}</Text>
  return <Text c="dimmed">{t(payment.state === 'open' ? 'bank.nobody-known' : 'bank.no-customer')}</Text>
}

function Sure({ payment }: { readonly payment: BankPayment }) {
  const t = useText()
  const [best] = payment.proposals
  if (payment.state === 'open')
    return best === undefined ? <StatusPill tone="bad">{t('bank.unknown')}</StatusPill> : <Confidence value={best.confidence} />
  if (payment.state === 'placed')
    return (
      <Group gap={4}>
        <Text size="sm" c="dimmed">
          {payment.decision?.kind === 'matched' ? t('bank.by-itself') : (payment.decision?.by ?? '')}
        </Text>
      </Group>
    )
  return <Text c="dimmed">{t(payment.direction === 'out' ? 'bank.outgoing' : 'bank.incoming')}</Text>
}
