import { z } from 'zod'
import { dateSchema, idSchema, moneySchema, quantitySchema, referenceSchema, timestampSchema, unitPriceSchema } from './values.ts'

export const orderStates = ['draft', 'proposed', 'confirmed', 'cancelled', 'closed'] as const
/** Derived from facts, in the order people meet them (УТ 11). */
export const orderStatuses = [
  'draft',
  'awaiting-approval',
  'awaiting-customer',
  'awaiting-advance',
  'ready-to-secure',
  'awaiting-prepayment',
  'awaiting-securing',
  'ready-to-ship',
  'picking',
  'picked',
  'partly-shipped',
  'awaiting-payment',
  'ready-to-close',
  'closed',
  'cancelled',
  'expired',
] as const

export const stockSchema = z.object({
  warehouse: referenceSchema,
  free: quantitySchema,
  asOf: timestampSchema,
  expected: z.object({ quantity: quantitySchema, on: dateSchema }).nullable(),
})

export const candidateSchema = z.object({
  productId: idSchema,
  sku: z.string(),
  name: z.string(),
  p: z.number(),
  why: z.array(z.string()),
  price: unitPriceSchema.nullable(),
  free: quantitySchema.nullable(),
  /** Units it can be ordered in. */
  units: z.array(z.string()),
})

export const shortageOptionSchema = z.discriminatedUnion('kind', [
  z.object({
    key: z.string(),
    kind: z.literal('partial'),
    take: quantitySchema,
    later: quantitySchema.nullable(),
    expectedOn: dateSchema.nullable(),
  }),
  z.object({
    key: z.string(),
    kind: z.literal('analogue'),
    productId: idSchema,
    name: z.string(),
    free: quantitySchema,
    price: unitPriceSchema.nullable(),
    samePrice: z.boolean(),
  }),
  z.object({ key: z.string(), kind: z.literal('warehouse'), warehouse: referenceSchema, take: quantitySchema }),
  z.object({ key: z.string(), kind: z.literal('wait'), expectedOn: dateSchema }),
  z.object({ key: z.string(), kind: z.literal('drop') }),
])

export const lineSchema = z.object({
  id: idSchema,
  position: z.int(),
  state: z.enum(['open', 'ask', 'unknown', 'removed', 'cancelled']),
  /** What the customer wrote, verbatim, and where: character span, cell, page. */
  requestedText: z.string(),
  evidence: z.record(z.string(), z.unknown()),
  product: z
    .object({
      id: idSchema,
      sku: z.string(),
      name: z.string(),
      baseUnit: z.string(),
      /** A pallet, a barrel: paid for and taken back. */
      isDeposit: z.boolean().optional(),
    })
    .nullable(),
  said: quantitySchema.nullable(),
  /** In the unit the price is for. */
  sold: quantitySchema.nullable(),
  /** What is sold, in the unit that was said, where whole packs made it more: 11 sheets for «31 м²» are 33 м². */
  covers: quantitySchema.nullable(),
  base: quantitySchema.nullable(),
  price: unitPriceSchema.nullable(),
  amount: moneySchema.nullable(),
  vat: moneySchema.nullable(),
  vatRateBp: z.int().nullable(),
  /** «Почему такая цена»: the rules that made it, in order. */
  priceTrace: z.array(z.object({ rule: z.string(), detail: z.string() })),
  manualPrice: z.object({ reason: z.string(), by: z.string(), approved: z.boolean(), approvedBy: z.string().nullable() }).nullable(),
  /** Of the price, basis points; staff who price orders only. */
  marginBp: z.int().nullable(),
  /** Probability, reasons and alternatives of the match; empty for lines entered by product. */
  probability: z.number().nullable(),
  /** A person chose the product; the probability of what the engine had thought is not told. */
  isChosenByPerson: z.boolean(),
  why: z.array(z.string()),
  /**
   * What must be asked about an unclear line: an attribute such as `thickness`, `unit`, `quantity`; of a known product (the first candidate)
   * `pack`, `step`, `minimum` or `how-much`; null when the product itself is open.
   */
  question: z.string().nullable(),
  /** Amounts to choose from where the question is how much, each also in base units where those are others. */
  amounts: z.array(z.object({ quantity: quantitySchema, base: quantitySchema.nullable() })),
  /** How the product is sold: by so many at once, and not less than so many; null where any whole pack will do. */
  soldBy: z.object({ step: quantitySchema.nullable(), minimum: quantitySchema.nullable() }).nullable(),
  candidates: z.array(candidateSchema),
  stock: stockSchema.nullable(),
  shortage: z.object({ missing: quantitySchema, options: z.array(shortageOptionSchema) }).nullable(),
  expectedOn: dateSchema.nullable(),
  picked: quantitySchema.nullable(),
  shipped: quantitySchema.nullable(),
  cancelled: quantitySchema.nullable(),
  parentLineId: idSchema.nullable(),
})

