import { z } from 'zod'

export const numberedKinds = ['order', 'invoice', 'shipment', 'return'] as const
export const numberingSchema = z.object({
  year: z.int(),
  kinds: z.array(
    z.object({
      kind: z.enum(numberedKinds),
      /** What the next document gets, without the prefix. */
      next: z.int(),
      /** As it will be printed: «С-118/26». */
      sample: z.string(),
      startsAnewEachYear: z.boolean(),
    }),
  ),
})
export const setNextNumberSchema = z.object({ next: z.int().min(1).max(99_999_999) })
export type NumberingView = z.infer<typeof numberingSchema>
