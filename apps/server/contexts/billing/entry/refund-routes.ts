import { idSchema, payRefundSchema, refundListSchema } from '@skladno/contracts'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { AppDeps } from '../../../deps.ts'
import { listRefunds } from '../queries/list-refunds.ts'
import { payRefund } from '../use-cases/pay-refund.ts'

const params = z.object({ id: idSchema })

/** Money customers wait for. */
export function refundRoutes({ uow, authentication }: Pick<AppDeps, 'uow' | 'authentication'>) {
  return async (server: TypedServer): Promise<void> => {
    server.get('/api/v1/refunds', { schema: { response: { 200: refundListSchema } } }, async (request) => {
      answer(await authentication.requireEmployee(request, 'payments'))
      return { refunds: await uow.read(listRefunds) }
    })
    const paying = { schema: { params, body: payRefundSchema, response: { 200: refundListSchema } } }
    server.post('/api/v1/refunds/:id/pay', paying, async (request) => {
      const actor = answer(await authentication.requireEmployee(request, 'payments'))
      const { paidOn, method, number } = request.body
      await uow.run(async (tx) =>
        answer(await payRefund(tx, { refundId: request.params.id, paidOn, method, number: number ?? null, actor })),
      )
      return { refunds: await uow.read(listRefunds) }
    })
  }
}
