import type { MultipartFile } from '@fastify/multipart'
import {
  acceptPricesSchema,
  applyImportSchema,
  correctImportSchema,
  idSchema,
  importKindSchema,
  importListSchema,
  importPriceListSchema,
  importPriceQuerySchema,
  importSchema,
  startedImportsSchema,
} from '@skladno/contracts'
import { fail, ok, type Result } from '@skladno/kernel'
import { answer, localeOf, type TypedServer } from '@skladno/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AppDeps } from '../../../deps.ts'
import { recordFile, type StoredBytes } from '../../../files.ts'
import { type EmployeeActor, may, type Permission } from '../../parties/index.ts'
import { type BroughtFile, guessKind, isStatement, MAX_UPLOAD_BYTES } from '../adapters/read-files.ts'
import { templateCsv, templateXlsx } from '../adapters/template-files.ts'
import { IMPORT_KINDS, type ImportKind } from '../domain/table-columns.ts'
import { isTemplateKind } from '../domain/templates.ts'
import { importView, kindOfImport, listImports } from '../queries/import-views.ts'
import { listImportPrices } from '../queries/price-rows.ts'
import { applyImport, cancelImport, correctImport, startImport } from '../use-cases/file-import.ts'
import { acceptPrices } from '../use-cases/price-rows.ts'

/** Who may bring what. */
const PERMISSION: Readonly<Record<ImportKind, Permission>> = {
  catalog: 'catalog.edit',
  prices: 'catalog.edit',
  aliases: 'catalog.edit',
  customers: 'customers.edit',
  orders: 'customers.edit',
  bank: 'payments',
}

const params = z.object({ id: idSchema })
const MAX_FILES = 20

type Deps = Pick<AppDeps, 'uow' | 'authentication' | 'files'>

/** Bringing files: upload, look at what would happen, put right, apply. */
export function importRoutes(deps: Deps) {
  return async (server: TypedServer): Promise<void> => {
    server.get('/api/v1/imports', { schema: { response: { 200: importListSchema } } }, async (request) => {
      const actor = answer(await importer(deps, request))
      const kinds = IMPORT_KINDS.filter((kind) => mayBring(actor, kind))
      const locale = localeOf(request.headers['accept-language'])
      return { imports: await deps.uow.read((db) => listImports(db, { kinds, limit: 50, locale })) }
    })
    server.post('/api/v1/imports', { schema: { response: { 200: startedImportsSchema } } }, async (request) => {
      const actor = answer(await importer(deps, request))
      const started = answer(await start(deps, actor, answer(await uploadIn(request))))
      const locale = localeOf(request.headers['accept-language'])
      const imports = await deps.uow.read((db) => listImports(db, { kinds: IMPORT_KINDS, limit: 50, locale }))
      return { imports: imports.filter(({ id }) => started.includes(id)) }
    })
    server.get(
      '/api/v1/imports/template/:kind',
      { schema: { params: z.object({ kind: z.string() }), querystring: z.object({ as: z.enum(['csv', 'xlsx']).default('csv') }) } },
      async (request, reply) => {
        answer(await importer(deps, request))
        const { kind } = request.params
        if (!isTemplateKind(kind)) return answer(fail('imports.unknown-import'))
        const { as } = request.query
        const bytes = as === 'csv' ? templateCsv(kind) : Buffer.from(templateXlsx(kind))
        return reply.type(TEMPLATE_TYPE[as]).header('content-disposition', `attachment; filename="skladno-${kind}.${as}"`).send(bytes)
      },
    )
    server.get('/api/v1/imports/:id', { schema: { params, response: { 200: importSchema } } }, async (request) => {
      return view(deps, request, answer(await allowed(deps, request, request.params.id)))
    })
    server.patch(
      '/api/v1/imports/:id',
      { schema: { params, body: correctImportSchema, response: { 200: importSchema } } },
      async (request) => {
        const actor = answer(await allowed(deps, request, request.params.id))
        const { kind } = request.body
        if (kind !== undefined && !mayBring(actor, kind)) return answer(fail('imports.kind-not-allowed', { kind }))
        answer(await deps.uow.run((tx) => correctImport(tx, { importId: request.params.id, ...request.body })))
        return view(deps, request, actor)
      },
    )
    server.post(
      '/api/v1/imports/:id/apply',
      { schema: { params, body: applyImportSchema, response: { 200: importSchema } } },
      async (request) => {
        const actor = answer(await allowed(deps, request, request.params.id))
        // A refusal may start a new check on purpose, so it is returned, not thrown, inside the transaction.
        answer(await deps.uow.run((tx) => applyImport(tx, { importId: request.params.id, ...request.body })))
        return view(deps, request, actor)
      },
    )
    server.post('/api/v1/imports/:id/cancel', { schema: { params, response: { 200: importSchema } } }, async (request) => {
      const actor = answer(await allowed(deps, request, request.params.id))
      answer(await deps.uow.run((tx) => cancelImport(tx, request.params.id)))
      return view(deps, request, actor)
    })
    priceRoutes(server, deps)
  }
}

/** The prices a list changes, and which of the doubtful ones a person takes. */
function priceRoutes(server: TypedServer, deps: Deps): void {
  server.get(
    '/api/v1/imports/:id/prices',
    { schema: { params, querystring: importPriceQuerySchema, response: { 200: importPriceListSchema } } },
    async (request) => {
      answer(await allowed(deps, request, request.params.id))
      const { only, offset, limit } = request.query
      const query = { importId: request.params.id, isDoubtfulOnly: only === 'doubtful', offset, limit }
      return deps.uow.read((db) => listImportPrices(db, { ...query, locale: localeOf(request.headers['accept-language']) }))
    },
  )
  server.post(
    '/api/v1/imports/:id/prices/accept',
    { schema: { params, body: acceptPricesSchema, response: { 200: importSchema } } },
    async (request) => {
      const actor = answer(await allowed(deps, request, request.params.id))
      answer(await deps.uow.run((tx) => acceptPrices(tx, { importId: request.params.id, actor, ...request.body })))
      return view(deps, request, actor)
    },
  )
}

