import { z } from 'zod'
import { dateSchema, idSchema, moneySchema, referenceSchema, timestampSchema } from './values.ts'

const minutesSchema = z.int().min(0).max(1440)

export const loadSchema = z.object({ stops: z.int(), kg: z.number(), litres: z.number() })
/** What fits; null = no limit. */
export const capacitySchema = z.object({ stops: z.int().nullable(), kg: z.int().nullable(), litres: z.int().nullable() })
export const runWindowSchema = z.object({
  id: idSchema,
  fromMinutes: minutesSchema,
  toMinutes: minutesSchema,
  stops: z.int(),
  capacityStops: z.int().nullable(),
})
/** A route on a day; `runId` null until something is booked on it. */
export const deliveryRunRowSchema = z.object({
  routeId: idSchema,
  runId: idSchema.nullable(),
  day: dateSchema,
  name: z.string(),
  zoneName: z.string().nullable(),
  vehicle: z.string(),
  driver: z.string(),
  state: z.enum(['planned', 'out', 'done']),
  cutOffAt: timestampSchema,
  isPastCutOff: z.boolean(),
  windows: z.array(runWindowSchema),
  load: loadSchema,
  capacity: capacitySchema,
  deliveredStops: z.int(),
})
export const unplacedOrderSchema = z.object({
  orderId: idSchema,
  orderNumber: z.string(),
  partnerName: z.string(),
  address: z.string().nullable(),
  shipOn: dateSchema.nullable(),
  kg: z.number(),
})
export const deliveryBoardQuerySchema = z.object({
  warehouseId: idSchema.optional(),
  from: dateSchema.optional(),
  days: z.coerce.number().int().min(1).max(31).optional(),
})
export const deliveryBoardSchema = z.object({
  warehouse: referenceSchema.nullable(),
  warehouses: z.array(referenceSchema),
  today: dateSchema,
  /** Of the warehouse. */
  timeZone: z.string(),
  from: dateSchema,
  days: z.array(z.object({ day: dateSchema, runs: z.array(deliveryRunRowSchema) })),
  /** Released orders to deliver that no run has room for, or goes to. */
  unplaced: z.array(unplacedOrderSchema),
})
export const runStopSchema = z.object({
  orderId: idSchema,
  orderNumber: z.string(),
  partnerName: z.string(),
  address: z.string().nullable(),
  contact: z.string().nullable(),
  comment: z.string().nullable(),
  windowId: idSchema,
  position: z.int(),
  kg: z.number(),
  litres: z.number(),
  lineCount: z.int(),
  total: moneySchema.nullable(),
  state: z.enum(['waiting', 'picking', 'picked', 'shipped', 'delivered']),
  receivedBy: z.string().nullable(),
})
export const deliveryRunSchema = deliveryRunRowSchema.extend({
  warehouse: referenceSchema,
  timeZone: z.string(),
  stops: z.array(runStopSchema),
  allowedCommands: z.array(z.enum(['take', 'arrange', 'assign', 'depart', 'deliver'])),
  /** Orders a departure left behind, and why. */
  leftBehind: z.array(z.object({ orderNumber: z.string(), reason: z.string() })),
})
export const runCommandSchema = z.discriminatedUnion('kind', [
  /** Puts an order on this run, from another one or from none. */
  z.object({ kind: z.literal('take'), orderId: idSchema, windowId: idSchema }),
  z.object({ kind: z.literal('arrange'), orderIds: z.array(idSchema).max(500) }),
  z.object({ kind: z.literal('assign'), vehicle: z.string().trim().max(100), driver: z.string().trim().max(100) }),
  /** The vehicle leaves: every picked order on it is shipped. */
  z.object({ kind: z.literal('depart') }),
  z.object({ kind: z.literal('deliver'), orderId: idSchema, receivedBy: z.string().trim().max(100).nullable() }),
])

const amountSchema = z.int().positive()
export const deliverySetupSchema = z.object({
  zones: z
    .array(
      z.object({
        id: idSchema.nullable(),
        name: z.string().trim().min(1).max(60),
        places: z.array(z.string().trim().min(1).max(80)).max(200),
      }),
    )
    .max(100),
  routes: z
    .array(
      z.object({
        id: idSchema.nullable(),
        /** Null: any address. */
        zoneName: z.string().nullable(),
        name: z.string().trim().min(1).max(60),
        vehicle: z.string().trim().max(100),
        weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
        cutOffMinutes: minutesSchema,
        cutOffDaysBefore: z.int().min(0).max(14),
        capacity: z.object({ stops: amountSchema.nullable(), kg: amountSchema.nullable(), litres: amountSchema.nullable() }),
        windows: z
          .array(
            z
              .object({
                id: idSchema.nullable(),
                fromMinutes: minutesSchema,
                toMinutes: minutesSchema,
                capacityStops: amountSchema.nullable(),
              })
              .refine((window) => window.fromMinutes < window.toMinutes),
          )
          .min(1)
          .max(12),
      }),
    )
    .max(100),
  minimums: z
    .array(
      z.object({
        mode: z.enum(['delivery', 'carrier']),
        zoneName: z.string().nullable(),
        amount: moneySchema.refine(({ minor }) => minor > 0),
      }),
    )
    .max(200),
})

export type DeliveryRunRow = z.infer<typeof deliveryRunRowSchema>
export type DeliveryRunView = z.infer<typeof deliveryRunSchema>
export type DeliveryBoard = z.infer<typeof deliveryBoardSchema>
export type RunStopView = z.infer<typeof runStopSchema>
export type UnplacedOrder = z.infer<typeof unplacedOrderSchema>
export type RunCommand = z.infer<typeof runCommandSchema>
export type DeliverySetup = z.infer<typeof deliverySetupSchema>
