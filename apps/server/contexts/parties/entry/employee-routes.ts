import { idSchema, roles } from '@skladno/contracts'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import { rolesFrom } from '../domain/permissions.ts'
import { changeRoles, deactivateEmployee } from '../use-cases/deactivate-employee.ts'
import { inviteEmployee } from '../use-cases/invite-employee.ts'
import { resetPasswordOf } from '../use-cases/reset-password.ts'
import type { PartiesDeps } from './routes.ts'

const idParams = z.object({ id: idSchema })
const emptySchema = z.object({})
const roleListSchema = z.array(z.enum(roles)).min(1)
const employeeSchema = z.object({ id: idSchema, name: z.string(), email: z.string(), roles: z.array(z.enum(roles)), isActive: z.boolean() })
const inviteSchema = z.object({
  email: z.email(),
  name: z.string().min(1).max(200),
  phone: z.string().max(30).optional(),
  roles: roleListSchema,
})
/** A one-time secret, shown once to who asked for it. */
const tokenSchema = z.object({ employeeId: idSchema, token: z.string() })

/** Who works here: `/api/v1/employees`. */
export function addEmployeeRoutes(server: TypedServer, { uow, authentication }: PartiesDeps): void {
  const listSchema = { response: { 200: z.object({ employees: z.array(employeeSchema) }) } }
  server.get('/api/v1/employees', { schema: listSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'employees'))
    const rows = await uow.read((db) =>
      db.selectFrom('employee').select(['id', 'name', 'email', 'roles', 'is_active']).orderBy('name').orderBy('id').execute(),
    )
    return { employees: rows.map(({ is_active, roles: stored, ...row }) => ({ ...row, roles: rolesFrom(stored), isActive: is_active })) }
  })
  server.post('/api/v1/employees', { schema: { body: inviteSchema, response: { 200: tokenSchema } } }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'employees'))
    const { phone, ...body } = request.body
    return answer(await uow.run((tx) => inviteEmployee(tx, { ...body, phone: phone ?? null, by })))
  })
  const rolesSchema = { params: idParams, body: z.object({ roles: roleListSchema }), response: { 200: emptySchema } }
  server.put('/api/v1/employees/:id/roles', { schema: rolesSchema }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'employees'))
    answer(await uow.run((tx) => changeRoles(tx, { employeeId: request.params.id, roles: request.body.roles, by })))
    return {}
  })
  server.post('/api/v1/employees/:id/deactivate', { schema: { params: idParams, response: { 200: emptySchema } } }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'employees'))
    answer(await uow.run((tx) => deactivateEmployee(tx, { employeeId: request.params.id, by })))
    return {}
  })
  server.post('/api/v1/employees/:id/password-reset', { schema: { params: idParams, response: { 200: tokenSchema } } }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'employees'))
    return answer(await uow.run((tx) => resetPasswordOf(tx, { employeeId: request.params.id, by })))
  })
}
