import { List, Text } from '@mantine/core'
import type { BankPayment, MatchReasonCode } from '@skladno/contracts'
import { formatMoney, StatusPill, type Tone, useLocale } from '@skladno/ui'
import { type Translate, useText } from '../../i18n/i18n.tsx'

type Proposal = BankPayment['proposals'][number]

/** From here on a match is applied without asking; the server's own threshold. */
const CERTAIN = 0.9
const LIKELY = 0.7

const TONES: Readonly<Record<'sure' | 'likely' | 'maybe', Tone>> = { sure: 'good', likely: 'accent', maybe: 'warn' }
const degreeOf = (confidence: number): keyof typeof TONES => (confidence >= CERTAIN ? 'sure' : confidence >= LIKELY ? 'likely' : 'maybe')

/** How sure a match is, in a word with its percent. */
export function Confidence({ value }: { readonly value: number }) {
  const t = useText()
  const degree = degreeOf(value)
  return <StatusPill tone={TONES[degree]}>{t(`bank.confidence.${degree}`, { percent: Math.round(value * 100) })}</StatusPill>
}

/** «по номеру счёта, ИНН плательщика и точной сумме» */
export const reasonsText = (reasons: readonly MatchReasonCode[], t: Translate): string =>
  reasons.map((reason) => t(`bank.reason.${reason}`)).join(', ')

/** Each reason on a line of its own. */
export function Reasons({ reasons }: { readonly reasons: readonly MatchReasonCode[] }) {
  const t = useText()
  return (
    <List size="sm" spacing={2}>
      {reasons.map((reason) => (
        <List.Item key={reason}>{t(`bank.reason.${reason}`)}</List.Item>
      ))}
    </List>
  )
}

/** Whose money and for what: «Ромашка: № 12 — 500 ₽, № 13 — 20 ₽», or its balance. */
export function MatchTarget({ partner, orders }: Pick<Proposal, 'orders'> & { readonly partner: Proposal['partner'] }) {
  const t = useText()
  const locale = useLocale()
  const [only] = orders
  const what =
    only === undefined
      ? t('bank.onto-balance')
      : orders.length === 1
        ? t('bank.order', { number: only.number })
        : orders.map(({ number, amount }) => `${t('bank.order', { number })}: ${formatMoney(amount, locale)}`).join(', ')
  return (
    <>
      <Text fw={500}>{partner.name}</Text>
      <Text size="sm" c="dimmed">
        {what}
      </Text>
    </>
  )
}
