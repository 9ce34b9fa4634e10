import { paymentListSchema, type recordPaymentSchema } from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call, nothing } from './http.ts'

export const paymentsQuery = queryOptions({
  queryKey: ['payments'],
  queryFn: ({ signal }) => call(paymentListSchema, '/payments', { signal }),
  select: (answer) => answer.payments,
})

export function useRecordPayment() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (payment: z.infer<typeof recordPaymentSchema>) => call(nothing, '/payments', { method: 'POST', body: payment }),
    onSuccess: () => {
      for (const key of ['payments', 'orders', 'order']) void client.invalidateQueries({ queryKey: [key] })
    },
  })
}
