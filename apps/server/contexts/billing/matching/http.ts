import {
  assignPaymentSchema,
  bankAccountListSchema,
  idSchema,
  setPaymentAsideSchema,
  unmatchedListSchema,
  updateBankAccountSchema,
} from '@skladno/contracts'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { Db } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import { listAccountOrigins, setPaymentsOrigin } from './payments-origin.ts'
import { assignPayment, setPaymentAside } from './place-payment.ts'
import { unmatchedPayments } from './unmatched-payments.ts'

const params = z.object({ id: idSchema })
const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(500).default(100), after: idSchema.optional() })
const done = z.object({ ok: z.literal(true) })

const accountsView = async (db: Db) => ({
  accounts: (await listAccountOrigins(db)).map(({ organisationId, organisationName, ...account }) => ({
    ...account,
    organisation: { id: organisationId, name: organisationName },
  })),
})

/** The queue of payments nobody has placed, and where each account's payments come from. */
export function matchingRoutes(deps: Pick<AppDeps, 'uow' | 'authentication'>) {
  return async (server: TypedServer): Promise<void> => {
    server.get(
      '/api/v1/payments/unmatched',
      { schema: { querystring: listQuery, response: { 200: unmatchedListSchema } } },
      async (request) => {
        answer(await deps.authentication.requireEmployee(request, 'payments'))
        const { payments, total } = await deps.uow.read((db) => unmatchedPayments(db, request.query))
        return { payments: [...payments], total }
      },
    )
    server.post(
      '/api/v1/payments/:id/assign',
      { schema: { params, body: assignPaymentSchema, response: { 200: done } } },
      async (request) => {
        const actor = answer(await deps.authentication.requireEmployee(request, 'payments'))
        const { partnerId, legalEntityId, orders } = request.body
        const command = { paymentId: request.params.id, partnerId, legalEntityId: legalEntityId ?? null, actor }
        const intended = orders.map(({ orderId, amount }) => ({ orderId, amountMinor: amount.minor }))
        // A refusal is thrown inside the transaction: nothing of a half-placed payment stays.
        await deps.uow.run(async (tx) => answer(await assignPayment(tx, { ...command, orders: intended })))
        return { ok: true as const }
      },
    )
    server.post(
      '/api/v1/payments/:id/set-aside',
      { schema: { params, body: setPaymentAsideSchema, response: { 200: done } } },
      async (request) => {
        const actor = answer(await deps.authentication.requireEmployee(request, 'payments'))
        await deps.uow.run(async (tx) =>
          answer(await setPaymentAside(tx, { paymentId: request.params.id, note: request.body.note, actor })),
        )
        return { ok: true as const }
      },
    )
    server.get('/api/v1/bank-accounts', { schema: { response: { 200: bankAccountListSchema } } }, async (request) => {
      answer(await deps.authentication.requireEmployee(request, 'payments'))
      return deps.uow.read(accountsView)
    })
    server.patch(
      '/api/v1/bank-accounts/:id',
      { schema: { params, body: updateBankAccountSchema, response: { 200: bankAccountListSchema } } },
      async (request) => {
        answer(await deps.authentication.requireEmployee(request, 'settings'))
        const { paymentsOrigin: origin } = request.body
        await deps.uow.run(async (tx) => answer(await setPaymentsOrigin(tx, { account: request.params.id, origin })))
        return deps.uow.read(accountsView)
      },
    )
  }
}
