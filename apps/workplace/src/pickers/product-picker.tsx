import { Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { ProductRow } from '@skladno/contracts'
import { Identifier, QuantityText, UnitPrice } from '@skladno/ui'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { someProductsQuery } from '../api/catalog.ts'
import { useText } from '../i18n/i18n.tsx'

export interface ProductPickerProps {
  /** Whose prices to show; the first price list's without one. */
  readonly partnerId?: string
  readonly label: string
  readonly onPick: (product: ProductRow) => void
}

/** Finds a product by any of its words; shows this customer's price and what is free. */
export function ProductPicker({ partnerId, label, onPick }: ProductPickerProps) {
  const t = useText()
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 200)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const found = useQuery({ ...someProductsQuery({ q, partnerId }, 12), enabled: q.length > 1, placeholderData: keepPreviousData })
  const products = q.length > 1 ? (found.data ?? []) : []
  const pick = (id: string) => {
    const product = products.find((each) => each.id === id)
    if (product === undefined) return
    setText('')
    combobox.closeDropdown()
    onPick(product)
  }
  return (
    <Combobox store={combobox} onOptionSubmit={pick}>
      <Combobox.Target>
        <TextInput
          aria-label={label}
          placeholder={`${label}: ${t('draft.add.placeholder')}`}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={q.length < 2}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {products.map((product) => (
            <Combobox.Option key={product.id} value={product.id}>
              <ProductOption product={product} />
            </Combobox.Option>
          ))}
          {products.length === 0 && found.isSuccess && <Combobox.Empty>{t('draft.add.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function ProductOption({ product }: { readonly product: ProductRow }) {
  const t = useText()
  const stock = product.stock.find((each) => each.free.amount > 0)
  return (
    <>
      <Text>{product.name}</Text>
      <Group gap="sm" c="dimmed" fz="xs">
        <Identifier>{product.sku}</Identifier>
        {product.price === null ? t('draft.price.request') : <UnitPrice value={product.price} />}
        {stock === undefined ? t('draft.none') : <QuantityText value={stock.free} />}
      </Group>
    </>
  )
}
