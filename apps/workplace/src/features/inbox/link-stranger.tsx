import { Button, Stack, Text, TextInput } from '@mantine/core'
import { PaneStrip } from '@skladno/ui'
import { useState } from 'react'
import { useThreadAction } from '../../api/threads.ts'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPicker } from '../../pickers/customer-picker.tsx'
import { useFeedback } from '../../screen/feedback.ts'

/** A stranger sees no price; saying whose person they are opens the company's terms to them. */
export function LinkStranger({ threadId, name }: { readonly threadId: string; readonly name: string }) {
  const t = useText()
  const feedback = useFeedback()
  const act = useThreadAction(threadId)
  const [isOpen, setOpen] = useState(false)
  const [partnerId, setPartnerId] = useState<string | undefined>()
  const [contactName, setContactName] = useState(name)
  const link = () => {
    const called = contactName.trim()
    act.mutate({ path: '/link', body: { partnerId, ...(called === '' ? {} : { contactName: called }) } }, { onError: feedback.failed })
  }
  return (
    <PaneStrip edge="notice">
      <Stack gap="xs">
        <Text fw={500}>{t('thread.stranger')}</Text>
        {isOpen ? (
          <>
            <CustomerPicker label={t('thread.stranger.partner')} value={partnerId} onChange={setPartnerId} />
            <TextInput
              label={t('thread.stranger.name')}
              value={contactName}
              onChange={(event) => setContactName(event.currentTarget.value)}
            />
            <Button disabled={partnerId === undefined} loading={act.isPending} onClick={link}>
              {t('thread.stranger.link')}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('thread.stranger.link')}
          </Button>
        )}
      </Stack>
    </PaneStrip>
  )
}
