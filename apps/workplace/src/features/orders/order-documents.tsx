import { Anchor, Group, Stack, Text } from '@mantine/core'
import type { OrderView } from '@skladno/contracts'
import { Age, formatDay, Money, Section, StatusPill, useLocale, useNow } from '@skladno/ui'
import { IconFileTypePdf, IconTruck } from '@tabler/icons-react'
import { useText } from '../../i18n/i18n.tsx'

/** Papers of the order and its shipments. */
export function OrderDocuments({ order }: { readonly order: OrderView }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  return (
    <>
      <Section title={t('order.documents')}>
        {order.documents.length === 0 && <Text c="dimmed">{t('order.documents.empty')}</Text>}
        <Stack gap="xs">
          {order.documents.map((document) => (
            <Group key={document.id} gap="xs">
              <IconFileTypePdf size={20} aria-hidden />
              <Anchor href={document.url} target="_blank" rel="noopener">
                {document.title}
              </Anchor>
              {document.state !== 'current' && <StatusPill tone="neutral">{t(`order.document.${document.state}`)}</StatusPill>}
              <Age at={document.createdAt} />
            </Group>
          ))}
        </Stack>
      </Section>
      {order.shipments.length > 0 && (
        <Section title={t('order.shipments')}>
          <Stack gap="xs">
            {order.shipments.map((shipment) => (
              <Group key={shipment.id} gap="xs">
                <IconTruck size={20} aria-hidden />
                <Text>{t('order.shipment', { number: shipment.number, day: formatDay(shipment.shippedOn, now, locale) })}</Text>
                <StatusPill tone={shipment.deliveredAt === null ? 'accent' : 'good'}>
                  {t(shipment.deliveredAt === null ? 'order.shipment.on-way' : 'order.shipment.delivered')}
                </StatusPill>
                <Money value={shipment.total} />
              </Group>
            ))}
          </Stack>
        </Section>
      )}
    </>
  )
}
