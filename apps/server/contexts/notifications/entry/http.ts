import { debtReminderSchema, idSchema, staffNoticeListSchema } from '@skladno/contracts'
import { answer, localeOf, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { AppDeps } from '../../../deps.ts'
import type { MessengerChannel } from '../../conversation/index.ts'
import { listStaffNotices } from '../queries/staff-notices.ts'
import { readNotices } from '../use-cases/read-notices.ts'
import { prepareDebtReminder, remindOfDebt } from '../use-cases/remind-of-debt.ts'

type Deps = Pick<AppDeps, 'uow' | 'authentication' | 'clock'> & {
  readonly channels: ReadonlyMap<string, Pick<MessengerChannel, 'limits'>>
}

const customerParams = z.object({ partnerId: idSchema })

/** The bell of the workplace, and reminders of debt that an employee sends. */
export function notificationRoutes(deps: Deps) {
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
    const reminderSchema = { params: customerParams, response: { 200: debtReminderSchema } }
    const path = '/api/v1/receivables/customers/:partnerId/reminder'
    server.get(path, { schema: reminderSchema }, async (request) => {
      answer(await deps.authentication.requireEmployee(request, 'receivables'))
      const { partnerId } = request.params
      return (await deps.uow.read((db) => prepareDebtReminder(db, { partnerId, now: deps.clock.now() }))).view
    })
    server.post(path, { schema: reminderSchema }, async (request) => {
      const by = answer(await deps.authentication.requireEmployee(request, 'receivables'))
      return deps.uow.run((tx) => remindOfDebt(tx, deps.channels, { partnerId: request.params.partnerId, by }))
    })
  }
}
