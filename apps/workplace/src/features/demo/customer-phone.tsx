import { ActionIcon, Text, Textarea } from '@mantine/core'
import { ChatBubble, ChatOptions, ChatWall, Composer, formatClock, PhoneFrame, useLocale } from '@skladno/ui'
import { IconCheck, IconChecks, IconSend2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { type Phone, type PhoneEntry, phoneQuery, usePhoneEvents, useWriteFromPhone } from '../../api/demo-phone.ts'
import { useText } from '../../i18n/i18n.tsx'
import { PhoneMessage } from './phone-message.tsx'

export interface CustomerPhoneProps {
  readonly phone: Phone
  readonly name: string
  readonly company: string
  /** Whom the customer writes to. */
  readonly seller: string
}

/** The messenger in the customer's hand. */
export function CustomerPhone({ phone, name, company, seller }: CustomerPhoneProps) {
  const t = useText()
  usePhoneEvents(phone)
  const chat = useQuery(phoneQuery(phone))
  const send = useWriteFromPhone(phone)
  return (
    <PhoneFrame
      title={t('demo.phone.title', { company: seller })}
      subtitle={t('demo.phone.subtitle', { name: `${name}, ${company}` })}
      initial={seller.slice(0, 1)}
      composer={<PhoneComposer onSend={(text) => send.mutate({ text })} />}
    >
      <ChatWall label={t('thread.messages')}>
        {(chat.error !== null || send.error !== null) && (
          <Text c="dimmed" ta="center" role="alert">
            {t('demo.phone.lost')}
          </Text>
        )}
        {chat.data?.length === 0 && (
          <Text c="dimmed" ta="center">
            {t('demo.empty')}
          </Text>
        )}
        {chat.data?.map((entry) => (
          <Entry key={entry.id} entry={entry} phone={phone} onTap={(optionId) => send.mutate({ tap: { messageId: entry.id, optionId } })} />
        ))}
      </ChatWall>
    </PhoneFrame>
  )
}

interface EntryProps {
  readonly entry: PhoneEntry
  readonly phone: Phone
  readonly onTap: (optionId: string) => void
}

function Entry({ entry, phone, onTap }: EntryProps) {
  const t = useText()
  const locale = useLocale()
  const isMine = entry.author === 'person'
  const { content } = entry
  const options =
    content.kind === 'buttons' ? content.buttons : content.kind === 'list' ? content.sections.flatMap((section) => section.rows) : []
  return (
    <ChatBubble
      side={isMine ? 'ours' : 'theirs'}
      voice={isMine ? 'person' : 'bot'}
      meta={
        <>
          {formatClock(entry.at, locale)}
          {isMine &&
            (entry.ticks === 'sent' ? (
              <IconCheck aria-label={t('delivery.sent')} />
            ) : (
              <IconChecks aria-label={t(`delivery.${entry.ticks}`)} />
            ))}
        </>
      }
      below={
        options.length > 0 && (
          <ChatOptions
            label={t('demo.options')}
            options={options.map(({ id, title, description }) => ({ id, title, description: description ?? undefined }))}
            onPress={entry.tapped === null ? (option) => onTap(option.id) : undefined}
          />
        )
      }
    >
      <PhoneMessage content={content} phone={phone} />
    </ChatBubble>
  )
}

function PhoneComposer({ onSend }: { readonly onSend: (text: string) => void }) {
  const t = useText()
  const [text, setText] = useState('')
  const submit = () => {
    if (text.trim() === '') return
    onSend(text.trim())
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    submit()
  }
  return (
    <Composer>
      <Textarea
        aria-label={t('demo.message')}
        placeholder={t('demo.message')}
        autosize
        minRows={1}
        maxRows={4}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ActionIcon
        size={44}
        radius="xl"
        variant="filled"
        color="accent"
        aria-label={t('demo.send')}
        disabled={text.trim() === ''}
        onClick={submit}
      >
        <IconSend2 size={20} />
      </ActionIcon>
    </Composer>
  )
}
