import { chatEnterSchema, chatPressSchema, chatSendSchema, chatStateSchema, idSchema, orderSchema } from '@skladno/contracts'
import { fail, ok } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import { recordFile } from '../../../files.ts'
import { orderView } from '../../ordering/index.ts'
import { type ContactActor, enterByCode, enterByLink, getContact, getPartner, requestCode } from '../../parties/index.ts'
import { type InboundContent, type InboundMessage, WEB_CHANNEL } from '../ports/messenger-channel.ts'
import { listMessages } from '../queries/threads.ts'
import { takeIn } from '../use-cases/take-in.ts'

const ACCOUNT = 'web'

/** The web chat of a signed-in customer contact: the same road as any messenger, one thread per person. */
export function chatRoutes(deps: AppDeps, companyName: (db: Db) => Promise<string>) {
  const contact = async (request: FastifyRequest): Promise<ContactActor> => answer(await deps.authentication.requireContact(request))
  return async (server: TypedServer): Promise<void> => {
    addEnter(server, deps)
    server.get('/api/v1/chat', { schema: { response: { 200: chatStateSchema } } }, async (request) =>
      chatState(deps, await contact(request), companyName),
    )
    server.post('/api/v1/chat/messages', { schema: { body: chatSendSchema } }, async (request) => {
      const { key, text } = request.body
      await say(deps, await contact(request), key, { kind: 'text', text: storable(text) })
      return {}
    })
    server.post('/api/v1/chat/press', { schema: { body: chatPressSchema } }, async (request) => {
      const { key, optionId, title } = request.body
      await say(deps, await contact(request), key, { kind: 'button', id: optionId, title: storable(title) })
      return {}
    })
    server.post('/api/v1/chat/files', {}, async (request) => {
      const actor = await contact(request)
      const part = await request.file()
      if (part === undefined) return answer(fail('intake.nothing-to-read', {}))
      const bytes = await part.toBuffer()
      const fileName = storable(part.filename)
      const fileId = await keepUpload(deps, bytes, { name: fileName, mimeType: part.mimetype })
      const media = { channel: WEB_CHANNEL, account: ACCOUNT, id: fileId, mimeType: part.mimetype, sha256: null }
      await say(deps, actor, fileId, { kind: 'file', media, fileName, mimeType: part.mimetype, caption: null })
      return {}
    })
    server.get(
      '/api/v1/chat/orders/:id',
      { schema: { params: z.object({ id: idSchema }), response: { 200: orderSchema } } },
      async (request) => {
        const actor = await contact(request)
        const { id } = request.params
        const locale = (await deps.uow.read((db) => getContact(db, actor.contactId)))?.locale ?? 'ru'
        const view = await deps.uow.asCustomer(actor.partnerId, ({ db }) => orderView(db, id, { kind: 'contact', locale, ...actor.rights }))
        return answer(view === null ? fail('ordering.unknown-order', { orderId: id }) : ok(view))
      },
    )
    server.get('/api/v1/chat/live', { schema: { hide: true } }, async (request, reply) => {
      await contact(request)
      deps.live.stream(request, reply, {
        topics: ['thread'],
        authorise: async (touch) => {
          const now = await deps.authentication.requireContact(request)
          return now.ok && touch.id === (await deps.uow.read((db) => threadOf(db, now.value)))
        },
      })
    })
  }
}

/** PostgreSQL keeps neither a zero character nor half an emoji. */
const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

async function keepUpload(deps: AppDeps, bytes: Uint8Array, about: { readonly name: string; readonly mimeType: string }): Promise<string> {
  const stored = await deps.files.put(bytes)
  return deps.uow.run((tx) => recordFile(tx, stored, about))
}

function addEnter(server: TypedServer, deps: AppDeps): void {
  const schema = { body: chatEnterSchema, response: { 200: z.object({ state: z.enum(['entered', 'code-sent']) }) } }
  server.post('/api/v1/chat/enter', { schema, config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }, async (request, reply) => {
    answer(deps.authentication.isOwnPage(request) ? ok(null) : fail('parties.foreign-origin'))
    const visitor = { address: request.ip, userAgent: request.headers['user-agent'] ?? null }
    const { body } = request
    if ('phone' in body && !('code' in body)) {
      answer(await deps.uow.run((tx) => requestCode(tx, { phone: body.phone, address: request.ip })))
      return { state: 'code-sent' as const }
    }
    const entered = await deps.uow.run((tx) =>
      'link' in body
        ? enterByLink(tx, { token: body.link, ...visitor })
        : enterByCode(tx, { ...body, code: 'code' in body ? body.code : '', ...visitor }),
    )
    deps.authentication.setCookie(reply, 'contact', answer(entered))
    return { state: 'entered' as const }
  })
}

async function chatState(
  deps: AppDeps,
  actor: ContactActor,
  companyName: (db: Db) => Promise<string>,
): Promise<z.infer<typeof chatStateSchema>> {
  return deps.uow.read(async (db) => {
    const [person, partner, threadId, company] = await Promise.all([
      getContact(db, actor.contactId),
      getPartner(db, actor.partnerId),
      threadOf(db, actor),
      companyName(db),
    ])
    const pricesOf = (person?.partners ?? []).flatMap(({ partnerId, rights }) => (rights.seesPrices ? [partnerId] : []))
    const messages = threadId === null ? [] : await listMessages(db, threadId, { for: 'customer', pricesOf })
    return { name: person?.name ?? '', company, partner: partner?.name ?? null, managerName: partner?.managerName ?? null, messages }
  })
}

async function threadOf(db: Db, actor: ContactActor): Promise<string | null> {
  const row = await db
    .selectFrom('thread as t')
    .innerJoin('channel_identity as i', 'i.id', 't.identity_id')
    .select('t.id')
    .where('i.channel', '=', WEB_CHANNEL)
    .where('i.user_id', '=', actor.contactId)
    .executeTakeFirst()
  return row?.id ?? null
}

/** `key` is made by the page: a repeat after a bad connection is the same message. */
async function say(deps: AppDeps, actor: ContactActor, key: string, content: InboundContent): Promise<void> {
  const event: InboundMessage = {
    kind: 'message',
    key: `web:${actor.contactId}:${key}`,
    messageId: `web:${actor.contactId}:${key}`,
    from: { channel: WEB_CHANNEL, account: ACCOUNT, userId: actor.contactId, phone: null },
    profileName: null,
    at: deps.clock.now(),
    replyTo: null,
    isForwarded: false,
    about: null,
    content,
  }
  await deps.uow.run((tx) => takeIn(tx, WEB_CHANNEL, ACCOUNT, [event]))
}
