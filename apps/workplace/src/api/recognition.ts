import {
  aliasListSchema,
  type askReplaySchema,
  confusionListSchema,
  type giveAliasSchema,
  type giveUnitSchema,
  recognitionRulesSchema,
  replayCurveSchema,
  replayListSchema,
  replaySchema,
  type setPilotSchema,
  type setThresholdSchema,
  unitPreferenceListSchema,
} from '@skladno/contracts'
import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { call } from './http.ts'

export interface AliasFilter {
  readonly q?: string | undefined
  readonly level?: string | undefined
  readonly source?: string | undefined
  readonly partnerId?: string | undefined
  readonly state?: 'live' | 'revoked' | undefined
}

const PAGE = 100
const done = z.object({ ok: z.literal(true) })

/** The offset of the page after these, or none. */
const nextOffset = (pages: readonly { readonly total: number }[]): number | undefined =>
  pages.length * PAGE < (pages[0]?.total ?? 0) ? pages.length * PAGE : undefined

export const aliasesQuery = (filter: AliasFilter) =>
  infiniteQueryOptions({
    queryKey: ['recognition-aliases', filter],
    queryFn: ({ pageParam, signal }) =>
      call(aliasListSchema, '/recognition/aliases', { query: { ...filter, offset: pageParam, limit: PAGE }, signal }),
    initialPageParam: 0,
    getNextPageParam: (_page, pages) => nextOffset(pages),
    select: (result) => result.pages.flatMap((page) => page.aliases),
  })

export const unitPreferencesQuery = (filter: Pick<AliasFilter, 'q' | 'partnerId'>) =>
  infiniteQueryOptions({
    queryKey: ['recognition-units', filter],
    queryFn: ({ pageParam, signal }) =>
      call(unitPreferenceListSchema, '/recognition/unit-preferences', { query: { ...filter, offset: pageParam, limit: PAGE }, signal }),
    initialPageParam: 0,
    getNextPageParam: (_page, pages) => nextOffset(pages),
    select: (result) => result.pages.flatMap((page) => page.preferences),
  })

export const confusionsQuery = (days: number) =>
  infiniteQueryOptions({
    queryKey: ['recognition-confusions', days],
    queryFn: ({ pageParam, signal }) =>
      call(confusionListSchema, '/recognition/confusions', { query: { days, offset: pageParam, limit: PAGE }, signal }),
    initialPageParam: 0,
    getNextPageParam: (_page, pages) => nextOffset(pages),
    select: (result) => result.pages.flatMap((page) => page.confusions),
  })

export const rulesQuery = queryOptions({
  queryKey: ['recognition-rules'],
  queryFn: ({ signal }) => call(recognitionRulesSchema, '/recognition/rules', { signal }),
})

export const replaysQuery = queryOptions({
  queryKey: ['replays'],
  queryFn: ({ signal }) => call(replayListSchema, '/recognition/replays', { signal }),
  select: (answer) => answer.replays,
})

export interface CurveFilter {
  readonly replayId: string
  readonly scope: 'company' | 'group' | 'customer'
  readonly scopeId: string
  readonly margin: number
}

/** The curve where only what leads the second product by the margin is accepted. */
export const curveQuery = ({ replayId, ...query }: CurveFilter) =>
  queryOptions({
    queryKey: ['replay', replayId, 'curve', query],
    queryFn: ({ signal }) => call(replayCurveSchema, `/recognition/replays/${replayId}/curve`, { query, signal }),
    enabled: query.margin > 0,
    placeholderData: keepPreviousData,
  })

export const replayQuery = (id: string) =>
  queryOptions({ queryKey: ['replay', id], queryFn: ({ signal }) => call(replaySchema, `/recognition/replays/${id}`, { signal }) })

function useAsking<V, R>(keys: readonly string[], mutationFn: (variables: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] })
    },
  })
}

export const useGiveAlias = () =>
  useAsking(['recognition-aliases'], (body: z.input<typeof giveAliasSchema>) =>
    call(done, '/recognition/aliases', { method: 'POST', body }),
  )

export const useSetAliasLive = () =>
  useAsking(['recognition-aliases'], ({ id, isLive }: { readonly id: string; readonly isLive: boolean }) =>
    call(done, `/recognition/aliases/${id}/${isLive ? 'restore' : 'revoke'}`, { method: 'POST' }),
  )

export const useGiveUnit = () =>
  useAsking(['recognition-units'], (body: z.input<typeof giveUnitSchema>) =>
    call(done, '/recognition/unit-preferences', { method: 'POST', body }),
  )

export const useRevokeUnit = () =>
  useAsking(['recognition-units'], (id: string) => call(done, `/recognition/unit-preferences/${id}/revoke`, { method: 'POST' }))

export const useSetThreshold = () =>
  useAsking(['recognition-rules'], (body: z.input<typeof setThresholdSchema>) =>
    call(recognitionRulesSchema, '/recognition/thresholds', { method: 'PUT', body }),
  )

export const useSetPilot = () =>
  useAsking(['recognition-rules'], (body: z.input<typeof setPilotSchema>) =>
    call(recognitionRulesSchema, '/recognition/pilot', { method: 'PUT', body }),
  )

export const useAskReplay = () =>
  useAsking(['replays'], (body: z.input<typeof askReplaySchema>) => call(replaySchema, '/recognition/replays', { method: 'POST', body }))

export const useCancelReplay = () =>
  useAsking(['replays', 'replay'], (id: string) => call(replaySchema, `/recognition/replays/${id}/cancel`, { method: 'POST' }))
