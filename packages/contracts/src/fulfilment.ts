import { z } from 'zod'
import { idSchema, quantitySchema, referenceSchema, timestampSchema } from './values.ts'

export const pickingLineSchema = z.object({
  lineId: idSchema,
  position: z.int(),
  sku: z.string(),
  name: z.string(),
  photoUrl: z.string().nullable(),
  cell: z.string().nullable(),
  toPick: quantitySchema,
  /** The same amount in sale packs where that reads better: «10 уп (5 000 шт)». */
  inPacks: quantitySchema.nullable(),
  picked: quantitySchema,
  outcome: z.enum(['picked', 'short', 'missing', 'mismatch']).nullable(),
  note: z.string().nullable(),
})
export const pickingTaskRowSchema = z.object({
  id: idSchema,
  orderId: idSchema,
  orderNumber: z.string(),
  partnerName: z.string(),
  warehouse: referenceSchema,
  state: z.enum(['waiting', 'open', 'picking', 'picked', 'cancelled']),
  /** Why a waiting task waits: payment, credit, stock. */
  waitsFor: z.string().nullable(),
  dueAt: timestampSchema.nullable(),
  /** Of the warehouse: times of picking are its own, not the reader's. */
  timeZone: z.string(),
  deliveryMode: z.enum(['pickup', 'delivery', 'carrier']),
  lineCount: z.int(),
  doneCount: z.int(),
  assignedTo: referenceSchema.nullable(),
  version: z.int(),
})
export const pickingTaskSchema = pickingTaskRowSchema.extend({
  lines: z.array(pickingLineSchema),
  comment: z.string().nullable(),
  allowedCommands: z.array(z.enum(['start', 'pick-line', 'finish'])),
})
export const pickingTaskListSchema = z.object({ tasks: z.array(pickingTaskRowSchema) })
export const pickingCommandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start') }),
  /** `key` is made on the phone: a repeat after a bad connection changes nothing. */
  z.object({
    kind: z.literal('pick-line'),
    key: z.string().max(60),
    lineId: idSchema,
    picked: quantitySchema,
    outcome: z.enum(['picked', 'short', 'missing', 'mismatch']),
    note: z.string().max(300).optional(),
  }),
  z.object({ kind: z.literal('finish') }),
])
export type PickingTaskRow = z.infer<typeof pickingTaskRowSchema>
export type PickingTaskView = z.infer<typeof pickingTaskSchema>
export type PickingCommand = z.infer<typeof pickingCommandSchema>
