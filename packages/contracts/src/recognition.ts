import { z } from 'zod'
import { dateSchema, idSchema, referenceSchema, timestampSchema } from './values.ts'

const goodsSchema = z.object({ id: idSchema, sku: z.string(), name: z.string() })
const aliasLevels = ['person', 'customer', 'segment', 'company'] as const
const aliasSources = ['choice', 'correction', 'import', 'hand', 'agreement'] as const

const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
}

/** A name people give a product, at the level it holds for. */
export const learnedAliasSchema = z.object({
  id: idSchema,
  phrase: z.string(),
  level: z.enum(aliasLevels),
  /** Whose: the person's, customer's or segment's name; null for the whole company. */
  owner: z.string().nullable(),
  partnerId: idSchema.nullable(),
  product: goodsSchema,
  source: z.enum(aliasSources),
  /** How often people taught it, and how often it decided a line. */
  hits: z.int(),
  uses: z.int(),
  createdAt: timestampSchema,
  lastUsedAt: timestampSchema.nullable(),
  by: z.string().nullable(),
  isLive: z.boolean(),
  /** Who took it back: a person's name, or «agreement» when people ceased to agree. */
  revokedBy: z.string().nullable(),
})
export const aliasListQuerySchema = z.object({
  q: z.string().max(200).optional(),
  level: z.enum(aliasLevels).optional(),
  source: z.enum(aliasSources).optional(),
  partnerId: idSchema.optional(),
  state: z.enum(['live', 'revoked']).default('live'),
  ...paging,
})
export const aliasListSchema = z.object({ aliases: z.array(learnedAliasSchema), total: z.int() })
export const giveAliasSchema = z.object({
  phrase: z.string().min(1).max(200),
  productId: idSchema,
  level: z.enum(['customer', 'segment', 'company']),
  /** The customer's id or the segment; empty for the company. */
  ownerId: z.string().max(100).default(''),
})

/** The unit a customer means when none is said. */
export const unitPreferenceSchema = z.object({
  id: idSchema,
  partner: referenceSchema,
  person: z.string().nullable(),
  product: goodsSchema,
  unit: z.string(),
  source: z.enum(['choice', 'correction', 'hand']),
  hits: z.int(),
  createdAt: timestampSchema,
  by: z.string().nullable(),
})
export const unitPreferenceQuerySchema = z.object({ q: z.string().max(200).optional(), partnerId: idSchema.optional(), ...paging })
export const unitPreferenceListSchema = z.object({ preferences: z.array(unitPreferenceSchema), total: z.int() })
export const giveUnitSchema = z.object({ partnerId: idSchema, productId: idSchema, unit: z.string().min(1).max(20) })

/** «Что путаем»: a product that people switched to another one. */
export const confusionSchema = z.object({
  from: goodsSchema.nullable(),
  to: goodsSchema,
  /** Switched after it had been understood otherwise; chosen where it was asked and stood lower. */
  switched: z.int(),
  chosen: z.int(),
  customers: z.int(),
  lastAt: timestampSchema,
  examples: z.array(
    z.object({ orderId: idSchema, number: z.string().nullable(), customer: z.string(), said: z.string(), at: timestampSchema }),
  ),
})
export const confusionQuerySchema = z.object({ days: z.coerce.number().int().min(1).max(3650).default(90), ...paging })
export const confusionListSchema = z.object({ confusions: z.array(confusionSchema), total: z.int() })

export const thresholdSchema = z.object({
  scope: z.enum(['company', 'group', 'customer']),
  scopeId: z.string(),
  name: z.string(),
  /** The least probability that is accepted without asking, 0..1. */
  accept: z.number(),
  /** The least lead over the second product, 0..1. */
  margin: z.number().nullable(),
  costs: z.object({ wrongMinor: z.int(), questionMinor: z.int() }).nullable(),
  setAt: timestampSchema,
})
export const recognitionRulesSchema = z.object({
  thresholds: z.array(thresholdSchema),
  pilot: z.object({
    groups: z.array(referenceSchema).nullable(),
    partners: z.array(referenceSchema).nullable(),
    channels: z.array(z.string()).nullable(),
    agreeingCustomers: z.int(),
    version: z.int(),
  }),
  /** What may be chosen. */
  groups: z.array(z.object({ id: idSchema, name: z.string(), productCount: z.int() })),
  segments: z.array(z.string()),
  channels: z.array(z.string()),
  mayChange: z.boolean(),
})
export const setThresholdSchema = z.object({
  scope: z.enum(['company', 'group', 'customer']),
  scopeId: z.string().max(40).default(''),
  /** Null takes the threshold away. */
  accept: z.number().min(0).max(1).nullable(),
  margin: z.number().min(0).max(1).nullable().default(null),
  /** Instead of `accept`: what a wrong line and a question cost, minor units. */
  costs: z
    .object({ wrongMinor: z.int().min(1), questionMinor: z.int().min(0) })
    .nullable()
    .default(null),
})
export const setPilotSchema = z.object({
  groupIds: z.array(idSchema).max(500).nullable(),
  partnerIds: z.array(idSchema).max(5000).nullable(),
  channels: z.array(z.string().max(20)).max(20).nullable(),
  agreeingCustomers: z.int().min(2).max(100),
  version: z.int(),
})

