import { Alert, Stack, Text } from '@mantine/core'
import { LineTable } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'
import { ProductPicker } from '../../pickers/product-picker.tsx'
import { ChangeBar } from './change-bar.tsx'
import { useDesk } from './commands.ts'
import { DraftLine } from './draft-line.tsx'

/** The lines of the order with all that may be asked of them, and the way to add one. */
export function DraftLines() {
  const t = useText()
  const { order, can, run } = useDesk()
  return (
    <>
      <ChangeBar />
      <Problems />
      <LineTable
        label={t('draft.lines')}
        head={{
          item: t('draft.col.item'),
          quantity: t('draft.col.quantity'),
          stock: t('draft.col.stock'),
          price: t('draft.col.price'),
          amount: t('draft.col.amount'),
        }}
      >
        {order.lines.map((line) => (
          <DraftLine key={line.id} line={line} />
        ))}
      </LineTable>
      {order.lines.length === 0 && (
        <Text c="dimmed" p="md">
          {t('draft.empty')}
        </Text>
      )}
      {can('add-line') && (
        <Stack p="sm">
          <ProductPicker
            partnerId={order.partner.id}
            label={t('draft.add')}
            onPick={(product) => void run({ kind: 'add-line', productId: product.id, quantity: { amount: 1, unit: product.unit } })}
          />
        </Stack>
      )}
    </>
  )
}

function Problems() {
  const t = useText()
  const { order } = useDesk()
  const general = order.problems.filter((problem) => problem.lineId === null)
  if (general.length === 0) return null
  return (
    <Alert color="yellow" m="sm" p="xs" aria-label={t('draft.problems')}>
      {general.map((problem) => (
        <Text key={problem.code + problem.text}>{problem.text}</Text>
      ))}
    </Alert>
  )
}
