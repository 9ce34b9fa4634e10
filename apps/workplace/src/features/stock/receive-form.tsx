import { ActionIcon, Alert, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import type { ExpectedReceipt } from '@skladno/contracts'
import { formatDay, formatQuantity, Identifier, PanelSkeleton, useLocale, useNow } from '@skladno/ui'
import { IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { expectedQuery, useStockDocuments } from '../../api/stock.ts'
import { useText } from '../../i18n/i18n.tsx'
import { ProductPicker } from '../../pickers/product-picker.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { useWarehouse, WarehouseField } from './expected-form.tsx'
import { type ChosenProduct, chosenFrom, useNamedProduct } from './product-choice.tsx'
import { QuantityField, quantityOf, type TypedQuantity } from './quantity-field.tsx'

interface Line {
  readonly product: ChosenProduct
  readonly quantity: TypedQuantity
  readonly receipt: ExpectedReceipt | null
  readonly closesRest: boolean
}

const lineOf = (product: ChosenProduct, receipt: ExpectedReceipt | null): Line => ({
  product,
  quantity: { text: receipt === null ? '' : String(receipt.rest.amount), unit: receipt?.product.unit ?? product.units[0] ?? '' },
  receipt,
  closesRest: false,
})

/** Goods that came: the expected ones with a tick, others by their name; in part, in full or more. */
export function ReceiveForm({
  receiptId,
  productId,
  warehouseId,
  onDone,
}: {
  readonly receiptId: string | undefined
  readonly productId: string | undefined
  readonly warehouseId: string | undefined
  readonly onDone: () => void
}) {
  const expected = useQuery(expectedQuery({ state: 'open' }))
  const named = useNamedProduct(productId)
  if (productId !== undefined && named === null) return <PanelSkeleton />
  return (
    <Loaded query={expected} skeleton={<PanelSkeleton />}>
      {({ receipts }) => {
        const first = receipts.find(({ id }) => id === receiptId)
        return <Form key={first?.id ?? 'free'} expected={receipts} first={first} named={named} at={warehouseId} onDone={onDone} />
      }}
    </Loaded>
  )
}

function Form({
  expected,
  first,
  named,
  at,
  onDone,
}: {
  readonly expected: readonly ExpectedReceipt[]
  readonly first: ExpectedReceipt | undefined
  readonly named: ChosenProduct | null
  readonly at: string | undefined
  readonly onDone: () => void
}) {
  const t = useText()
  const feedback = useFeedback()
  const { receive } = useStockDocuments()
  const [key] = useState(() => crypto.randomUUID())
  const [warehouseId, setWarehouseId] = useWarehouse(first?.warehouse.id ?? at)
  const [supplier, setSupplier] = useState(first?.supplier ?? '')
  const [reason, setReason] = useState('')
  const [lines, setLines] = useState<readonly Line[]>(() => [
    ...(first === undefined ? [] : [expectedLine(first)]),
    ...(named === null ? [] : [lineOf(named, null)]),
  ])
  const here = expected.filter(({ warehouse, id }) => warehouse.id === warehouseId && !lines.some(({ receipt }) => receipt?.id === id))
  const change = (at: number, part: Partial<Line>) =>
    setLines(lines.map((line, position) => (position === at ? { ...line, ...part } : line)))
  const isReady = lines.length > 0 && warehouseId !== null && lines.every(({ quantity }) => (quantityOf(quantity)?.amount ?? 0) > 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    receive.mutate(
      {
        key,
        warehouseId,
        supplier,
        reason,
        lines: lines.flatMap(({ product, quantity, receipt, closesRest }) => {
          const amount = quantityOf(quantity)
          return amount === null ? [] : [{ productId: product.id, quantity: amount, expectedReceiptId: receipt?.id ?? null, closesRest }]
        }),
      },
      {
        onError: feedback.failed,
        onSuccess: ({ number }) => {
          feedback.done(t('stock.received', { number }))
          onDone()
        },
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <WarehouseField value={warehouseId} onChange={setWarehouseId} isFixed={lines.some(({ receipt }) => receipt !== null)} />
        {lines.map((line, index) => (
          <LineFields
            key={`${line.receipt?.id ?? 'free'} ${line.product.id}`}
            line={line}
            onChange={(part) => change(index, part)}
            onRemove={() => setLines(lines.filter((_, position) => position !== index))}
          />
        ))}
        <ProductPicker
          label={t('stock.add-product')}
          onPick={(row) =>
            !lines.some(({ product, receipt }) => product.id === row.id && receipt === null) &&
            setLines([...lines, lineOf(chosenFrom(row), null)])
          }
        />
        <TextInput
          label={t('stock.col.supplier')}
          maxLength={200}
          value={supplier}
          onChange={(event) => setSupplier(event.currentTarget.value)}
        />
        <TextInput label={t('stock.note')} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Group>
          <Button type="submit" disabled={!isReady} loading={receive.isPending}>
            {t('stock.receive.submit')}
          </Button>
        </Group>
        <ExpectedHere receipts={here} onPick={(receipt) => setLines([...lines, expectedLine(receipt)])} />
      </Stack>
    </form>
  )
}

const expectedLine = (receipt: ExpectedReceipt): Line => lineOf({ ...receipt.product, units: [receipt.product.unit] }, receipt)

function LineFields({
  line,
  onChange,
  onRemove,
}: {
  readonly line: Line
  readonly onChange: (part: Partial<Line>) => void
  readonly onRemove: () => void
}) {
  const t = useText()
  const locale = useLocale()
  const { product, quantity, receipt } = line
  const amount = quantityOf(quantity)
  const isPart = receipt !== null && amount !== null && quantity.unit === receipt.product.unit && amount.amount < receipt.rest.amount
  return (
    <Alert color="gray" variant="light" p="xs">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={500}>{product.name}</Text>
          <Identifier>{product.sku}</Identifier>
          {receipt !== null && (
            <Text size="xs" c="dimmed">
              {t('stock.was-expected', { quantity: formatQuantity(receipt.rest, locale) })}
            </Text>
          )}
        </div>
        <ActionIcon variant="subtle" aria-label={t('stock.line.remove', { name: product.name })} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <QuantityField
        label={t('stock.came.label')}
        units={product.units}
        value={quantity}
        onChange={(next) => onChange({ quantity: next })}
      />
      {isPart && (
        <Checkbox
          mt="xs"
          label={t('stock.closes-rest')}
          checked={line.closesRest}
          onChange={(event) => onChange({ closesRest: event.currentTarget.checked })}
        />
      )}
    </Alert>
  )
}

function ExpectedHere({
  receipts,
  onPick,
}: {
  readonly receipts: readonly ExpectedReceipt[]
  readonly onPick: (receipt: ExpectedReceipt) => void
}) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  if (receipts.length === 0) return null
  return (
    <div>
      <Text fw={500}>{t('stock.expected-here')}</Text>
      <Stack gap="xs">
        {receipts.slice(0, 20).map((receipt) => (
          <Group key={receipt.id} justify="space-between" wrap="nowrap" gap="xs">
            <Text size="sm">
              {receipt.product.name}, {formatQuantity(receipt.rest, locale)}, {formatDay(receipt.on, now, locale)}
            </Text>
            <Button
              flex="none"
              size="xs"
              variant="default"
              onClick={() => onPick(receipt)}
              aria-label={t('stock.receive.of', { name: receipt.product.name })}
            >
              {t('stock.add')}
            </Button>
          </Group>
        ))}
      </Stack>
    </div>
  )
}
