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

/** A customer's building site, shop or café («объект»). */
export const siteSchema = z.object({
  id: idSchema,
  name: z.string(),
  address: z.string(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  note: z.string().nullable(),
})
export const saveSiteSchema = z.object({
  name: z.string().trim().min(1).max(200),
  address: z.string().trim().min(1).max(500),
  contactName: z.string().max(200).nullish(),
  contactPhone: z.string().max(40).nullish(),
  note: z.string().max(1000).nullish(),
})

export const customerSchema = customerRowSchema.extend({
  partialPolicy: z.enum(['wait', 'ship-rest', 'close-rest']),
  stockDisplay: z.enum(['exact', 'rough']),
  note: z.string().nullable(),
  legalEntities: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      taxId: z.string(),
      kpp: z.string().nullable(),
      address: z.string(),
      contracts: z.array(z.object({ id: idSchema, number: z.string(), signedOn: dateSchema, organisation: z.string() })),
    }),
  ),
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
  sites: z.array(siteSchema),
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
export const addContactSchema = z.object({
  name: z.string().trim().min(1).max(200),
  phone: z.string().max(40).nullish(),
  title: z.string().max(200).nullish(),
})
export const addLegalEntitySchema = z.object({
  name: z.string().trim().min(1).max(300),
  taxId: z.string().regex(/^\d{10,12}$/),
  kpp: z
    .string()
    .regex(/^\d{9}$/)
    .nullish(),
  address: z.string().max(500).nullish(),
})

/** The customer's own terms with one seller organisation. Percentages sum to 100; a missing limit is prepayment, never unlimited. */
export const customerTermsSchema = z.object({
  organisationId: idSchema,
  priceTypeId: idSchema,
  discountBp: z.int().min(0).max(10_000),
  advancePercent: z.int().min(0).max(100),
  prepaymentPercent: z.int().min(0).max(100),
  creditPercent: z.int().min(0).max(100),
  creditDays: z.int().min(0).max(365),
  creditLimitMinor: z.int().min(0).nullable(),
  overdueBlockDays: z.int().min(0).max(365),
  warehouseId: idSchema.nullable(),
})
export const customerTermsViewSchema = z.object({
  /** What holds now, the customer's own or the typical; null: nothing was agreed. */
  terms: customerTermsSchema.nullable(),
  isOwn: z.boolean(),
  organisations: z.array(referenceSchema),
  priceTypes: z.array(referenceSchema.extend({ currency: z.string() })),
  warehouses: z.array(referenceSchema),
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
export type SiteView = z.infer<typeof siteSchema>
export type SaveSite = z.infer<typeof saveSiteSchema>
export type CustomerTerms = z.infer<typeof customerTermsSchema>
export type CustomerTermsView = z.infer<typeof customerTermsViewSchema>
export type CustomerRow = z.infer<typeof customerRowSchema>
export type CustomerView = z.infer<typeof customerSchema>
