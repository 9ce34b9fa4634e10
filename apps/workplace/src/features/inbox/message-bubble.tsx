import { Button, Group, Tooltip } from '@mantine/core'
import type { MessageView } from '@skladno/contracts'
import { Attachment, Caution, ChatBubble, ChatOptions, formatClock, formatDuration, MessageText, useLocale, useNow } from '@skladno/ui'
import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconFile, IconRobot, type TablerIcon } from '@tabler/icons-react'
import { useThreadAction } from '../../api/threads.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

const DELIVERY_ICONS: Partial<Record<MessageView['delivery'], TablerIcon>> = {
  queued: IconClock,
  accepted: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertTriangle,
  unknown: IconAlertTriangle,
}

/** One message: bot's and employee's words differ, a held reply asks for a decision. */
export function MessageBubble({ message, threadId }: { readonly message: MessageView; readonly threadId: string }) {
  const t = useText()
  const isOurs = message.direction === 'out'
  const isHeld = message.delivery === 'held' || message.delivery === 'suppressed'
  return (
    <ChatBubble
      side={isOurs ? 'ours' : 'theirs'}
      voice={message.author === 'bot' ? 'bot' : message.author === 'employee' ? 'staff' : 'person'}
      isHeld={isHeld}
      author={isOurs ? <Author message={message} /> : undefined}
      meta={<Delivery message={message} />}
      below={
        <>
          {message.options.length > 0 && <ChatOptions options={message.options} label={t('thread.options')} />}
          {message.delivery === 'held' && <Decision message={message} threadId={threadId} />}
          {message.delivery === 'suppressed' && <Caution>{t('thread.suppressed')}</Caution>}
          {message.failure !== null && <Caution>{message.failure}</Caution>}
        </>
      }
    >
      {message.file !== null && <MessageFile file={message.file} />}
      {message.text !== '' && <MessageText text={message.text} />}
    </ChatBubble>
  )
}

function Author({ message }: { readonly message: MessageView }) {
  const t = useText()
  if (message.author === 'bot')
    return (
      <>
        <IconRobot aria-hidden /> {t('thread.bot')}
      </>
    )
  return message.employeeName
}

function Delivery({ message }: { readonly message: MessageView }) {
  const t = useText()
  const locale = useLocale()
  const Icon = message.direction === 'out' ? DELIVERY_ICONS[message.delivery] : undefined
  const words = t(`delivery.${message.delivery}`)
  const needsWords =
    message.delivery === 'failed' || message.delivery === 'unknown' || message.delivery === 'held' || message.delivery === 'suppressed'
  return (
    <>
      {formatClock(message.at, locale)}
      {needsWords && ` · ${words}`}
      {Icon !== undefined && (
        <Tooltip label={words}>
          <Icon aria-label={words} />
        </Tooltip>
      )}
    </>
  )
}

function MessageFile({ file }: { readonly file: NonNullable<MessageView['file']> }) {
  const t = useText()
  const locale = useLocale()
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(
    Math.max(1, file.sizeBytes / 1024),
  )
  return (
    <Attachment
      name={file.name === '' ? t('thread.file') : file.name}
      url={file.url}
      isImage={file.mimeType.startsWith('image/')}
      note={size}
      icon={<IconFile size={20} aria-hidden />}
    />
  )
}

function Decision({ message, threadId }: { readonly message: MessageView; readonly threadId: string }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const feedback = useFeedback()
  const act = useThreadAction(threadId)
  const decide = (verdict: 'approve' | 'reject') => act.mutate({ path: `/messages/${message.id}/${verdict}` }, { onError: feedback.failed })
  return (
    <Group gap="xs">
      <Caution>
        {message.releaseAt === null
          ? t('thread.held')
          : t('thread.held.until', { time: formatDuration(Date.parse(message.releaseAt) - now.getTime(), locale) })}
      </Caution>
      <Button size="compact-sm" loading={act.isPending} onClick={() => decide('approve')}>
        {t('thread.approve')}
      </Button>
      <Button size="compact-sm" variant="default" disabled={act.isPending} onClick={() => decide('reject')}>
        {t('thread.reject')}
      </Button>
    </Group>
  )
}
