import { z } from 'zod'

/** What leads from an empty installation to the first shipped order, in the order it is done. */
export const FIRST_STEPS = [
  'requisites',
  'bank',
  'warehouse',
  'catalog',
  'prices',
  'stock',
  'customers',
  'employees',
  'channel',
  'parse',
  'order',
  'paid',
  'shipped',
] as const
export type FirstStep = (typeof FIRST_STEPS)[number]

export const firstStepsSchema = z.object({
  steps: z.array(
    z.object({
      step: z.enum(FIRST_STEPS),
      /** Seen in what the company has, never ticked by hand; `skipped` only where a company may do without. */
      state: z.enum(['done', 'skipped', 'open']),
      minutes: z.int(),
      /** How many there are, e.g. products with a price, and of how many. */
      count: z.int(),
      of: z.int().nullable(),
      maySkip: z.boolean(),
    }),
  ),
  minutesLeft: z.int(),
  isDone: z.boolean(),
  /** False for the demo company and once everything is done: the menu then has no such line. */
  isShown: z.boolean(),
})
export const skipStepSchema = z.object({ isSkipped: z.boolean() })
export type FirstStepsView = z.infer<typeof firstStepsSchema>
