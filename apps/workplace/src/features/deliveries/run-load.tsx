import { Group, Progress, Stack, Text } from '@mantine/core'
import type { DeliveryRunRow } from '@skladno/contracts'
import { formatNumber, useLocale } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'

/** How full a vehicle is, a bar for each limit it has. */
export function RunLoad({ run }: { readonly run: Pick<DeliveryRunRow, 'load' | 'capacity'> }) {
  const t = useText()
  const locale = useLocale()
  const amount = (value: number): string => formatNumber(Math.round(value), locale)
  const { load, capacity } = run
  return (
    <Stack gap={6}>
      <Bar label={t('deliveries.load.stops')} load={load.stops} capacity={capacity.stops} say={amount} />
      <Bar
        label={t('deliveries.load.kg')}
        load={load.kg}
        capacity={capacity.kg}
        say={(value) => t('deliveries.kg', { amount: amount(value) })}
      />
      {capacity.litres !== null && (
        <Bar
          label={t('deliveries.load.litres')}
          load={load.litres}
          capacity={capacity.litres}
          say={(value) => t('deliveries.litres', { amount: amount(value) })}
        />
      )}
    </Stack>
  )
}

interface BarProps {
  readonly label: string
  readonly load: number
  readonly capacity: number | null
  readonly say: (value: number) => string
}

const NEARLY_FULL = 0.9

function Bar({ label, load, capacity, say }: BarProps) {
  const t = useText()
  const words = capacity === null ? say(load) : t('deliveries.load.of', { load: say(load), capacity: say(capacity) })
  const share = capacity === null ? 0 : load / capacity
  return (
    <div>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed">
          {label}
        </Text>
        <Text size="xs">{words}</Text>
      </Group>
      {capacity !== null && (
        <Progress
          value={Math.min(100, share * 100)}
          aria-label={`${label}: ${words}`}
          {...(share >= NEARLY_FULL ? { color: 'orange' } : {})}
        />
      )}
    </div>
  )
}
