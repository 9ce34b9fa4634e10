import { Button, Text, TextInput, UnstyledButton } from '@mantine/core'
import type { LineView } from '@skladno/contracts'
import { CellStack, formatNumber, formatQuantity, parseDecimal, QuantityText, useLocale } from '@skladno/ui'
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
  const isEditable = can('set-quantity') && line.product !== null
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

function QuantityField({ line, onDone }: { readonly line: LineView; readonly onDone: () => void }) {
  const t = useText()
  const locale = useLocale()
  const { run } = useDesk()
  const unit = line.sold?.unit ?? line.said?.unit ?? line.product?.baseUnit ?? ''
  const [text, setText] = useState(line.sold === null ? '' : formatNumber(line.sold.amount, locale))
  const amount = parseDecimal(text)
  const save = () => {
    if (amount === null || amount === 0) return
    if (amount !== line.sold?.amount) void run({ kind: 'set-quantity', lineId: line.id, quantity: { amount, unit } })
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter') save()
    if (event.key === 'Escape') onDone()
  }
  return (
    <TextInput
      autoFocus
      size="xs"
      inputMode="decimal"
      aria-label={t('draft.quantity', { unit })}
      value={text}
      error={amount === null || amount === 0 ? t('draft.quantity.wrong') : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={() => (amount === null ? onDone() : save())}
    />
  )
}
