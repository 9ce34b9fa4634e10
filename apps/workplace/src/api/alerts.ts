import { type MyAlerts, mailHealthSchema, mailTestSchema, myAlertsSchema } from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './http.ts'

export const myAlertsQuery = queryOptions({
  queryKey: ['my-alerts'],
  queryFn: ({ signal }) => call(myAlertsSchema, '/my-alerts', { signal }),
})

export function useChooseAlerts() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ alerts, quiet }: Pick<MyAlerts, 'alerts' | 'quiet'>) =>
      call(myAlertsSchema, '/my-alerts', { method: 'PUT', body: { alerts, quiet } }),
    onSuccess: (answer) => client.setQueryData(myAlertsQuery.queryKey, answer),
  })
}

export const mailQuery = queryOptions({
  queryKey: ['mail'],
  queryFn: ({ signal }) => call(mailHealthSchema, '/mail', { signal }),
})

export function useTestMail() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(mailTestSchema, '/mail/test', { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['mail'] }),
  })
}
