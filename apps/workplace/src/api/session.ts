import { type Me, meSchema } from '@skladno/contracts'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { call, nothing } from './http.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call(meSchema, '/session', { signal }),
  staleTime: 5 * 60_000,
  retry: false,
})

export const signIn = (email: string, password: string): Promise<unknown> =>
  call(nothing, '/session', { method: 'POST', body: { email, password } })
/** The answer is the same for known and unknown people. */
export const askPasswordReset = (email: string): Promise<unknown> => call(nothing, '/password-reset', { method: 'POST', body: { email } })
/** By the token of an invitation or of a reset. */
export const choosePassword = (token: string, password: string): Promise<unknown> =>
  call(nothing, '/password', { method: 'POST', body: { token, password } })
export const signOut = (): Promise<unknown> => call(nothing, '/session', { method: 'DELETE' })

/** The person at work. Only under the shell, which has already asked who they are. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data
/** Whether the server lets this person do something; the client knows no roles. */
export function useMay(permission: string): boolean {
  return useMe().may.includes(permission)
}
