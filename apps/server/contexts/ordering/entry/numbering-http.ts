import { idSchema, numberedKinds, numberingSchema, setNextNumberSchema } from '@skladno/contracts'
import { calendarDate, fail } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { Db } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import { listOrganisations } from '../../parties/index.ts'
import { lastNumber, NUMBERED, setNextNumber, startsAnewEachYear } from '../use-cases/set-next-number.ts'

const orgParams = z.object({ id: idSchema })
const kindParams = z.object({ id: idSchema, kind: z.enum(numberedKinds) })

/** Numbers of documents by seller: `/api/v1/organisations/:id/numbering`. */
export function numberingRoutes({ uow, authentication, clock }: Pick<AppDeps, 'uow' | 'authentication' | 'clock'>) {
  const seller = async (db: Db, id: string): Promise<{ readonly prefix: string; readonly year: number }> => {
    const found = (await listOrganisations(db)).find((organisation) => organisation.id === id)
    if (found === undefined) return answer(fail('parties.organisation-not-found', { organisationId: id }))
    return { prefix: found.numberPrefix, year: Number(calendarDate(clock.now(), found.timeZone).slice(0, 4)) }
  }
  const view = async (db: Db, organisationId: string) => {
    const { prefix, year } = await seller(db, organisationId)
    const kinds = []
    for (const kind of NUMBERED) {
      const next = (await lastNumber(db, { organisationId, kind, year })) + 1
      const anew = startsAnewEachYear(kind)
      kinds.push({ kind, next, sample: `${prefix}${next}${anew ? `/${String(year).slice(2)}` : ''}`, startsAnewEachYear: anew })
    }
    return { year, kinds }
  }
  return async (server: TypedServer): Promise<void> => {
    server.get(
      '/api/v1/organisations/:id/numbering',
      { schema: { params: orgParams, response: { 200: numberingSchema } } },
      async (request) => {
        answer(await authentication.requireEmployee(request, 'settings'))
        return uow.read((db) => view(db, request.params.id))
      },
    )
    const schema = { params: kindParams, body: setNextNumberSchema, response: { 200: numberingSchema } }
    server.put('/api/v1/organisations/:id/numbering/:kind', { schema }, async (request) => {
      answer(await authentication.requireEmployee(request, 'settings'))
      const { id, kind } = request.params
      const { year } = await uow.read((db) => seller(db, id))
      answer(await uow.run((tx) => setNextNumber(tx, { organisationId: id, kind, year, next: request.body.next })))
      return uow.read((db) => view(db, id))
    })
  }
}
