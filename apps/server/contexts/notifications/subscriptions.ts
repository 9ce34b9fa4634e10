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

/** Which of our jobs follow from which event: the table of rules, nothing else. */
export const notificationSubscriptions: Readonly<Record<string, (event: RecordedEvent) => readonly JobRequest[]>> = Object.fromEntries(
  Object.entries(NOTICE_RULES).map(([type, rules]) => [type, (event: RecordedEvent) => rules.flatMap((rule) => requestOf(rule, event))]),
)
