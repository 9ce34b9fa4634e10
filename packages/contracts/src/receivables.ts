import { z } from 'zod'
import { dateSchema, idSchema, moneySchema, referenceSchema, timestampSchema } from './values.ts'

/** Days a debt is past its due date: not due yet, 1–7, 8–30, 31–60, more than 60. */
export const debtAges = ['notDue', 'week', 'month', 'twoMonths', 'older'] as const

const currencySchema = moneySchema.shape.currency

/** Minor units of one currency. The overdue ages sum to `overdue`. */
export const debtFiguresSchema = z.object({
  currency: currencySchema,
  /** Shipped less paid and returned; below zero the customer has paid ahead. */
  debt: z.int(),
  overdue: z.int(),
  /** Received and not placed on an order yet. */
  advances: z.int(),
  ages: z.object({ notDue: z.int(), week: z.int(), month: z.int(), twoMonths: z.int(), older: z.int() }),
})

export const receivableSchema = debtFiguresSchema.extend({
  partner: referenceSchema,
  organisation: referenceSchema,
  manager: referenceSchema.nullable(),
  /** Null: no credit was granted. */
  limit: z.int().nullable(),
  /** Days past due of the oldest debt; 0 when nothing is overdue. */
  oldestDays: z.int(),
})
export const receivableListQuerySchema = z.object({
  q: z.string().max(200).optional(),
  managerId: idSchema.optional(),
  /** Only customers with debt of this age, or with any overdue debt. */
  age: z.enum([...debtAges, 'overdue', 'advances']).optional(),
  cursor: z.coerce.number().int().min(0).max(1_000_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const receivableListSchema = z.object({
  on: dateSchema,
  receivables: z.array(receivableSchema),
  /** Of everything found, not of this page. */
  totals: z.array(debtFiguresSchema.extend({ customers: z.int() })),
  nextCursor: z.string().nullable(),
})

/** What a customer owes by one document. */
export const debtDocumentSchema = z.object({
  kind: z.enum(['shipment', 'opening', 'other']),
  order: z.object({ id: idSchema, number: z.string().nullable() }).nullable(),
  /** The счёт in force of that order. */
  invoice: z.object({ number: z.string(), issuedOn: dateSchema }).nullable(),
  number: z.string().nullable(),
  on: dateSchema,
  dueOn: dateSchema.nullable(),
  amount: moneySchema,
  left: moneySchema,
  overdueDays: z.int(),
})
export const settlementEntrySchema = z.object({
  id: idSchema,
  at: timestampSchema,
  kind: z.enum(['shipment', 'payment', 'return', 'opening']),
  order: z.object({ id: idSchema, number: z.string().nullable() }).nullable(),
  number: z.string().nullable(),
  organisation: referenceSchema,
  /** What it added to the debt: payments and returns are below zero. */
  amount: moneySchema,
  /** The debt with that organisation after it. */
  balance: moneySchema,
})
export const customerSettlementSchema = z.object({
  partner: referenceSchema,
  scopes: z.array(receivableSchema.omit({ partner: true })),
  documents: z.array(debtDocumentSchema),
  /** The latest first. */
  movements: z.array(settlementEntrySchema),
})

/** What the customer would be told, and to whom; without anybody to tell it the reason why. */
export const debtReminderSchema = z.object({
  text: z.string().nullable(),
  to: z.object({ name: z.string(), channel: z.string() }).nullable(),
  /** nothing-due: nothing is owed · nobody: no person of the customer may hear of money in a chat · today: told today already. */
  obstacle: z.enum(['nothing-due', 'nobody', 'today']).nullable(),
  lastAt: timestampSchema.nullable(),
})

export type DebtAge = (typeof debtAges)[number]
export type DebtFigures = z.infer<typeof debtFiguresSchema>
export type Receivable = z.infer<typeof receivableSchema>
export type ReceivableList = z.infer<typeof receivableListSchema>
export type DebtDocument = z.infer<typeof debtDocumentSchema>
export type SettlementEntry = z.infer<typeof settlementEntrySchema>
export type CustomerSettlement = z.infer<typeof customerSettlementSchema>
export type DebtReminder = z.infer<typeof debtReminderSchema>
