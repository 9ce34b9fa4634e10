import { invitationListSchema, madeInvitationSchema } from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, nothing } from './http.ts'

/** Links of a customer's people; asked anew with the customer, for `customer` hints name it. */
export const invitationsQuery = (partnerId: string) =>
  queryOptions({
    queryKey: ['customer', partnerId, 'invitations'],
    queryFn: ({ signal }) => call(invitationListSchema, `/customers/${partnerId}/invitations`, { signal }),
    select: (answer) => answer.invitations,
  })

/** The answer holds the address of the link, which is never told again. */
export function useInvite(partnerId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ contactId, days }: { readonly contactId: string; readonly days: number }) =>
      call(madeInvitationSchema, `/customers/${partnerId}/contacts/${contactId}/invitations`, { method: 'POST', body: { days } }),
    onSettled: () => client.invalidateQueries({ queryKey: invitationsQuery(partnerId).queryKey }),
  })
}

export function useRevokeInvitation(partnerId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (invitationId: string) => call(nothing, `/customers/${partnerId}/invitations/${invitationId}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: invitationsQuery(partnerId).queryKey }),
  })
}
