import { z } from 'zod'
import { dateSchema, idSchema, moneySchema, referenceSchema, timestampSchema } from './values.ts'

/** What is counted, in the order the screen shows it. Sums have one figure a currency. */
export const figureKeys = [
  'orders',
  'ordered',
  'paid',
  'shipped',
  'to-draft',
  'to-invoice',
  'picking',
  'dialogues',
  'handed-over',
  'repeat',
] as const

/** How the number is read: pieces · minor units · milliseconds · basis points. */
export const figureUnits = ['count', 'money', 'duration', 'share'] as const

export const figureSchema = z.object({
  key: z.enum(figureKeys),
  unit: z.enum(figureUnits),
  currency: moneySchema.shape.currency.nullable(),
  /** Null: nothing to measure. Durations are medians. */
  value: z.number().nullable(),
  /** The same of as many days before. */
  before: z.number().nullable(),
  /** The 95th percentile of a duration. */
  p95: z.number().nullable(),
  /** How many it was counted on. */
  sample: z.int(),
  /** Day after day, the last one is the period's last. */
  series: z.array(z.object({ day: dateSchema, value: z.number().nullable() })),
})

export const funnelStages = ['draft', 'confirmed', 'invoiced', 'paid', 'shipped'] as const
export const paymentKinds = ['prepaid', 'credit'] as const
export const funnelStageSchema = z.object({
  stage: z.enum(funnelStages),
  orders: z.int(),
  /** From the draft to the stage, the median; null at the draft. */
  medianMs: z.number().nullable(),
})
/** Orders begun in the period and how far they have come by now, by who pays when. */
export const funnelSchema = z.object({ kind: z.enum(paymentKinds), stages: z.array(funnelStageSchema), cancelled: z.int() })

export const workKinds = ['escalations', 'awaiting-approval', 'expired', 'unmatched-payments', 'overdue-debts'] as const
export const workSchema = z.object({
  kind: z.enum(workKinds),
  count: z.int(),
  /** Since when the first of them waits. */
  oldestAt: timestampSchema.nullable(),
})

export const todaySchema = z.object({
  from: dateSchema,
  to: dateSchema,
  today: dateSchema,
  figures: z.array(figureSchema),
  funnels: z.array(funnelSchema),
  /** Dialogues of the period, and those an order came of. */
  dialogues: z.object({ all: z.int(), withOrder: z.int() }),
  reasons: z.array(z.object({ reason: z.string(), count: z.int() })),
  work: z.array(workSchema),
})
export const periodQuerySchema = z.object({ from: dateSchema.optional(), to: dateSchema.optional() })

export const figureRowsQuerySchema = periodQuerySchema.extend({
  figure: z.enum([...figureKeys, 'funnel']),
  /** Of the funnel. */
  kind: z.enum(paymentKinds).optional(),
  stage: z.enum(funnelStages).optional(),
  /** Of those handed over. */
  reason: z.string().max(60).optional(),
})
export const figureRowSchema = z.object({
  at: timestampSchema,
  order: z.object({ id: idSchema, number: z.string().nullable() }).nullable(),
  threadId: idSchema.nullable(),
  partner: referenceSchema.nullable(),
  money: moneySchema.nullable(),
  durationMs: z.number().nullable(),
  note: z.string().nullable(),
})
export const figureRowsSchema = z.object({ from: dateSchema, to: dateSchema, rows: z.array(figureRowSchema), isWhole: z.boolean() })

export type FigureKey = (typeof figureKeys)[number]
export type Figure = z.infer<typeof figureSchema>
export type FunnelView = z.infer<typeof funnelSchema>
export type FunnelStage = (typeof funnelStages)[number]
export type PaymentKind = (typeof paymentKinds)[number]
export type TodayView = z.infer<typeof todaySchema>
export type WorkToDo = z.infer<typeof workSchema>
export type FigureRow = z.infer<typeof figureRowSchema>
export type FigureRows = z.infer<typeof figureRowsSchema>
