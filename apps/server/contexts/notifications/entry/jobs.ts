import { type CronEntry, isJsonObject, type JobHandler, type JsonObject } from '@skladno/platform'
import { CUSTOMER_NOTICES, type CustomerNotice, type NoticeFacts, STAFF_NOTICES, type StaffNotice } from '../domain/notices.ts'
import { type CustomerNoticeCommand, type NoticeDeps, notifyCustomer } from '../use-cases/notify-customer.ts'
import { notifyStaff } from '../use-cases/notify-staff.ts'
import { planAlerts } from '../use-cases/plan-alerts.ts'
import { remindReserves } from '../use-cases/remind-reserves.ts'
import { type LetterDeps, sendAccessLetter, sendAlert } from '../use-cases/send-letters.ts'
import { watchChannels } from '../use-cases/watch-channels.ts'
import type { StaffAddressee, WriteStaffNotice } from '../use-cases/write-staff-notice.ts'

export function notificationJobs(deps: NoticeDeps & LetterDeps & { readonly alertDelayMs?: number }): Readonly<Record<string, JobHandler>> {
  return {
    'notify-customer': (payload) => notifyCustomer(deps, customerCommand(payload), text(payload, 'effectId')),
    'notify-staff': (payload) => deps.uow.run((tx) => notifyStaff(tx, staffCommand(payload))),
    'plan-alerts': async (payload) => {
      if (deps.mailer !== null) await deps.uow.run((tx) => planAlerts(tx, text(payload, 'noticeId'), deps.alertDelayMs))
    },
    'send-alert': (payload) =>
      sendAlert(deps, { noticeId: text(payload, 'noticeId'), employeeId: text(payload, 'employeeId') }, text(payload, 'effectId')),
    'send-access-letter': (payload) =>
      sendAccessLetter(
        deps,
        { letter: payload.letter === 'invitation' ? 'invitation' : 'password-reset', employeeId: text(payload, 'employeeId') },
        text(payload, 'effectId'),
      ),
    'watch-channels': () => deps.uow.run((tx) => watchChannels(tx)),
    'remind-reserves': () => deps.uow.run((tx) => remindReserves(tx)),
  }
}

export const notificationCron: readonly CronEntry[] = [
  { task: 'remind-reserves', pattern: '*/15 * * * *' },
  { task: 'watch-channels', pattern: '*/5 * * * *' },
]

function text(payload: JsonObject, key: string): string {
  const value = payload[key]
  if (typeof value !== 'string') throw new Error(`The job's payload has no ${key}: ${JSON.stringify(payload)}`)
  return value
}

const textOrNull = (payload: JsonObject, key: string): string | null => (typeof payload[key] === 'string' ? text(payload, key) : null)

function customerCommand(payload: JsonObject): CustomerNoticeCommand {
  const notice = CUSTOMER_NOTICES.find((candidate) => candidate === payload.notice)
  if (notice === undefined) throw new Error(`There is no customer notice ${String(payload.notice)}`)
  return { notice: notice satisfies CustomerNotice, orderId: text(payload, 'orderId'), key: text(payload, 'key'), about: aboutOf(payload) }
}

const ADDRESSEES: readonly StaffAddressee[] = ['manager', 'warehouse', 'accountant', 'sales', 'admin']

function staffCommand(payload: JsonObject): WriteStaffNotice {
  const kind: StaffNotice | undefined = STAFF_NOTICES.find((candidate) => candidate === payload.notice)
  const to = ADDRESSEES.find((candidate) => candidate === payload.to)
  if (kind === undefined || to === undefined) throw new Error(`There is no staff notice ${String(payload.notice)} to ${String(payload.to)}`)
  return {
    kind,
    to,
    orderId: textOrNull(payload, 'orderId'),
    partnerId: textOrNull(payload, 'partnerId'),
    threadId: textOrNull(payload, 'threadId'),
    managerId: textOrNull(payload, 'managerId'),
    facts: aboutOf(payload),
    key: text(payload, 'key'),
  }
}

function aboutOf(payload: JsonObject): NoticeFacts {
  const about = isJsonObject(payload.about) ? payload.about : {}
  const facts: Record<string, string | number | boolean | null> = {}
  for (const [key, value] of Object.entries(about)) if (value === null || typeof value !== 'object') facts[key] = value
  return facts
}
