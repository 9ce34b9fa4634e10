import { z } from 'zod'
import { dateSchema, idSchema, moneySchema, referenceSchema } from './values.ts'

export const paymentRowSchema = z.object({
  id: idSchema,
  organisation: referenceSchema,
  partner: referenceSchema.nullable(),
  payerName: z.string(),
  payerTaxId: z.string().nullable(),
  number: z.string().nullable(),
  paidOn: dateSchema,
  amount: moneySchema,
  unallocated: moneySchema,
  method: z.enum(['bank', 'cash', 'card', 'kaspi', 'sbp']),
  purpose: z.string(),
  orders: z.array(z.object({ id: idSchema, number: z.string(), amount: moneySchema })),
})
export const paymentListSchema = z.object({ payments: z.array(paymentRowSchema) })
/** A payment entered by hand; without orders it stays an advance of the partner. `key` makes a repeat harmless. */
export const recordPaymentSchema = z.object({
  key: z.string().min(1).max(100),
  organisationId: idSchema,
  partnerId: idSchema,
  legalEntityId: idSchema.optional(),
  amount: moneySchema,
  paidOn: dateSchema,
  method: z.enum(['bank', 'cash', 'card', 'kaspi', 'sbp']),
  number: z.string().max(50).optional(),
  purpose: z.string().max(500).optional(),
  orders: z.array(z.object({ orderId: idSchema, amount: moneySchema })).max(100),
})
export type PaymentRow = z.infer<typeof paymentRowSchema>
