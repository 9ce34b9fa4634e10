import { ActionIcon, Group, Text } from '@mantine/core'
import type { ProductRow } from '@skladno/contracts'
import { Identifier } from '@skladno/ui'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { productCardQuery } from '../../api/catalog.ts'
import { useText } from '../../i18n/i18n.tsx'
import { ProductPicker } from '../../pickers/product-picker.tsx'

/** A product of a stock form with the units it may be counted in. */
export interface ChosenProduct {
  readonly id: string
  readonly sku: string
  readonly name: string
  readonly units: readonly string[]
}

/** The chosen product, or the field to find one. */
export function ProductChoice({
  label,
  product,
  onChange,
}: {
  readonly label: string
  readonly product: ChosenProduct | null
  readonly onChange: (product: ChosenProduct | null) => void
}) {
  const t = useText()
  if (product === null) return <ProductPicker label={label} onPick={(row) => onChange(chosenFrom(row))} />
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Text fw={500}>{product.name}</Text>
        <Identifier>{product.sku}</Identifier>
      </div>
      <ActionIcon variant="subtle" aria-label={t('stock.other-product')} onClick={() => onChange(null)}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

/** A list row knows its sale unit and, by its stock, the base unit. */
export function chosenFrom(row: ProductRow): ChosenProduct {
  const base = row.stock[0]?.free.unit
  return { id: row.id, sku: row.sku, name: row.name, units: [...new Set([...(base === undefined ? [] : [base]), row.unit])] }
}

/** A product named by the address of the screen, with all its units. */
export function useNamedProduct(productId: string | undefined): ChosenProduct | null {
  const card = useQuery({ ...productCardQuery(productId ?? ''), enabled: productId !== undefined })
  if (card.data === undefined) return null
  const { id, sku, name, unit, packs } = card.data
  return { id, sku, name, units: [...new Set([unit, ...packs.map((pack) => pack.unit)])] }
}
