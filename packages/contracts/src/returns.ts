import { z } from 'zod'
import { dateSchema, idSchema, moneySchema, quantitySchema, referenceSchema, timestampSchema } from './values.ts'

export const returnStates = ['requested', 'approved', 'rejected', 'withdrawn', 'accepted'] as const
export const returnCommands = ['approve', 'reject', 'withdraw', 'accept'] as const

export const returnSchema = z.object({
  id: idSchema,
  number: z.string(),
  state: z.enum(returnStates),
  order: z.object({ id: idSchema, number: z.string() }),
  shipment: z.object({ id: idSchema, number: z.string(), shippedOn: dateSchema }),
  partner: referenceSchema,
  warehouse: referenceSchema,
  reason: z.string(),
  requestedBy: z.string(),
  requestedAt: timestampSchema,
  decidedBy: z.string().nullable(),
  decidedAt: timestampSchema.nullable(),
  note: z.string().nullable(),
  acceptedBy: z.string().nullable(),
  acceptedAt: timestampSchema.nullable(),
  lines: z.array(
    z.object({
      lineId: idSchema,
      sku: z.string(),
      name: z.string(),
      asked: quantitySchema,
      accepted: quantitySchema.nullable(),
      condition: z.enum(['good', 'damaged']).nullable(),
      destination: z.enum(['stock', 'write-off']).nullable(),
      note: z.string().nullable(),
      amount: moneySchema.nullable(),
      /** As it was shipped; null: «без НДС». */
      vatRateBp: z.int().nullable(),
    }),
  ),
  /** Nothing until the warehouse has accepted; null for who may not see prices. */
  total: moneySchema.nullable(),
  /** The correction document, once it is printed. */
  document: z.object({ id: idSchema, title: z.string(), url: z.string() }).nullable(),
  allowedCommands: z.array(z.enum(returnCommands)),
})
export const returnListSchema = z.object({ returns: z.array(returnSchema) })
export const returnListQuerySchema = z.object({
  /** States separated by commas; absent: those that wait for somebody. */
  state: z.string().max(100).optional(),
  orderId: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

/** What of an order may still come back, by shipment document. */
export const returnableSchema = z.object({
  shipments: z.array(
    z.object({
      id: idSchema,
      number: z.string(),
      shippedOn: dateSchema,
      lines: z.array(
        z.object({
          lineId: idSchema,
          name: z.string(),
          shipped: quantitySchema,
          left: quantitySchema,
          /** Why it is not taken back; null: it is. */
          refusal: z.string().nullable(),
        }),
      ),
    }),
  ),
})

/** `key` makes a repeat harmless: the same key answers with the same return. */
export const requestReturnSchema = z.object({
  key: z.string().min(1).max(100),
  shipmentId: idSchema,
  reason: z.string().trim().min(3).max(500),
  lines: z
    .array(z.object({ lineId: idSchema, quantity: quantitySchema }))
    .min(1)
    .max(1000),
})

export const returnCommandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approve'), note: z.string().max(500).optional() }),
  z.object({ kind: z.literal('reject'), note: z.string().trim().min(3).max(500) }),
  z.object({ kind: z.literal('withdraw'), note: z.string().max(500).optional() }),
  z.object({
    kind: z.literal('accept'),
    /** Lines not named were not brought. Damaged goods never go back to stock. */
    lines: z
      .array(
        z.object({
          lineId: idSchema,
          quantity: quantitySchema,
          condition: z.enum(['good', 'damaged']),
          destination: z.enum(['stock', 'write-off']).optional(),
          note: z.string().max(300).optional(),
        }),
      )
      .max(1000),
  }),
])

/** Groups of goods that are not taken back, with what a customer is told. */
export const nonReturnableSchema = z.object({ groups: z.array(z.object({ groupId: idSchema, name: z.string(), reason: z.string() })) })
export const setNonReturnableSchema = z.object({ groupId: idSchema, reason: z.string().max(200).nullable() })

export type ReturnView = z.infer<typeof returnSchema>
export type ReturnCommand = z.infer<typeof returnCommandSchema>
export type Returnable = z.infer<typeof returnableSchema>

/** Packs that go in something returnable: one deposit line for every full one. */
export const depositListSchema = z.object({
  deposits: z.array(z.object({ sku: z.string(), name: z.string(), packUnit: z.string(), depositSku: z.string(), depositName: z.string() })),
})
export const setDepositSchema = z.object({
  sku: z.string().min(1).max(100),
  packUnit: z.string().min(1).max(30),
  depositSku: z.string().min(1).max(100).nullable(),
})

/** Money promised back to customers. */
export const refundSchema = z.object({
  id: idSchema,
  partner: referenceSchema,
  order: z.object({ id: idSchema, number: z.string() }),
  amount: moneySchema,
  askedAt: timestampSchema,
  paidAt: timestampSchema.nullable(),
  /** The seller's payments come by statement: the statement with the refund closes it. */
  isByStatement: z.boolean(),
})
export const refundListSchema = z.object({ refunds: z.array(refundSchema) })
export const payRefundSchema = z.object({
  paidOn: dateSchema,
  method: z.enum(['bank', 'cash', 'card', 'kaspi', 'sbp']),
  number: z.string().max(50).optional(),
})
export type RefundView = z.infer<typeof refundSchema>
