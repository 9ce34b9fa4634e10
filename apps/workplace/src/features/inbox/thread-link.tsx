import { Badge, Group, Stack, Text } from '@mantine/core'
import type { ThreadRow } from '@skladno/contracts'
import { Age, formatDuration, formatPhone, StatusPill, useLocale, useNow } from '@skladno/ui'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useText } from '../../i18n/i18n.tsx'
import { channelName } from '../../screen/channel-name.ts'
import { THREAD_STATES } from './thread-state.ts'

const route = getRouteApi('/shell/inbox/{-$threadId}')

/** One thread: who, in what state, since when they wait, and their last words. */
export function ThreadLink({ thread, isCurrent }: { readonly thread: ThreadRow; readonly isCurrent: boolean }) {
  const t = useText()
  const { q, view } = route.useSearch()
  return (
    <Link
      to="/inbox/{-$threadId}"
      params={{ threadId: thread.id }}
      search={{ q, view }}
      className="sk-row"
      aria-current={isCurrent ? 'true' : undefined}
    >
      <Stack gap={3} px="sm" py="xs">
        <Group gap="xs" wrap="nowrap" justify="space-between">
          <Text fw={thread.unread > 0 ? 700 : 500} truncate>
            {thread.partner?.name ?? thread.name}
          </Text>
          <Age at={thread.lastMessageAt} />
        </Group>
        <Text size="xs" c="dimmed" truncate>
          {thread.partner === null ? (thread.phone === null ? channelName(thread.channel, t) : formatPhone(thread.phone)) : thread.name} ·{' '}
          {thread.lastText}
        </Text>
        <ThreadMarks thread={thread} />
      </Stack>
    </Link>
  )
}

function ThreadMarks({ thread }: { readonly thread: ThreadRow }) {
  const t = useText()
  const { tone, icon: Icon } = THREAD_STATES[thread.state]
  return (
    <Group gap={6}>
      <StatusPill tone={tone} icon={<Icon aria-hidden />}>
        {t(`thread.state.${thread.state}`)}
      </StatusPill>
      {thread.orderNumber !== null && <StatusPill tone="neutral">{t('thread.ordered', { number: thread.orderNumber })}</StatusPill>}
      {thread.heldReplies > 0 && <StatusPill tone="warn">{t('inbox.held', { count: thread.heldReplies })}</StatusPill>}
      {thread.waitingSince !== null && <Waiting since={thread.waitingSince} />}
      {thread.unread > 0 && (
        <Badge size="sm" circle aria-label={t('inbox.unread', { count: thread.unread })}>
          {thread.unread}
        </Badge>
      )}
    </Group>
  )
}

function Waiting({ since }: { readonly since: string }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  return (
    <Text size="xs" fw={500}>
      {t('inbox.waits', { time: formatDuration(now.getTime() - Date.parse(since), locale) })}
    </Text>
  )
}
