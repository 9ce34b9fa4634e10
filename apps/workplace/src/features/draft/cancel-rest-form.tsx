import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { useDesk } from './commands.ts'

/** The rest of an order will not come: why, for the customer and for the history. */
export function CancelRestForm({ onDone }: { readonly onDone: () => void }) {
  const t = useText()
  const { run, isBusy } = useDesk()
  const [reason, setReason] = useState('')
  const submit = async () => {
    if (await run({ kind: 'cancel-rest', reason: reason.trim() })) onDone()
  }
  return (
    <Stack>
      <Text c="dimmed">{t('cancel-rest.hint')}</Text>
      <Textarea
        data-autofocus
        label={t('cancel.reason')}
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
        <Button disabled={reason.trim().length < 3} loading={isBusy} onClick={() => void submit()}>
          {t('cancel-rest.submit')}
        </Button>
      </Group>
    </Stack>
  )
}
