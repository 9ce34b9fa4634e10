import { z } from 'zod'
import { timestampSchema } from './values.ts'

export const alertKinds = ['work', 'stranger', 'failures', 'channels', 'orders', 'money'] as const
const minutesSchema = z.int().min(0).max(1439)
export const quietHoursSchema = z.object({ fromMinutes: minutesSchema, toMinutes: minutesSchema })
/** Which letters I want; `isMailOn` false = none go at all, whatever is chosen. */
export const myAlertsSchema = z.object({
  alerts: z.array(z.enum(alertKinds)),
  quiet: quietHoursSchema.nullable(),
  isMailOn: z.boolean(),
  email: z.string(),
  timeZone: z.string(),
})
export const updateMyAlertsSchema = z.object({ alerts: z.array(z.enum(alertKinds)).max(10), quiet: quietHoursSchema.nullable() })
/** Letters to staff as the settings show them. */
export const mailHealthSchema = z.object({
  state: z.enum(['on', 'off', 'failing']),
  server: z.string().nullable(),
  from: z.string().nullable(),
  hasPublicUrl: z.boolean(),
  lastSentAt: timestampSchema.nullable(),
  lastError: z.object({ at: timestampSchema, detail: z.string() }).nullable(),
  waiting: z.int(),
})
export const mailTestSchema = z.object({
  kind: z.enum(['sent', 'retry', 'refused', 'unknown']),
  to: z.string(),
  detail: z.string().nullable(),
})
export type AlertKind = (typeof alertKinds)[number]
export type MyAlerts = z.infer<typeof myAlertsSchema>
export type MailHealth = z.infer<typeof mailHealthSchema>
