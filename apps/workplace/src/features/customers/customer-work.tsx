import { Button, Select, Stack, Text, Textarea } from '@mantine/core'
import type { CustomerView } from '@skladno/contracts'
import { useState } from 'react'
import { useUpdateCustomer } from '../../api/customers.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

const AUTONOMY = ['shadow', 'approve', 'veto', 'automatic'] as const
const PARTIAL = ['wait', 'ship-rest', 'close-rest'] as const
const STOCK = ['exact', 'rough'] as const

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | undefined => values.find((value) => value === text)

/** How much the bot may do by itself for this customer, and what happens when goods are short. Saved at once. */
export function CustomerWork({ customer, mayEdit }: { readonly customer: CustomerView; readonly mayEdit: boolean }) {
  const t = useText()
  const feedback = useFeedback()
  const update = useUpdateCustomer(customer.id)
  const save = (changes: Parameters<typeof update.mutate>[0]) =>
    update.mutate(changes, { onError: feedback.failed, onSuccess: () => feedback.done(t('app.saved')) })
  const isOff = !mayEdit || update.isPending
  return (
    <Stack>
      <Select
        label={t('autonomy.label')}
        description={t(`autonomy.${customer.autonomy}.hint`)}
        allowDeselect={false}
        disabled={isOff}
        data={AUTONOMY.map((value) => ({ value, label: t(`autonomy.${value}`) }))}
        value={customer.autonomy}
        onChange={(value) => {
          const autonomy = oneOf(AUTONOMY, value)
          if (autonomy !== undefined) save({ autonomy })
        }}
      />
      <Select
        label={t('customer.partial')}
        allowDeselect={false}
        disabled={isOff}
        data={PARTIAL.map((value) => ({ value, label: t(`customer.partial.${value}`) }))}
        value={customer.partialPolicy}
        onChange={(value) => {
          const partialPolicy = oneOf(PARTIAL, value)
          if (partialPolicy !== undefined) save({ partialPolicy })
        }}
      />
      <Select
        label={t('customer.stock')}
        allowDeselect={false}
        disabled={isOff}
        data={STOCK.map((value) => ({ value, label: t(`customer.stock.${value}`) }))}
        value={customer.stockDisplay}
        onChange={(value) => {
          const stockDisplay = oneOf(STOCK, value)
          if (stockDisplay !== undefined) save({ stockDisplay })
        }}
      />
      {mayEdit ? (
        <Note key={customer.note} note={customer.note ?? ''} isBusy={update.isPending} onSave={(note) => save({ note })} />
      ) : (
        <Text>{customer.note}</Text>
      )}
    </Stack>
  )
}

interface NoteProps {
  readonly note: string
  readonly isBusy: boolean
  readonly onSave: (note: string | null) => void
}

function Note({ note, isBusy, onSave }: NoteProps) {
  const t = useText()
  const [text, setText] = useState(note)
  return (
    <Stack gap="xs">
      <Textarea
        label={t('customer.note')}
        description={t('customer.note.hint')}
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text !== note && (
        <Button loading={isBusy} onClick={() => onSave(text.trim() === '' ? null : text.trim())}>
          {t('app.save')}
        </Button>
      )}
    </Stack>
  )
}
