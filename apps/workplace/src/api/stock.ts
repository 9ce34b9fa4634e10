import {
  type addExpectedReceiptSchema,
  type changeExpectedReceiptSchema,
  correctionPreviewSchema,
  type correctStockSchema,
  expectedReceiptListSchema,
  expectedReceiptSchema,
  type previewCorrectionSchema,
  type recordReceiptSchema,
  stockDocumentListSchema,
  stockDocumentSchema,
  waitingOrderListSchema,
} from '@skladno/contracts'
import { infiniteQueryOptions, type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from './http.ts'

export interface ExpectedFilter {
  readonly warehouseId?: string | undefined
  readonly state?: 'open' | 'late' | 'all' | undefined
}

export const expectedQuery = (filter: ExpectedFilter) =>
  queryOptions({
    queryKey: ['stock-expected', filter],
    queryFn: ({ signal }) => call(expectedReceiptListSchema, '/stock/expected', { query: { ...filter, limit: 500 }, signal }),
  })

/** Confirmed orders that wait for a product at a warehouse. */
export const waitingOrdersQuery = (productId: string, warehouseId: string) =>
  queryOptions({
    queryKey: ['stock-expected', 'waiting', productId, warehouseId],
    queryFn: ({ signal }) => call(waitingOrderListSchema, `/products/${productId}/waiting-orders`, { query: { warehouseId }, signal }),
    select: (answer) => answer.orders,
  })

export interface DocumentFilter {
  readonly warehouseId?: string | undefined
  readonly kind?: 'receipt' | 'correction' | undefined
}

export const stockDocumentsQuery = (filter: DocumentFilter) =>
  infiniteQueryOptions({
    queryKey: ['stock-documents', filter],
    queryFn: ({ pageParam, signal }) =>
      call(stockDocumentListSchema, '/stock/documents', { query: { ...filter, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (result) => result.pages.flatMap((page) => page.documents),
  })

export const stockDocumentQuery = (id: string) =>
  queryOptions({
    queryKey: ['stock-documents', 'one', id],
    queryFn: ({ signal }) => call(stockDocumentSchema, `/stock/documents/${id}`, { signal }),
  })

function refreshStock(client: QueryClient): void {
  for (const key of ['stock-expected', 'stock-documents', 'stock-moves', 'product-card', 'products', 'orders', 'order'])
    void client.invalidateQueries({ queryKey: [key] })
}

export function useExpectedCommands() {
  const client = useQueryClient()
  const onSettled = () => refreshStock(client)
  return {
    add: useMutation({
      mutationFn: (body: z.input<typeof addExpectedReceiptSchema>) =>
        call(expectedReceiptSchema, '/stock/expected', { method: 'POST', body }),
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ id, ...body }: z.input<typeof changeExpectedReceiptSchema> & { readonly id: string }) =>
        call(expectedReceiptSchema, `/stock/expected/${id}`, { method: 'PATCH', body }),
      onSettled,
    }),
    cancel: useMutation({
      mutationFn: ({ id, ...body }: { readonly id: string; readonly version: number; readonly reason: string }) =>
        call(expectedReceiptSchema, `/stock/expected/${id}/cancel`, { method: 'POST', body }),
      onSettled,
    }),
  }
}

export function useStockDocuments() {
  const client = useQueryClient()
  const onSettled = () => refreshStock(client)
  return {
    receive: useMutation({
      mutationFn: (body: z.input<typeof recordReceiptSchema>) => call(stockDocumentSchema, '/stock/receipts', { method: 'POST', body }),
      onSettled,
    }),
    preview: useMutation({
      mutationFn: (body: z.input<typeof previewCorrectionSchema>) =>
        call(correctionPreviewSchema, '/stock/corrections/preview', { method: 'POST', body }),
    }),
    correct: useMutation({
      mutationFn: (body: z.input<typeof correctStockSchema>) => call(stockDocumentSchema, '/stock/corrections', { method: 'POST', body }),
      onSettled,
    }),
    reverse: useMutation({
      mutationFn: ({
        id,
        ...body
      }: {
        readonly id: string
        readonly key: string
        readonly reason: string
        readonly acceptsShortage: boolean
      }) => call(stockDocumentSchema, `/stock/documents/${id}/reverse`, { method: 'POST', body }),
      onSettled,
    }),
  }
}
