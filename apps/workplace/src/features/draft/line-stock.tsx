import { Text } from '@mantine/core'
import type { LineView } from '@skladno/contracts'
import { Age, CellStack, formatQuantity, formatShortDay, useLocale } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'

/** Beyond this age a stock figure is shown in amber: full refresh of stock is every 15 minutes at the latest. */
export const STOCK_STALE_MINUTES = 15

/** What is free where the order ships from, how old the figure is, and what is expected. */
export function LineStock({ line }: { readonly line: LineView }) {
  const t = useText()
  const locale = useLocale()
  const { stock } = line
  if (stock === null) return null
  return (
    <CellStack>
      <span title={stock.warehouse.name}>
        {stock.free.amount > 0 ? t('draft.free', { quantity: formatQuantity(stock.free, locale) }) : t('draft.none')}
      </span>
      {stock.expected !== null && (
        <Text size="xs" c="dimmed">
          {t('draft.expected', {
            quantity: formatQuantity(stock.expected.quantity, locale),
            day: formatShortDay(stock.expected.on, locale),
          })}
        </Text>
      )}
      <Age at={stock.asOf} staleAfterMinutes={STOCK_STALE_MINUTES} />
    </CellStack>
  )
}
