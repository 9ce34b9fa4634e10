import { calendarSchema, dateSchema, setCalendarDaySchema } from '@skladno/contracts'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import { calendarOf, setCalendarDay } from '../use-cases/keep-calendar.ts'
import type { PartiesDeps } from './routes.ts'

const countrySchema = z.enum(['RU', 'KZ'])

/** The production calendar: `/api/v1/calendar/:country`. */
export function addCalendarRoutes(server: TypedServer, { uow, authentication }: PartiesDeps): void {
  const read = (country: 'RU' | 'KZ', asked?: number) =>
    uow.run(async (tx) => {
      const year = asked ?? tx.now.getUTCFullYear()
      return { country, year, days: await calendarOf(tx.db, { country, year }) }
    })
  const readSchema = {
    params: z.object({ country: countrySchema }),
    querystring: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
    response: { 200: calendarSchema },
  }
  server.get('/api/v1/calendar/:country', { schema: readSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'settings'))
    return read(request.params.country, request.query.year)
  })
  const setSchema = {
    params: z.object({ country: countrySchema, day: dateSchema }),
    body: setCalendarDaySchema,
    response: { 200: calendarSchema },
  }
  server.put('/api/v1/calendar/:country/:day', { schema: setSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'settings'))
    const { country, day } = request.params
    await uow.run((tx) => setCalendarDay(tx, { country, day, isWorking: request.body.isWorking }))
    return read(country, Number(day.slice(0, 4)))
  })
}
