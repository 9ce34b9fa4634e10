import { idSchema, saveWarehouseSchema, warehouseListSchema } from '@skladno/contracts'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { AppDeps } from '../../../deps.ts'
import { listAllWarehouses } from '../queries/load-products.ts'
import { saveWarehouse } from '../use-cases/save-warehouse.ts'

const idParams = z.object({ id: idSchema })
const savedSchema = z.object({ id: idSchema })

/** Warehouses as the settings show them: `/api/v1/warehouses`. */
export function addWarehouseRoutes(server: TypedServer, { uow, authentication }: Pick<AppDeps, 'uow' | 'authentication'>): void {
  server.get('/api/v1/warehouses', { schema: { response: { 200: warehouseListSchema } } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'catalog.read'))
    return { warehouses: [...(await uow.read(listAllWarehouses))] }
  })
  server.post('/api/v1/warehouses', { schema: { body: saveWarehouseSchema, response: { 200: savedSchema } } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'settings'))
    return { id: answer(await uow.run((tx) => saveWarehouse(tx, { ...request.body, warehouseId: null }))) }
  })
  const changeSchema = { params: idParams, body: saveWarehouseSchema, response: { 200: savedSchema } }
  server.put('/api/v1/warehouses/:id', { schema: changeSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'settings'))
    return { id: answer(await uow.run((tx) => saveWarehouse(tx, { ...request.body, warehouseId: request.params.id }))) }
  })
}
