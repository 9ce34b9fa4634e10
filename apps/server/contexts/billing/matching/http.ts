import {
  assignPaymentSchema,
  bankAccountListSchema,
  bankPaymentCardSchema,
  bankPaymentListSchema,
  bankPaymentStateSchema,
  idSchema,
  knownPayerListSchema,
  loadedStatementListSchema,
  setPaymentAsideSchema,
  undonePaymentSchema,
  undoPaymentSchema,
  updateBankAccountSchema,
} from '@skladno/contracts'
import { fail, ok } from '@skladno/kernel'
import { answer, localeOf, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { Db } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import { bankPayments, countBankPayments } from './bank-payments.ts'
import { forgetPayers } from './known-payers.ts'
import { listKnownPayers, loadedStatements } from './loaded-statements.ts'
import { listAccountOrigins, setPaymentsOrigin } from './payments-origin.ts'
import { assignPayment, setPaymentAside } from './place-payment.ts'
import { undoPayment } from './undo-payment.ts'

const params = z.object({ id: idSchema })
const listQuery = z.object({
  state: bankPaymentStateSchema.optional(),
  statementId: idSchema.optional(),
  q: z.string().max(200).optional(),
  after: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
const payerParams = z.object({ taxId: z.string().min(1).max(40), partnerId: idSchema })

type Deps = Pick<AppDeps, 'uow' | 'authentication'>

const accountsView = async (db: Db) => ({
  accounts: (await listAccountOrigins(db)).map(({ organisationId, organisationName, ...account }) => ({
    ...account,
    organisation: { id: organisationId, name: organisationName },
  })),
})

async function paymentCard(deps: Deps, paymentId: string) {
  const { payments } = await deps.uow.read((db) => bankPayments(db, { paymentId, limit: 1 }))
  const [payment] = payments
  return answer(payment === undefined ? fail('billing.unknown-payment', { paymentId }) : ok(payment))
}

/** Payments of the bank, what was decided about each, and where each account's payments come from. */
export function matchingRoutes(deps: Deps) {
  return async (server: TypedServer): Promise<void> => {
    addReading(server, deps)
    addDeciding(server, deps)
    addAccounts(server, deps)
  }
}

function addReading(server: TypedServer, deps: Deps): void {
  const { uow, authentication } = deps
  const listSchema = { querystring: listQuery, response: { 200: bankPaymentListSchema } }
  server.get('/api/v1/bank/payments', { schema: listSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'payments'))
    return uow.read(async (db) => {
      const { payments, nextCursor } = await bankPayments(db, request.query)
      return { payments: [...payments], nextCursor, totals: await countBankPayments(db, request.query) }
    })
  })
  server.get('/api/v1/bank/payments/:id', { schema: { params, response: { 200: bankPaymentCardSchema } } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'payments'))
    return paymentCard(deps, request.params.id)
  })
  server.get('/api/v1/bank/statements', { schema: { response: { 200: loadedStatementListSchema } } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'payments'))
    const language = localeOf(request.headers['accept-language'])
    return { statements: await uow.read((db) => loadedStatements(db, { limit: 100, language })) }
  })
}

function addDeciding(server: TypedServer, deps: Deps): void {
  const { uow, authentication } = deps
  const card = { 200: bankPaymentCardSchema }
  // A refusal is thrown inside the transaction: nothing of a half-placed payment stays.
  server.post('/api/v1/payments/:id/assign', { schema: { params, body: assignPaymentSchema, response: card } }, async (request) => {
    const actor = answer(await authentication.requireEmployee(request, 'payments'))
    const { partnerId, legalEntityId, orders, rememberPayer: remembersPayer, commission } = request.body
    const command = {
      paymentId: request.params.id,
      partnerId,
      legalEntityId: legalEntityId ?? null,
      orders: orders.map(({ orderId, amount }) => ({ orderId, amountMinor: amount.minor })),
      remembersPayer,
      commissionMinor: commission?.minor ?? 0,
      actor,
    }
    await uow.run(async (tx) => answer(await assignPayment(tx, command)))
    return paymentCard(deps, request.params.id)
  })
  server.post('/api/v1/payments/:id/set-aside', { schema: { params, body: setPaymentAsideSchema, response: card } }, async (request) => {
    const actor = answer(await authentication.requireEmployee(request, 'payments'))
    const command = { paymentId: request.params.id, note: request.body.note, actor }
    await uow.run(async (tx) => answer(await setPaymentAside(tx, command)))
    return paymentCard(deps, request.params.id)
  })
  const undoSchema = { params, body: undoPaymentSchema, response: { 200: undonePaymentSchema } }
  server.post('/api/v1/payments/:id/undo', { schema: undoSchema }, async (request) => {
    const actor = answer(await authentication.requireEmployee(request, 'payments'))
    const command = { paymentId: request.params.id, note: request.body.note, actor }
    const affected = await uow.run(async (tx) => answer(await undoPayment(tx, command)))
    const goingOn = affected.flatMap(({ state, ...order }) => (state === 'open' ? [] : [{ ...order, state }]))
    return { payment: await paymentCard(deps, request.params.id), affected: goingOn }
  })
}

function addAccounts(server: TypedServer, { uow, authentication }: Deps): void {
  server.get('/api/v1/bank-accounts', { schema: { response: { 200: bankAccountListSchema } } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'payments'))
    return uow.read(accountsView)
  })
  const originSchema = { params, body: updateBankAccountSchema, response: { 200: bankAccountListSchema } }
  server.patch('/api/v1/bank-accounts/:id', { schema: originSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'settings'))
    const { paymentsOrigin: origin } = request.body
    await uow.run(async (tx) => answer(await setPaymentsOrigin(tx, { account: request.params.id, origin })))
    return uow.read(accountsView)
  })
  const payersSchema = { response: { 200: knownPayerListSchema } }
  server.get('/api/v1/bank/payers', { schema: payersSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'payments'))
    return { payers: await uow.read(listKnownPayers) }
  })
  server.delete('/api/v1/bank/payers/:taxId/:partnerId', { schema: { params: payerParams, ...payersSchema } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'payments'))
    const gone = await uow.run((tx) => forgetPayers(tx, request.params))
    answer(gone ? ok(null) : fail('billing.unknown-payer'))
    return { payers: await uow.read(listKnownPayers) }
  })
}
