import { documentListQuerySchema, documentListSchema, idSchema } from '@skladno/contracts'
import { fail } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AppDeps } from '../../../deps.ts'
import { listDocuments } from './list-documents.ts'
import { readDocument, type StoredDocument } from './read-document.ts'
import { CORRECTION, INVOICE, printNow, SHIPMENT_NOTE } from './store-document.ts'

const params = z.object({ id: idSchema })
/** What an address names is printed as. */
const PRINTED_FROM = { invoice: INVOICE, shipment: SHIPMENT_NOTE, return: CORRECTION } as const

const sourceParams = z.object({ source: z.enum(['invoice', 'shipment', 'return']), id: idSchema })

type Deps = Pick<AppDeps, 'uow' | 'authentication' | 'files'>

/** Error code → HTTP status. */
export const documentErrors = {
  'documents.unknown-document': 404,
  'documents.no-image': 404,
  'documents.logo-not-an-image': 422,
  'documents.logo-too-large': 422,
} as const satisfies Readonly<Record<string, number>>

/** Stored documents: for staff who may see them, and for a customer's people with the right, of their own partner only. */
export function documentRoutes(deps: Deps) {
  return async (server: TypedServer): Promise<void> => {
    const listSchema = { querystring: documentListQuerySchema, response: { 200: documentListSchema } }
    server.get('/api/v1/documents', { schema: listSchema }, async (request) => {
      answer(await deps.authentication.requireEmployee(request, 'documents'))
      return deps.uow.read((db) => listDocuments(db, request.query))
    })
    server.get('/api/v1/documents/:source/:id/file', { schema: { params: sourceParams } }, async (request, reply) => {
      answer(await deps.authentication.requireEmployee(request, 'documents'))
      const { source, id } = request.params
      const printed = await printNow(deps, PRINTED_FROM[source], id)
      if (printed === null) return answer(fail('documents.unknown-document', { id }))
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(printed.name)}`)
        .send(Buffer.from(printed.bytes))
    })
    server.get('/api/v1/documents/:id/file', { schema: { params } }, async (request, reply) => {
      const document = await documentFor(deps, request, request.params.id)
      if (document === null) return answer(fail('documents.unknown-document', { id: request.params.id }))
      return reply
        .type(document.mimeType)
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(document.fileName)}`)
        .header('cache-control', 'private, max-age=300')
        .send(Buffer.from(document.bytes))
    })
  }
}

/** Somebody else's document looks exactly like none. */
async function documentFor({ uow, authentication, files }: Deps, request: FastifyRequest, id: string): Promise<StoredDocument | null> {
  const employee = await authentication.requireEmployee(request, 'documents')
  if (employee.ok) return uow.read((db) => readDocument(db, files, id))
  const contact = await authentication.requireContact(request)
  if (!contact.ok) return answer(employee)
  const { partnerId, rights } = contact.value
  if (!rights.getsDocuments) return answer(fail('parties.not-allowed', { right: 'getsDocuments' }))
  return uow.asCustomer(partnerId, (tx) => readDocument(tx.db, files, id))
}
