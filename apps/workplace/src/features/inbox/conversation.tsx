import { Group, Stack, Text } from '@mantine/core'
import type { MessageView, ThreadView } from '@skladno/contracts'
import { ChatDay, ChatWall, ConversationSkeleton, formatDay, PaneStrip, useLocale, useNow } from '@skladno/ui'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { dayOf } from '../../screen/day-of.ts'
import { ConversationHead } from './conversation-head.tsx'
import { DueClock, EscalationActions } from './escalation-row.tsx'
import { LinkStranger } from './link-stranger.tsx'
import { MessageBubble } from './message-bubble.tsx'
import { WriteMessage } from './write-message.tsx'

/** The conversation as the customer sees it, with what only staff see marked. */
export function Conversation({ view }: { readonly view: ThreadView }) {
  const t = useText()
  return (
    <>
      <ConversationHead view={view} />
      {view.escalations
        .filter((each) => each.state !== 'done')
        .map((each) => (
          <PaneStrip key={each.id} edge="notice">
            <Stack gap={6}>
              <Text>{each.text}</Text>
              <Group gap="xs" justify="space-between">
                <DueClock dueAt={each.dueAt} />
                <EscalationActions escalation={each} />
              </Group>
            </Stack>
          </PaneStrip>
        ))}
      {view.thread.partner === null && <LinkStranger threadId={view.thread.id} name={view.thread.name} />}
      <ChatWall label={t('thread.messages')}>
        {byDay(view.messages).map(({ day, messages }) => (
          <Day key={day} day={day}>
            {messages.map((message) => (
              <MessageBubble key={message.id} message={message} threadId={view.thread.id} />
            ))}
          </Day>
        ))}
      </ChatWall>
      <WriteMessage view={view} />
    </>
  )
}

function Day({ day, children }: { readonly day: string; readonly children: ReactNode }) {
  const locale = useLocale()
  const now = useNow()
  return (
    <>
      <ChatDay>{formatDay(day, now, locale)}</ChatDay>
      {children}
    </>
  )
}

/** Messages under the day they were written, as the reader's clock has it. */
function byDay(messages: readonly MessageView[]): { day: string; messages: MessageView[] }[] {
  const days: { day: string; messages: MessageView[] }[] = []
  for (const message of messages) {
    const day = dayOf(new Date(message.at))
    const last = days.at(-1)
    if (last?.day === day) last.messages.push(message)
    else days.push({ day, messages: [message] })
  }
  return days
}

export function ConversationLoading() {
  return <ConversationSkeleton />
}
