import {
  changePreviewSchema,
  type EditCommand,
  type OrderCommand,
  type OrderView,
  orderCountsSchema,
  orderListSchema,
  orderSchema,
  parsedOrderSchema,
  type threadSchema,
} from '@skladno/contracts'
import { infiniteQueryOptions, type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { ApiError, call } from './http.ts'

export interface OrderFilter {
  readonly q?: string | undefined
  readonly status?: string | undefined
  readonly partnerId?: string | undefined
  readonly managerId?: string | undefined
  readonly warehouseId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Days of shipment. */
  readonly shipFrom?: string | undefined
  readonly shipTo?: string | undefined
}

const COUNTS_FRESH_MS = 15_000

/** How many orders have each status under the other filters, and whom and where they may be filtered by. */
export const orderCountsQuery = ({ status: _, ...filter }: OrderFilter) =>
  queryOptions({
    queryKey: ['orders', 'counts', filter],
    queryFn: ({ signal }) => call(orderCountsSchema, '/orders/counts', { query: filter, signal }),
    staleTime: COUNTS_FRESH_MS,
  })

export const ordersQuery = (filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: ['orders', filter],
    queryFn: ({ pageParam, signal }) => call(orderListSchema, '/orders', { query: { ...filter, cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (result) => result.pages.flatMap((page) => page.orders),
  })

/** The first orders that answer a question, for pickers and the palette. */
export const someOrdersQuery = (filter: OrderFilter, limit: number) =>
  queryOptions({
    queryKey: ['orders', 'some', filter, limit],
    queryFn: ({ signal }) => call(orderListSchema, '/orders', { query: { ...filter, limit }, signal }),
    select: (answer) => answer.orders,
  })

export const orderQuery = (id: string) =>
  queryOptions({ queryKey: ['order', id], queryFn: ({ signal }) => call(orderSchema, `/orders/${id}`, { signal }) })

/** What a change of a confirmed order would come to. A refusal is an answer here, not a failure: it is not tried again. */
export const changePreviewQuery = (order: Pick<OrderView, 'id' | 'draftVersion'>, commands: readonly EditCommand[]) =>
  queryOptions({
    queryKey: ['order-change', order.id, order.draftVersion, commands],
    queryFn: ({ signal }) =>
      call(changePreviewSchema, `/orders/${order.id}/change-preview`, {
        method: 'POST',
        body: { draftVersion: order.draftVersion, commands },
        signal,
      }),
    retry: false,
    staleTime: 0,
  })

/** One operation on a draft or an order. The answer is the order as it is now; a refusal brings it anew too. */
export function useOrderCommand(order: Pick<OrderView, 'id' | 'draftVersion'>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (command: OrderCommand) =>
      call(orderSchema, `/orders/${order.id}/commands`, { method: 'POST', body: { draftVersion: order.draftVersion, command } }),
    onSuccess: (fresh) => showOrder(client, fresh),
    onError: (error) => {
      if (error instanceof ApiError && !error.isTemporary) refreshOrder(client, order.id)
    },
  })
}

/** Puts a fresh order wherever it is on the screen: its card, its conversation, its row. */
export function showOrder(client: QueryClient, order: OrderView): void {
  client.setQueryData(orderQuery(order.id).queryKey, order)
  client.setQueriesData<z.infer<typeof threadSchema>>({ queryKey: ['thread'] }, (thread) =>
    thread?.order?.id === order.id ? { ...thread, order } : thread,
  )
  void client.invalidateQueries({ queryKey: ['orders'] })
}

function refreshOrder(client: QueryClient, id: string): void {
  void client.invalidateQueries({ queryKey: ['order', id] })
  void client.invalidateQueries({ queryKey: ['thread'] })
}

export type ParsedOrder = z.infer<typeof parsedOrderSchema>

/** «Разобрать»: a text, or a file as it is. */
export function useParseOrder() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ partnerId, text, file }: { readonly partnerId: string; readonly text: string; readonly file: File | null }) =>
      call(parsedOrderSchema, '/orders/parse', {
        method: 'POST',
        body: file === null ? { partnerId, text } : parseForm(partnerId, text, file),
      }),
    onSuccess: (parsed) => showOrder(client, parsed.order),
  })
}

function parseForm(partnerId: string, text: string, file: File): FormData {
  const form = new FormData()
  form.set('partnerId', partnerId)
  if (text !== '') form.set('text', text)
  form.set('file', file)
  return form
}
