import { Table, Text, Title } from '@mantine/core'
import type { DeliveryRunView } from '@skladno/contracts'
import { formatMinutes, formatNumber, useLocale } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'

/** What the driver takes along on paper: stops in order with addresses, phones and room for signatures. */
export function RunSheet({ run, title }: { readonly run: DeliveryRunView; readonly title: string }) {
  const t = useText()
  const locale = useLocale()
  return (
    <>
      <Title order={2}>{title}</Title>
      <Text>{[run.warehouse.name, run.vehicle, run.driver].filter((part) => part !== '').join(' · ')}</Text>
      <Table withTableBorder withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('run.sheet.stop')}</Table.Th>
            <Table.Th>{t('run.sheet.time')}</Table.Th>
            <Table.Th>{t('run.sheet.customer')}</Table.Th>
            <Table.Th>{t('run.sheet.contact')}</Table.Th>
            <Table.Th>{t('run.sheet.order')}</Table.Th>
            <Table.Th>{t('run.sheet.weight')}</Table.Th>
            <Table.Th>{t('run.sheet.signature')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {run.stops.map((stop, index) => {
            const window = run.windows.find(({ id }) => id === stop.windowId)
            return (
              <Table.Tr key={stop.orderId}>
                <Table.Td>{index + 1}</Table.Td>
                <Table.Td>{window === undefined ? '' : `${formatMinutes(window.fromMinutes)}–${formatMinutes(window.toMinutes)}`}</Table.Td>
                <Table.Td>
                  <Text fw={600}>{stop.partnerName}</Text>
                  {stop.address}
                  {stop.comment !== null && <Text size="xs">{stop.comment}</Text>}
                </Table.Td>
                <Table.Td>{stop.contact}</Table.Td>
                <Table.Td>{stop.orderNumber}</Table.Td>
                <Table.Td>{t('deliveries.kg', { amount: formatNumber(Math.round(stop.kg), locale) })}</Table.Td>
                <Table.Td />
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </>
  )
}
