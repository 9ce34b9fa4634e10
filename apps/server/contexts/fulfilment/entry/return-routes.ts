import {
  depositListSchema,
  idSchema,
  nonReturnableSchema,
  type ReturnCommand,
  requestReturnSchema,
  returnableSchema,
  returnCommandSchema,
  returnListQuerySchema,
  returnListSchema,
  returnSchema,
  setDepositSchema,
  setNonReturnableSchema,
} from '@skladno/contracts'
import { fail, ok, type Result } from '@skladno/kernel'
import { answer, localeOf, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { Db, Tx } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import { type Actor, type EmployeeActor, may } from '../../parties/index.ts'
import type { ReturnCommand as Command } from '../domain/goods-return.ts'
import { listReturns, type ReturnReader, returnableOf } from '../queries/list-returns.ts'
import { acceptReturn } from '../use-cases/accept-return.ts'
import { decideReturn } from '../use-cases/decide-return.ts'
import { requestReturn } from '../use-cases/request-return.ts'
import { listDeposits, setDeposit } from '../use-cases/set-deposit.ts'
import { listNonReturnable, setNonReturnable } from '../use-cases/set-non-returnable.ts'
import { baseLines, baseOfProduct } from './counted-quantities.ts'

const params = z.object({ id: idSchema })
type Deps = Pick<AppDeps, 'uow' | 'authentication'>

const PERMISSION = { approve: 'orders.edit', reject: 'orders.edit', withdraw: 'orders.edit', accept: 'picking' } as const

const readerOf = (actor: EmployeeActor): ReturnReader => ({
  seesPrices: may(actor, 'orders.price') || may(actor, 'payments') || may(actor, 'orders.edit'),
  may: (command: Command) => may(actor, PERMISSION[command]),
})

/** Returns: asked for on an order, decided by sales, accepted by the warehouse. */
export function returnRoutes(deps: Deps) {
  return async (server: TypedServer): Promise<void> => {
    addStaffRoutes(server, deps)
    addCustomerRoutes(server, deps)
    addTableRoutes(server, deps)
  }
}

function addStaffRoutes(server: TypedServer, { uow, authentication }: Deps): void {
  server.get(
    '/api/v1/returns',
    { schema: { querystring: returnListQuerySchema, response: { 200: returnListSchema } } },
    async (request) => {
      const actor = answer(await authentication.requireEmployee(request, 'orders.read'))
      const { state, ...query } = request.query
      const states = state?.split(',').filter(Boolean)
      return { returns: await uow.read((db) => listReturns(db, { ...query, states }, readerOf(actor))) }
    },
  )
  server.get('/api/v1/returns/:id', { schema: { params, response: { 200: returnSchema } } }, async (request) => {
    const actor = answer(await authentication.requireEmployee(request, 'orders.read'))
    return uow.read((db) => viewOf(db, request.params.id, readerOf(actor)))
  })
  server.get('/api/v1/orders/:id/returnable', { schema: { params, response: { 200: returnableSchema } } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'orders.read'))
    return uow.read((db) => returnableOf(db, request.params.id, localeOf(request.headers['accept-language'])))
  })
  const asking = { schema: { params, body: requestReturnSchema, response: { 200: returnSchema } } }
  server.post('/api/v1/orders/:id/returns', asking, async (request) => {
    const actor = answer(await authentication.requireEmployee(request, 'orders.edit'))
    const asked = await uow.run((tx) => ask(tx, { orderId: request.params.id, body: request.body, actor }))
    const { returnId } = answer(asked)
    return uow.read((db) => viewOf(db, returnId, readerOf(actor)))
  })
  const commanding = { schema: { params, body: returnCommandSchema, response: { 200: returnSchema } } }
  server.post('/api/v1/returns/:id/commands', commanding, async (request) => {
    const { kind } = request.body
    const actor = answer(await authentication.requireEmployee(request, PERMISSION[kind]))
    const { id } = request.params
    // A refusal is thrown inside the transaction: nothing of a half-accepted return stays.
    await uow.run(async (tx) => answer(await run(tx, { returnId: id, command: request.body, actor })))
    return uow.read((db) => viewOf(db, id, readerOf(actor)))
  })
}