export const factSchema = z.object({
  id: idSchema,
  axis: z.enum(['order', 'erp', 'payment', 'picking', 'shipment', 'delivery', 'document', 'return', 'marketplace', 'supplier']),
  kind: z.string(),
  text: z.string(),
  source: z.string(),
  at: timestampSchema,
})

export const documentSchema = z.object({
  id: idSchema,
  kind: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  state: z.enum(['current', 'replaced', 'void']),
  createdAt: timestampSchema,
  url: z.string(),
})

export const orderCommands = [
  'add-line',
  'set-quantity',
  'set-product',
  'remove-line',
  'choose-shortage',
  'set-delivery',
  'set-legal-entity',
  'set-price',
  'set-comment',
  'propose',
  'confirm',
  'cancel',
  'change',
  'reissue-invoice',
  'cancel-rest',
  'settle-shortfall',
  'return',
  'ship',
  'deliver',
  'record-payment',
  'close',
] as const

export const orderSchema = z.object({
  id: idSchema,
  number: z.string().nullable(),
  state: z.enum(orderStates),
  status: z.enum(orderStatuses),
  statusText: z.string(),
  draftVersion: z.int(),
  channel: z.string(),
  organisation: referenceSchema,
  partner: referenceSchema,
  legalEntity: referenceSchema.nullable(),
  legalEntityChoices: z.array(referenceSchema),
  contact: z.object({ id: idSchema, name: z.string(), phone: z.string().nullable() }).nullable(),
  manager: referenceSchema.nullable(),
  threadId: idSchema.nullable(),
  warehouse: referenceSchema,
  delivery: z.object({
    mode: z.enum(['pickup', 'delivery', 'carrier']),
    address: z.string().nullable(),
    contact: z.string().nullable(),
    shipOn: dateSchema.nullable(),
    fromMinutes: z.int().nullable(),
    toMinutes: z.int().nullable(),
    /** «завтра с 9:00 до 12:00» as promised to the customer, or why there is no promise. */
    promise: z.string().nullable(),
  }),
  paymentTerms: z.object({
    advancePercent: z.int(),
    prepaymentPercent: z.int(),
    creditPercent: z.int(),
    creditDays: z.int(),
    text: z.string(),
  }),
  credit: z
    .object({
      limit: moneySchema.nullable(),
      used: moneySchema,
      decision: z.enum(['not-needed', 'ok', 'over-limit', 'overdue', 'no-limit']),
    })
    .nullable(),
  comment: z.string().nullable(),
  lines: z.array(lineSchema),
  total: moneySchema,
  vat: moneySchema.nullable(),
  paid: moneySchema,
  shippedTotal: moneySchema,
  /** What came back, and nothing is owed for. */
  returned: moneySchema,
  /** Paid more than is owed now. */
  over: moneySchema,
  /** Where the customer may let goods that were paid for and are missing, or money over, go now. */
  moneyChoices: z.array(z.enum(['send-later', 'offset', 'refund'])),
  /** Money promised back. */
  refunds: z.array(z.object({ id: idSchema, amount: moneySchema, isPaid: z.boolean() })),
  /** The счёт to pay by now. */
  invoice: z.object({ id: idSchema, number: z.string(), total: moneySchema, validUntil: dateSchema }).nullable(),
  validUntil: dateSchema.nullable(),
  problems: z.array(z.object({ code: z.string(), text: z.string(), lineId: idSchema.nullable() })),
  facts: z.array(factSchema),
  documents: z.array(documentSchema),
  pickingTaskId: idSchema.nullable(),
  shipments: z.array(
    z.object({ id: idSchema, number: z.string(), shippedOn: dateSchema, total: moneySchema, deliveredAt: timestampSchema.nullable() }),
  ),
  allowedCommands: z.array(z.enum(orderCommands)),
  createdAt: timestampSchema,
  confirmedAt: timestampSchema.nullable(),
})

