import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { useDesk } from './commands.ts'

/** A cancelled order keeps why. */
export function CancelForm({ onDone }: { readonly onDone: () => void }) {
  const t = useText()
  const { run, isBusy } = useDesk()
  const [reason, setReason] = useState('')
  const submit = async () => {
    if (await run({ kind: 'cancel', reason: reason.trim() })) onDone()
  }
  return (
    <Stack>
      <Textarea
        data-autofocus
        label={t('cancel.reason')}
        description={t('cancel.hint')}
        autosize
        minRows={2}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          {t('cancel.keep')}
        </Button>
        <Button color="red.6" disabled={reason.trim().length < 3} loading={isBusy} onClick={() => void submit()}>
          {t('cancel.submit')}
        </Button>
      </Group>
    </Stack>
  )
}
