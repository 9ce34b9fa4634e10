import {
  type assignPaymentSchema,
  type BankPaymentState,
  bankAccountListSchema,
  bankPaymentCardSchema,
  bankPaymentListSchema,
  knownPayerListSchema,
  loadedStatementListSchema,
  type paymentsOriginSchema,
  undonePaymentSchema,
} from '@skladno/contracts'
import { infiniteQueryOptions, type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from './http.ts'

export interface BankPaymentFilter {
  readonly state: BankPaymentState
  readonly statementId?: string | undefined
  readonly q?: string | undefined
}

export const bankPaymentsQuery = (filter: BankPaymentFilter) =>
  infiniteQueryOptions({
    queryKey: ['bank-payments', filter],
    queryFn: ({ pageParam, signal }) =>
      call(bankPaymentListSchema, '/bank/payments', { query: { ...filter, after: pageParam, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (result) => ({ payments: result.pages.flatMap((page) => page.payments), totals: result.pages[0]?.totals }),
  })

export const bankPaymentQuery = (id: string) =>
  queryOptions({
    queryKey: ['bank-payment', id],
    queryFn: ({ signal }) => call(bankPaymentCardSchema, `/bank/payments/${id}`, { signal }),
  })

export const statementsQuery = queryOptions({
  queryKey: ['bank-statements'],
  queryFn: ({ signal }) => call(loadedStatementListSchema, '/bank/statements', { signal }),
  select: (answer) => answer.statements,
})

export const bankAccountsQuery = queryOptions({
  queryKey: ['bank-accounts'],
  queryFn: ({ signal }) => call(bankAccountListSchema, '/bank-accounts', { signal }),
  select: (answer) => answer.accounts,
})

export const knownPayersQuery = queryOptions({
  queryKey: ['bank-payers'],
  queryFn: ({ signal }) => call(knownPayerListSchema, '/bank/payers', { signal }),
  select: (answer) => answer.payers,
})

/** Everything a decision about money may have changed. */
export function refreshMoney(client: QueryClient): void {
  const keys = [
    'bank-payments',
    'bank-payment',
    'bank-statements',
    'bank-payers',
    'payments',
    'receivables',
    'settlement',
    'orders',
    'order',
  ]
  for (const key of keys) void client.invalidateQueries({ queryKey: [key] })
}

export type Assignment = z.input<typeof assignPaymentSchema>

/** What an accountant decides about one payment. A refusal brings the payment anew: a colleague may have been quicker. */
export function usePaymentDecisions(id: string) {
  const client = useQueryClient()
  const onSettled = () => refreshMoney(client)
  const post = <S extends z.ZodType>(schema: S, command: string, body: object) =>
    call(schema, `/payments/${id}/${command}`, { method: 'POST', body })
  return {
    assign: useMutation({ mutationFn: (body: Assignment) => post(bankPaymentCardSchema, 'assign', body), onSettled }),
    setAside: useMutation({ mutationFn: (note: string) => post(bankPaymentCardSchema, 'set-aside', { note }), onSettled }),
    undo: useMutation({ mutationFn: (note: string) => post(undonePaymentSchema, 'undo', { note }), onSettled }),
  }
}

export function useSetOrigin() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, paymentsOrigin }: { readonly id: string; readonly paymentsOrigin: z.infer<typeof paymentsOriginSchema> }) =>
      call(bankAccountListSchema, `/bank-accounts/${id}`, { method: 'PATCH', body: { paymentsOrigin } }),
    onSuccess: (answer) => client.setQueryData(bankAccountsQuery.queryKey, answer),
  })
}

export function useForgetPayer() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (payer: { readonly taxId: string; readonly partnerId: string }) =>
      call(knownPayerListSchema, `/bank/payers/${encodeURIComponent(payer.taxId)}/${payer.partnerId}`, { method: 'DELETE' }),
    onSuccess: (answer) => client.setQueryData(knownPayersQuery.queryKey, answer),
  })
}
