import { demoSchema } from '@skladno/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from './http.ts'

/** What a visitor of the demo company may use; answers only where the demo is loaded. */
export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: ({ signal }) => call(demoSchema, '/demo', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})
