import { ActionIcon, Alert, Button, Checkbox, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import type { CorrectionPreview } from '@skladno/contracts'
import { formatQuantity, PanelSkeleton, useLocale } from '@skladno/ui'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useStockDocuments } from '../../api/stock.ts'
import { useText } from '../../i18n/i18n.tsx'
import { ProductPicker } from '../../pickers/product-picker.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { useWarehouse, WarehouseField } from './expected-form.tsx'
import { type ChosenProduct, chosenFrom, useNamedProduct } from './product-choice.tsx'
import { QuantityField, quantityOf, type TypedQuantity } from './quantity-field.tsx'
import { signed } from './signed.ts'

interface Counted {
  readonly product: ChosenProduct
  readonly quantity: TypedQuantity
}

/** A count of the shelves: what was counted, the difference it makes and who suffers, then the word. */
export function CountForm({
  productId,
  warehouseId,
  onDone,
}: {
  readonly productId: string | undefined
  readonly warehouseId: string | undefined
  readonly onDone: () => void
}) {
  const named = useNamedProduct(productId)
  if (productId !== undefined && named === null) return <PanelSkeleton />
  return <Form named={named} at={warehouseId} onDone={onDone} />
}

function Form({
  named,
  at,
  onDone,
}: {
  readonly named: ChosenProduct | null
  readonly at: string | undefined
  readonly onDone: () => void
}) {
  const t = useText()
  const feedback = useFeedback()
  const { preview, correct } = useStockDocuments()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [warehouseId, setWarehouseId] = useWarehouse(at)
  const [reason, setReason] = useState('')
  const [accepts, setAccepts] = useState(false)
  const [lines, setLines] = useState<readonly Counted[]>(() => (named === null ? [] : [lineOf(named)]))
  const [shown, setShown] = useState<CorrectionPreview | null>(null)
  const edit = (next: readonly Counted[]) => {
    setLines(next)
    setShown(null)
    setAccepts(false)
  }
  const counted = lines.flatMap(({ product, quantity }) => {
    const amount = quantity.text.trim() === '' ? null : quantityOf(quantity)
    return amount === null ? [] : [{ productId: product.id, counted: amount }]
  })
  const isReady = warehouseId !== null && lines.length > 0 && counted.length === lines.length
  const look = () => isReady && preview.mutate({ warehouseId, lines: counted }, { onError: feedback.failed, onSuccess: setShown })
  const apply = () => {
    if (!isReady || shown === null) return
    const before = new Map(shown.lines.map((line) => [line.product.id, line.before.amount]))
    correct.mutate(
      {
        key,
        warehouseId,
        reason,
        acceptsShortage: accepts,
        lines: counted.map((line) => ({ ...line, before: before.get(line.productId) ?? 0 })),
      },
      {
        onError: (error) => {
          feedback.failed(error)
          setShown(null)
          setKey(crypto.randomUUID())
        },
        onSuccess: ({ number }) => {
          feedback.done(t('stock.counted', { number }))
          onDone()
        },
      },
    )
  }
  const needsWord = (shown?.suffering.length ?? 0) > 0
  return (
    <Stack>
      <WarehouseField
        value={warehouseId}
        onChange={(id) => {
          setWarehouseId(id)
          setShown(null)
        }}
      />
      {lines.map((line, index) => (
        <Group key={line.product.id} justify="space-between" wrap="nowrap" align="flex-end">
          <QuantityField
            label={line.product.name}
            units={line.product.units}
            value={line.quantity}
            onChange={(quantity) => edit(lines.map((each, position) => (position === index ? { ...each, quantity } : each)))}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('stock.line.remove', { name: line.product.name })}
            onClick={() => edit(lines.filter((_, position) => position !== index))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <ProductPicker
        label={t('stock.add-product')}
        onPick={(row) => !lines.some(({ product }) => product.id === row.id) && edit([...lines, lineOf(chosenFrom(row))])}
      />
      <TextInput
        label={t('stock.count.reason')}
        placeholder={t('stock.count.reason.example')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {shown === null ? (
        <Group>
          <Button disabled={!isReady} loading={preview.isPending} onClick={look}>
            {t('stock.count.look')}
          </Button>
        </Group>
      ) : (
        <>
          <Difference preview={shown} />
          {needsWord && (
            <Checkbox label={t('stock.suffering.accept')} checked={accepts} onChange={(event) => setAccepts(event.currentTarget.checked)} />
          )}
          <Group>
            <Button disabled={reason.trim() === '' || (needsWord && !accepts)} loading={correct.isPending} onClick={apply}>
              {t('stock.count.apply')}
            </Button>
            {reason.trim() === '' && <Text size="sm">{t('stock.count.reason.needed')}</Text>}
          </Group>
        </>
      )}
    </Stack>
  )
}

const lineOf = (product: ChosenProduct): Counted => ({ product, quantity: { text: '', unit: product.units[0] ?? '' } })

function Difference({ preview }: { readonly preview: CorrectionPreview }) {
  const t = useText()
  const locale = useLocale()
  return (
    <>
      <Table aria-label={t('stock.count.look')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('stock.col.product')}</Table.Th>
            <Table.Th ta="right">{t('stock.col.before')}</Table.Th>
            <Table.Th ta="right">{t('stock.col.counted')}</Table.Th>
            <Table.Th ta="right">{t('stock.col.difference')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.lines.map(({ product, before, counted, difference }) => (
            <Table.Tr key={product.id}>
              <Table.Td>{product.name}</Table.Td>
              <Table.Td ta="right">{formatQuantity(before, locale)}</Table.Td>
              <Table.Td ta="right">{formatQuantity(counted, locale)}</Table.Td>
              <Table.Td ta="right">{signed(difference, locale)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {preview.suffering.length > 0 && (
        <Alert color="yellow" title={t('stock.suffering')} role="alert">
          {preview.suffering.map(({ id, productId, number, partner, quantity }) => (
            <Text key={`${id} ${productId}`} size="sm">
              {t('stock.suffering.order', { number, partner: partner.name, quantity: formatQuantity(quantity, locale) })}
            </Text>
          ))}
        </Alert>
      )}
    </>
  )
}