export const orderRowSchema = orderSchema
  .pick({
    id: true,
    number: true,
    state: true,
    status: true,
    statusText: true,
    channel: true,
    partner: true,
    organisation: true,
    manager: true,
    total: true,
    paid: true,
    createdAt: true,
  })
  .extend({
    lineCount: z.int(),
    shipOn: dateSchema.nullable(),
    warehouse: referenceSchema,
    deliveryMode: z.enum(['pickup', 'delivery', 'carrier']),
  })

const editCommands = [
  z.object({ kind: z.literal('add-line'), productId: idSchema, quantity: quantitySchema }),
  z.object({ kind: z.literal('set-quantity'), lineId: idSchema, quantity: quantitySchema }),
  z.object({ kind: z.literal('set-product'), lineId: idSchema, productId: idSchema }),
  z.object({ kind: z.literal('remove-line'), lineId: idSchema }),
  z.object({ kind: z.literal('choose-shortage'), lineId: idSchema, option: z.string() }),
  z.object({
    kind: z.literal('set-delivery'),
    mode: z.enum(['pickup', 'delivery', 'carrier']),
    address: z.string().max(500).nullish(),
    contact: z.string().max(200).nullish(),
    shipOn: dateSchema.nullish(),
    siteId: idSchema.nullish(),
  }),
  z.object({ kind: z.literal('set-legal-entity'), legalEntityId: idSchema }),
  z.object({
    kind: z.literal('set-price'),
    lineId: idSchema,
    price: z.string().regex(/^\d{1,9}(\.\d{1,6})?$/),
    reason: z.string().min(3).max(300),
  }),
  z.object({ kind: z.literal('set-comment'), comment: z.string().max(2000) }),
] as const
/** What may be changed in the lines and terms of an order. */
export const editCommandSchema = z.discriminatedUnion('kind', editCommands)

/** One operation on a draft or order. `draftVersion` guards against acting on what is no longer shown. */
export const orderCommandSchema = z.discriminatedUnion('kind', [
  ...editCommands,
  /** Several edits of a confirmed order at once, as they were shown beforehand: one new version, one new счёт. */
  z.object({
    kind: z.literal('change'),
    commands: z.array(editCommandSchema).min(1).max(500),
    /** The total that was shown; another one is refused. */
    total: moneySchema.optional(),
  }),
  /** A new счёт instead of the one shown; of another one it changes nothing. */
  /** What is neither picked nor shipped will not come. */
  z.object({ kind: z.literal('cancel-rest'), reason: z.string().trim().min(3).max(300) }),
  /** Goods that were paid for and are missing, or money over for another reason. */
  z.object({ kind: z.literal('settle-shortfall'), choice: z.enum(['send-later', 'offset', 'refund']) }),
  z.object({ kind: z.literal('reissue-invoice'), invoiceId: idSchema }),
  z.object({ kind: z.literal('propose') }),
  z.object({ kind: z.literal('confirm') }),
  z.object({ kind: z.literal('cancel'), reason: z.string().min(3).max(300) }),
  z.object({ kind: z.literal('ship'), lines: z.array(z.object({ lineId: idSchema, quantity: quantitySchema })).optional() }),
  z.object({ kind: z.literal('deliver'), shipmentId: idSchema, receivedBy: z.string().max(200).optional() }),
  z.object({
    kind: z.literal('record-payment'),
    amount: moneySchema,
    paidOn: dateSchema,
    method: z.enum(['bank', 'cash', 'card', 'kaspi', 'sbp']),
    number: z.string().max(50).optional(),
  }),
  z.object({ kind: z.literal('close') }),
])
export const runOrderCommandSchema = z.object({ draftVersion: z.int(), command: orderCommandSchema })

