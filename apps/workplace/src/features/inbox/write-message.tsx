import { ActionIcon, Text, Textarea } from '@mantine/core'
import type { ThreadView } from '@skladno/contracts'
import { Composer, PaneStrip } from '@skladno/ui'
import { IconSend2 } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useMe } from '../../api/session.ts'
import { useSendMessage } from '../../api/threads.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

/** The place to write to the customer, or why one cannot write now. */
export function WriteMessage({ view }: { readonly view: ThreadView }) {
  const t = useText()
  const me = useMe()
  const feedback = useFeedback()
  const send = useSendMessage(view.thread.id, me.name)
  const [text, setText] = useState('')
  if (!view.canWrite)
    return (
      <PaneStrip edge="bottom">
        <Text c="dimmed">{view.cannotWriteReason ?? t('thread.cannot-write')}</Text>
      </PaneStrip>
    )
  const submit = () => {
    const words = text.trim()
    if (words === '') return
    setText('')
    send.mutate(words, {
      onError: (error) => {
        setText(words)
        feedback.failed(error)
      },
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    submit()
  }
  return (
    <Composer>
      <Textarea
        aria-label={t('thread.write')}
        placeholder={t('thread.write')}
        title={t('thread.send.hint')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ActionIcon size={44} variant="filled" color="accent" aria-label={t('thread.send')} disabled={text.trim() === ''} onClick={submit}>
        <IconSend2 size={22} />
      </ActionIcon>
    </Composer>
  )
}
