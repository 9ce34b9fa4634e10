import { ActionIcon, Button, Group, Indicator, Popover, ScrollArea, Stack, Text, Title } from '@mantine/core'
import type { StaffNoticeView } from '@skladno/contracts'
import { Age, EmptyState, RowsSkeleton } from '@skladno/ui'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { noticesQuery, useReadNotices } from '../api/threads.ts'
import { useText } from '../i18n/i18n.tsx'
import { Loaded } from '../screen/loaded.tsx'

/** What the person has to know, newest first. */
export function NoticesBell() {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const notices = useQuery(noticesQuery)
  const read = useReadNotices()
  const unread = notices.data?.filter((notice) => !notice.isRead).length ?? 0
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={360} shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon size="lg" aria-label={t('notices.open', { count: unread })} onClick={() => setOpen((was) => !was)}>
          <Indicator label={unread > 99 ? '99+' : unread} disabled={unread === 0} size={16} offset={4} color="red.6" aria-hidden>
            <IconBell size={20} />
          </Indicator>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('notices.title')}>
        <Group justify="space-between" p="sm">
          <Title order={2}>{t('notices.title')}</Title>
          {unread > 0 && (
            <Button size="compact-sm" variant="subtle" onClick={() => read.mutate()}>
              {t('notices.read')}
            </Button>
          )}
        </Group>
        <ScrollArea.Autosize mah="60dvh">
          <Loaded query={notices} skeleton={<RowsSkeleton rows={4} />}>
            {(list) =>
              list.length === 0 ? (
                <EmptyState icon={<IconBell />} title={t('notices.empty')} hint={t('notices.empty.hint')} />
              ) : (
                list.map((notice) => <NoticeRow key={notice.id} notice={notice} onOpen={() => setOpen(false)} />)
              )
            }
          </Loaded>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  )
}

function NoticeRow({ notice, onOpen }: { readonly notice: StaffNoticeView; readonly onOpen: () => void }) {
  const body = (
    <Stack gap={2} px="sm" py="xs">
      <Text fw={notice.isRead ? 400 : 600}>{notice.text}</Text>
      <Age at={notice.createdAt} />
    </Stack>
  )
  if (notice.threadId !== null)
    return (
      <Link to="/inbox/{-$threadId}" params={{ threadId: notice.threadId }} className="sk-row" onClick={onOpen}>
        {body}
      </Link>
    )
  if (notice.orderId !== null)
    return (
      <Link to="/orders/$orderId" params={{ orderId: notice.orderId }} className="sk-row" onClick={onOpen}>
        {body}
      </Link>
    )
  return body
}
