import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { useDesk } from './commands.ts'

/** What must be known about the order and has no field of its own. */
export function CommentEditor() {
  const t = useText()
  const { order, can, run, isBusy } = useDesk()
  const [draft, setDraft] = useState<string | null>(null)
  if (draft === null)
    return (
      <Group gap="xs" justify="space-between">
        {order.comment !== null && order.comment !== '' && <Text c="dimmed">{order.comment}</Text>}
        {can('set-comment') && (
          <Button variant="subtle" size="compact-sm" onClick={() => setDraft(order.comment ?? '')}>
            {t('draft.comment.edit')}
          </Button>
        )}
      </Group>
    )
  const save = async () => {
    if (await run({ kind: 'set-comment', comment: draft.trim() })) setDraft(null)
  }
  return (
    <Stack gap="xs">
      <Textarea
        label={t('draft.comment')}
        autosize
        minRows={2}
        maxLength={2000}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button size="compact-sm" loading={isBusy} onClick={() => void save()}>
          {t('app.save')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setDraft(null)}>
          {t('app.cancel')}
        </Button>
      </Group>
    </Stack>
  )
}
