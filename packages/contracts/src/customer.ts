import { z } from 'zod'
import { dateSchema, idSchema, moneySchema, referenceSchema } from './values.ts'

export const customerRowSchema = z.object({
  id: idSchema,
  code: z.string().nullable(),
  name: z.string(),
  manager: referenceSchema.nullable(),
  phone: z.string().nullable(),
  taxId: z.string().nullable(),
  autonomy: z.enum(['shadow', 'approve', 'veto', 'automatic']),
  lastOrderOn: dateSchema.nullable(),
  orderCount: z.int(),
})
export const customerListQuerySchema = z.object({
  q: z.string().max(200).optional(),
  managerId: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(100).optional(),
})
export const customerListSchema = z.object({ customers: z.array(customerRowSchema), nextCursor: z.string().nullable() })

export const customerSchema = customerRowSchema.extend({
  partialPolicy: z.enum(['wait', 'ship-rest', 'close-rest']),
  stockDisplay: z.enum(['exact', 'rough']),
  note: z.string().nullable(),
  legalEntities: z.array(z.object({ id: idSchema, name: z.string(), taxId: z.string(), kpp: z.string().nullable(), address: z.string() })),
  contacts: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      phone: z.string().nullable(),
      title: z.string().nullable(),
      seesPrices: z.boolean(),
      mayOrder: z.boolean(),
      mayConfirm: z.boolean(),
      getsDocuments: z.boolean(),
      receivesGoods: z.boolean(),
    }),
  ),
  agreement: z
    .object({
      name: z.string(),
      organisation: referenceSchema,
      priceType: z.string(),
      discountBp: z.int(),
      paymentText: z.string(),
      creditLimit: moneySchema.nullable(),
      creditUsed: moneySchema,
      warehouse: referenceSchema.nullable(),
    })
    .nullable(),
  sites: z.array(z.object({ id: idSchema, name: z.string(), address: z.string() })),
  balance: moneySchema.nullable(),
})
export const updateCustomerSchema = z.object({
  autonomy: z.enum(['shadow', 'approve', 'veto', 'automatic']).optional(),
  vetoMinutes: z.int().min(1).max(120).optional(),
  managerId: idSchema.nullish(),
  partialPolicy: z.enum(['wait', 'ship-rest', 'close-rest']).optional(),
  stockDisplay: z.enum(['exact', 'rough']).optional(),
  note: z.string().max(2000).nullish(),
})
export const updateContactRightSchema = z
  .object({
    seesPrices: z.boolean(),
    mayOrder: z.boolean(),
    mayConfirm: z.boolean(),
    getsDocuments: z.boolean(),
    receivesGoods: z.boolean(),
  })
  .partial()
export type CustomerRow = z.infer<typeof customerRowSchema>
export type CustomerView = z.infer<typeof customerSchema>
