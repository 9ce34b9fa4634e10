import { z } from 'zod'
import type { DeliveryState, FailedDelivery, InboundEvent } from '../../../ports/messenger-channel.ts'
import { outcomeOfCode } from './graph-errors.ts'
import { addressOf, type Delivery, MAX_ID_CHARS } from './parse-message.ts'

const optional = z.string().min(1).nullish().catch(null)
const optionalId = z.string().min(1).max(MAX_ID_CHARS).nullish().catch(null)

const statusShape = z.object({
  id: z.string().min(1).max(MAX_ID_CHARS),
  status: z.string().min(1).max(100),
  timestamp: z.coerce.number().positive(),
  recipient_id: optionalId,
  recipient_user_id: optionalId,
  recipient_type: optionalId,
  recipient_participant_id: optionalId,
  biz_opaque_callback_data: optional,
  errors: z.array(z.unknown()).nullish().catch(null),
})

const errorShape = z.object({
  code: z.coerce.number().int(),
  title: optional,
  message: optional,
  error_data: z.object({ details: optional }).nullish().catch(null),
})

const states: ReadonlySet<string> = new Set<DeliveryState>(['sent', 'delivered', 'read', 'failed'])
const isState = (status: string): status is DeliveryState => states.has(status)

/** One element of `statuses[]`. Only messages to people are known; other states (a voice note `played`) are news, not a state. */
export function parseStatus(raw: unknown, delivery: Delivery): InboundEvent {
  const parsed = statusShape.safeParse(raw)
  if (!parsed.success) return delivery.unrecognised('malformed-status', raw)
  const status = parsed.data
  if (!isState(status.status)) return delivery.notice(delivery.account, `status:${status.status}`, raw)
  const isGroup = status.recipient_type === 'group'
  // A message may fail again after a retry of its own, at another time: that is a new fact.
  const time = status.status === 'failed' ? `:${status.timestamp}` : ''
  const member = isGroup ? `:${status.recipient_participant_id ?? status.recipient_user_id ?? ''}` : ''
  return {
    kind: 'status',
    key: `whatsapp:${delivery.account}:status:${status.id}:${status.status}${time}${member}`,
    messageId: status.id,
    reference: status.biz_opaque_callback_data ?? null,
    status: status.status,
    at: new Date(status.timestamp * 1000),
    recipient: addressOf(delivery.account, status.recipient_user_id, isGroup ? status.recipient_participant_id : status.recipient_id),
    error: status.status === 'failed' ? failureOf(status.errors?.[0]) : null,
  }
}

/** Meta rewrites titles and messages; the code and the details are what it keeps. */
function failureOf(raw: unknown): FailedDelivery {
  const parsed = errorShape.safeParse(raw)
  if (!parsed.success) {
    const detail = 'The status names no error'
    return { code: 'none', detail, outcome: { kind: 'rejected', reason: 'invalid', code: 'none', detail } }
  }
  const { code, title, message, error_data: more } = parsed.data
  const detail = more?.details ?? message ?? title ?? ''
  return { code: String(code), detail, outcome: outcomeOfCode(code, detail) }
}
