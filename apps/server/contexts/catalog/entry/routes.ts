import { groupListSchema, idSchema, type ProductRow, productListQuerySchema, productListSchema, productRowSchema } from '@skladno/contracts'
import { fail } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { Db } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import type { CatalogIndex } from '../adapters/catalog-index.ts'
import { type KnownProduct, listGroups, listProducts } from '../queries/list-products.ts'
import { addCardRoutes } from './card-routes.ts'
import type { CatalogPorts } from './ports.ts'
import { addStockRoutes } from './stock-routes.ts'
import { addWarehouseRoutes } from './warehouse-routes.ts'

type CatalogDeps = Pick<AppDeps, 'uow' | 'authentication' | 'clock'> & { readonly catalogIndex: CatalogIndex }

/** More is no longer a search result but the catalog. */
const MOST_FOUND = 300

/** The catalog screen and pickers: `/api/v1/products`, `/api/v1/groups`. */
export function catalogRoutes({ uow, authentication, clock, catalogIndex }: CatalogDeps, ports: CatalogPorts) {
  const priced = async (db: Db, products: readonly KnownProduct[], partnerId: string | null): Promise<ProductRow[]> => {
    const prices = await ports.productPrices(db, { partnerId, productIds: products.map(({ id }) => id) })
    return products.map((product) => ({ ...product, price: prices.get(product.id) ?? null }))
  }
  return async (server: TypedServer): Promise<void> => {
    addWarehouseRoutes(server, { uow, authentication })
    addStockRoutes(server, { uow, authentication, clock }, ports)
    addCardRoutes(server, { uow, authentication, clock }, ports)
    const listSchema = { querystring: productListQuerySchema, response: { 200: productListSchema } }
    server.get('/api/v1/products', { schema: listSchema }, async (request) => {
      answer(await authentication.requireEmployee(request, 'catalog.read'))
      const { q, groupId, partnerId, limit, offset } = request.query
      const words = q?.trim() ?? ''
      const found = words === '' ? null : catalogIndex.search(words, MOST_FOUND).map(({ itemId }) => itemId)
      return uow.read(async (db) => {
        const { products, total } = await listProducts(db, { found, groupId: groupId ?? null, limit, offset })
        return { products: await priced(db, products, partnerId ?? null), total }
      })
    })
    const cardSchema = {
      params: z.object({ id: idSchema }),
      querystring: z.object({ partnerId: idSchema.optional() }),
      response: { 200: productRowSchema },
    }
    server.get('/api/v1/products/:id', { schema: cardSchema }, async (request) => {
      answer(await authentication.requireEmployee(request, 'catalog.read'))
      const { id } = request.params
      return uow.read(async (db) => {
        const { products } = await listProducts(db, { found: [id], groupId: null, limit: 1, offset: 0 })
        const [product] = await priced(db, products, request.query.partnerId ?? null)
        return product ?? answer(fail('catalog.product-not-found', { productId: id }))
      })
    })
    server.get('/api/v1/groups', { schema: { response: { 200: groupListSchema } } }, async (request) => {
      answer(await authentication.requireEmployee(request, 'catalog.read'))
      return { groups: [...(await uow.read(listGroups))] }
    })
  }
}
