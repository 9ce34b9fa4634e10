import type { JobRequest, JsonObject, RecordedEvent } from '@skladno/platform'
import { NOTICE_RULES, type NoticeRule } from './domain/notice-rules.ts'

/** The rules as jobs. A customer's notice is an effect: told once for ever, whatever is repeated. Those of one order keep their order. */
function requestOf(rule: NoticeRule, event: RecordedEvent): readonly JobRequest[] {
  if (rule.when?.(event) === false) return []
  const orderId = rule.orderId === undefined ? event.subject : rule.orderId(event)
  const key = rule.key(event)
  const payload: JsonObject = { notice: rule.notice, orderId, key, about: { ...rule.facts?.(event) } }
  if (rule.to === 'customer') {
    return [
      {
        task: 'notify-customer',
        payload,
        queue: `notice:${orderId ?? event.subject}`,
        effect: { key: `notice:${key}`, kind: 'notify-customer' },
      },
    ]
  }
  const threadId = rule.threadId?.(event) ?? null
  const managerId = rule.managerId?.(event) ?? null
  return [{ task: 'notify-staff', payload: { ...payload, to: rule.to, threadId, managerId, partnerId: event.partyId } }]
}

type Table = Readonly<Record<string, (event: RecordedEvent) => readonly JobRequest[]>>

const FROM_RULES: Table = Object.fromEntries(
  Object.entries(NOTICE_RULES).map(([type, rules]) => [type, (event: RecordedEvent) => rules.flatMap((rule) => requestOf(rule, event))]),
)

const accessLetter = (letter: 'invitation' | 'password-reset', event: RecordedEvent): JobRequest => ({
  task: 'send-access-letter',
  payload: { letter, employeeId: event.subject },
  effect: { key: `letter:${event.id}`, kind: 'send-access-letter' },
})

/** Letters to staff: one an effect, so each goes once. */
const LETTERS: Table = {
  'parties.employee-added': (event) => [accessLetter('invitation', event)],
  'parties.password-reset-requested': (event) => [accessLetter('password-reset', event)],
  'notifications.staff-told': ({ subject }) => [{ task: 'plan-alerts', payload: { noticeId: subject } }],
  'notifications.alert-due': ({ subject, data }) => [
    {
      task: 'send-alert',
      payload: { noticeId: subject, employeeId: String(data.employeeId) },
      runAt: new Date(String(data.runAt)),
      effect: { key: `alert:${subject}:${String(data.employeeId)}`, kind: 'send-alert' },
    },
  ],
}

/** Which of our jobs follow from which event: the table of rules and the letters, nothing else. */
export const notificationSubscriptions: Table = { ...FROM_RULES, ...LETTERS }
