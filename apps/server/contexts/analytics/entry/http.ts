import { figureRowsQuerySchema, figureRowsSchema, periodQuerySchema, type TodayView, todaySchema } from '@skladno/contracts'
import { calendarDate } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import type { Db } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import { companySettings } from '../../parties/index.ts'
import { comparisonOf, type Period, periodFrom } from '../domain/period.ts'
import { figureRows } from '../queries/figure-rows.ts'
import { figures } from '../queries/figures.ts'
import { funnels } from '../queries/funnel.ts'
import { reasonsOf } from '../queries/reasons.ts'
import { workToDo } from '../queries/work-to-do.ts'

interface Asked {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The owner's figures, and the rows each was counted from. */
export function analyticsRoutes(deps: Pick<AppDeps, 'uow' | 'authentication' | 'clock'>) {
  const { uow, authentication } = deps
  /** Days are the company's own, wherever the asking browser is. */
  const periodIn = async (db: Db, asked: Asked) => {
    const { timeZone } = await companySettings(db)
    const today = calendarDate(deps.clock.now(), timeZone)
    return { today, timeZone, period: periodFrom(asked, today) }
  }
  return async (server: TypedServer): Promise<void> => {
    server.get(
      '/api/v1/analytics/today',
      { schema: { querystring: periodQuerySchema, response: { 200: todaySchema } } },
      async (request) => {
        answer(await authentication.requireEmployee(request, 'analytics'))
        return uow.read(async (db) => todayView(db, await periodIn(db, request.query)))
      },
    )
    const rowsSchema = { querystring: figureRowsQuerySchema, response: { 200: figureRowsSchema } }
    server.get('/api/v1/analytics/rows', { schema: rowsSchema }, async (request) => {
      answer(await authentication.requireEmployee(request, 'analytics'))
      return uow.read(async (db) => {
        const { period, timeZone } = await periodIn(db, request.query)
        return { ...period, ...(await figureRows(db, { query: request.query, span: { ...period, timeZone } })) }
      })
    })
  }
}

interface Asking {
  readonly today: string
  readonly timeZone: string
  readonly period: Period
}

async function todayView(db: Db, { today, timeZone, period }: Asking): Promise<TodayView> {
  const span = { ...period, timeZone }
  return {
    ...period,
    today,
    figures: await figures(db, { comparison: comparisonOf(period), timeZone }),
    funnels: await funnels(db, span),
    ...(await reasonsOf(db, span)),
    work: await workToDo(db, { on: today }),
  }
}
