import { Group, Stack, Text } from '@mantine/core'
import type { SettlementEntry } from '@skladno/contracts'
import { formatDay, formatMoney, Money, useLocale, useNow } from '@skladno/ui'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/i18n.tsx'

/** How the debt came to what it is, the latest first, each with the debt after it. */
export function Movements({ movements }: { readonly movements: readonly SettlementEntry[] }): ReactNode {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  if (movements.length === 0) return <Text c="dimmed">{t('receivables.movements.empty')}</Text>
  return (
    <Stack gap={10} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {movements.map((entry) => (
        <li key={entry.id}>
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <div>
              <Text>
                {t(
                  entry.kind === 'payment' && entry.amount.minor > 0
                    ? 'receivables.movement.payment.back'
                    : `receivables.movement.${entry.kind}`,
                )}
                {entry.number !== null && ` № ${entry.number}`}
              </Text>
              <Text size="xs" c="dimmed">
                {formatDay(entry.at, now, locale)}
                {entry.order !== null && (
                  <>
                    {', '}
                    <Link to="/orders/$orderId" params={{ orderId: entry.order.id }}>
                      {t('receivables.order', { number: entry.order.number ?? '' })}
                    </Link>
                  </>
                )}
              </Text>
            </div>
            <Stack gap={0} align="flex-end">
              <Money value={entry.amount} />
              <Text size="xs" c="dimmed">
                {t('receivables.movement.balance', { amount: formatMoney(entry.balance, locale) })}
              </Text>
            </Stack>
          </Group>
        </li>
      ))}
    </Stack>
  )
}
