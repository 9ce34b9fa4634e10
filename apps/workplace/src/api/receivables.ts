import { customerSettlementSchema, type DebtAge, debtReminderSchema, receivableListSchema } from '@skladno/contracts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './http.ts'

export interface ReceivableFilter {
  readonly q?: string | undefined
  readonly age?: DebtAge | 'overdue' | 'advances' | undefined
}

export const receivablesQuery = (filter: ReceivableFilter) =>
  infiniteQueryOptions({
    queryKey: ['receivables', filter],
    queryFn: ({ pageParam, signal }) =>
      call(receivableListSchema, '/receivables', { query: { ...filter, cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (result) => ({
      totals: result.pages[0]?.totals ?? [],
      on: result.pages[0]?.on ?? null,
      rows: result.pages.flatMap((page) => page.receivables),
    }),
  })

/** The whole list as a file for a spreadsheet. */
export const receivablesFile = (filter: ReceivableFilter, format: 'csv' | 'xlsx'): string => {
  const filled = Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return `/api/v1/receivables/file/${format}${filled.length === 0 ? '' : `?${new URLSearchParams(filled)}`}`
}

export const settlementQuery = (partnerId: string) =>
  queryOptions({
    queryKey: ['settlement', partnerId],
    queryFn: ({ signal }) => call(customerSettlementSchema, `/receivables/customers/${partnerId}`, { signal }),
  })

export const reminderQuery = (partnerId: string) =>
  queryOptions({
    queryKey: ['debt-reminder', partnerId],
    queryFn: ({ signal }) => call(debtReminderSchema, `/receivables/customers/${partnerId}/reminder`, { signal }),
  })

export function useRemindOfDebt(partnerId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(debtReminderSchema, `/receivables/customers/${partnerId}/reminder`, { method: 'POST' }),
    onSuccess: (view) => client.setQueryData(reminderQuery(partnerId).queryKey, view),
  })
}