/** A customer sees and asks for returns of its own orders only; somebody else's order looks exactly like none. */
function addCustomerRoutes(server: TypedServer, { uow, authentication }: Deps): void {
  server.get('/api/v1/chat/orders/:id/returns', { schema: { params, response: { 200: returnListSchema } } }, async (request) => {
    const actor = answer(await authentication.requireContact(request))
    const reader = { seesPrices: actor.rights.seesPrices, may: () => false }
    return uow.asCustomer(actor.partnerId, async ({ db }) => {
      await mustBeOwn(db, request.params.id, actor.partnerId)
      return { returns: await listReturns(db, { orderId: request.params.id }, reader) }
    })
  })
  server.get('/api/v1/chat/orders/:id/returnable', { schema: { params, response: { 200: returnableSchema } } }, async (request) => {
    const actor = answer(await authentication.requireContact(request))
    const locale = localeOf(request.headers['accept-language'])
    return uow.asCustomer(actor.partnerId, async ({ db }) => {
      await mustBeOwn(db, request.params.id, actor.partnerId)
      return returnableOf(db, request.params.id, locale)
    })
  })
  const asking = { schema: { params, body: requestReturnSchema, response: { 200: returnSchema } } }
  server.post('/api/v1/chat/orders/:id/returns', asking, async (request) => {
    const actor = answer(await authentication.requireContact(request))
    if (!actor.rights.mayOrder) return answer(fail('parties.not-allowed', { right: 'mayOrder' }))
    const asked = await uow.run((tx) => ask(tx, { orderId: request.params.id, body: request.body, actor }))
    const { returnId } = answer(asked)
    const reader = { seesPrices: actor.rights.seesPrices, may: () => false }
    return uow.asCustomer(actor.partnerId, ({ db }) => viewOf(db, returnId, reader))
  })
}

function addTableRoutes(server: TypedServer, { uow, authentication }: Deps): void {
  server.get('/api/v1/non-returnable-groups', { schema: { response: { 200: nonReturnableSchema } } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'orders.read'))
    return { groups: await uow.read(listNonReturnable) }
  })
  const setting = { schema: { body: setNonReturnableSchema, response: { 200: nonReturnableSchema } } }
  server.post('/api/v1/non-returnable-groups', setting, async (request) => {
    const actor = answer(await authentication.requireEmployee(request, 'catalog.edit'))
    await uow.run(async (tx) => answer(await setNonReturnable(tx, { ...request.body, actor })))
    return { groups: await uow.read(listNonReturnable) }
  })
  server.get('/api/v1/deposits', { schema: { response: { 200: depositListSchema } } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'orders.read'))
    return { deposits: await uow.read(listDeposits) }
  })
  const tying = { schema: { body: setDepositSchema, response: { 200: depositListSchema } } }
  server.post('/api/v1/deposits', tying, async (request) => {
    answer(await authentication.requireEmployee(request, 'catalog.edit'))
    await uow.run(async (tx) => answer(await setDeposit(tx, request.body)))
    return { deposits: await uow.read(listDeposits) }
  })
}

async function viewOf(db: Db, returnId: string, reader: ReturnReader) {
  const [view] = await listReturns(db, { returnId }, reader)
  return answer(view === undefined ? fail('fulfilment.unknown-return', { returnId }) : ok(view))
}

interface Asking {
  readonly orderId: string
  readonly body: z.infer<typeof requestReturnSchema>
  readonly actor: Actor
}

async function ask(tx: Tx, { orderId, body, actor }: Asking): Promise<Result<{ readonly returnId: string }>> {
  if (actor.kind === 'contact') await mustBeOwn(tx.db, orderId, actor.partnerId)
  const lines = await baseLines(tx, orderId, body.lines)
  if (!lines.ok) return lines
  const wishes = lines.value.map(({ lineId, baseThousandths }) => ({ lineId, thousandths: baseThousandths }))
  return requestReturn(tx, { orderId, shipmentId: body.shipmentId, reason: body.reason, lines: wishes, key: body.key, actor })
}

async function mustBeOwn(db: Db, orderId: string, partnerId: string): Promise<void> {
  const row = await db.selectFrom('customer_order').select('partner_id').where('id', '=', orderId).executeTakeFirst()
  answer(row?.partner_id === partnerId ? ok(null) : fail('ordering.unknown-order', { orderId }))
}

async function run(
  tx: Tx,
  { returnId, command, actor }: { readonly returnId: string; readonly command: ReturnCommand; readonly actor: EmployeeActor },
): Promise<Result<unknown>> {
  if (command.kind !== 'accept') return decideReturn(tx, { returnId, command: command.kind, note: command.note ?? null, actor })
  const lines = []
  for (const { lineId, quantity, condition, destination, note } of command.lines) {
    const thousandths = await baseOfProduct(tx, { returnId, lineId, quantity })
    if (thousandths === null) return fail('fulfilment.wrong-unit', { lineId, unit: quantity.unit })
    lines.push({ lineId, thousandths, condition, destination, note })
  }
  return acceptReturn(tx, { returnId, lines, actor })
}
