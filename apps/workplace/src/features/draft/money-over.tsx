import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { formatMoney, useLocale } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'
import { useDesk } from './commands.ts'

/** Goods that were paid for and are missing, or money over: where it goes, for the customer or by an employee for them. */
export function MoneyOver() {
  const t = useText()
  const locale = useLocale()
  const { order, can, run, isBusy } = useDesk()
  const waiting = order.refunds.filter(({ isPaid }) => !isPaid)
  if (order.moneyChoices.length === 0 && waiting.length === 0) return null
  return (
    <Stack gap="xs">
      {order.moneyChoices.length > 0 && (
        <Alert color="yellow" p="sm" title={t('money.over.title')}>
          <Stack gap="xs">
            <Text>{order.over.minor > 0 ? t('money.over', { amount: formatMoney(order.over, locale) }) : t('money.shortfall')}</Text>
            {can('settle-shortfall') && (
              <Group gap="xs">
                {order.moneyChoices.map((choice) => (
                  <Button
                    key={choice}
                    size="xs"
                    variant="default"
                    loading={isBusy}
                    onClick={() => void run({ kind: 'settle-shortfall', choice })}
                  >
                    {t(`money.choice.${choice}`)}
                  </Button>
                ))}
              </Group>
            )}
          </Stack>
        </Alert>
      )}
      {waiting.map((refund) => (
        <Text key={refund.id} size="sm">
          {t('money.refund.waiting', { amount: formatMoney(refund.amount, locale) })}
        </Text>
      ))}
    </Stack>
  )
}
