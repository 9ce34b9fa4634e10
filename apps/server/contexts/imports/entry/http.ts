import type { MultipartFile } from '@fastify/multipart'
import {
  applyImportSchema,
  correctImportSchema,
  idSchema,
  importKindSchema,
  importListSchema,
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
import { type BroughtFile, guessKind, MAX_UPLOAD_BYTES } from '../adapters/read-files.ts'
import { IMPORT_KINDS, type ImportKind } from '../domain/table-columns.ts'
import { isTemplateKind, templateCsv } from '../domain/templates.ts'
import { importView, kindOfImport, listImports } from '../queries/import-views.ts'
import { applyImport, correctImport, startImport } from '../use-cases/file-import.ts'

/** Who may bring what. */
const PERMISSION: Readonly<Record<ImportKind, Permission>> = {
  catalog: 'catalog.edit',
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
      const kinds = IMPORT_KINDS.filter((kind) => may(actor, PERMISSION[kind]))
      return { imports: await deps.uow.read((db) => listImports(db, { kinds, limit: 50 })) }
    })
    server.post('/api/v1/imports', { schema: { response: { 200: startedImportsSchema } } }, async (request) => {
      const actor = answer(await importer(deps, request))
      const started = answer(await start(deps, actor, answer(await uploadIn(request))))
      const imports = await deps.uow.read((db) => listImports(db, { kinds: IMPORT_KINDS, limit: 50 }))
      return { imports: imports.filter(({ id }) => started.includes(id)) }
    })
    server.get('/api/v1/imports/template/:kind', { schema: { params: z.object({ kind: z.string() }) } }, async (request, reply) => {
      answer(await importer(deps, request))
      const { kind } = request.params
      if (!isTemplateKind(kind)) return answer(fail('imports.unknown-import'))
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="skladno-${kind}.csv"`)
        .send(templateCsv(kind))
    })
    server.get('/api/v1/imports/:id', { schema: { params, response: { 200: importSchema } } }, async (request) => {
      answer(await allowed(deps, request, request.params.id))
      return view(deps, request, request.params.id)
    })
    server.patch(
      '/api/v1/imports/:id',
      { schema: { params, body: correctImportSchema, response: { 200: importSchema } } },
      async (request) => {
        answer(await allowed(deps, request, request.params.id))
        answer(await deps.uow.run((tx) => correctImport(tx, { importId: request.params.id, ...request.body })))
        return view(deps, request, request.params.id)
      },
    )
    server.post(
      '/api/v1/imports/:id/apply',
      { schema: { params, body: applyImportSchema, response: { 200: importSchema } } },
      async (request) => {
        answer(await allowed(deps, request, request.params.id))
        // A refusal may start a new check on purpose, so it is returned, not thrown, inside the transaction.
        answer(await deps.uow.run((tx) => applyImport(tx, { importId: request.params.id, ...request.body })))
        return view(deps, request, request.params.id)
      },
    )
  }
}

async function view(deps: Deps, request: FastifyRequest, importId: string) {
  const found = await deps.uow.read((db) => importView(db, importId, localeOf(request.headers['accept-language'])))
  return answer(found === null ? fail('imports.unknown-import') : ok(found))
}

/** Somebody who may import something; nobody else's upload is read at all. */
async function importer(deps: Deps, request: FastifyRequest): Promise<Result<EmployeeActor>> {
  const actor = await deps.authentication.requireEmployee(request)
  if (!actor.ok) return actor
  return Object.values(PERMISSION).some((permission) => may(actor.value, permission)) ? actor : fail('imports.kind-not-allowed')
}

async function allowed(deps: Deps, request: FastifyRequest, importId: string): Promise<Result<EmployeeActor>> {
  const actor = await importer(deps, request)
  if (!actor.ok) return actor
  const kind = await deps.uow.read((db) => kindOfImport(db, importId))
  if (kind === null) return fail('imports.unknown-import')
  return may(actor.value, PERMISSION[kind]) ? actor : fail('imports.kind-not-allowed')
}

interface Upload {
  readonly files: readonly (BroughtFile & { readonly mimeType: string })[]
  readonly kind: ImportKind | null
  readonly isPart: boolean
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
  return ok({ files, kind: kind.success ? kind.data : null, isPart: fields.get('isPart') === 'true' })
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
    if (!may(actor, PERMISSION[kind])) return fail('imports.kind-not-allowed', { kind })
    sets.set(kind, [...(sets.get(kind) ?? []), file])
  }
  // Two files of a set may have one name.
  const stored = new Map<BroughtFile, StoredBytes>()
  for (const file of upload.files) stored.set(file, await deps.files.put(file.bytes))
  return ok(
    await deps.uow.run(async (tx) => {
      const ids: string[] = []
      for (const kind of IMPORT_KINDS.filter((known) => sets.has(known))) {
        const files = await Promise.all((sets.get(kind) ?? []).map((file) => keep(tx, file, stored)))
        ids.push(await startImport(tx, { kind, files, options: { isPart: upload.isPart }, actor, by: actor.name }))
      }
      return ids
    }),
  )
}

async function keep(tx: Parameters<typeof recordFile>[0], file: Upload['files'][number], stored: ReadonlyMap<BroughtFile, StoredBytes>) {
  const bytes = stored.get(file)
  if (bytes === undefined) throw new Error(`The file ${file.name} was not stored`)
  const fileId = await recordFile(tx, bytes, { name: file.name, mimeType: file.mimeType })
  return { fileId, name: file.name, sizeBytes: file.bytes.length }
}
