import { z } from 'zod'
import { dateSchema, idSchema, quantitySchema, referenceSchema, timestampSchema, unitPriceSchema } from './values.ts'

/** A product where stock is the matter: its quantities are in its base unit. */
export const stockProductSchema = z.object({ id: idSchema, sku: z.string(), name: z.string(), unit: z.string() })
const keySchema = z.string().min(1).max(100)
/** A quantity in the base unit or in one of the product's packs. */
const saidQuantitySchema = z.object({ amount: z.number().finite().positive().max(1e9), unit: z.string().min(1).max(40) })

export const waitingOrderSchema = z.object({
  id: idSchema,
  number: z.string(),
  partner: referenceSchema,
  productId: idSchema,
  quantity: quantitySchema,
})

export const expectedReceiptSchema = z.object({
  id: idSchema,
  product: stockProductSchema,
  warehouse: referenceSchema,
  quantity: quantitySchema,
  received: quantitySchema,
  /** Still to come. */
  rest: quantitySchema,
  on: dateSchema,
  /** The day has passed: it promises nothing any more. */
  isLate: z.boolean(),
  supplier: z.string(),
  note: z.string(),
  state: z.enum(['open', 'received', 'cancelled']),
  cancelReason: z.string().nullable(),
  enteredBy: z.string().nullable(),
  asOf: timestampSchema,
  /** Promised to confirmed orders out of what is expected of the product here. */
  awaited: quantitySchema,
  version: z.int(),
})
export const expectedReceiptListSchema = z.object({ receipts: z.array(expectedReceiptSchema), lateCount: z.int() })
export const addExpectedReceiptSchema = z.object({
  warehouseId: idSchema,
  productId: idSchema,
  quantity: saidQuantitySchema,
  on: dateSchema,
  supplier: z.string().trim().max(200).default(''),
  note: z.string().trim().max(500).default(''),
})
export const changeExpectedReceiptSchema = z.object({
  version: z.int(),
  quantity: saidQuantitySchema.optional(),
  on: dateSchema.optional(),
  supplier: z.string().trim().max(200).optional(),
  note: z.string().trim().max(500).optional(),
})
export const cancelExpectedReceiptSchema = z.object({ version: z.int(), reason: z.string().trim().min(1).max(300) })
export const waitingOrderListSchema = z.object({ orders: z.array(waitingOrderSchema) })

