import { customerListSchema, customerSchema, type updateContactRightSchema, type updateCustomerSchema } from '@skladno/contracts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call, nothing } from './http.ts'

export const customersQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['customers', q],
    queryFn: ({ pageParam, signal }) => call(customerListSchema, '/customers', { query: { q, cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (result) => result.pages.flatMap((page) => page.customers),
  })

/** The first customers that answer to a name, a phone or a tax id, for pickers and the palette. */
export const someCustomersQuery = (q: string, limit: number) =>
  queryOptions({
    queryKey: ['customers', 'some', q, limit],
    queryFn: ({ signal }) => call(customerListSchema, '/customers', { query: { q, limit }, signal }),
    select: (answer) => answer.customers,
  })

export const customerQuery = (id: string) =>
  queryOptions({ queryKey: ['customer', id], queryFn: ({ signal }) => call(customerSchema, `/customers/${id}`, { signal }) })

export function useUpdateCustomer(id: string) {
  return useCustomerMutation(id, (changes: z.infer<typeof updateCustomerSchema>) =>
    call(nothing, `/customers/${id}`, { method: 'PATCH', body: changes }),
  )
}

export type ContactRights = z.infer<typeof updateContactRightSchema>

export function useUpdateContact(id: string) {
  return useCustomerMutation(id, ({ contactId, rights }: { readonly contactId: string; readonly rights: ContactRights }) =>
    call(nothing, `/customers/${id}/contacts/${contactId}`, { method: 'PATCH', body: rights }),
  )
}

function useCustomerMutation<V>(id: string, mutationFn: (variables: V) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['customer', id] })
      void client.invalidateQueries({ queryKey: ['customers'] })
    },
  })
}
