import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import type { ExpectedReceipt } from '@skladno/contracts'
import { formatQuantity, PanelSkeleton, useLocale, useNow } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useMay } from '../../api/session.ts'
import { expectedQuery, useExpectedCommands, waitingOrdersQuery } from '../../api/stock.ts'
import { warehousesQuery } from '../../api/warehouses.ts'
import { useText } from '../../i18n/i18n.tsx'
import { dayOf } from '../../screen/day-of.ts'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { type ChosenProduct, ProductChoice, useNamedProduct } from './product-choice.tsx'
import { QuantityField, quantityOf } from './quantity-field.tsx'

/** A new expected receipt, or one to be moved, received or called off. */
export function ExpectedForm({ receiptId, onDone }: { readonly receiptId: string | undefined; readonly onDone: () => void }) {
  const all = useQuery({ ...expectedQuery({ state: 'all' }), enabled: receiptId !== undefined })
  if (receiptId === undefined) return <Form receipt={null} onDone={onDone} />
  return (
    <Loaded query={all} skeleton={<PanelSkeleton />}>
      {({ receipts }) => {
        const receipt = receipts.find(({ id }) => id === receiptId)
        return receipt === undefined ? null : <Form key={receipt.version} receipt={receipt} onDone={onDone} />
      }}
    </Loaded>
  )
}

function Form({ receipt, onDone }: { readonly receipt: ExpectedReceipt | null; readonly onDone: () => void }) {
  const t = useText()
  const feedback = useFeedback()
  const now = useNow()
  const mayKeep = useMay('stock')
  const { add, change } = useExpectedCommands()
  const [chosen, setChosen] = useState<ChosenProduct | null>(null)
  const named = useNamedProduct(receipt?.product.id)
  const product = receipt === null ? chosen : (named ?? { ...receipt.product, units: [receipt.product.unit] })
  const [quantity, setQuantity] = useState({
    text: receipt === null ? '' : String(receipt.quantity.amount),
    unit: receipt?.product.unit ?? '',
  })
  const [warehouseId, setWarehouseId] = useWarehouse(receipt?.warehouse.id)
  const [on, setOn] = useState(receipt?.on ?? dayOf(now))
  const [supplier, setSupplier] = useState(receipt?.supplier ?? '')
  const [note, setNote] = useState(receipt?.note ?? '')
  const unit = quantity.unit === '' ? (product?.units[0] ?? '') : quantity.unit
  const amount = quantityOf({ ...quantity, unit })
  const isOpen = receipt === null || receipt.state === 'open'
  const isReady = product !== null && warehouseId !== null && amount !== null && amount.amount > 0 && on !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const said = { quantity: amount, on, supplier, note }
    const options = {
      onError: feedback.failed,
      onSuccess: () => {
        feedback.done(t('app.saved'))
        onDone()
      },
    }
    if (receipt === null) add.mutate({ ...said, productId: product.id, warehouseId }, options)
    else change.mutate({ ...said, id: receipt.id, version: receipt.version }, options)
  }
  return (
    <Stack>
      <form onSubmit={submit}>
        <Stack>
          {receipt === null ? (
            <ProductChoice label={t('stock.col.product')} product={product} onChange={setChosen} />
          ) : (
            <Text fw={500}>{receipt.product.name}</Text>
          )}
          <WarehouseField value={warehouseId} onChange={setWarehouseId} isFixed={receipt !== null} />
          {product !== null && (
            <QuantityField label={t('stock.quantity')} units={product.units} value={{ ...quantity, unit }} onChange={setQuantity} />
          )}
          <TextInput type="date" label={t('stock.col.on')} value={on} onChange={(event) => setOn(event.currentTarget.value)} />
          <TextInput
            label={t('stock.col.supplier')}
            maxLength={200}
            value={supplier}
            onChange={(event) => setSupplier(event.currentTarget.value)}
          />
          <TextInput label={t('stock.note')} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          {receipt !== null && isOpen && on > receipt.on && <Waiting receipt={receipt} />}
          {mayKeep && isOpen && (
            <Group>
              <Button type="submit" disabled={!isReady} loading={add.isPending || change.isPending}>
                {t('app.save')}
              </Button>
              {receipt !== null && (
                <Button component={Link} to={`/stock?task=receive&receiptId=${receipt.id}`} variant="default">
                  {t('stock.receive.this')}
                </Button>
              )}
            </Group>
          )}
        </Stack>
      </form>
      {receipt !== null && mayKeep && isOpen && <CallOff receipt={receipt} onDone={onDone} />}
      {receipt?.cancelReason != null && <Text c="dimmed">{receipt.cancelReason}</Text>}
    </Stack>
  )
}

/** Orders that were promised the goods: whoever moves the day sees whom it concerns. */
function Waiting({ receipt }: { readonly receipt: ExpectedReceipt }) {
  const t = useText()
  const locale = useLocale()
  const waiting = useQuery(waitingOrdersQuery(receipt.product.id, receipt.warehouse.id))
  if (waiting.data === undefined || waiting.data.length === 0) return null
  return (
    <Alert color="yellow" title={t('stock.waiting')} role="alert">
      {waiting.data.map(({ id, number, partner, quantity }) => (
        <Text key={id} size="sm">
          {t('stock.waiting.order', { number, partner: partner.name, quantity: formatQuantity(quantity, locale) })}
        </Text>
      ))}
    </Alert>
  )
}

function CallOff({ receipt, onDone }: { readonly receipt: ExpectedReceipt; readonly onDone: () => void }) {
  const t = useText()
  const feedback = useFeedback()
  const { cancel } = useExpectedCommands()
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  if (!isAsking)
    return (
      <Group>
        <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
          {t('stock.call-off')}
        </Button>
      </Group>
    )
  const submit = () => cancel.mutate({ id: receipt.id, version: receipt.version, reason }, { onError: feedback.failed, onSuccess: onDone })
  return (
    <Stack gap="xs">
      <Waiting receipt={receipt} />
      <TextInput
        data-autofocus
        label={t('stock.call-off.why')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={() => setAsking(false)}>
          {t('app.cancel')}
        </Button>
        <Button color="red.6" disabled={reason.trim() === ''} loading={cancel.isPending} onClick={submit}>
          {t('stock.call-off')}
        </Button>
      </Group>
    </Stack>
  )
}

/** The chosen warehouse, or the first there is. */
export function useWarehouse(fixed?: string): [string | null, (id: string) => void] {
  const warehouses = useQuery(warehousesQuery)
  const [chosen, setChosen] = useState<string | null>(fixed ?? null)
  return [chosen ?? warehouses.data?.find(({ isActive }) => isActive)?.id ?? null, setChosen]
}

export function WarehouseField({
  value,
  onChange,
  isFixed = false,
}: {
  readonly value: string | null
  readonly onChange: (id: string) => void
  readonly isFixed?: boolean
}) {
  const t = useText()
  const warehouses = useQuery(warehousesQuery)
  return (
    <Select
      label={t('stock.warehouse')}
      allowDeselect={false}
      disabled={isFixed}
      data={(warehouses.data ?? [])
        .filter(({ isActive, id }) => isActive || id === value)
        .map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(next) => next !== null && onChange(next)}
    />
  )
}
