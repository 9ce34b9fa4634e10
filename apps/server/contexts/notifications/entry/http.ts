import { staffNoticeListSchema } from '@skladno/contracts'
import { answer, localeOf, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { AppDeps } from '../../../deps.ts'
import { listStaffNotices } from '../queries/staff-notices.ts'
import { readNotices } from '../use-cases/read-notices.ts'

/** The bell of the workplace. */
export function notificationRoutes(deps: Pick<AppDeps, 'uow' | 'authentication' | 'clock'>) {
  return async (server: TypedServer): Promise<void> => {
    server.get('/api/v1/staff-notices', { schema: { response: { 200: staffNoticeListSchema } } }, async (request) => {
      const actor = answer(await deps.authentication.requireEmployee(request))
      const locale = localeOf(request.headers['accept-language'])
      return { notices: await deps.uow.read((db) => listStaffNotices(db, { actor, now: deps.clock.now(), locale })) }
    })
    server.post('/api/v1/staff-notices/read', { schema: { response: { 200: z.object({}) } } }, async (request) => {
      const actor = answer(await deps.authentication.requireEmployee(request))
      await deps.uow.run((tx) => readNotices(tx, actor))
      return {}
    })
  }
}
