import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { Returnable } from '@skladno/contracts'
import { formatNumber, formatQuantity, formatShortDay, PanelSkeleton, parseDecimal, unitWord, useLocale } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { returnableQuery, useRequestReturn } from '../../api/returns.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { useDesk } from './commands.ts'

/** What of one shipment comes back, and why. */
export function ReturnForm({ onDone }: { readonly onDone: () => void }) {
  const { order } = useDesk()
  const returnable = useQuery(returnableQuery(order.id))
  return (
    <Loaded query={returnable} skeleton={<PanelSkeleton />}>
      {(answer) => <Form returnable={answer} onDone={onDone} />}
    </Loaded>
  )
}

function Form({ returnable, onDone }: { readonly returnable: Returnable; readonly onDone: () => void }) {
  const t = useText()
  const locale = useLocale()
  const feedback = useFeedback()
  const { order } = useDesk()
  const { mutateAsync, isPending } = useRequestReturn(order.id)
  const [key] = useState(() => crypto.randomUUID())
  const [shipmentId, setShipmentId] = useState(returnable.shipments.at(-1)?.id ?? '')
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const [reason, setReason] = useState('')
  const lines = returnable.shipments.find(({ id }) => id === shipmentId)?.lines ?? []
  const wanted = lines.flatMap((line) => {
    const amount = parseDecimal(texts[line.lineId] ?? '') ?? 0
    return amount > 0 ? [{ line, amount }] : []
  })
  const isTooMuch = wanted.some(({ line, amount }) => amount > line.left.amount)
  const submit = async () => {
    const asked = wanted.map(({ line, amount }) => ({ lineId: line.lineId, quantity: { amount, unit: line.left.unit } }))
    try {
      await mutateAsync({ key, shipmentId, reason: reason.trim(), lines: asked })
      feedback.done(t('return.requested'))
      onDone()
    } catch (error) {
      feedback.failed(error)
    }
  }
  return (
    <Stack>
      <Text c="dimmed">{t('return.hint')}</Text>
      {returnable.shipments.length > 1 && (
        <Select
          label={t('return.shipment')}
          allowDeselect={false}
          data={returnable.shipments.map(({ id, number, shippedOn }) => ({
            value: id,
            label: `№ ${number}, ${formatShortDay(shippedOn, locale)}`,
          }))}
          value={shipmentId}
          onChange={(id) => setShipmentId(id ?? '')}
        />
      )}
      {lines.map((line) => (
        <Group key={line.lineId} wrap="nowrap" align="flex-start">
          <Stack gap={0} flex={1}>
            <Text>{line.name}</Text>
            <Text size="xs" c="dimmed">
              {line.refusal ?? t('return.left', { left: formatQuantity(line.left, locale), shipped: formatQuantity(line.shipped, locale) })}
            </Text>
          </Stack>
          {line.refusal === null && line.left.amount > 0 && (
            <TextInput
              w={130}
              inputMode="decimal"
              aria-label={`${line.name}, ${unitWord(line.left.unit, 5, locale)}`}
              placeholder={formatNumber(0, locale)}
              rightSection={<Text size="xs">{unitWord(line.left.unit, 5, locale)}</Text>}
              rightSectionWidth={64}
              value={texts[line.lineId] ?? ''}
              error={(parseDecimal(texts[line.lineId] ?? '') ?? 0) > line.left.amount}
              onChange={(event) => {
                const { value } = event.currentTarget
                setTexts((before) => ({ ...before, [line.lineId]: value }))
              }}
            />
          )}
        </Group>
      ))}
      <Textarea
        label={t('return.reason')}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button disabled={wanted.length === 0 || isTooMuch || reason.trim().length < 3} loading={isPending} onClick={() => void submit()}>
        {t('return.submit')}
      </Button>
    </Stack>
  )
}
