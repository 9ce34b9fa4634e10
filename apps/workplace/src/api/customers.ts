import {
  type addContactSchema,
  type addLegalEntitySchema,
  aliasListSchema,
  type CustomerTerms,
  customerListSchema,
  customerSchema,
  customerTermsViewSchema,
  type SaveSite,
  type updateContactRightSchema,
  type updateCustomerSchema,
} from '@skladno/contracts'
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

export const useAddContact = (id: string) =>
  useCustomerMutation(id, (contact: z.infer<typeof addContactSchema>) =>
    call(nothing, `/customers/${id}/contacts`, { method: 'POST', body: contact }),
  )

export const useDismissContact = (id: string) =>
  useCustomerMutation(id, (contactId: string) => call(nothing, `/customers/${id}/contacts/${contactId}`, { method: 'DELETE' }))

export const useAddLegalEntity = (id: string) =>
  useCustomerMutation(id, (entity: z.infer<typeof addLegalEntitySchema>) =>
    call(nothing, `/customers/${id}/legal-entities`, { method: 'POST', body: entity }),
  )

/** A site to add (no id), to change, or to withdraw (nothing to save). */
export const useKeepSite = (id: string) =>
  useCustomerMutation(id, ({ siteId, site }: { readonly siteId: string | null; readonly site: SaveSite | null }) => {
    if (siteId === null) return call(nothing, `/customers/${id}/sites`, { method: 'POST', body: site ?? {} })
    const path = `/customers/${id}/sites/${siteId}`
    return site === null ? call(nothing, path, { method: 'DELETE' }) : call(nothing, path, { method: 'PUT', body: site })
  })

export const customerTermsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'terms'],
    queryFn: ({ signal }) => call(customerTermsViewSchema, `/customers/${id}/terms`, { signal }),
  })

export const useSetTerms = (id: string) =>
  useCustomerMutation(id, (terms: CustomerTerms) => call(customerTermsViewSchema, `/customers/${id}/terms`, { method: 'PUT', body: terms }))

const NAMES_SHOWN = 10

/** What the customer calls goods, the latest learned first. */
export const customerAliasesQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'aliases'],
    queryFn: ({ signal }) => call(aliasListSchema, '/recognition/aliases', { query: { partnerId: id, limit: NAMES_SHOWN }, signal }),
  })

export const useRevokeAlias = (id: string) =>
  useCustomerMutation(id, (aliasId: string) => call(nothing, `/recognition/aliases/${aliasId}/revoke`, { method: 'POST' }))

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
