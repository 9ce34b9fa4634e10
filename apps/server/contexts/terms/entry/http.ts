import { customerTermsSchema, customerTermsViewSchema, idSchema } from '@skladno/contracts'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { AppDeps } from '../../../deps.ts'
import { actorLabel } from '../../parties/index.ts'
import { customerTerms } from '../queries/customer-terms.ts'
import { setCustomerTerms } from '../use-cases/set-customer-terms.ts'

const params = z.object({ partnerId: idSchema })
const querystring = z.object({ organisationId: idSchema.optional() })

/** A customer's terms: read by who sees customers, changed by who may grant them. */
export function termsRoutes(deps: Pick<AppDeps, 'uow' | 'authentication' | 'clock'>) {
  const on = (): string => deps.clock.now().toISOString().slice(0, 10)
  return async (server: TypedServer): Promise<void> => {
    const path = '/api/v1/customers/:partnerId/terms'
    server.get(path, { schema: { params, querystring, response: { 200: customerTermsViewSchema } } }, async (request) => {
      answer(await deps.authentication.requireEmployee(request, 'customers.terms'))
      return deps.uow.read((db) => customerTerms(db, { ...request.params, ...request.query, on: on() }))
    })
    server.put(path, { schema: { params, body: customerTermsSchema, response: { 200: customerTermsViewSchema } } }, async (request) => {
      const actor = answer(await deps.authentication.requireEmployee(request, 'customers.terms'))
      const { partnerId } = request.params
      answer(await deps.uow.run((tx) => setCustomerTerms(tx, { ...request.body, partnerId, by: actorLabel(actor) })))
      return deps.uow.read((db) => customerTerms(db, { partnerId, organisationId: request.body.organisationId, on: on() }))
    })
  }
}
