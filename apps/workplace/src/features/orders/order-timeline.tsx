import { Chip, Group, Stack, Text } from '@mantine/core'
import type { OrderView } from '@skladno/contracts'
import { Age, FactTimeline } from '@skladno/ui'
import {
  IconArrowBackUp,
  IconBuildingStore,
  IconClipboardList,
  IconCoins,
  IconDatabase,
  IconFileText,
  IconPackage,
  IconShoppingBag,
  IconTruck,
  IconTruckDelivery,
  type TablerIcon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'

type Axis = OrderView['facts'][number]['axis']

const AXIS_ICONS: Record<Axis, TablerIcon> = {
  order: IconClipboardList,
  erp: IconDatabase,
  payment: IconCoins,
  picking: IconPackage,
  shipment: IconTruck,
  delivery: IconTruckDelivery,
  document: IconFileText,
  return: IconArrowBackUp,
  marketplace: IconBuildingStore,
  supplier: IconShoppingBag,
}

/** Facts of the order, newest first; one axis at a time if wanted. */
export function OrderTimeline({ facts }: { readonly facts: OrderView['facts'] }) {
  const t = useText()
  const [axis, setAxis] = useState<string>('all')
  const axes = [...new Set(facts.map((fact) => fact.axis))]
  if (facts.length === 0) return <Text c="dimmed">{t('order.timeline.empty')}</Text>
  const shown = facts.filter((fact) => axis === 'all' || fact.axis === axis).toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <Stack>
      {axes.length > 1 && (
        <Chip.Group value={axis} onChange={setAxis}>
          <Group gap={6}>
            <Chip size="xs" value="all">
              {t('axis.all')}
            </Chip>
            {axes.map((each) => (
              <Chip key={each} size="xs" value={each}>
                {t(`axis.${each}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      <FactTimeline
        label={t('order.timeline')}
        items={shown.map((fact) => {
          const Icon = AXIS_ICONS[fact.axis]
          return { key: fact.id, icon: <Icon />, axis: t(`axis.${fact.axis}`), text: fact.text, meta: <Age at={fact.at} /> }
        })}
      />
    </Stack>
  )
}
