import { type PickingCommand, pickingTaskListSchema, pickingTaskSchema } from '@skladno/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from './http.ts'

export const pickingTasksQuery = (warehouseId: string | undefined) =>
  queryOptions({
    queryKey: ['picking-tasks', warehouseId],
    queryFn: ({ signal }) => call(pickingTaskListSchema, '/picking-tasks', { query: { warehouseId }, signal }),
    select: (answer) => answer.tasks,
  })

export const pickingTaskQuery = (id: string) =>
  queryOptions({
    queryKey: ['picking-task', id],
    queryFn: ({ signal }) => call(pickingTaskSchema, `/picking-tasks/${id}`, { signal }),
    gcTime: 24 * 60 * 60_000,
  })

export const sendPickingCommand = (taskId: string, command: PickingCommand) =>
  call(pickingTaskSchema, `/picking-tasks/${taskId}/commands`, { method: 'POST', body: command })