const TEMPLATE_TYPE = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

async function view(deps: Deps, request: FastifyRequest<{ Params: { id: string } }>, actor: EmployeeActor) {
  const about = { locale: localeOf(request.headers['accept-language']), mayGoBelow: may(actor, 'orders.price') }
  const found = await deps.uow.read((db) => importView(db, request.params.id, about))
  return answer(found === null ? fail('imports.unknown-import') : ok(found))
}

/** Bank statements belong to who keeps the payments; the rest is for who may import at all. */
const mayBring = (actor: EmployeeActor, kind: ImportKind): boolean =>
  may(actor, PERMISSION[kind]) && (kind === 'bank' || may(actor, 'imports'))

/** Somebody who may import something; nobody else's upload is read at all. */
async function importer(deps: Deps, request: FastifyRequest): Promise<Result<EmployeeActor>> {
  const actor = await deps.authentication.requireEmployee(request)
  if (!actor.ok) return actor
  return IMPORT_KINDS.some((kind) => mayBring(actor.value, kind)) ? actor : fail('imports.kind-not-allowed')
}

async function allowed(deps: Deps, request: FastifyRequest, importId: string): Promise<Result<EmployeeActor>> {
  const actor = await importer(deps, request)
  if (!actor.ok) return actor
  const kind = await deps.uow.read((db) => kindOfImport(db, importId))
  if (kind === null) return fail('imports.unknown-import')
  return mayBring(actor.value, kind) ? actor : fail('imports.kind-not-allowed')
}

interface Upload {
  readonly files: readonly (BroughtFile & { readonly mimeType: string })[]
  readonly kind: ImportKind | null
  readonly isPart: boolean
  readonly priceTypeId: string | null
}

/** All files of the form, or a refusal: a file that did not arrive whole is not kept. */
async function uploadIn(request: FastifyRequest): Promise<Result<Upload>> {
  if (!request.isMultipart()) return fail('imports.nothing-sent')
  const files: Upload['files'][number][] = []
  const fields = new Map<string, string>()
  let left = MAX_UPLOAD_BYTES
  for await (const part of request.parts({ limits: { fileSize: MAX_UPLOAD_BYTES, files: MAX_FILES } })) {
    if (part.type === 'field') {
      fields.set(part.fieldname, String(part.value))
      continue
    }
    const bytes = await bytesOf(part)
    if (bytes === null || bytes.length > left) return fail('imports.file-too-large', { file: part.filename, maxBytes: MAX_UPLOAD_BYTES })
    left -= bytes.length
    files.push({ name: part.filename || 'file', bytes, mimeType: part.mimetype })
  }
  if (files.length === 0) return fail('imports.nothing-sent')
  const empty = files.find(({ bytes }) => bytes.length === 0)
  if (empty !== undefined) return fail('imports.file-empty', { file: empty.name })
  const kind = importKindSchema.safeParse(fields.get('kind'))
  const priceType = idSchema.safeParse(fields.get('priceTypeId'))
  return ok({
    files,
    kind: kind.success ? kind.data : null,
    isPart: fields.get('isPart') === 'true',
    priceTypeId: priceType.success ? priceType.data : null,
  })
}

/** The file's bytes; null when it is over the limit. The rest of such a file is read and dropped, so that the answer arrives. */
async function bytesOf(part: MultipartFile): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  for await (const chunk of part.file) if (!part.file.truncated) chunks.push(chunk)
  return part.file.truncated ? null : Buffer.concat(chunks)
}

/** Files of one kind are one set; files of several kinds sent together become an import each, in the order they build on each other. */
async function start(deps: Deps, actor: EmployeeActor, upload: Upload): Promise<Result<readonly string[]>> {
  const sets = new Map<ImportKind, Upload['files'][number][]>()
  for (const file of upload.files) {
    const kind = upload.kind ?? (await guessKind(file))
    if (!mayBring(actor, kind)) return fail('imports.kind-not-allowed', { kind })
    if (kind !== 'bank' && isStatement(file)) return fail('imports.bank-statement', { file: file.name })
    sets.set(kind, [...(sets.get(kind) ?? []), file])
  }
  // Two files of a set may have one name.
  const stored = new Map<BroughtFile, StoredBytes>()
  for (const file of upload.files) stored.set(file, await deps.files.put(file.bytes))
  return ok(
    await deps.uow.run(async (tx) => {
      const ids: string[] = []
      const { isPart, priceTypeId } = upload
      const options = { isPart, ...(priceTypeId === null ? {} : { priceTypeId }) }
      for (const kind of IMPORT_KINDS.filter((known) => sets.has(known))) {
        const files = await Promise.all((sets.get(kind) ?? []).map((file) => keep(tx, file, stored)))
        ids.push(await startImport(tx, { kind, files, options, actor, by: actor.name }))
      }
      return ids
    }),
  )
}

async function keep(tx: Parameters<typeof recordFile>[0], file: Upload['files'][number], stored: ReadonlyMap<BroughtFile, StoredBytes>) {
  const bytes = stored.get(file)
  if (bytes === undefined) throw new Error(`The file ${file.name} was not stored`)
  const fileId = await recordFile(tx, bytes, { name: file.name, mimeType: file.mimeType })
  return { fileId, name: file.name, sizeBytes: file.bytes.length, sha256: bytes.sha256 }
}
