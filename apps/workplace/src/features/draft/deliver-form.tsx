import { Button, Select, Stack, TextInput } from '@mantine/core'
import { formatDay, useLocale, useNow } from '@skladno/ui'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { useDesk } from './commands.ts'

/** Which shipment reached the customer, and who took it. */
export function DeliverForm({ onDone }: { readonly onDone: () => void }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const { order, run, isBusy } = useDesk()
  const onTheWay = order.shipments.filter((shipment) => shipment.deliveredAt === null)
  const [chosen, setChosen] = useState<string | null>(onTheWay[0]?.id ?? null)
  const [receivedBy, setReceivedBy] = useState('')
  const submit = async () => {
    if (chosen === null) return
    const who = receivedBy.trim()
    if (await run({ kind: 'deliver', shipmentId: chosen, ...(who === '' ? {} : { receivedBy: who }) })) onDone()
  }
  return (
    <Stack>
      <Select
        label={t('deliver.shipment')}
        allowDeselect={false}
        data={onTheWay.map((each) => ({
          value: each.id,
          label: t('order.shipment', { number: each.number, day: formatDay(each.shippedOn, now, locale) }),
        }))}
        value={chosen}
        onChange={setChosen}
      />
      <TextInput
        label={t('deliver.received-by')}
        maxLength={200}
        value={receivedBy}
        onChange={(event) => setReceivedBy(event.currentTarget.value)}
      />
      <Button disabled={chosen === null} loading={isBusy} onClick={() => void submit()}>
        {t('deliver.submit')}
      </Button>
    </Stack>
  )
}