/** What a change of a confirmed order would do: shown before it is applied. */
export const previewChangeSchema = z.object({ draftVersion: z.int(), commands: z.array(editCommandSchema).min(1).max(500) })
export const changePreviewSchema = z.object({
  /** The order as it would be; ids of added lines are of this answer only. */
  order: orderSchema,
  lines: z.array(
    z.object({ name: z.string(), was: quantitySchema.nullable(), becomes: quantitySchema.nullable(), difference: moneySchema }),
  ),
  was: moneySchema,
  becomes: moneySchema,
  /** Still to be paid for the order as it would be, or paid too much. */
  due: moneySchema,
  over: moneySchema,
  /** The счёт that would be void. */
  invoiceNumber: z.string().nullable(),
})

export const priceApprovalSchema = z.object({
  id: idSchema,
  state: z.enum(['waiting', 'approved', 'rejected', 'withdrawn']),
  order: z.object({ id: idSchema, number: z.string().nullable() }),
  lineId: idSchema,
  partner: referenceSchema,
  product: z.object({ sku: z.string(), name: z.string() }),
  quantity: quantitySchema,
  price: unitPriceSchema,
  /** Before any discount, and what the customer would pay without this. */
  list: unitPriceSchema.nullable(),
  usual: unitPriceSchema.nullable(),
  floor: unitPriceSchema.nullable(),
  discountBp: z.int(),
  /** Of the asked price; null where the cost is not known. */
  marginBp: z.int().nullable(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: timestampSchema,
  decidedBy: z.string().nullable(),
  decidedAt: timestampSchema.nullable(),
  note: z.string().nullable(),
  mayDecide: z.boolean(),
})
export const priceApprovalListSchema = z.object({ approvals: z.array(priceApprovalSchema) })
export const decidePriceSchema = z.object({ isApproved: z.boolean(), note: z.string().max(300).optional() })

/** One call, one order. `key` makes a repeat harmless: the same key answers with the same order. */
export const createOrderSchema = z.object({
  key: z.string().min(1).max(100),
  partnerId: idSchema,
  legalEntityId: idSchema.optional(),
  lines: z
    .array(z.object({ sku: z.string().optional(), productId: idSchema.optional(), quantity: quantitySchema }))
    .min(1)
    .max(1000),
  delivery: z
    .object({ mode: z.enum(['pickup', 'delivery', 'carrier']), address: z.string().max(500).optional(), shipOn: dateSchema.optional() })
    .optional(),
  comment: z.string().max(2000).optional(),
  confirm: z.boolean().default(false),
})

/** «Разобрать»: any text of any origin becomes a draft of the chosen customer. Files go as multipart to the same address. */
export const parseOrderSchema = z.object({ partnerId: idSchema, text: z.string().min(1).max(100_000) })
export const parsedOrderSchema = z.object({
  order: orderSchema,
  /** What was not an order line, each segment with its kind. */
  other: z.array(z.object({ text: z.string(), kind: z.string() })),
})

export const orderListQuerySchema = z.object({
  q: z.string().max(200).optional(),
  status: z.string().max(300).optional(),
  partnerId: idSchema.optional(),
  managerId: idSchema.optional(),
  warehouseId: idSchema.optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  shipFrom: dateSchema.optional(),
  shipTo: dateSchema.optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const orderCountQuerySchema = orderListQuerySchema.omit({ status: true, cursor: true, limit: true })
export const orderCountsSchema = z.object({
  counts: z.partialRecord(z.enum(orderStatuses), z.int()),
  /** Whom and where the orders can be filtered by. */
  managers: z.array(referenceSchema),
  warehouses: z.array(referenceSchema),
})
export const orderListSchema = z.object({ orders: z.array(orderRowSchema), nextCursor: z.string().nullable() })

export type OrderView = z.infer<typeof orderSchema>
export type OrderCountsView = z.infer<typeof orderCountsSchema>
export type OrderRow = z.infer<typeof orderRowSchema>
export type LineView = z.infer<typeof lineSchema>
export type OrderStatus = (typeof orderStatuses)[number]
export type EditCommand = z.infer<typeof editCommandSchema>
export type ChangePreview = z.infer<typeof changePreviewSchema>
export type PriceApproval = z.infer<typeof priceApprovalSchema>
export type OrderCommand = z.infer<typeof orderCommandSchema>
export type OrderCommandKind = (typeof orderCommands)[number]
export type ShortageOption = z.infer<typeof shortageOptionSchema>
