import {
  addAliasSchema,
  addAnalogueSchema,
  idSchema,
  orderRuleSchema,
  type ProductCard,
  productCardSchema,
  stockMoveListSchema,
} from '@skladno/contracts'
import { fail } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AppDeps } from '../../../deps.ts'
import { productCard } from '../queries/product-card.ts'
import { stockMoves } from '../queries/stock-moves.ts'
import { addAnalogue, removeAnalogue } from '../use-cases/set-analogue.ts'
import { setOrderRule } from '../use-cases/set-order-rule.ts'
import type { CatalogPorts } from './ports.ts'

type Deps = Pick<AppDeps, 'uow' | 'authentication' | 'clock'>

const params = z.object({ id: idSchema })
const movesQuery = z.object({
  beforeSeq: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(30),
})

/** Everything about one product, its names and its replacements. */
export function addCardRoutes(server: TypedServer, deps: Deps, ports: CatalogPorts): void {
  const { uow, authentication } = deps
  const response = { 200: productCardSchema }
  server.get('/api/v1/products/:id/card', { schema: { params, response } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'catalog.read'))
    return cardView(deps, ports, request, request.params.id)
  })
  const movesSchema = { params, querystring: movesQuery, response: { 200: stockMoveListSchema } }
  server.get('/api/v1/products/:id/moves', { schema: movesSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'catalog.read'))
    return uow.read((db) => stockMoves(db, { productId: request.params.id, ...request.query }))
  })
  addNames(server, deps, ports)
  addReplacements(server, deps, ports)
  server.put('/api/v1/products/:id/order-rule', { schema: { params, body: orderRuleSchema, response } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'catalog.edit'))
    const productId = request.params.id
    await uow.run(async (tx) => answer(await setOrderRule(tx, { productId, ...request.body })))
    return cardView(deps, ports, request, productId)
  })
}

function addNames(server: TypedServer, deps: Deps, ports: CatalogPorts): void {
  const { uow, authentication } = deps
  const response = { 200: productCardSchema }
  server.post('/api/v1/products/:id/aliases', { schema: { params, body: addAliasSchema, response } }, async (request) => {
    const { employeeId } = answer(await authentication.requireEmployee(request, 'catalog.edit'))
    const productId = request.params.id
    const { phrase: text, partnerId } = request.body
    await cardView(deps, ports, request, productId)
    const command = { productId, text, partnerId: partnerId ?? null, by: `employee:${employeeId}` }
    answer(await uow.run((tx) => ports.addAlias(tx, command)))
    return cardView(deps, ports, request, productId)
  })
  const removing = z.object({ id: idSchema, aliasId: idSchema })
  server.delete('/api/v1/products/:id/aliases/:aliasId', { schema: { params: removing, response } }, async (request) => {
    const { employeeId } = answer(await authentication.requireEmployee(request, 'catalog.edit'))
    const { id: productId, aliasId } = request.params
    answer(await uow.run((tx) => ports.removeAlias(tx, { productId, aliasId, by: `employee:${employeeId}` })))
    return cardView(deps, ports, request, productId)
  })
}

function addReplacements(server: TypedServer, deps: Deps, ports: CatalogPorts): void {
  const { uow, authentication } = deps
  const response = { 200: productCardSchema }
  server.post('/api/v1/products/:id/analogues', { schema: { params, body: addAnalogueSchema, response } }, async (request) => {
    const { employeeId } = answer(await authentication.requireEmployee(request, 'catalog.edit'))
    const productId = request.params.id
    await uow.run(async (tx) => answer(await addAnalogue(tx, { productId, ...request.body, employeeId })))
    return cardView(deps, ports, request, productId)
  })
  const removing = {
    params: z.object({ id: idSchema, analogueId: idSchema }),
    querystring: z.object({ isMutual: z.enum(['true', 'false']).default('true') }),
  }
  server.delete('/api/v1/products/:id/analogues/:analogueId', { schema: { ...removing, response } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'catalog.edit'))
    const { id: productId, analogueId } = request.params
    const command = { productId, analogueId, isMutual: request.query.isMutual === 'true' }
    await uow.run(async (tx) => answer(await removeAnalogue(tx, command)))
    return cardView(deps, ports, request, productId)
  })
}

/** The card as the asking person may use it. */
async function cardView(
  { uow, clock, authentication }: Deps,
  ports: CatalogPorts,
  request: FastifyRequest,
  productId: string,
): Promise<ProductCard> {
  const today = clock.now().toISOString().slice(0, 10)
  const mayEdit = (await authentication.requireEmployee(request, 'catalog.edit')).ok
  const mayKeepStock = (await authentication.requireEmployee(request, 'stock')).ok
  return uow.read(async (db) => {
    const known = await productCard(db, { productId, today })
    if (known === null) return answer(fail('catalog.product-not-found', { productId }))
    return {
      ...known,
      prices: await ports.priceList(db, productId),
      aliases: [...(await ports.aliases(db, productId))],
      waiting: await ports.waitingOrders(db, { productIds: [productId], warehouseId: null }),
      allowedCommands: [
        ...(mayEdit ? (['edit-aliases', 'edit-analogues', 'edit-ordering'] as const) : []),
        ...(mayKeepStock ? (['keep-stock'] as const) : []),
      ],
    }
  })
}
