import { ActionIcon, Anchor, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { DeliveryRunView, RunStopView } from '@skladno/contracts'
import { formatMinutes, formatNumber, StatusPill, type Tone, useLocale } from '@skladno/ui'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useRunCommand } from '../../api/deliveries.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { MoveOrder } from './move-order.tsx'

const TONES: Record<RunStopView['state'], Tone> = {
  waiting: 'neutral',
  picking: 'accent',
  picked: 'accent',
  shipped: 'warn',
  delivered: 'good',
}

/** The stops as the driver goes; the dispatcher changes their order, the driver marks what is handed over. */
export function RunStops({ run }: { readonly run: DeliveryRunView }) {
  const [moved, setMoved] = useState<RunStopView | null>(null)
  const [handed, setHanded] = useState<RunStopView | null>(null)
  return (
    <>
      {run.stops.map((stop, index) => (
        <div key={stop.orderId} className="sk-row">
          <Stop run={run} stop={stop} index={index} onMove={() => setMoved(stop)} onHand={() => setHanded(stop)} />
        </div>
      ))}
      <MoveOrder order={moved} warehouseId={run.warehouse.id} onClose={() => setMoved(null)} />
      <HandOver run={run} stop={handed} onClose={() => setHanded(null)} />
    </>
  )
}

interface StopProps {
  readonly run: DeliveryRunView
  readonly stop: RunStopView
  readonly index: number
  readonly onMove: () => void
  readonly onHand: () => void
}

function Stop({ run, stop, index, onMove, onHand }: StopProps) {
  const t = useText()
  const locale = useLocale()
  const window = run.windows.find(({ id }) => id === stop.windowId)
  const hours =
    window === undefined ? '' : t('deliveries.window', { from: formatMinutes(window.fromMinutes), to: formatMinutes(window.toMinutes) })
  const details = [
    t('deliveries.lines', { count: stop.lineCount }),
    t('deliveries.kg', { amount: formatNumber(Math.round(stop.kg), locale) }),
    stop.receivedBy === null ? null : t('run.stop.received', { name: stop.receivedBy }),
  ]
  return (
    <Group px="md" py="sm" gap="md" align="flex-start" wrap="nowrap">
      <Order run={run} stop={stop} index={index} />
      <Stack gap={4} flex={1} miw={0}>
        <Group justify="space-between" gap="xs">
          <Text fw={600}>
            {index + 1}. {stop.partnerName}
          </Text>
          <StatusPill tone={TONES[stop.state]}>{t(`run.stop.${stop.state}`)}</StatusPill>
        </Group>
        <Text>{stop.address}</Text>
        {stop.contact !== null && <Contact contact={stop.contact} />}
        <Text size="xs" c="dimmed">
          {hours} ·{' '}
          <Link to="/orders/$orderId" params={{ orderId: stop.orderId }}>
            {t('run.order', { number: stop.orderNumber })}
          </Link>{' '}
          · {details.filter((part) => part !== null).join(' · ')}
        </Text>
        {stop.comment !== null && <Text size="xs">{stop.comment}</Text>}
        <Group gap="xs">
          {run.allowedCommands.includes('deliver') && stop.state === 'shipped' && (
            <Button size="md" onClick={onHand}>
              {t('run.deliver')}
            </Button>
          )}
          {run.allowedCommands.includes('take') && (stop.state === 'waiting' || stop.state === 'picking' || stop.state === 'picked') && (
            <Button variant="default" onClick={onMove}>
              {t('run.move')}
            </Button>
          )}
        </Group>
      </Stack>
    </Group>
  )
}

/** «Сабина Ахметова, +7…»: a tap calls. */
function Contact({ contact }: { readonly contact: string }) {
  const phone = /\+?\d[\d\s()-]{8,}\d/.exec(contact)?.[0]
  return phone === undefined ? <Text size="xs">{contact}</Text> : <Anchor href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{contact}</Anchor>
}

/** Earlier and later, by buttons: they work with a keyboard and in gloves. */
function Order({ run, stop, index }: { readonly run: DeliveryRunView; readonly stop: RunStopView; readonly index: number }) {
  const t = useText()
  const feedback = useFeedback()
  const command = useRunCommand()
  if (!run.allowedCommands.includes('arrange')) return null
  const swap = (other: number) => {
    const orderIds = run.stops.map(({ orderId }) => orderId)
    const [a, b] = [orderIds[index], orderIds[other]]
    if (a === undefined || b === undefined) return
    orderIds[index] = b
    orderIds[other] = a
    command.mutate({ run, command: { kind: 'arrange', orderIds } }, { onError: feedback.failed })
  }
  return (
    <Stack gap={4}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('run.earlier', { name: stop.partnerName })}
        disabled={index === 0 || command.isPending}
        onClick={() => swap(index - 1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('run.later', { name: stop.partnerName })}
        disabled={index === run.stops.length - 1 || command.isPending}
        onClick={() => swap(index + 1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
    </Stack>
  )
}

function HandOver({
  run,
  stop,
  onClose,
}: {
  readonly run: DeliveryRunView
  readonly stop: RunStopView | null
  readonly onClose: () => void
}) {
  const t = useText()
  const feedback = useFeedback()
  const command = useRunCommand()
  const [who, setWho] = useState('')
  const submit = () => {
    if (stop === null) return
    const receivedBy = who.trim() === '' ? null : who.trim()
    command.mutate(
      { run, command: { kind: 'deliver', orderId: stop.orderId, receivedBy } },
      {
        onSuccess: () => {
          setWho('')
          onClose()
        },
        onError: feedback.failed,
      },
    )
  }
  return (
    <Modal
      opened={stop !== null}
      onClose={onClose}
      title={<Text fw={600}>{t('run.deliver.title', { number: stop?.orderNumber ?? '' })}</Text>}
    >
      <Stack>
        <TextInput label={t('run.deliver.who')} maxLength={100} value={who} onChange={(event) => setWho(event.currentTarget.value)} />
        <Button size="md" loading={command.isPending} onClick={submit}>
          {t('run.deliver.submit')}
        </Button>
      </Stack>
    </Modal>
  )
}
