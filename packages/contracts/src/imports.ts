import { z } from 'zod'
import { bankReportSchema } from './bank.ts'
import { idSchema, moneySchema, referenceSchema, timestampSchema } from './values.ts'

export const importKindSchema = z.enum(['catalog', 'prices', 'aliases', 'customers', 'orders', 'bank'])
/** waiting → checking → checked → applying → applied; failed = nothing was kept, `problem` says why; cancelled = a person gave it up. */
export const importStateSchema = z.enum(['waiting', 'checking', 'checked', 'applying', 'applied', 'failed', 'cancelled'])

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
  /** What was, or would be, done, without what stays the same: «Новые товары: 120». */
  changes: z.array(z.object({ key: z.string(), label: z.string(), count: z.int() })),
  version: z.int(),
})
/** A table of the file: its first rows and what each column is taken for. */
export const importTableSchema = z.object({
  file: z.string(),
  sheet: z.string().nullable(),
  /** Row of the headings; null: none was understood. */
  headingLine: z.int().nullable(),
  /** `key` goes back with the corrected role. */
  columns: z.array(z.object({ key: z.string(), column: z.string(), header: z.string(), role: z.string(), label: z.string() })),
  /** Cells in the order of the columns. */
  rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
})
export const importSchema = importRowSchema.extend({
  /** What was, or would be, done: «Новые товары: 120». */
  figures: z.array(z.object({ key: z.string(), label: z.string(), count: z.int() })),
  notes: z.array(z.object({ code: z.string(), text: z.string() })),
  /** The same files of that kind change nothing any more. */
  isUnchanged: z.boolean(),
  /** Who loaded the very same files before. */
  loadedBefore: z.object({ by: z.string(), at: timestampSchema }).nullable(),
  /** Examples of what changes; of prices the largest. */
  differences: z.array(
    z.object({
      group: z.enum(['new', 'changed', 'deleted', 'price']),
      what: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  tables: z.array(importTableSchema),
  /** Whose reading of the same headings was taken over. */
  remembered: z.object({ by: z.string(), at: timestampSchema }).nullable(),
  /** The files look like another kind. */
  suggestedKind: importKindSchema.nullable(),
  /** What a column may be taken for. */
  roles: z.array(z.object({ role: z.string(), label: z.string() })),
  rejected: z.array(rejectedRowSchema),
  /** So much would leave the catalog that `isConfirmed` is needed; or say that the file is only a part. */
  alarm: z.object({ text: z.string(), active: z.int(), leaving: z.int(), examples: z.array(z.string()) }).nullable(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  progress: z.object({ stage: z.enum(['reading', 'writing']), done: z.int(), total: z.int().nullable() }).nullable(),
  /** Somebody else is importing right now. */
  busy: z.object({ by: z.string(), since: timestampSchema }).nullable(),
  /** Of bank statements only. */
  bank: bankReportSchema.nullable(),
  options: z.object({ isPart: z.boolean(), priceTypeId: idSchema.nullable() }),
  /** Of a price list: how many prices are held back, and how many of them somebody took. */
  prices: z.object({ total: z.int(), doubtful: z.int(), accepted: z.int(), mayGoBelow: z.boolean() }).nullable(),
  allowedCommands: z.array(z.enum(['correct', 'apply', 'cancel'])),
})
export const importListSchema = z.object({ imports: z.array(importRowSchema) })
export const startedImportsSchema = z.object({ imports: z.array(importRowSchema) })
/** Corrections are kept and the set is checked again. */
export const correctImportSchema = z.object({
  kind: importKindSchema.optional(),
  /** key of a column (or its heading, or its letters) → role */
  columns: z.record(z.string().max(500), z.string().max(80)).optional(),
  /** row key → column letters → text */
  rows: z.record(z.string().max(500), z.record(z.string().max(3), z.string().max(1000))).optional(),
  isPart: z.boolean().optional(),
  /** Where a column of prices goes that names no price type. */
  priceTypeId: idSchema.optional(),
})
export const priceDoubtSchema = z.enum(['below-floor', 'below-cost', 'outlier'])
export const importPriceSchema = z.object({
  position: z.int(),
  product: referenceSchema,
  sku: z.string(),
  variant: z.string().nullable(),
  /** A price type, or what else is set: the lowest price, the cost. */
  target: z.string(),
  unit: z.string(),
  currency: moneySchema.shape.currency,
  /** Decimal texts, per `unit`; null: there was none. */
  from: z.string().nullable(),
  to: z.string(),
  /** Basis points of the old price; null without one. */
  changeBp: z.int().nullable(),
  floor: z.string().nullable(),
  cost: z.string().nullable(),
  doubts: z.array(priceDoubtSchema),
  isAccepted: z.boolean(),
})
export const importPriceListSchema = z.object({ prices: z.array(importPriceSchema), total: z.int() })
export const importPriceQuerySchema = z.object({
  only: z.literal('doubtful').optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
/** Takes doubtful prices, or leaves them as they were again. Without positions: all of them. */
export const acceptPricesSchema = z.object({ positions: z.array(z.int()).max(1_000).optional(), isAccepted: z.boolean() })
export const applyImportSchema = z.object({
  version: z.int(),
  /** The person has read the alarm and wants it. */
  isConfirmed: z.boolean().default(false),
})

export type ImportKindCode = z.infer<typeof importKindSchema>
export type ImportPrice = z.infer<typeof importPriceSchema>
export type ImportTable = z.infer<typeof importTableSchema>
export type PriceDoubt = z.infer<typeof priceDoubtSchema>
export type ImportRow = z.infer<typeof importRowSchema>
export type ImportView = z.infer<typeof importSchema>
export type ImportState = z.infer<typeof importStateSchema>
