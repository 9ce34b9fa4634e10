import { type FigureKey, type FunnelStage, figureRowsSchema, type PaymentKind, todaySchema } from '@skladno/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from './http.ts'

export interface AskedPeriod {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const FRESH_MS = 60_000

export const todayQuery = (period: AskedPeriod) =>
  queryOptions({
    queryKey: ['today', period],
    queryFn: ({ signal }) => call(todaySchema, '/analytics/today', { query: period, signal }),
    refetchInterval: FRESH_MS,
  })

export interface FigureRowsFilter extends AskedPeriod {
  readonly figure: FigureKey | 'funnel'
  readonly kind?: PaymentKind | undefined
  readonly stage?: FunnelStage | undefined
  readonly reason?: string | undefined
}

export const figureRowsQuery = (filter: FigureRowsFilter) =>
  queryOptions({
    queryKey: ['today', 'rows', filter],
    queryFn: ({ signal }) => call(figureRowsSchema, '/analytics/rows', { query: filter, signal }),
  })