export const recordReceiptSchema = z.object({
  key: keySchema,
  warehouseId: idSchema,
  supplier: z.string().trim().max(200).default(''),
  reason: z.string().trim().max(500).default(''),
  lines: z
    .array(
      z.object({
        productId: idSchema,
        quantity: saidQuantitySchema,
        expectedReceiptId: idSchema.nullish(),
        /** What has not come of it will not come. */
        closesRest: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(500),
})

const countedLineSchema = z.object({
  productId: idSchema,
  counted: z.object({ amount: z.number().finite().min(0).max(1e9), unit: z.string().min(1).max(40) }),
})
export const previewCorrectionSchema = z.object({ warehouseId: idSchema, lines: z.array(countedLineSchema).min(1).max(500) })
export const correctionPreviewSchema = z.object({
  lines: z.array(
    z.object({
      product: stockProductSchema,
      before: quantitySchema,
      counted: quantitySchema,
      /** Counted less known; below zero something is missing. */
      difference: z.number(),
      reserved: quantitySchema,
      /** Reserved for orders and not there any more. */
      uncovered: quantitySchema,
    }),
  ),
  /** Orders whose reserved goods would not be there, the latest confirmed first. */
  suffering: z.array(waitingOrderSchema),
})
export const correctStockSchema = z.object({
  key: keySchema,
  warehouseId: idSchema,
  reason: z.string().trim().min(1).max(300),
  /** With what the screen showed as known: if it has changed since, nothing is written. */
  lines: z
    .array(countedLineSchema.extend({ before: z.number().finite() }))
    .min(1)
    .max(500),
  /** The person has read which orders suffer. */
  acceptsShortage: z.boolean().default(false),
})

export const stockDocumentSchema = z.object({
  id: idSchema,
  number: z.int(),
  kind: z.enum(['receipt', 'correction']),
  warehouse: referenceSchema,
  reason: z.string(),
  supplier: z.string(),
  enteredBy: z.string().nullable(),
  enteredAt: timestampSchema,
  reverses: z.object({ id: idSchema, number: z.int() }).nullable(),
  reversedBy: z.object({ id: idSchema, number: z.int() }).nullable(),
  lines: z.array(
    z.object({
      product: stockProductSchema,
      before: z.number(),
      difference: z.number(),
      after: z.number(),
      expectedReceiptId: idSchema.nullable(),
    }),
  ),
  allowedCommands: z.array(z.enum(['reverse'])),
})
export const stockDocumentListSchema = z.object({ documents: z.array(stockDocumentSchema), nextCursor: z.string().nullable() })
export const reverseStockDocumentSchema = z.object({
  key: keySchema,
  reason: z.string().trim().min(1).max(300),
  acceptsShortage: z.boolean().default(false),
})

export const stockMoveSchema = z.object({
  seq: z.int(),
  at: timestampSchema,
  warehouse: referenceSchema,
  difference: z.number(),
  after: z.number(),
  /** taken-over: a figure of a file or of the accounting system. */
  kind: z.enum(['shipment', 'receipt', 'correction', 'reversal', 'return', 'taken-over']),
  /** «Приход № 12», the number of a shipment; null where there is none. */
  document: z.object({ id: idSchema, number: z.string() }).nullable(),
  orderId: idSchema.nullable(),
  by: z.string().nullable(),
})
export const stockMoveListSchema = z.object({ moves: z.array(stockMoveSchema), nextSeq: z.int().nullable() })

const aliasSchema = z.object({
  id: idSchema,
  phrase: z.string(),
  level: z.enum(['person', 'customer', 'segment', 'company']),
  /** Whose name for it it is; null for the whole company. */
  owner: z.string().nullable(),
  source: z.enum(['choice', 'correction', 'import', 'hand']),
  hits: z.int(),
  at: timestampSchema,
})
export const productCardSchema = stockProductSchema.extend({
  group: referenceSchema.nullable(),
  brand: z.string().nullable(),
  description: z.string().nullable(),
  attributes: z.array(z.object({ name: z.string(), value: z.string() })),
  kind: z.enum(['goods', 'service', 'deposit']),
  isActive: z.boolean(),
  isReturnable: z.boolean(),
  weightGrams: z.number().nullable(),
  vatRateBp: z.int().nullable(),
  asOf: timestampSchema,
  saleUnit: z.string(),
  /** By how many sale packs it is ordered, and the least; null: any whole number of what is counted, any amount of what is measured. */
  ordering: z.object({ step: z.number().nullable(), minimum: z.number().nullable() }),
  packs: z.array(
    z.object({
      unit: z.string(),
      name: z.string().nullable(),
      /** Base units in one pack. */
      contains: quantitySchema,
      isSale: z.boolean(),
      multiple: z.number(),
      minimum: z.number(),
      barcode: z.string().nullable(),
    }),
  ),
  prices: z.array(z.object({ priceType: z.string(), price: unitPriceSchema, from: quantitySchema.nullable(), asOf: timestampSchema })),
  stock: z.array(
    z.object({
      warehouse: referenceSchema,
      onHand: quantitySchema,
      reserved: quantitySchema,
      free: quantitySchema,
      cell: z.string().nullable(),
      asOf: timestampSchema,
    }),
  ),
  expected: z.array(expectedReceiptSchema),
  /** Confirmed orders that wait for it. */
  waiting: z.array(waitingOrderSchema),
  aliases: z.array(aliasSchema),
  analogues: z.array(
    z.object({
      product: stockProductSchema,
      free: quantitySchema,
      note: z.string().nullable(),
      approvedBy: z.string().nullable(),
      isMutual: z.boolean(),
    }),
  ),
  /** Products this one is offered instead of. */
  replaces: z.array(stockProductSchema),
  allowedCommands: z.array(z.enum(['edit-aliases', 'edit-analogues', 'edit-ordering', 'keep-stock'])),
})
const amountSchema = z.number().finite().min(0.001).max(1_000_000)
export const orderRuleSchema = z.object({ step: amountSchema.nullable(), minimum: amountSchema.nullable() })
export const addAliasSchema = z.object({ phrase: z.string().trim().min(1).max(200), partnerId: idSchema.nullish() })
export const addAnalogueSchema = z.object({
  analogueId: idSchema,
  note: z.string().trim().max(300).default(''),
  /** Each may be offered instead of the other. */
  isMutual: z.boolean().default(true),
})

export type ExpectedReceipt = z.infer<typeof expectedReceiptSchema>
export type WaitingOrder = z.infer<typeof waitingOrderSchema>
export type CorrectionPreview = z.infer<typeof correctionPreviewSchema>
export type StockDocument = z.infer<typeof stockDocumentSchema>
export type StockMove = z.infer<typeof stockMoveSchema>
export type ProductCard = z.infer<typeof productCardSchema>
export type ProductAlias = z.infer<typeof aliasSchema>
