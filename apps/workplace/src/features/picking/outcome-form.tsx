import { Button, Textarea, TextInput } from '@mantine/core'
import type { PickingTaskView } from '@skladno/contracts'
import { formatQuantity, parseDecimal, unitWord, useLocale } from '@skladno/ui'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import type { Pick } from './picking-queue.ts'

export interface OutcomeFormProps {
  readonly line: PickingTaskView['lines'][number]
  readonly outcome: 'short' | 'mismatch'
  readonly onDone: (pick: Omit<Pick, 'kind' | 'key'>) => void
}

/** How much there really is, and for a mix-up what lies there instead. */
export function OutcomeForm({ line, outcome, onDone }: OutcomeFormProps) {
  const t = useText()
  const locale = useLocale()
  const [text, setText] = useState(outcome === 'mismatch' ? '0' : '')
  const [note, setNote] = useState('')
  const amount = parseDecimal(text)
  const isOver = amount !== null && amount > line.toPick.amount
  const unit = unitWord(line.toPick.unit, 5, locale)
  const error = isOver
    ? t('picking.short.too-many', { quantity: formatQuantity(line.toPick, locale) })
    : text !== '' && amount === null
      ? t('draft.quantity.wrong')
      : undefined
  const submit = () => {
    if (amount === null || isOver) return
    const words = note.trim() === '' ? {} : { note: note.trim() }
    onDone({ lineId: line.lineId, picked: { amount, unit: line.toPick.unit }, outcome, ...words })
  }
  return (
    <>
      {outcome === 'mismatch' && (
        <Textarea
          data-autofocus
          label={t('picking.mismatch.title')}
          placeholder={t('picking.mismatch.note')}
          maxLength={300}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <TextInput
        size="lg"
        inputMode="decimal"
        {...(outcome === 'short' ? { 'data-autofocus': true } : {})}
        description={line.inPacks === null ? undefined : `${formatQuantity(line.inPacks, locale)} = ${formatQuantity(line.toPick, locale)}`}
        label={t(outcome === 'short' ? 'picking.short.amount' : 'picking.mismatch.amount', { unit })}
        value={text}
        error={error}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button size="lg" disabled={amount === null || isOver || (outcome === 'mismatch' && note.trim() === '')} onClick={submit}>
        {t('picking.save')}
      </Button>
    </>
  )
}
