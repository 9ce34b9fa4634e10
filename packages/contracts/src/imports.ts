import { z } from 'zod'
import { dateSchema, idSchema, moneySchema, referenceSchema, timestampSchema } from './values.ts'

export const importKindSchema = z.enum(['catalog', 'aliases', 'customers', 'orders', 'bank'])
/** waiting → checking → checked → applying → applied; failed = nothing was kept, `problem` says why. */
export const importStateSchema = z.enum(['waiting', 'checking', 'checked', 'applying', 'applied', 'failed'])

export const rejectedRowSchema = z.object({
  /** Send it back with corrected cells: `file|sheet|line`. */
  key: z.string(),
  /** «прайс.xlsx, Лист1, строка 12» */
  where: z.string(),
  reason: z.string(),
  cells: z.array(z.object({ column: z.string(), header: z.string(), value: z.string() })),
})
export const importRowSchema = z.object({
  id: idSchema,
  kind: importKindSchema,
  state: importStateSchema,
  files: z.array(z.object({ name: z.string(), sizeBytes: z.int().nullable() })),
  startedBy: z.string(),
  createdAt: timestampSchema,
  appliedAt: timestampSchema.nullable(),
  rejectedCount: z.int(),
  version: z.int(),
})
export const importSchema = importRowSchema.extend({
  /** What was, or would be, done: «Новые товары: 120». */
  figures: z.array(z.object({ key: z.string(), label: z.string(), count: z.int() })),
  notes: z.array(z.object({ code: z.string(), text: z.string() })),
  /** Prices that change, the largest first. */
  differences: z.array(z.object({ what: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  columns: z.array(z.object({ sheet: z.string().nullable(), column: z.string(), header: z.string(), role: z.string(), label: z.string() })),
  /** What a column may be taken for. */
  roles: z.array(z.object({ role: z.string(), label: z.string() })),
  rejected: z.array(rejectedRowSchema),
  /** So much would leave the catalog that `isConfirmed` is needed; or say that the file is only a part. */
  alarm: z.object({ text: z.string(), active: z.int(), leaving: z.int(), examples: z.array(z.string()) }).nullable(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  progress: z.object({ stage: z.enum(['reading', 'writing']), done: z.int(), total: z.int().nullable() }).nullable(),
  /** Somebody else is importing right now. */
  busy: z.object({ by: z.string(), since: timestampSchema }).nullable(),
  options: z.object({ isPart: z.boolean() }),
  allowedCommands: z.array(z.enum(['correct', 'apply'])),
})
export const importListSchema = z.object({ imports: z.array(importRowSchema) })
export const startedImportsSchema = z.object({ imports: z.array(importRowSchema) })
/** Corrections are kept and the set is checked again. */
export const correctImportSchema = z.object({
  kind: importKindSchema.optional(),
  /** header text or column letters → role */
  columns: z.record(z.string().max(200), z.string().max(40)).optional(),
  /** row key → column letters → text */
  rows: z.record(z.string().max(500), z.record(z.string().max(3), z.string().max(1000))).optional(),
  isPart: z.boolean().optional(),
})
export const applyImportSchema = z.object({
  version: z.int(),
  /** The person has read the alarm and wants it. */
  isConfirmed: z.boolean().default(false),
})

export const matchReasonSchema = z.enum([
  'number-exact',
  'number-tail',
  'number-not-found',
  'contract',
  'tax-id',
  'third-party',
  'amount-equal',
  'amount-sum',
  'amount-part',
  'amount-over',
  'only-open-order',
  'net-of-commission',
  'balance',
])
export const unmatchedPaymentSchema = z.object({
  id: idSchema,
  direction: z.enum(['in', 'out']),
  organisation: referenceSchema,
  payerName: z.string(),
  payerTaxId: z.string().nullable(),
  number: z.string().nullable(),
  paidOn: dateSchema,
  amount: moneySchema,
  purpose: z.string(),
  proposals: z.array(
    z.object({
      partner: referenceSchema,
      legalEntityId: idSchema.nullable(),
      /** Without orders: onto the customer's balance. */
      orders: z.array(z.object({ id: idSchema, number: z.string(), amount: moneySchema })),
      confidence: z.number(),
      reasons: z.array(matchReasonSchema),
    }),
  ),
})
export const unmatchedListSchema = z.object({ payments: z.array(unmatchedPaymentSchema), total: z.int() })
export const assignPaymentSchema = z.object({
  partnerId: idSchema,
  legalEntityId: idSchema.nullish(),
  orders: z.array(z.object({ orderId: idSchema, amount: moneySchema })).max(100),
})
export const setPaymentAsideSchema = z.object({ note: z.string().min(1).max(500) })
export const bankAccountListSchema = z.object({
  accounts: z.array(
    z.object({
      id: idSchema,
      account: z.string(),
      bankName: z.string(),
      organisation: referenceSchema,
      currency: z.enum(['RUB', 'KZT', 'CNY', 'USD']),
      paymentsOrigin: z.enum(['erp', 'statement', 'hand']),
    }),
  ),
})
export const updateBankAccountSchema = z.object({ paymentsOrigin: z.enum(['erp', 'statement', 'hand']) })

export type ImportRow = z.infer<typeof importRowSchema>
export type ImportView = z.infer<typeof importSchema>
export type ImportState = z.infer<typeof importStateSchema>
export type UnmatchedPayment = z.infer<typeof unmatchedPaymentSchema>
