import { type EmployeeView, employeeLinkSchema, employeeListSchema } from '@skladno/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, nothing } from './http.ts'

export const employeesQuery = queryOptions({
  queryKey: ['employees'],
  queryFn: ({ signal }) => call(employeeListSchema, '/employees', { signal }),
})

export interface Invitation {
  readonly email: string
  readonly name: string
  readonly phone?: string
  readonly roles: EmployeeView['roles']
}

export const useInviteEmployee = () =>
  useEmployeeMutation((invitation: Invitation) => call(employeeLinkSchema, '/employees', { method: 'POST', body: invitation }))

export const useResetPassword = () =>
  useEmployeeMutation((id: string) => call(employeeLinkSchema, `/employees/${id}/password-reset`, { method: 'POST' }))

export const useSwitchEmployee = () =>
  useEmployeeMutation(({ id, to }: { readonly id: string; readonly to: 'activate' | 'deactivate' }) =>
    call(nothing, `/employees/${id}/${to}`, { method: 'POST' }),
  )

export interface EmployeeChange {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly roles: EmployeeView['roles']
}

/** Name, phone and roles: the roles first, for they may be refused. */
export const useChangeEmployee = () =>
  useEmployeeMutation(async ({ id, roles, ...about }: EmployeeChange) => {
    await call(nothing, `/employees/${id}/roles`, { method: 'PUT', body: { roles } })
    await call(nothing, `/employees/${id}`, { method: 'PATCH', body: about })
  })

function useEmployeeMutation<V, A>(mutationFn: (variables: V) => Promise<A>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['employees'] })
      void client.invalidateQueries({ queryKey: ['first-steps'] })
      void client.invalidateQueries({ queryKey: ['me'] })
    },
  })
}
