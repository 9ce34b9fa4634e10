import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { call } from './http.ts'

const demoSchema = z.object({
  customers: z.array(z.object({ name: z.string(), phone: z.string(), company: z.string() })),
  simulatorUrl: z.string(),
  suggestions: z.array(z.string()),
  logins: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
})
export type Demo = z.infer<typeof demoSchema>

/** What a visitor of the demo company may use; answers only where the demo is loaded. */
export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: ({ signal }) => call(demoSchema, '/demo', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})
