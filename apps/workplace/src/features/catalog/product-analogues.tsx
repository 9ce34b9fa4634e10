import { ActionIcon, Checkbox, Group, Stack, Text } from '@mantine/core'
import type { ProductCard } from '@skladno/contracts'
import { formatQuantity, Identifier, useLocale } from '@skladno/ui'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useProductCommands } from '../../api/catalog.ts'
import { useText } from '../../i18n/i18n.tsx'
import { ProductPicker } from '../../pickers/product-picker.tsx'
import { useFeedback } from '../../screen/feedback.ts'

/** Approved replacements: what a shortage of the product offers instead. */
export function ProductAnalogues({ product }: { readonly product: ProductCard }) {
  const t = useText()
  const locale = useLocale()
  const feedback = useFeedback()
  const mayEdit = product.allowedCommands.includes('edit-analogues')
  const { addAnalogue, removeAnalogue } = useProductCommands(product.id)
  const [isMutual, setMutual] = useState(true)
  return (
    <Stack gap="xs">
      {product.analogues.length === 0 && <Text c="dimmed">{t('product.analogues.empty')}</Text>}
      {product.analogues.map(({ product: other, free, note, approvedBy, isMutual: both }) => (
        <Group key={other.id} justify="space-between" wrap="nowrap" gap="xs">
          <div>
            <Link to="/catalog/$productId" params={{ productId: other.id }}>
              {other.name}
            </Link>
            <Text size="xs" c="dimmed">
              <Identifier>{other.sku}</Identifier> · {t('product.analogue.free', { quantity: formatQuantity(free, locale) })}
              {both && ` · ${t('product.analogue.mutual')}`}
              {approvedBy !== null && ` · ${approvedBy}`}
              {note !== null && ` · ${note}`}
            </Text>
          </div>
          {mayEdit && (
            <ActionIcon
              variant="subtle"
              aria-label={t('product.analogue.remove', { name: other.name })}
              onClick={() => removeAnalogue.mutate({ analogueId: other.id, isMutual: both }, { onError: feedback.failed })}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {mayEdit && (
        <>
          <ProductPicker
            label={t('product.analogue.add')}
            onPick={(row) => addAnalogue.mutate({ analogueId: row.id, isMutual }, { onError: feedback.failed })}
          />
          <Checkbox label={t('product.analogue.both')} checked={isMutual} onChange={(event) => setMutual(event.currentTarget.checked)} />
        </>
      )}
    </Stack>
  )
}
