import { z } from 'zod'
import { idSchema } from './values.ts'

export const warehouseSchema = z.object({
  id: idSchema,
  name: z.string(),
  address: z.string(),
  /** IANA; the day and the hour of picking and shipping are this zone's. */
  timeZone: z.string(),
  pickingSource: z.enum(['hub', 'erp']),
  isActive: z.boolean(),
})
export const warehouseListSchema = z.object({ warehouses: z.array(warehouseSchema) })
export const saveWarehouseSchema = z.object({
  name: z.string().trim().min(1).max(200),
  address: z.string().trim().max(500),
  timeZone: z.string().max(60),
  isActive: z.boolean().default(true),
})
export type WarehouseView = z.infer<typeof warehouseSchema>
export type SaveWarehouse = z.input<typeof saveWarehouseSchema>
