import {
  escalationListSchema,
  idSchema,
  linkThreadSchema,
  parsedOrderSchema,
  parseOrderSchema,
  type ThreadView,
  threadListQuerySchema,
  threadListSchema,
  threadSchema,
  writeMessageSchema,
} from '@skladno/contracts'
import { fail, ok, type Result } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import { openFile } from '../../../files.ts'
import { orderView, staffAudience } from '../../ordering/index.ts'
import type { Actor, EmployeeActor } from '../../parties/index.ts'
import type { AdvisedRecognition } from '../../recognition/index.ts'
import type { MessengerChannel } from '../ports/messenger-channel.ts'
import { listEscalations, listThreads, threadView } from '../queries/threads.ts'
import { parseForCustomer, type ReadOrderFile } from '../use-cases/parse-for-customer.ts'
import { decideHeldMessage, giveBackThread, linkThread, moveEscalation, takeThread, writeToCustomer } from '../use-cases/staff-actions.ts'
import { addTextRoutes } from './text-routes.ts'

const idParams = z.object({ id: idSchema })
const messageParams = z.object({ id: idSchema, messageId: idSchema })

export type ConversationDeps = AppDeps & {
  readonly recognition: AdvisedRecognition
  readonly channels: ReadonlyMap<string, MessengerChannel>
}

/** Inbox, escalations and «Разобрать». */
export function conversationRoutes(deps: ConversationDeps, readOrderFile: ReadOrderFile) {
  return async (server: TypedServer): Promise<void> => {
    const desk = createDesk(deps)
    addThreadRoutes(server, deps, desk)
    addThreadCommands(server, deps, desk)
    addEscalationRoutes(server, deps, desk.inbox)
    addParseRoute(server, deps, readOrderFile)
    addFileRoute(server, deps)
    addTextRoutes(server, deps)
  }
}

/** An employee and what they may see, in the language their browser asks for. */
interface Asker {
  readonly actor: EmployeeActor
  readonly audience: ReturnType<typeof staffAudience>
}

const askerOf = (actor: EmployeeActor, request: FastifyRequest): Asker => ({
  actor,
  audience: staffAudience(actor, request.headers['accept-language']),
})

/** What every inbox route does: who asks, what a thread looks like, act and look again. */
interface Desk {
  inbox(request: FastifyRequest): Promise<Asker>
  view(threadId: string, asker: Asker): Promise<ThreadView>
  act(threadId: string, asker: Asker, work: (tx: Tx) => Promise<Result<null>>): Promise<ThreadView>
}

function createDesk(deps: ConversationDeps): Desk {
  const view: Desk['view'] = async (threadId, { audience }) => {
    const windowMs = (channel: string) => deps.channels.get(channel)?.limits.freeFormWindowMs ?? null
    const found = await deps.uow.read((db) => threadView(db, threadId, { audience, windowMs, now: deps.clock.now() }))
    return answer(found === null ? fail('conversation.unknown-thread', { threadId }) : ok(found))
  }
  return {
    inbox: async (request) => askerOf(answer(await deps.authentication.requireEmployee(request, 'inbox')), request),
    view,
    act: async (threadId, asker, work) => {
      answer(await deps.uow.run(work))
      return view(threadId, asker)
    },
  }
}

const threadAnswer = { params: idParams, response: { 200: threadSchema } }

function addThreadRoutes(server: TypedServer, deps: ConversationDeps, { inbox, view, act }: Desk): void {
  const listSchema = { querystring: threadListQuerySchema, response: { 200: threadListSchema } }
  server.get('/api/v1/threads', { schema: listSchema }, async (request) => {
    await inbox(request)
    const { state, q, limit } = request.query
    return { threads: await deps.uow.read((db) => listThreads(db, { states: state?.split(',').filter(Boolean), q, limit })) }
  })
  server.get('/api/v1/threads/:id', { schema: threadAnswer }, async (request) => view(request.params.id, await inbox(request)))
  server.post('/api/v1/threads/:id/messages', { schema: { ...threadAnswer, body: writeMessageSchema } }, async (request) => {
    const asker = await inbox(request)
    const { id } = request.params
    const thread = await view(id, asker)
    if (!thread.canWrite) answer(fail('conversation.window-closed', { threadId: id }))
    const limits = deps.channels.get(thread.thread.channel)?.limits
    return act(id, asker, (tx) => writeToCustomer(tx, { threadId: id, text: request.body.text, actor: asker.actor, limits }))
  })
}

