import { meSchema, signInSchema } from '@skladno/contracts'
import { fail, ok } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { Db } from '../../../db/types.ts'
import { permissionsOf, rolesFrom } from '../domain/permissions.ts'
import { companySettings } from '../queries/get-settings.ts'
import { choosePassword, requestPasswordReset } from '../use-cases/reset-password.ts'
import { signIn, signOut } from '../use-cases/sign-in.ts'
import type { PartiesDeps } from './routes.ts'

/** A second wall before the counted attempts: a flood is turned away without touching the database. */
const FLOOD = { rateLimit: { max: 60, timeWindow: '1 minute' } }
const emptySchema = z.object({})

/** Sign-in of staff: `/api/v1/session`, `/api/v1/password-reset`, `/api/v1/password`. */
export function addSessionRoutes(server: TypedServer, { uow, authentication }: PartiesDeps): void {
  const ownPage = (request: Parameters<typeof authentication.isOwnPage>[0]) =>
    answer(authentication.isOwnPage(request) ? ok(null) : fail('parties.foreign-origin'))

  server.post('/api/v1/session', { schema: { body: signInSchema, response: { 200: meSchema } }, config: FLOOD }, async (request, reply) => {
    ownPage(request)
    const visitor = { address: request.ip, userAgent: request.headers['user-agent'] ?? null }
    const session = answer(await signIn(uow, { ...request.body, ...visitor }))
    authentication.setCookie(reply, 'employee', session)
    return uow.read((db) => me(db, session.employeeId))
  })
  server.get('/api/v1/session', { schema: { response: { 200: meSchema } } }, async (request) => {
    const actor = answer(await authentication.requireEmployee(request))
    return uow.read((db) => me(db, actor.employeeId))
  })
  server.delete('/api/v1/session', { schema: { response: { 200: emptySchema } } }, async (request, reply) => {
    ownPage(request)
    const token = authentication.tokenOf(request, 'employee')
    if (token !== null) await uow.run((tx) => signOut(tx, token))
    authentication.clearCookie(reply, 'employee')
    return {}
  })
  const resetSchema = { body: z.object({ email: z.email() }), response: { 200: emptySchema } }
  server.post('/api/v1/password-reset', { schema: resetSchema, config: FLOOD }, async (request) => {
    ownPage(request)
    answer(await uow.run((tx) => requestPasswordReset(tx, { email: request.body.email, address: request.ip })))
    return {}
  })
  const chooseSchema = {
    body: z.object({ token: z.string().max(100), password: z.string().min(1).max(200) }),
    response: { 200: emptySchema },
  }
  server.post('/api/v1/password', { schema: chooseSchema, config: FLOOD }, async (request) => {
    ownPage(request)
    answer(await choosePassword(uow, { ...request.body, address: request.ip }))
    return {}
  })
}

async function me(db: Db, employeeId: string) {
  const [employee, company] = [
    await db
      .selectFrom('employee')
      .select(['id', 'name', 'email', 'roles', 'locale'])
      .where('id', '=', employeeId)
      .executeTakeFirstOrThrow(),
    await companySettings(db),
  ]
  return { ...employee, roles: rolesFrom(employee.roles), company: company.companyName, may: [...permissionsOf(employee.roles)] }
}
