import { z } from 'zod'
import { dateSchema, idSchema } from './values.ts'

export const settingsSchema = z.object({
  companyName: z.string().min(1).max(200),
  timeZone: z.string(),
  organisations: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      fullName: z.string(),
      country: z.enum(['RU', 'KZ']),
      taxId: z.string(),
      kpp: z.string().nullable(),
      address: z.string(),
      phone: z.string().nullable(),
      director: z.string(),
      accountant: z.string().nullable(),
      numberPrefix: z.string(),
      brandColour: z.string().nullable(),
      vat: z.array(z.object({ from: dateSchema, rateBp: z.int().nullable() })),
      bank: z
        .object({ bankName: z.string(), bic: z.string(), account: z.string(), correspondentAccount: z.string().nullable() })
        .nullable(),
    }),
  ),
  bot: z.object({
    defaultAutonomy: z.enum(['shadow', 'approve', 'veto', 'automatic']),
    duplicateOrderHours: z.int().min(0).max(72),
    escalationMinutes: z.int().min(5).max(1440),
    managerDiscountLimitBp: z.int().min(0).max(10_000),
  }),
  channels: z.array(z.object({ name: z.string(), state: z.enum(['on', 'off', 'failing']), detail: z.string() })),
})
export const updateSettingsSchema = settingsSchema.omit({ channels: true }).partial()
export type SettingsView = z.infer<typeof settingsSchema>