function addThreadCommands(server: TypedServer, deps: ConversationDeps, { inbox, act }: Desk): void {
  server.post('/api/v1/threads/:id/take', { schema: threadAnswer }, async (request) => {
    const asker = await inbox(request)
    return act(request.params.id, asker, (tx) => takeThread(tx, request.params.id, asker.actor))
  })
  server.post('/api/v1/threads/:id/give-back', { schema: threadAnswer }, async (request) => {
    const asker = await inbox(request)
    return act(request.params.id, asker, (tx) => giveBackThread(tx, request.params.id))
  })
  for (const decision of ['approve', 'reject'] as const) {
    const schema = { params: messageParams, response: { 200: threadSchema } }
    server.post(`/api/v1/threads/:id/messages/:messageId/${decision}`, { schema }, async (request) => {
      const asker = await inbox(request)
      const { id, messageId } = request.params
      return act(id, asker, (tx) => decideHeldMessage(tx, { threadId: id, messageId, decision }))
    })
  }
  server.post('/api/v1/threads/:id/link', { schema: { ...threadAnswer, body: linkThreadSchema } }, async (request) => {
    const actor = answer(await deps.authentication.requireEmployee(request, 'customers.edit'))
    const { id } = request.params
    const { partnerId, contactName = null } = request.body
    return act(id, askerOf(actor, request), (tx) => linkThread(tx, { threadId: id, partnerId, contactName }))
  })
}

function addEscalationRoutes(server: TypedServer, deps: ConversationDeps, inbox: Desk['inbox']): void {
  const list = async ({ audience }: Asker) => ({
    escalations: await deps.uow.read((db) => listEscalations(db, { locale: audience.locale })),
  })
  server.get('/api/v1/escalations', { schema: { response: { 200: escalationListSchema } } }, async (request) => list(await inbox(request)))
  for (const [path, state] of [
    ['take', 'taken'],
    ['done', 'done'],
  ] as const) {
    const schema = { params: idParams, response: { 200: escalationListSchema } }
    server.post(`/api/v1/escalations/:id/${path}`, { schema }, async (request) => {
      const asker = await inbox(request)
      answer(await deps.uow.run((tx) => moveEscalation(tx, { escalationId: request.params.id, state, actor: asker.actor })))
      return list(asker)
    })
  }
}

/** JSON {partnerId, text}, or multipart with `partnerId`, optional `text` and a `file`. */
function addParseRoute(server: TypedServer, deps: ConversationDeps, readOrderFile: ReadOrderFile): void {
  server.post('/api/v1/orders/parse', { schema: { response: { 200: parsedOrderSchema } } }, async (request) => {
    const actor = answer(await deps.authentication.requireEmployee(request, 'orders.edit'))
    const input = answer(request.isMultipart() ? await readUpload(request, readOrderFile) : checkedInput(request.body))
    const parsed = await deps.recognition.run((index) => deps.uow.run((tx) => parseForCustomer(tx, { ...input, actor, index })))
    const { orderId, other } = answer(parsed)
    const order = await deps.uow.read((db) => orderView(db, orderId, askerOf(actor, request).audience))
    return { order: answer(order === null ? fail('ordering.unknown-order', { orderId }) : ok(order)), other: [...other] }
  })
}

async function readUpload(
  request: FastifyRequest,
  readOrderFile: ReadOrderFile,
): Promise<Result<{ readonly partnerId: string; readonly text: string }>> {
  const fields = new Map<string, string>()
  const texts: string[] = []
  for await (const part of request.parts()) {
    if (part.type === 'field') fields.set(part.fieldname, String(part.value))
    else {
      const read = await readOrderFile(await part.toBuffer(), part.filename, part.mimetype)
      if ('problem' in read) return fail('intake.refused', { message: read.problem, file: part.filename })
      texts.push(read.text)
    }
  }
  const text = [fields.get('text') ?? '', ...texts].filter((piece) => piece.trim() !== '').join('\n')
  return checkedInput({ partnerId: fields.get('partnerId'), text })
}

function checkedInput(input: unknown): Result<{ readonly partnerId: string; readonly text: string }> {
  const checked = parseOrderSchema.safeParse(input)
  return checked.success ? ok(checked.data) : fail('intake.nothing-to-read', {})
}

/** A file somebody sent: for the inbox, and for the person whose own thread it is. Shown as a download, never as a page of ours. */
function addFileRoute(server: TypedServer, deps: ConversationDeps): void {
  server.get('/api/v1/messages/:id/file', { schema: { params: idParams, hide: true } }, async (request, reply) => {
    const actor = answer(await readerOf(deps, request))
    const file = await deps.uow.read(async (db) => {
      const row = await db
        .selectFrom('message as m')
        .innerJoin('thread as t', 't.id', 'm.thread_id')
        .select(['m.file_id', 't.contact_id'])
        .where('m.id', '=', request.params.id)
        .executeTakeFirst()
      const isAllowed = actor.kind === 'employee' || (actor.kind === 'contact' && row?.contact_id === actor.contactId)
      return row?.file_id == null || !isAllowed ? null : openFile(db, deps.files, row.file_id)
    })
    const { name, mimeType, bytes } = answer(
      file === null ? fail('conversation.unknown-message', { messageId: request.params.id }) : ok(file),
    )
    const isPicture = /^image\/(?:png|jpeg|webp|gif)$/.test(mimeType)
    return reply
      .type(isPicture || mimeType === 'application/pdf' ? mimeType : 'application/octet-stream')
      .header('content-disposition', `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, max-age=3600')
      .send(Buffer.from(bytes))
  })
}

async function readerOf(deps: ConversationDeps, request: FastifyRequest): Promise<Result<Actor>> {
  const employee = await deps.authentication.requireEmployee(request, 'inbox')
  return employee.ok ? employee : deps.authentication.requireContact(request)
}
