import {
  escalationListSchema,
  type MessageView,
  staffNoticeListSchema,
  type ThreadView,
  threadListSchema,
  threadSchema,
} from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, nothing } from './http.ts'

export interface ThreadFilter {
  readonly state?: string | undefined
  readonly q?: string | undefined
}

/** Threads as the server orders them: who waits longest comes first. */
export const threadsQuery = (filter: ThreadFilter) =>
  queryOptions({
    queryKey: ['threads', filter],
    queryFn: ({ signal }) => call(threadListSchema, '/threads', { query: filter, signal }),
    select: (answer) => answer.threads,
  })

export const threadQuery = (id: string) =>
  queryOptions({ queryKey: ['thread', id], queryFn: ({ signal }) => call(threadSchema, `/threads/${id}`, { signal }) })

export const escalationsQuery = queryOptions({
  queryKey: ['escalations'],
  queryFn: ({ signal }) => call(escalationListSchema, '/escalations', { signal }),
  select: (answer) => answer.escalations,
})

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => call(staffNoticeListSchema, '/staff-notices', { signal }),
  select: (answer) => answer.notices,
})

/** Asks the server to do something with a thread; the answer is the thread as it is now. */
export function useThreadAction(threadId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body }: { readonly path: string; readonly body?: object }) =>
      call(threadSchema, `/threads/${threadId}${path}`, { method: 'POST', body: body ?? {} }),
    onSuccess: (fresh) => client.setQueryData(threadQuery(threadId).queryKey, fresh),
    onError: () => client.invalidateQueries({ queryKey: ['thread', threadId] }),
    onSettled: () => client.invalidateQueries({ queryKey: ['threads'] }),
  })
}

/** Sends an employee's message; it stands in the conversation before the server has answered. */
export function useSendMessage(threadId: string, author: string) {
  const client = useQueryClient()
  const { queryKey } = threadQuery(threadId)
  return useMutation({
    mutationFn: (text: string) => call(threadSchema, `/threads/${threadId}/messages`, { method: 'POST', body: { text } }),
    onMutate: async (text) => {
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData(queryKey)
      if (before !== undefined) client.setQueryData(queryKey, withMessage(before, text, author))
      return { before }
    },
    onError: (_error, _text, context) => client.setQueryData(queryKey, context?.before),
    onSuccess: (fresh) => client.setQueryData(queryKey, fresh),
    onSettled: () => client.invalidateQueries({ queryKey: ['threads'] }),
  })
}

function withMessage(thread: ThreadView, text: string, author: string): ThreadView {
  const message: MessageView = {
    id: `pending-${Date.now()}`,
    direction: 'out',
    author: 'employee',
    employeeName: author,
    text,
    options: [],
    file: null,
    delivery: 'queued',
    failure: null,
    releaseAt: null,
    at: new Date().toISOString(),
  }
  return { ...thread, messages: [...thread.messages, message] }
}

/** Takes a request for a person, or says it is done. */
export function useEscalationAction() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, action }: { readonly id: string; readonly action: 'take' | 'done' }) =>
      call(nothing, `/escalations/${id}/${action}`, { method: 'POST', body: {} }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['escalations'] })
      void client.invalidateQueries({ queryKey: ['thread'] })
    },
  })
}

export function useReadNotices() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(nothing, '/staff-notices/read', { method: 'POST', body: {} }),
    onMutate: () =>
      client.setQueryData(noticesQuery.queryKey, (old) =>
        old === undefined ? old : { notices: old.notices.map((each) => ({ ...each, isRead: true })) },
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  })
}
