import { z } from 'zod'
import { messageSchema } from './thread.ts'

/** Web chat of one customer contact, entered by a signed link or by phone and a one-time code. */
export const chatEnterSchema = z.union([
  z.object({ link: z.string().min(10).max(200) }),
  z.object({ phone: z.string().min(5).max(30), code: z.string().length(6) }),
  z.strictObject({ phone: z.string().min(5).max(30) }),
])
export const chatStateSchema = z.object({
  name: z.string(),
  company: z.string(),
  partner: z.string().nullable(),
  managerName: z.string().nullable(),
  messages: z.array(messageSchema),
})
export const chatSendSchema = z.object({ key: z.string().min(1).max(60), text: z.string().min(1).max(10_000) })
export const chatPressSchema = z.object({
  key: z.string().min(1).max(60),
  optionId: z.string().min(1).max(256),
  title: z.string().max(200),
})
export type ChatState = z.infer<typeof chatStateSchema>
