import { Button, Group, NativeSelect, Text, TextInput, UnstyledButton } from '@mantine/core'
import type { LineView } from '@skladno/contracts'
import { CellStack, formatNumber, formatQuantity, parseDecimal, QuantityText, unitWord, useLocale } from '@skladno/ui'
import { type KeyboardEvent, useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { useDesk } from './commands.ts'

export interface LineQuantityProps {
  readonly line: LineView
  readonly isEditing: boolean
  readonly setEditing: (isEditing: boolean) => void
}

/** How much, in the unit it is sold in, and what that is in base units; a press turns it into a field. */
export function LineQuantity({ line, isEditing, setEditing }: LineQuantityProps) {
  const t = useText()
  const locale = useLocale()
  const { can } = useDesk()
  const shown = line.sold ?? line.said
  const isEditable = can('set-quantity')
  if (isEditing && isEditable) return <QuantityField line={line} onDone={() => setEditing(false)} />
  if (shown === null)
    return isEditable ? (
      <Button size="compact-xs" variant="default" onClick={() => setEditing(true)}>
        {t('draft.quantity.ask')}
      </Button>
    ) : null
  const isConverted = line.sold !== null && line.base !== null && line.base.unit !== line.sold.unit
  const isSaidElse =
    line.said !== null && line.sold !== null && (line.said.unit !== line.sold.unit || line.said.amount !== line.sold.amount)
  return (
    <CellStack>
      {isEditable ? (
        <UnstyledButton
          className="sk-explain"
          aria-label={`${t('draft.quantity.edit')}: ${formatQuantity(shown, locale)}`}
          onClick={() => setEditing(true)}
        >
          <QuantityText value={shown} strong />
        </UnstyledButton>
      ) : (
        <QuantityText value={shown} strong />
      )}
      {isConverted && line.base !== null && (
        <Text size="xs" c="dimmed">
          = <QuantityText value={line.base} />
        </Text>
      )}
      {isSaidElse && !isConverted && line.said !== null && (
        <Text size="xs" c="dimmed">
          {t('draft.said', { quantity: formatQuantity(line.said, locale) })}
        </Text>
      )}
    </CellStack>
  )
}

/** Units the line may be counted in; the one it is counted in now comes first. */
function unitsOf(line: LineView): readonly string[] {
  const offered = line.candidates
    .filter(({ productId }) => line.product === null || productId === line.product.id)
    .flatMap(({ units }) => units)
  const known = [line.sold?.unit, line.said?.unit, ...offered, line.product?.baseUnit]
  return [...new Set(known.flatMap((unit) => (unit === undefined || unit === '' ? [] : [unit])))]
}

function QuantityField({ line, onDone }: { readonly line: LineView; readonly onDone: () => void }) {
  const t = useText()
  const locale = useLocale()
  const { run } = useDesk()
  const units = unitsOf(line)
  const [unit, setUnit] = useState(units[0] ?? '')
  const [text, setText] = useState(() => formatNumber((line.sold ?? line.said)?.amount ?? 1, locale))
  const amount = parseDecimal(text)
  const save = () => {
    if (amount === null || amount === 0) return
    if (amount !== line.sold?.amount || unit !== line.sold.unit)
      void run({ kind: 'set-quantity', lineId: line.id, quantity: { amount, unit } })
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter') save()
    if (event.key === 'Escape') onDone()
  }
  const isWrong = amount === null || amount === 0
  return (
    <Group
      gap={4}
      wrap="nowrap"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        if (isWrong) onDone()
        else save()
      }}
    >
      <TextInput
        autoFocus
        size="xs"
        miw={56}
        inputMode="decimal"
        aria-label={t('draft.quantity', { unit: unitWord(unit, 5, locale) })}
        value={text}
        error={isWrong ? t('draft.quantity.wrong') : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
      />
      {units.length > 1 ? (
        <NativeSelect
          size="xs"
          aria-label={t('draft.unit')}
          data={units.map((value) => ({ value, label: unitWord(value, 5, locale) }))}
          value={unit}
          onChange={(event) => setUnit(event.currentTarget.value)}
        />
      ) : (
        <Text size="xs">{unitWord(unit, amount ?? 5, locale)}</Text>
      )}
    </Group>
  )
}
