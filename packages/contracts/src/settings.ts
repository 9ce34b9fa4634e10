import { z } from 'zod'
import { dateSchema, idSchema, timestampSchema } from './values.ts'

export const organisationSettingsSchema = z.object({
  id: idSchema,
  name: z.string().max(200),
  fullName: z.string().max(500),
  country: z.enum(['RU', 'KZ']),
  taxId: z.string().max(20),
  kpp: z.string().max(20).nullable(),
  address: z.string().max(500),
  phone: z.string().max(50).nullable(),
  email: z.string().max(200).nullable(),
  timeZone: z.string().max(60),
  directorTitle: z.string().max(200),
  director: z.string().max(200),
  accountant: z.string().max(200).nullable(),
  numberPrefix: z.string().max(12),
  brandColour: z.string().max(20).nullable(),
  vat: z.array(z.object({ from: dateSchema, rateBp: z.int().nullable() })).max(50),
  bank: z
    .object({
      bankName: z.string().max(300),
      bic: z.string().max(20),
      account: z.string().max(40),
      correspondentAccount: z.string().max(40).nullable(),
      /** Kazakhstan: код бенефициара. */
      kbe: z.string().max(2).nullable(),
    })
    .nullable(),
})
/** Pictures printed in the documents of an organisation. */
export const organisationImageSchema = z.enum(['logo', 'stamp', 'signature'])
export type OrganisationImage = z.infer<typeof organisationImageSchema>
export const newOrganisationSchema = organisationSettingsSchema.omit({ id: true })

export const organisationViewSchema = organisationSettingsSchema.extend({
  /** Which pictures are there. */
  images: z.object({ logo: z.boolean(), stamp: z.boolean(), signature: z.boolean() }),
})

export const settingsSchema = z.object({
  companyName: z.string().min(1).max(200),
  timeZone: z.string(),
  organisations: z.array(organisationViewSchema),
  bot: z.object({
    defaultAutonomy: z.enum(['shadow', 'approve', 'veto', 'automatic']),
    duplicateOrderHours: z.int().min(0).max(72),
    escalationMinutes: z.int().min(5).max(1440),
    managerDiscountLimitBp: z.int().min(0).max(10_000),
  }),
  channels: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['on', 'off', 'failing']),
      /** The number, or where the chat is. */
      detail: z.string(),
      /** Variables of the environment that turn it on. */
      variables: z.array(z.string()),
      webhook: z.string().nullable(),
      lastInboundAt: timestampSchema.nullable(),
      lastSentAt: timestampSchema.nullable(),
      lastError: z.object({ at: timestampSchema, detail: z.string() }).nullable(),
      waiting: z.int(),
    }),
  ),
})
export const updateSettingsSchema = settingsSchema
  .omit({ channels: true })
  .extend({ organisations: z.array(organisationSettingsSchema) })
  .partial()
export type OrganisationSettingsView = z.infer<typeof organisationSettingsSchema>
export type OrganisationView = z.infer<typeof organisationViewSchema>
export type NewOrganisation = z.infer<typeof newOrganisationSchema>
export type SettingsView = z.infer<typeof settingsSchema>
