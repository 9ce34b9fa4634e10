import {
  type acceptPricesSchema,
  type correctImportSchema,
  type ImportKindCode,
  type ImportRow,
  importListSchema,
  importPriceListSchema,
  importSchema,
  startedImportsSchema,
} from '@skladno/contracts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call, sendForm } from './http.ts'

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => call(importListSchema, '/imports', { signal }),
  select: (answer) => answer.imports,
})

/** How often a running import is asked about, should the live line be down. */
const RUNNING_POLL_MS = 2_000

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => call(importSchema, `/imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && isRunning(state.data) ? RUNNING_POLL_MS : false),
  })

export const isRunning = ({ state }: Pick<ImportRow, 'state'>): boolean => ['waiting', 'checking', 'applying'].includes(state)

const PAGE = 100

export const importPricesQuery = (id: string, only: 'doubtful' | undefined, version: number) =>
  infiniteQueryOptions({
    queryKey: ['import-prices', id, only, version],
    queryFn: ({ pageParam, signal }) =>
      call(importPriceListSchema, `/imports/${id}/prices`, { query: { only, offset: pageParam, limit: PAGE }, signal }),
    initialPageParam: 0,
    getNextPageParam: (page, _, offset) => (offset + page.prices.length < page.total ? offset + page.prices.length : undefined),
    select: (result) => result.pages.flatMap((page) => page.prices),
  })

/** Where the sample of a kind is downloaded from. */
export const templateUrl = (kind: ImportKindCode, as: 'xlsx' | 'csv'): string => `/api/v1/imports/template/${kind}?as=${as}`

export interface Upload {
  readonly kind: ImportKindCode
  readonly files: readonly File[]
  readonly isPart: boolean
  /** The share that has left, 0..1. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/** Sends files of one kind as one set; the answer is the import that begins with them. */
export function useUpload() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ kind, files, isPart, onProgress, signal }: Upload) => {
      const form = new FormData()
      form.append('kind', kind)
      form.append('isPart', String(isPart))
      for (const file of files) form.append('files', file)
      return sendForm(startedImportsSchema, '/imports', { form, onProgress, signal })
    },
    onSuccess: () => void client.invalidateQueries({ queryKey: ['imports'] }),
  })
}

export type Correction = z.infer<typeof correctImportSchema>

/** What a person does to an import: each answers with the import as it is then. */
export function useImportCommands(id: string) {
  const client = useQueryClient()
  const settle = (view: z.infer<typeof importSchema>) => {
    client.setQueryData(['import', id], view)
    void client.invalidateQueries({ queryKey: ['imports'] })
    void client.invalidateQueries({ queryKey: ['import-prices', id] })
  }
  const post = (path: string, body: object, method: 'POST' | 'PATCH' = 'POST') =>
    call(importSchema, `/imports/${id}${path}`, { method, body })
  return {
    correct: useMutation({ mutationFn: (body: Correction) => post('', body, 'PATCH'), onSuccess: settle }),
    apply: useMutation({
      mutationFn: (body: { readonly version: number; readonly isConfirmed: boolean }) => post('/apply', body),
      onSuccess: settle,
      // A refusal may have started a new check.
      onError: () => void client.invalidateQueries({ queryKey: ['import', id] }),
    }),
    cancel: useMutation({ mutationFn: () => post('/cancel', {}), onSuccess: settle }),
    accept: useMutation({ mutationFn: (body: z.infer<typeof acceptPricesSchema>) => post('/prices/accept', body), onSuccess: settle }),
  }
}
