import { idSchema, paymentListSchema, paymentRowSchema, recordPaymentSchema } from '@skladno/contracts'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { AppDeps } from '../../../deps.ts'
import { listPayments } from '../queries/list-payments.ts'
import { recordPayment } from '../use-cases/record-payment.ts'

const listQuery = z.object({ partnerId: idSchema.optional(), limit: z.coerce.number().int().min(1).max(500).default(200) })

/** Payments by hand. */
export function billingRoutes(deps: Pick<AppDeps, 'uow' | 'authentication'>) {
  return async (server: TypedServer): Promise<void> => {
    server.get('/api/v1/payments', { schema: { querystring: listQuery, response: { 200: paymentListSchema } } }, async (request) => {
      answer(await deps.authentication.requireEmployee(request, 'payments'))
      return { payments: await deps.uow.read((db) => listPayments(db, request.query)) }
    })
    server.post('/api/v1/payments', { schema: { body: recordPaymentSchema, response: { 200: paymentRowSchema } } }, async (request) => {
      const actor = answer(await deps.authentication.requireEmployee(request, 'payments'))
      const { key, amount, orders, ...body } = request.body
      const recorded = await deps.uow.run((tx) =>
        recordPayment(tx, {
          ...body,
          legalEntityId: body.legalEntityId ?? null,
          amountMinor: amount.minor,
          currency: amount.currency,
          number: body.number ?? null,
          purpose: body.purpose ?? '',
          source: 'hand',
          sourceEventId: `key:${key}`,
          orders: orders.map(({ orderId, amount: part }) => ({ orderId, amountMinor: part.minor })),
          actor,
        }),
      )
      const { paymentId } = answer(recorded)
      const [row] = await deps.uow.read((db) => listPayments(db, { paymentId }))
      if (row === undefined) throw new Error(`Payment ${paymentId} is gone`)
      return row
    })
  }
}