const figuresSchema = z.object({
  lines: z.int(),
  accepted: z.int(),
  wrong: z.int(),
  asked: z.int(),
  unknown: z.int(),
  missed: z.int(),
  wrongPer100: z.number(),
  precision: z.number(),
  askedPer100: z.number(),
  reach: z.number(),
  /** Lines of the orders, and of them reached; of a replay made before these were kept 0. */
  ordered: z.int().default(0),
  reached: z.int().default(0),
  orders: z.int(),
  straight: z.int().default(0),
  straightThrough: z.number(),
})
const curveSchema = z.array(z.object({ accept: z.number(), withoutQuestion: z.number(), wrong: z.number() }))
const shareRowSchema = figuresSchema.extend({
  id: z.string().nullable(),
  name: z.string(),
  atRiskMinor: z.int(),
  advice: z.enum(['start', 'watch', 'wait', 'few']),
  curve: curveSchema,
})
const missGoodsSchema = z.object({ sku: z.string(), name: z.string() }).nullable()
export const replayReportSchema = z.object({
  now: figuresSchema,
  before: figuresSchema.nullable(),
  atRiskMinor: z.int(),
  currency: z.string().nullable(),
  byGroup: z.array(shareRowSchema),
  byCustomer: z.array(shareRowSchema),
  curve: curveSchema,
  /** Of the first and the last message judged. */
  period: z.object({ from: timestampSchema, to: timestampSchema }).nullable().default(null),
  misses: z.array(
    z.object({
      key: z.string(),
      orderId: z.string().nullable(),
      at: z.string(),
      customer: z.string(),
      kind: z.enum(['product', 'quantity', 'extra', 'missed']),
      said: z.string(),
      understood: missGoodsSchema,
      ordered: missGoodsSchema,
      p: z.number().nullable(),
      why: z.array(z.string()),
    }),
  ),
  skipped: z.record(z.string(), z.number()),
})
export const curveQuerySchema = z.object({
  scope: z.enum(['company', 'group', 'customer']).default('company'),
  scopeId: z.string().max(100).default(''),
  /** The least lead over the second product, 0..1. */
  margin: z.coerce.number().min(0).max(1).default(0),
})
/** Null: the replay is from before leads were kept; a new one has them. */
export const replayCurveSchema = z.object({ curve: curveSchema.nullable() })
export const replaySchema = z.object({
  id: idSchema,
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  since: dateSchema.nullable(),
  lastOrders: z.int().nullable(),
  /** The name whose effect was asked about; null: of everything learned. */
  alias: z.object({ id: idSchema, phrase: z.string() }).nullable(),
  done: z.int(),
  total: z.int().nullable(),
  by: z.string(),
  createdAt: timestampSchema,
  finishedAt: timestampSchema.nullable(),
  report: replayReportSchema.nullable(),
})
/** The newest first; only the newest finished one carries its report here. */
export const replayListSchema = z.object({ replays: z.array(replaySchema) })
export const askReplaySchema = z.object({
  since: dateSchema.nullable().default(null),
  lastOrders: z.int().min(1).max(100_000).nullable().default(500),
  aliasId: idSchema.nullable().default(null),
})

export type LearnedAlias = z.infer<typeof learnedAliasSchema>
export type UnitPreferenceView = z.infer<typeof unitPreferenceSchema>
export type Confusion = z.infer<typeof confusionSchema>
export type ThresholdView = z.infer<typeof thresholdSchema>
export type RecognitionRules = z.infer<typeof recognitionRulesSchema>
export type ReplayView = z.infer<typeof replaySchema>
export type ReplayReportView = z.infer<typeof replayReportSchema>
export type AliasListQuery = z.infer<typeof aliasListQuerySchema>
export type UnitPreferenceQuery = z.infer<typeof unitPreferenceQuerySchema>
export type ConfusionQuery = z.infer<typeof confusionQuerySchema>
