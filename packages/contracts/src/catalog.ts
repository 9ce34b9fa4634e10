import { z } from 'zod'
import { stockSchema } from './order.ts'
import { idSchema, referenceSchema, unitPriceSchema } from './values.ts'

export const productRowSchema = z.object({
  id: idSchema,
  sku: z.string(),
  name: z.string(),
  group: referenceSchema.nullable(),
  unit: z.string(),
  packText: z.string().nullable(),
  /** The customer's own price when a partner is given, else the first price type's; null = «цена по запросу». */
  price: unitPriceSchema.nullable(),
  stock: z.array(stockSchema),
})
export const productListQuerySchema = z.object({
  q: z.string().max(200).optional(),
  groupId: idSchema.optional(),
  partnerId: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export const productListSchema = z.object({ products: z.array(productRowSchema), total: z.int() })
export const groupListSchema = z.object({
  groups: z.array(z.object({ id: idSchema, name: z.string(), parentId: idSchema.nullable(), productCount: z.int() })),
})
export type ProductRow = z.infer<typeof productRowSchema>
