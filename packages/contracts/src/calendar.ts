import { z } from 'zod'
import { dateSchema } from './values.ts'

/** Days that differ from the week: holidays, and weekend days that are worked. */
export const calendarSchema = z.object({
  country: z.enum(['RU', 'KZ']),
  year: z.int(),
  days: z.array(z.object({ day: dateSchema, isWorking: z.boolean() })),
})
/** Null = as the week says. */
export const setCalendarDaySchema = z.object({ isWorking: z.boolean().nullable() })
export type CalendarView = z.infer<typeof calendarSchema>
