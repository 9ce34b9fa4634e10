import { z } from 'zod'
import { orderSchema } from './order.ts'
import { idSchema, referenceSchema, timestampSchema } from './values.ts'

export const threadStates = ['bot', 'waiting', 'needs-person', 'taken'] as const

export const messageSchema = z.object({
  id: idSchema,
  direction: z.enum(['in', 'out']),
  author: z.enum(['customer', 'bot', 'employee']),
  employeeName: z.string().nullable(),
  text: z.string(),
  /** Buttons or list rows as the customer saw them. */
  options: z.array(z.object({ id: z.string(), title: z.string(), description: z.string().optional() })),
  file: z.object({ name: z.string(), mimeType: z.string(), sizeBytes: z.int(), url: z.string() }).nullable(),
  delivery: z.enum(['received', 'held', 'suppressed', 'queued', 'accepted', 'sent', 'delivered', 'read', 'failed', 'unknown']),
  failure: z.string().nullable(),
  releaseAt: timestampSchema.nullable(),
  at: timestampSchema,
})

export const threadRowSchema = z.object({
  id: idSchema,
  state: z.enum(threadStates),
  channel: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  partner: referenceSchema.nullable(),
  takenBy: referenceSchema.nullable(),
  lastText: z.string(),
  lastMessageAt: timestampSchema,
  /** Since when somebody waits for us; null when nobody does. */
  waitingSince: timestampSchema.nullable(),
  unread: z.int(),
  orderNumber: z.string().nullable(),
  heldReplies: z.int(),
})

export const escalationSchema = z.object({
  id: idSchema,
  reason: z.string(),
  /** «Клиент хочет X, Y, Z (стандартная часть), но есть дополнительный запрос: …» */
  text: z.string(),
  state: z.enum(['open', 'taken', 'done']),
  threadId: idSchema.nullable(),
  orderId: idSchema.nullable(),
  partner: referenceSchema.nullable(),
  assignedTo: referenceSchema.nullable(),
  dueAt: timestampSchema,
  createdAt: timestampSchema,
})

export const threadSchema = z.object({
  thread: threadRowSchema,
  autonomy: z.enum(['shadow', 'approve', 'veto', 'automatic']).nullable(),
  /** Partners the person may act for; a stranger has none and is linked by hand. */
  partners: z.array(referenceSchema),
  messages: z.array(messageSchema),
  order: orderSchema.nullable(),
  escalations: z.array(escalationSchema),
  canWrite: z.boolean(),
  /** Why a free text cannot be sent now, e.g. the channel's 24-hour window is closed. */
  cannotWriteReason: z.string().nullable(),
})

export const threadListQuerySchema = z.object({
  state: z.string().max(100).optional(),
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
export const threadListSchema = z.object({ threads: z.array(threadRowSchema) })
export const writeMessageSchema = z.object({ text: z.string().min(1).max(4000) })
export const linkThreadSchema = z.object({ partnerId: idSchema, contactName: z.string().min(1).max(200).optional() })
export const escalationListSchema = z.object({ escalations: z.array(escalationSchema) })
export const staffNoticeSchema = z.object({
  id: idSchema,
  kind: z.string(),
  text: z.string(),
  orderId: idSchema.nullable(),
  threadId: idSchema.nullable(),
  createdAt: timestampSchema,
  isRead: z.boolean(),
})
export const staffNoticeListSchema = z.object({ notices: z.array(staffNoticeSchema) })

export type ThreadRow = z.infer<typeof threadRowSchema>
export type ThreadView = z.infer<typeof threadSchema>
export type MessageView = z.infer<typeof messageSchema>
export type EscalationView = z.infer<typeof escalationSchema>
export type StaffNoticeView = z.infer<typeof staffNoticeSchema>
