import { z } from 'zod'

/** An amount in minor units (kopecks, tiyn) of one currency. */
export const moneySchema = z.object({ minor: z.int(), currency: z.enum(['RUB', 'KZT', 'CNY', 'USD']) })
/** A quantity as a decimal number of a unit, at most three places. */
export const quantitySchema = z.object({ amount: z.number(), unit: z.string() })
/** A price per one of `unit`, as a decimal text of at most six places: prices never travel as floats. */
export const unitPriceSchema = z.object({
  amount: z.string(),
  currency: z.enum(['RUB', 'KZT', 'CNY', 'USD']),
  unit: z.string(),
  vatIncluded: z.boolean(),
})
export const timestampSchema = z.iso.datetime({ offset: true })
export const dateSchema = z.iso.date()
export const idSchema = z.string().regex(/^[\w-]{5,40}$/)
/** A thing people refer to: its id and what it is called. */
export const referenceSchema = z.object({ id: idSchema, name: z.string() })
export const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    facts: z.record(z.string(), z.unknown()).optional(),
    correlationId: z.string().optional(),
  }),
})

export type MoneyView = z.infer<typeof moneySchema>
export type QuantityView = z.infer<typeof quantitySchema>
export type UnitPriceView = z.infer<typeof unitPriceSchema>
export type Reference = z.infer<typeof referenceSchema>
