import { ActionIcon, Alert, Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import type { PickingTaskView } from '@skladno/contracts'
import { PanelSkeleton, PaneScroll, PaneStrip, StatusPill } from '@skladno/ui'
import { IconArrowLeft, IconCheck, IconCloudUpload } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { pickingTaskQuery, sendPickingCommand } from '../../api/picking.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { LineByLine } from './line-by-line.tsx'
import { LineList } from './line-list.tsx'
import { isDone, withPending } from './picking-queue.ts'
import { usePickingSync } from './use-picking-sync.ts'

const route = getRouteApi('/shell/picking/$taskId')

/** Picking one order: a line at a time or the whole list; marks survive a bad connection. */
export function TaskScreen(): ReactNode {
  const { taskId } = route.useParams()
  const task = useQuery(pickingTaskQuery(taskId))
  return (
    <Loaded query={task} skeleton={<PanelSkeleton />}>
      {(view) => <Task key={view.id} task={view} />}
    </Loaded>
  )
}

function Task({ task }: { readonly task: PickingTaskView }) {
  const t = useText()
  useTitle(t('picking.order', { number: task.orderNumber }))
  const { view } = route.useSearch()
  const { pending, mark } = usePickingSync()
  const seen = withPending(task, pending)
  const [current, setCurrent] = useState(() =>
    Math.max(
      0,
      seen.lines.findIndex((line) => !isDone(line)),
    ),
  )
  const navigate = route.useNavigate()
  const canPick = task.allowedCommands.includes('pick-line')
  const open = (index: number) => {
    setCurrent(index)
    void navigate({ search: {}, replace: true })
  }
  return (
    <Stack gap={0} h="100%" maw={640} mx="auto" bg="var(--sk-surface)">
      <TaskHead task={seen} unsent={pending.length} />
      {task.waitsFor !== null && (
        <Alert color="yellow" radius={0}>
          {t('picking.waits', { reason: task.waitsFor })}
        </Alert>
      )}
      {view === 'list' ? (
        <PaneScroll label={t('picking.view.list')}>
          <LineList lines={seen.lines} onOpen={open} />
        </PaneScroll>
      ) : (
        <LineByLine
          lines={seen.lines}
          current={current}
          onMove={setCurrent}
          canPick={canPick}
          onMark={(pick) => {
            mark(task.id, pick)
            const next = seen.lines.findIndex((line, index) => index > current && !isDone(line))
            if (next >= 0) setCurrent(next)
          }}
        />
      )}
      <TaskCommands task={seen} hasUnsent={pending.some((each) => each.taskId === task.id)} />
    </Stack>
  )
}

function TaskHead({ task, unsent }: { readonly task: PickingTaskView; readonly unsent: number }) {
  const t = useText()
  const { view } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <PaneStrip edge="top">
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap">
          <ActionIcon size={44} aria-label={t('app.back')} onClick={() => void navigate({ to: '/picking' })}>
            <IconArrowLeft size={24} />
          </ActionIcon>
          <Stack gap={0} flex={1} miw={0}>
            <Title order={1} size="h2">
              {t('picking.order', { number: task.orderNumber })}
            </Title>
            <Text c="dimmed" truncate>
              {task.partnerName}
            </Text>
          </Stack>
          <StatusPill tone={task.doneCount === task.lineCount ? 'good' : 'neutral'}>
            {t('picking.progress', { done: task.doneCount, total: task.lineCount })}
          </StatusPill>
        </Group>
        <SegmentedControl
          fullWidth
          aria-label={t('picking.title')}
          value={view ?? 'one'}
          onChange={(next) => void navigate({ search: { view: next === 'list' ? 'list' : undefined }, replace: true })}
          data={[
            { value: 'one', label: t('picking.view.one') },
            { value: 'list', label: t('picking.view.list') },
          ]}
        />
        {unsent > 0 && (
          <Group gap="xs" role="status">
            <StatusPill tone="warn" icon={<IconCloudUpload aria-hidden />}>
              {t('picking.pending', { count: unsent })}
            </StatusPill>
            <Text size="xs" c="dimmed">
              {t('picking.pending.hint')}
            </Text>
          </Group>
        )}
        {task.comment !== null && <Text>{task.comment}</Text>}
      </Stack>
    </PaneStrip>
  )
}

/** Start and finish, when the server allows them; a finish waits for the marks that have not left yet. */
function TaskCommands({ task, hasUnsent }: { readonly task: PickingTaskView; readonly hasUnsent: boolean }) {
  const t = useText()
  const client = useQueryClient()
  const feedback = useFeedback()
  const run = useMutation({
    mutationFn: (kind: 'start' | 'finish') => sendPickingCommand(task.id, { kind }),
    onError: feedback.failed,
    onSuccess: (fresh) => {
      client.setQueryData(pickingTaskQuery(task.id).queryKey, fresh)
      void client.invalidateQueries({ queryKey: ['picking-tasks'] })
    },
  })
  const left = task.lines.filter((line) => !isDone(line)).length
  if (task.allowedCommands.includes('start') && task.state !== 'picking')
    return (
      <PaneStrip edge="bottom">
        <Button fullWidth size="lg" loading={run.isPending} onClick={() => run.mutate('start')}>
          {t('picking.start')}
        </Button>
      </PaneStrip>
    )
  if (task.state === 'picked')
    return (
      <PaneStrip edge="bottom">
        <Group gap="xs">
          <IconCheck size={20} aria-hidden />
          <Text fw={500}>{t('picking.done')}</Text>
        </Group>
      </PaneStrip>
    )
  if (!task.allowedCommands.includes('finish') || left > 0) return null
  return (
    <PaneStrip edge="bottom">
      <Button fullWidth size="lg" disabled={hasUnsent} loading={run.isPending} onClick={() => run.mutate('finish')}>
        {t('picking.finish')}
      </Button>
    </PaneStrip>
  )
}
