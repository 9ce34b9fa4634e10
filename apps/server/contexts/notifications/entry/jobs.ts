import { type CronEntry, isJsonObject, type JobHandler, type JsonObject } from '@skladno/platform'
import { CUSTOMER_NOTICES, type CustomerNotice, type NoticeFacts, STAFF_NOTICES, type StaffNotice } from '../domain/notices.ts'
import { type CustomerNoticeCommand, type NoticeDeps, notifyCustomer } from '../use-cases/notify-customer.ts'
import { notifyStaff } from '../use-cases/notify-staff.ts'
import { remindReserves } from '../use-cases/remind-reserves.ts'
import type { StaffAddressee, WriteStaffNotice } from '../use-cases/write-staff-notice.ts'

export function notificationJobs(deps: NoticeDeps): Readonly<Record<string, JobHandler>> {
  return {
    'notify-customer': (payload) => notifyCustomer(deps, customerCommand(payload), text(payload, 'effectId')),
    'notify-staff': (payload) => deps.uow.run((tx) => notifyStaff(tx, staffCommand(payload))),
    'remind-reserves': () => deps.uow.run((tx) => remindReserves(tx)),
  }
}

export const notificationCron: readonly CronEntry[] = [{ task: 'remind-reserves', pattern: '*/15 * * * *' }]

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

const ADDRESSEES: readonly StaffAddressee[] = ['manager', 'warehouse', 'accountant', 'sales']

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
