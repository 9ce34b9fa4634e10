import { ActionIcon, FileButton, Textarea } from '@mantine/core'
import { Composer } from '@skladno/ui'
import { IconPaperclip, IconSend2 } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import type { Outgoing } from './chat-api.ts'

const isTouch = (): boolean => window.matchMedia('(pointer: coarse)').matches

/** Words or a file. On a phone Enter starts a new line, as in any messenger. */
export function ChatComposer({ onSend }: { readonly onSend: (outgoing: Outgoing) => void }) {
  const t = useText()
  const [text, setText] = useState('')
  const submit = () => {
    if (text.trim() === '') return
    onSend({ key: crypto.randomUUID(), text: text.trim() })
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || isTouch()) return
    event.preventDefault()
    submit()
  }
  return (
    <Composer>
      <FileButton onChange={(file) => file !== null && onSend({ key: crypto.randomUUID(), file })}>
        {(props) => (
          <ActionIcon {...props} size={44} aria-label={t('chat.attach')}>
            <IconPaperclip size={22} />
          </ActionIcon>
        )}
      </FileButton>
      <Textarea
        aria-label={t('chat.message')}
        placeholder={t('chat.placeholder')}
        size="md"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ActionIcon size={44} variant="filled" color="accent" aria-label={t('chat.send')} disabled={text.trim() === ''} onClick={submit}>
        <IconSend2 size={22} />
      </ActionIcon>
    </Composer>
  )
}
