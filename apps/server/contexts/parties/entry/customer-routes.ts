import {
  customerListQuerySchema,
  customerListSchema,
  customerSchema,
  idSchema,
  updateContactRightSchema,
  updateCustomerSchema,
} from '@skladno/contracts'
import { fail } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import { getCustomer } from '../queries/get-customer.ts'
import { listCustomers } from '../queries/list-customers.ts'
import { updateContactRights, updateCustomer } from '../use-cases/update-customer.ts'
import type { PartiesDeps, PartiesPorts } from './routes.ts'

const idParams = z.object({ id: idSchema })
const contactParams = z.object({ id: idSchema, contactId: idSchema })
const emptySchema = z.object({})
const NO_ORDERS = { lastOrderOn: null, orderCount: 0 }

/** The customers screen: `/api/v1/customers`. */
export function addCustomerRoutes(server: TypedServer, { uow, authentication }: PartiesDeps, { customerFacts }: PartiesPorts): void {
  const listSchema = { querystring: customerListQuerySchema, response: { 200: customerListSchema } }
  server.get('/api/v1/customers', { schema: listSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'customers.read'))
    return uow.read(async (db) => {
      const { customers, nextCursor } = await listCustomers(db, request.query)
      const figures = await customerFacts.orderFigures(
        db,
        customers.map(({ id }) => id),
      )
      return { customers: customers.map((customer) => ({ ...customer, ...(figures.get(customer.id) ?? NO_ORDERS) })), nextCursor }
    })
  })
  server.get('/api/v1/customers/:id', { schema: { params: idParams, response: { 200: customerSchema } } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'customers.read'))
    const { id } = request.params
    return uow.read(async (db) => {
      const customer = await getCustomer(db, id)
      if (customer === null) return answer(fail('parties.customer-not-found', { partnerId: id }))
      const [figures, agreement, balance] = [
        await customerFacts.orderFigures(db, [id]),
        await customerFacts.agreementOf(db, id),
        await customerFacts.balanceOf(db, id),
      ]
      return { ...customer, ...(figures.get(id) ?? NO_ORDERS), agreement, balance }
    })
  })
  const updateSchema = { params: idParams, body: updateCustomerSchema, response: { 200: emptySchema } }
  server.patch('/api/v1/customers/:id', { schema: updateSchema }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'customers.edit'))
    answer(await uow.run((tx) => updateCustomer(tx, { partnerId: request.params.id, ...request.body, by })))
    return {}
  })
  const rightsSchema = { params: contactParams, body: updateContactRightSchema, response: { 200: emptySchema } }
  server.patch('/api/v1/customers/:id/contacts/:contactId', { schema: rightsSchema }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'customers.edit'))
    const { id, contactId } = request.params
    answer(await uow.run((tx) => updateContactRights(tx, { partnerId: id, contactId, rights: request.body, by })))
    return {}
  })
}
