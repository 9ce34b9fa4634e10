import { Button, Stack, Textarea } from '@mantine/core'
import type { ReturnView } from '@skladno/contracts'
import { useState } from 'react'
import { useReturnCommand } from '../../api/returns.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

/** Why a return is not taken: the customer reads it. */
export function RejectForm({ view, onDone }: { readonly view: ReturnView; readonly onDone: () => void }) {
  const t = useText()
  const feedback = useFeedback()
  const { mutateAsync, isPending } = useReturnCommand(view.id)
  const [note, setNote] = useState('')
  const submit = async () => {
    try {
      await mutateAsync({ kind: 'reject', note: note.trim() })
      onDone()
    } catch (error) {
      feedback.failed(error)
    }
  }
  return (
    <Stack>
      <Textarea
        data-autofocus
        label={t('returns.reject.reason')}
        description={t('returns.reject.hint')}
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button disabled={note.trim().length < 3} loading={isPending} onClick={() => void submit()}>
        {t('returns.reject')}
      </Button>
    </Stack>
  )
}
