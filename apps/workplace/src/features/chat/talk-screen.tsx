import { Text } from '@mantine/core'
import type { ChatState } from '@skladno/contracts'
import { ChatBubble, ChatHead, ChatScreen, ChatWall, MessageText, PaneStrip } from '@skladno/ui'
import { useLiveUpdates } from '../../api/live.ts'
import { useText } from '../../i18n/i18n.tsx'
import { outgoingText } from './chat-api.ts'
import { ChatComposer } from './chat-composer.tsx'
import { ChatMessage } from './chat-message.tsx'
import { useOutbox } from './use-outbox.ts'

/** The conversation as the customer sees it; what is on the way stands at its end. */
export function TalkScreen({ chat }: { readonly chat: ChatState }) {
  const t = useText()
  const isOnline = useLiveUpdates('/api/v1/chat/live')
  const outbox = useOutbox()
  const answered = chat.messages.findLastIndex((message) => message.direction === 'in')
  return (
    <ChatScreen>
      <ChatHead
        initial={chat.company.slice(0, 1)}
        title={chat.company}
        subtitle={chat.managerName === null ? t('chat.bot') : t('chat.manager', { name: chat.managerName })}
      />
      {!isOnline && <PaneStrip edge="notice">{t('chat.offline')}</PaneStrip>}
      <ChatWall label={t('chat.messages')}>
        {chat.messages.length === 0 && (
          <Text c="dimmed" ta="center">
            {t('chat.empty')}
          </Text>
        )}
        {chat.messages.map((message, index) => (
          <ChatMessage
            key={message.id}
            message={message}
            {...(index > answered && outbox.pending.length === 0
              ? { onPress: (option) => outbox.send({ key: crypto.randomUUID(), optionId: option.id, title: option.title }) }
              : {})}
          />
        ))}
        {outbox.pending.map(({ outgoing, isFailed }) => (
          <ChatBubble
            key={outgoing.key}
            side="ours"
            voice="person"
            meta={
              isFailed ? (
                <button type="button" className="sk-link-button" onClick={() => outbox.retry(outgoing)}>
                  {t('chat.not-sent')}
                </button>
              ) : (
                t('chat.sending')
              )
            }
          >
            <MessageText text={outgoingText(outgoing)} />
          </ChatBubble>
        ))}
      </ChatWall>
      <ChatComposer onSend={outbox.send} />
    </ChatScreen>
  )
}
