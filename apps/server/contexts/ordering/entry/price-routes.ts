import { decidePriceSchema, idSchema, priceApprovalListSchema } from '@skladno/contracts'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { AppDeps } from '../../../deps.ts'
import { may } from '../../parties/index.ts'
import { listPriceApprovals } from '../queries/list-price-approvals.ts'
import { decidePrice } from '../use-cases/decide-price.ts'

const params = z.object({ id: idSchema })
const listQuery = z.object({
  state: z.enum(['waiting', 'decided']).default('waiting'),
  orderId: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

/** Prices that wait for somebody with the right. */
export function priceRoutes({ uow, authentication }: Pick<AppDeps, 'uow' | 'authentication'>) {
  return async (server: TypedServer): Promise<void> => {
    server.get(
      '/api/v1/price-approvals',
      { schema: { querystring: listQuery, response: { 200: priceApprovalListSchema } } },
      async (request) => {
        const actor = answer(await authentication.requireEmployee(request, 'orders.price'))
        const { state, ...query } = request.query
        const asked = { ...query, isWaiting: state === 'waiting', mayDecide: may(actor, 'prices.approve') }
        return { approvals: await uow.read((db) => listPriceApprovals(db, asked)) }
      },
    )
    server.post(
      '/api/v1/price-approvals/:id/decide',
      { schema: { params, body: decidePriceSchema, response: { 200: priceApprovalListSchema } } },
      async (request) => {
        const actor = answer(await authentication.requireEmployee(request, 'prices.approve'))
        const { isApproved, note } = request.body
        // A refusal is thrown inside the transaction: a price below the floor leaves the question open.
        await uow.run(async (tx) => answer(await decidePrice(tx, { approvalId: request.params.id, isApproved, note: note ?? null, actor })))
        return { approvals: await uow.read((db) => listPriceApprovals(db, { isWaiting: true, mayDecide: true })) }
      },
    )
  }
}
