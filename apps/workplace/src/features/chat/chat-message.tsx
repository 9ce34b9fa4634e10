import type { MessageView } from '@skladno/contracts'
import { Attachment, ChatBubble, type ChatOption, ChatOptions, formatClock, MessageText, useLocale } from '@skladno/ui'
import { IconFile } from '@tabler/icons-react'
import { useText } from '../../i18n/i18n.tsx'

export interface ChatMessageProps {
  readonly message: MessageView
  /** Given while the message still waits for an answer. */
  readonly onPress?: (option: ChatOption) => void
}

/** One message from the customer's side of the table: theirs on the right. */
export function ChatMessage({ message, onPress }: ChatMessageProps) {
  const t = useText()
  const locale = useLocale()
  const isMine = message.direction === 'in'
  return (
    <ChatBubble
      side={isMine ? 'ours' : 'theirs'}
      voice={isMine ? 'person' : message.author === 'employee' ? 'staff' : 'bot'}
      author={message.author === 'employee' && message.employeeName !== null ? message.employeeName : undefined}
      meta={formatClock(message.at, locale)}
      below={message.options.length > 0 && <ChatOptions options={message.options} label={t('chat.options')} onPress={onPress} />}
    >
      {message.file !== null && (
        <Attachment
          name={message.file.name === '' ? t('thread.file') : message.file.name}
          url={message.file.url}
          isImage={message.file.mimeType.startsWith('image/')}
          note={message.file.mimeType === 'application/pdf' ? 'PDF' : ''}
          icon={<IconFile size={20} aria-hidden />}
        />
      )}
      {message.text !== '' && <MessageText text={message.text} />}
    </ChatBubble>
  )
}
