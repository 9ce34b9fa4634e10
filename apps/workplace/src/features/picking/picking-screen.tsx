import { Group, Progress, Select, Stack, Text } from '@mantine/core'
import type { PickingTaskRow } from '@skladno/contracts'
import { EmptyState, formatMomentThere, ListSheet, Page, RowsSkeleton, StatusPill, type Tone, useLocale, VirtualList } from '@skladno/ui'
import { IconPackages } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { pickingTasksQuery } from '../../api/picking.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'

const route = getRouteApi('/shell/picking')

const TONES: Record<PickingTaskRow['state'], Tone> = {
  waiting: 'warn',
  open: 'accent',
  picking: 'accent',
  picked: 'good',
  cancelled: 'neutral',
}

/** What is to be picked, most urgent first as the server orders it. */
export function PickingScreen(): ReactNode {
  const t = useText()
  useTitle(t('picking.title'))
  const { warehouseId } = route.useSearch()
  const tasks = useQuery(pickingTasksQuery(warehouseId))
  return (
    <Page title={t('picking.title')} isFilled actions={<WarehousePicker />}>
      <ListSheet>
        <Loaded query={tasks} skeleton={<RowsSkeleton height={84} />}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState icon={<IconPackages />} title={t('picking.empty')} hint={t('picking.empty.hint')} />
            ) : (
              <VirtualList
                items={rows}
                label={t('picking.title')}
                estimatedRowHeight={104}
                keyOf={(task) => task.id}
                renderRow={(task) => <TaskLink task={task} />}
              />
            )
          }
        </Loaded>
      </ListSheet>
    </Page>
  )
}

/** Warehouses are those of the tasks: no other list of them is needed here. */
function WarehousePicker() {
  const t = useText()
  const { warehouseId } = route.useSearch()
  const navigate = route.useNavigate()
  const all = useQuery(pickingTasksQuery(undefined))
  const warehouses = [...new Map((all.data ?? []).map((task) => [task.warehouse.id, task.warehouse.name]))]
  if (warehouses.length < 2 && warehouseId === undefined) return null
  return (
    <Select
      aria-label={t('picking.warehouse')}
      placeholder={t('picking.warehouse.all')}
      clearable
      data={warehouses.map(([value, label]) => ({ value, label }))}
      value={warehouseId ?? null}
      onChange={(next) => void navigate({ search: { warehouseId: next ?? undefined }, replace: true })}
      clearButtonProps={{ 'aria-label': t('orders.reset') }}
    />
  )
}

function TaskLink({ task }: { readonly task: PickingTaskRow }) {
  const t = useText()
  const locale = useLocale()
  return (
    <Link to="/picking/$taskId" params={{ taskId: task.id }} className="sk-row">
      <Stack gap={6} px="md" py="sm">
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text size="md" fw={600} truncate>
            {task.partnerName}
          </Text>
          <StatusPill tone={TONES[task.state]}>{t(`picking.state.${task.state}`)}</StatusPill>
        </Group>
        <Text c="dimmed">
          {[
            t('picking.order', { number: task.orderNumber }),
            t(`draft.delivery.${task.deliveryMode}`),
            task.dueAt === null ? null : t('picking.due', { time: formatMomentThere(task.dueAt, locale, task.timeZone) }),
            task.assignedTo === null ? null : t('picking.assigned', { name: task.assignedTo.name }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {task.waitsFor === null ? (
          <Group gap="xs" wrap="nowrap">
            <Progress
              flex={1}
              value={(100 * task.doneCount) / Math.max(1, task.lineCount)}
              aria-label={t('picking.progress', { done: task.doneCount, total: task.lineCount })}
            />
            <Text size="xs">{t('picking.progress', { done: task.doneCount, total: task.lineCount })}</Text>
          </Group>
        ) : (
          <Text size="xs" c="dimmed">
            {t('picking.waits', { reason: task.waitsFor })}
          </Text>
        )}
      </Stack>
    </Link>
  )
}
