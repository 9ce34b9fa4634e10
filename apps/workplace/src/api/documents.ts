import { type DocumentKind, type DocumentRow, documentListSchema } from '@skladno/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from './http.ts'

export interface DocumentFilter {
  readonly q?: string | undefined
  readonly kind?: DocumentKind | undefined
  readonly state?: DocumentRow['state'] | undefined
  readonly partnerId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Minor units. */
  readonly sumFrom?: number | undefined
  readonly sumTo?: number | undefined
}

export const documentsQuery = (filter: DocumentFilter) =>
  infiniteQueryOptions({
    queryKey: ['documents', filter],
    queryFn: ({ pageParam, signal }) =>
      call(documentListSchema, '/documents', { query: { ...filter, cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (result) => result.pages.flatMap((page) => page.documents),
  })
