import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import type { OrderView } from '@skladno/contracts'
import { Fact, Facts, formatDay, formatMinutes, useLocale, useNow } from '@skladno/ui'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { useDesk } from './commands.ts'

type Mode = OrderView['delivery']['mode']
const MODES: readonly Mode[] = ['delivery', 'pickup', 'carrier']

/** How the order travels and when; a press opens the form where the server allows to change it. */
export function DeliveryEditor() {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const { order, can } = useDesk()
  const [isOpen, setOpen] = useState(false)
  const { delivery } = order
  const window =
    delivery.fromMinutes === null || delivery.toMinutes === null
      ? ''
      : `${formatMinutes(delivery.fromMinutes)}–${formatMinutes(delivery.toMinutes)}`
  const day = delivery.shipOn === null ? '' : formatDay(delivery.shipOn, now, locale)
  const place = delivery.mode === 'pickup' ? '' : (delivery.address ?? '')
  return (
    <Stack gap={4}>
      <Facts>
        <Fact label={t('draft.delivery')}>
          {[t(`draft.delivery.${delivery.mode}`), [day, window].filter((part) => part !== '').join(', '), place]
            .filter((part) => part !== '')
            .join(' · ')}
        </Fact>
        {delivery.contact !== null && <Fact label={t('draft.delivery.contact')}>{delivery.contact}</Fact>}
      </Facts>
      {can('set-delivery') && (
        <Group>
          <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
            {t('draft.delivery.edit')}
          </Button>
        </Group>
      )}
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={<Text fw={600}>{t('draft.delivery')}</Text>}>
        <DeliveryForm onDone={() => setOpen(false)} />
      </Modal>
    </Stack>
  )
}

function DeliveryForm({ onDone }: { readonly onDone: () => void }) {
  const t = useText()
  const { order, run, isBusy } = useDesk()
  const [mode, setMode] = useState<Mode>(order.delivery.mode)
  const [address, setAddress] = useState(order.delivery.address ?? '')
  const [contact, setContact] = useState(order.delivery.contact ?? '')
  const [shipOn, setShipOn] = useState(order.delivery.shipOn ?? '')
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  const save = async () => {
    const isDone = await run({ kind: 'set-delivery', mode, address: orNull(address), contact: orNull(contact), shipOn: orNull(shipOn) })
    if (isDone) onDone()
  }
  return (
    <Stack>
      <SegmentedControl
        fullWidth
        orientation="vertical"
        aria-label={t('draft.delivery')}
        data={MODES.map((value) => ({ value, label: t(`draft.delivery.${value}`) }))}
        value={mode}
        onChange={setMode}
      />
      {mode !== 'pickup' && (
        <>
          <TextInput label={t('draft.delivery.address')} value={address} onChange={(event) => setAddress(event.currentTarget.value)} />
          <TextInput label={t('draft.delivery.contact')} value={contact} onChange={(event) => setContact(event.currentTarget.value)} />
        </>
      )}
      <TextInput type="date" label={t('draft.delivery.day')} value={shipOn} onChange={(event) => setShipOn(event.currentTarget.value)} />
      <Button loading={isBusy} onClick={() => void save()}>
        {t('app.save')}
      </Button>
    </Stack>
  )
}
