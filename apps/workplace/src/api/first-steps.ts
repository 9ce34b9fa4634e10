import { type FirstStep, firstStepsSchema } from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './http.ts'

export const firstStepsQuery = queryOptions({
  queryKey: ['first-steps'],
  queryFn: ({ signal }) => call(firstStepsSchema, '/first-steps', { signal }),
  staleTime: 10_000,
})

export function useSkipStep() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ step, isSkipped }: { readonly step: FirstStep; readonly isSkipped: boolean }) =>
      call(firstStepsSchema, `/first-steps/${step}`, { method: 'PUT', body: { isSkipped } }),
    onSuccess: (view) => client.setQueryData(firstStepsQuery.queryKey, view),
  })
}
