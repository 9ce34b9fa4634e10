import { z } from 'zod'
import { dateSchema, idSchema, moneySchema, referenceSchema, timestampSchema } from './values.ts'

/** Kinds of stored documents: what we print, and what customers sent. */
export const documentKinds = [
  'invoice',
  'shipment-note',
  'correction',
  'order-summary',
  'payment-order',
  'company-card',
  'power-of-attorney',
  'attachment',
] as const

export const documentRowSchema = z.object({
  id: idSchema,
  kind: z.enum(documentKinds),
  number: z.string().nullable(),
  on: dateSchema,
  /** A replaced or void счёт stays findable. */
  state: z.enum(['current', 'replaced', 'void']),
  partner: referenceSchema.nullable(),
  organisation: referenceSchema.nullable(),
  order: z.object({ id: idSchema, number: z.string().nullable() }).nullable(),
  total: moneySchema.nullable(),
  createdAt: timestampSchema,
  url: z.string(),
})
export const documentListQuerySchema = z.object({
  /** A part of the number, of the order's number or of the customer's name. */
  q: z.string().max(200).optional(),
  kind: z.enum(documentKinds).optional(),
  state: z.enum(['current', 'replaced', 'void']).optional(),
  partnerId: idSchema.optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  /** Minor units. */
  sumFrom: z.coerce.number().int().min(0).optional(),
  sumTo: z.coerce.number().int().min(0).optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export const documentListSchema = z.object({ documents: z.array(documentRowSchema), nextCursor: z.string().nullable() })

export type DocumentKind = (typeof documentKinds)[number]
export type DocumentRow = z.infer<typeof documentRowSchema>
