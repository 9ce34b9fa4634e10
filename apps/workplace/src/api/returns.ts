import {
  type decidePriceSchema,
  depositListSchema,
  nonReturnableSchema,
  type payRefundSchema,
  priceApprovalListSchema,
  type ReturnCommand,
  refundListSchema,
  type requestReturnSchema,
  returnableSchema,
  returnListSchema,
  returnSchema,
  type setDepositSchema,
} from '@skladno/contracts'
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from './http.ts'

export interface ReturnFilter {
  readonly state?: string | undefined
  readonly orderId?: string | undefined
}

export const returnsQuery = (filter: ReturnFilter) =>
  queryOptions({
    queryKey: ['returns', filter],
    queryFn: ({ signal }) => call(returnListSchema, '/returns', { query: { ...filter }, signal }),
    select: (answer) => answer.returns,
  })

export const returnableQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['returns', 'returnable', orderId],
    queryFn: ({ signal }) => call(returnableSchema, `/orders/${orderId}/returnable`, { signal }),
  })

const refresh = (client: QueryClient): void => {
  for (const key of ['returns', 'refunds', 'order', 'orders', 'price-approvals']) void client.invalidateQueries({ queryKey: [key] })
}

export function useRequestReturn(orderId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof requestReturnSchema>) => call(returnSchema, `/orders/${orderId}/returns`, { method: 'POST', body }),
    onSettled: () => refresh(client),
  })
}

export function useReturnCommand(returnId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ReturnCommand) => call(returnSchema, `/returns/${returnId}/commands`, { method: 'POST', body }),
    onSettled: () => refresh(client),
  })
}

export const nonReturnableQuery = queryOptions({
  queryKey: ['returns', 'non-returnable'],
  queryFn: ({ signal }) => call(nonReturnableSchema, '/non-returnable-groups', { signal }),
  select: (answer) => answer.groups,
})

export function useSetNonReturnable() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { readonly groupId: string; readonly reason: string | null }) =>
      call(nonReturnableSchema, '/non-returnable-groups', { method: 'POST', body }),
    onSettled: () => refresh(client),
  })
}

export const depositsQuery = queryOptions({
  queryKey: ['returns', 'deposits'],
  queryFn: ({ signal }) => call(depositListSchema, '/deposits', { signal }),
  select: (answer) => answer.deposits,
})

export function useSetDeposit() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof setDepositSchema>) => call(depositListSchema, '/deposits', { method: 'POST', body }),
    onSettled: () => refresh(client),
  })
}

export const refundsQuery = queryOptions({
  queryKey: ['refunds'],
  queryFn: ({ signal }) => call(refundListSchema, '/refunds', { signal }),
  select: (answer) => answer.refunds,
})

export function usePayRefund(refundId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof payRefundSchema>) => call(refundListSchema, `/refunds/${refundId}/pay`, { method: 'POST', body }),
    onSettled: () => refresh(client),
  })
}

export const priceApprovalsQuery = (state: 'waiting' | 'decided') =>
  queryOptions({
    queryKey: ['price-approvals', state],
    queryFn: ({ signal }) => call(priceApprovalListSchema, '/price-approvals', { query: { state }, signal }),
    select: (answer) => answer.approvals,
  })

export function useDecidePrice(approvalId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof decidePriceSchema>) =>
      call(priceApprovalListSchema, `/price-approvals/${approvalId}/decide`, { method: 'POST', body }),
    onSettled: () => refresh(client),
  })
}
