import { changeEmployeeSchema, employeeLinkSchema, employeeListSchema, idSchema, inviteEmployeeSchema, roles } from '@skladno/contracts'
import { answer, type TypedServer } from '@skladno/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { permissionsOf, ROLES } from '../domain/permissions.ts'
import { listEmployees } from '../queries/list-employees.ts'
import { activateEmployee, changeEmployee, changeRoles, deactivateEmployee } from '../use-cases/deactivate-employee.ts'
import { inviteEmployee } from '../use-cases/invite-employee.ts'
import { resetPasswordOf } from '../use-cases/reset-password.ts'
import { ownAddress } from './own-address.ts'
import type { PartiesDeps, PartiesPorts } from './routes.ts'

const idParams = z.object({ id: idSchema })
const emptySchema = z.object({})
const roleListSchema = z.array(z.enum(roles)).min(1)

/** Who works here: `/api/v1/employees`. */
export function addEmployeeRoutes(server: TypedServer, deps: PartiesDeps, ports: PartiesPorts): void {
  const { uow, authentication } = deps
  server.get('/api/v1/employees', { schema: { response: { 200: employeeListSchema } } }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'employees'))
    const mayGive = (role: string): boolean => role !== 'owner' || by.roles.includes('owner')
    return {
      employees: [...(await uow.read((db) => listEmployees(db, by)))],
      roles: ROLES.map((role) => ({ role, may: [...permissionsOf([role])], mayGive: mayGive(role) })),
      isMailOn: ports.isMailOn,
    }
  })
  addLinkRoutes(server, deps, ports)
  const rolesSchema = { params: idParams, body: z.object({ roles: roleListSchema }), response: { 200: emptySchema } }
  server.put('/api/v1/employees/:id/roles', { schema: rolesSchema }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'employees'))
    answer(await uow.run((tx) => changeRoles(tx, { employeeId: request.params.id, roles: request.body.roles, by })))
    return {}
  })
  const changeSchema = { params: idParams, body: changeEmployeeSchema.omit({ roles: true }), response: { 200: emptySchema } }
  server.patch('/api/v1/employees/:id', { schema: changeSchema }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'employees'))
    answer(await uow.run((tx) => changeEmployee(tx, { ...request.body, employeeId: request.params.id, by })))
    return {}
  })
  for (const [path, change] of [
    ['deactivate', deactivateEmployee],
    ['activate', activateEmployee],
  ] as const)
    server.post(`/api/v1/employees/:id/${path}`, { schema: { params: idParams, response: { 200: emptySchema } } }, async (request) => {
      const by = answer(await authentication.requireEmployee(request, 'employees'))
      answer(await uow.run((tx) => change(tx, { employeeId: request.params.id, by })))
      return {}
    })
}

/** Both give a one-time link, shown once; with mail on an invitation goes to the person by itself as well. */
function addLinkRoutes(server: TypedServer, { uow, authentication }: PartiesDeps, { publicUrl, isMailOn }: PartiesPorts): void {
  const linkOf = (request: FastifyRequest, token: string): string => `${publicUrl ?? ownAddress(request)}/workplace/welcome#token=${token}`
  const inviteSchema = { body: inviteEmployeeSchema, response: { 200: employeeLinkSchema } }
  server.post('/api/v1/employees', { schema: inviteSchema }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'employees'))
    const { phone, ...body } = request.body
    const { employeeId, token } = answer(await uow.run((tx) => inviteEmployee(tx, { ...body, phone: phone ?? null, by })))
    return { employeeId, link: linkOf(request, token), isMailed: isMailOn }
  })
  const resetSchema = { params: idParams, response: { 200: employeeLinkSchema } }
  server.post('/api/v1/employees/:id/password-reset', { schema: resetSchema }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'employees'))
    const { employeeId, token } = answer(await uow.run((tx) => resetPasswordOf(tx, { employeeId: request.params.id, by })))
    return { employeeId, link: linkOf(request, token), isMailed: false }
  })
}
