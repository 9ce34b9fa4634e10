import { type NumberingView, numberingSchema } from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './http.ts'

export const numberingQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ['settings', 'numbering', organisationId],
    queryFn: ({ signal }) => call(numberingSchema, `/organisations/${organisationId}/numbering`, { signal }),
  })

export function useSetNextNumber(organisationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, next }: { readonly kind: NumberingView['kinds'][number]['kind']; readonly next: number }) =>
      call(numberingSchema, `/organisations/${organisationId}/numbering/${kind}`, { method: 'PUT', body: { next } }),
    onSuccess: (view) => client.setQueryData(numberingQuery(organisationId).queryKey, view),
  })
}
