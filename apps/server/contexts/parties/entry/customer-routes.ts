import {
  addContactSchema,
  addLegalEntitySchema,
  customerListQuerySchema,
  customerListSchema,
  customerSchema,
  idSchema,
  saveSiteSchema,
  updateContactRightSchema,
  updateCustomerSchema,
} from '@skladno/contracts'
import { fail } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getCustomer } from '../queries/get-customer.ts'
import { listCustomers } from '../queries/list-customers.ts'
import { addContact, addLegalEntity, dismissContact, keepSite } from '../use-cases/keep-customer-card.ts'
import { updateContactRights, updateCustomer } from '../use-cases/update-customer.ts'
import type { PartiesDeps, PartiesPorts } from './routes.ts'

const idParams = z.object({ id: idSchema })
const contactParams = z.object({ id: idSchema, contactId: idSchema })
const siteParams = z.object({ id: idSchema, siteId: idSchema })
const emptySchema = z.object({})
const NO_ORDERS = { lastOrderOn: null, orderCount: 0 }

/** People, companies and delivery sites on a customer's card. */
export function addCustomerCardRoutes(server: TypedServer, { uow, authentication }: PartiesDeps): void {
  const editor = async (request: FastifyRequest) => answer(await authentication.requireEmployee(request, 'customers.edit'))
  const saying = <P extends z.ZodType, B extends z.ZodType>(params: P, body: B) => ({
    schema: { params, body, response: { 200: emptySchema } },
  })
  const bare = <P extends z.ZodType>(params: P) => ({ schema: { params, response: { 200: emptySchema } } })
  server.post('/api/v1/customers/:id/contacts', saying(idParams, addContactSchema), async (request) => {
    const by = await editor(request)
    answer(await uow.run((tx) => addContact(tx, { ...request.body, partnerId: request.params.id, by })))
    return {}
  })
  server.delete('/api/v1/customers/:id/contacts/:contactId', bare(contactParams), async (request) => {
    const by = await editor(request)
    const { id, contactId } = request.params
    answer(await uow.run((tx) => dismissContact(tx, { partnerId: id, contactId, by })))
    return {}
  })
  server.post('/api/v1/customers/:id/legal-entities', saying(idParams, addLegalEntitySchema), async (request) => {
    const by = await editor(request)
    answer(await uow.run((tx) => addLegalEntity(tx, { ...request.body, partnerId: request.params.id, by })))
    return {}
  })
  server.post('/api/v1/customers/:id/sites', saying(idParams, saveSiteSchema), async (request) => {
    const by = await editor(request)
    answer(await uow.run((tx) => keepSite(tx, { partnerId: request.params.id, siteId: null, site: request.body, by })))
    return {}
  })
  server.put('/api/v1/customers/:id/sites/:siteId', saying(siteParams, saveSiteSchema), async (request) => {
    const by = await editor(request)
    const { id, siteId } = request.params
    answer(await uow.run((tx) => keepSite(tx, { partnerId: id, siteId, site: request.body, by })))
    return {}
  })
  server.delete('/api/v1/customers/:id/sites/:siteId', bare(siteParams), async (request) => {
    const by = await editor(request)
    const { id, siteId } = request.params
    answer(await uow.run((tx) => keepSite(tx, { partnerId: id, siteId, site: null, by })))
    return {}
  })
}

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
