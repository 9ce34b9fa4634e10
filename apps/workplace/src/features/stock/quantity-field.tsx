import { Group, Select, TextInput } from '@mantine/core'
import { parseDecimal } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'

/** What somebody typed: a number and its unit. */
export interface TypedQuantity {
  readonly text: string
  readonly unit: string
}

export const quantityOf = ({ text, unit }: TypedQuantity): { readonly amount: number; readonly unit: string } | null => {
  const amount = parseDecimal(text)
  return amount === null || amount < 0 ? null : { amount, unit }
}

/** A quantity in one of the units a product is counted in. */
export function QuantityField({
  label,
  units,
  value,
  onChange,
}: {
  readonly label: string
  readonly units: readonly string[]
  readonly value: TypedQuantity
  readonly onChange: (value: TypedQuantity) => void
}) {
  const t = useText()
  const isWrong = value.text.trim() !== '' && quantityOf(value) === null
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        label={label}
        inputMode="decimal"
        value={value.text}
        error={isWrong ? t('stock.quantity.wrong') : undefined}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
      <Select
        w={110}
        aria-label={t('stock.unit')}
        allowDeselect={false}
        data={[...units]}
        value={value.unit}
        onChange={(unit) => unit !== null && onChange({ ...value, unit })}
      />
    </Group>
  )
}
