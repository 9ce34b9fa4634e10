import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readMessages } from './accept-message.ts'
import { changeNumber, Impossible, type PersonWrites, write } from './phone.ts'
import { readWrites } from './read-writes.ts'
import type { Simulation } from './simulation.ts'
import type { Person, PhoneEvent } from './world.ts'

type ToPerson = { Params: { waId: string } }

/** The other side of the chat: the phones of people. */
export async function addPhoneRoutes(app: FastifyInstance, simulation: Simulation): Promise<void> {
  const { world } = simulation
  await app.register(async (phones) => {
    phones.setErrorHandler((error, _request, reply) => {
      const isTheirs = error instanceof Impossible || (error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500)
      return reply.code(isTheirs ? 400 : 500).send({ error: error instanceof Error ? error.message : String(error) })
    })
    phones.get('/_phone', async () => ({ people: [...world.people.values()].map(viewOf) }))
    phones.get<ToPerson>('/_phone/:waId', async (request) => viewOf(personIn(simulation, request)))
    phones.put<ToPerson>('/_phone/:waId', async (request) => viewOf(describePerson(personIn(simulation, request), request.body)))
    phones.post<ToPerson>('/_phone/:waId/messages', async (request, reply) => {
      const writes = request.isMultipart() ? [await readFileWrite(request)] : readWrites(request.body)
      return reply.code(201).send({ messages: write(simulation, personIn(simulation, request), writes) })
    })
    phones.get<ToPerson & { Querystring: { after?: string } }>('/_phone/:waId/messages', async (request) => ({
      messages: personIn(simulation, request).chat.filter((entry) => entry.seq > Number(request.query.after ?? 0)),
    }))
    phones.post<ToPerson>('/_phone/:waId/read', async (request) => {
      readMessages(simulation, personIn(simulation, request))
      return { read: true }
    })
    phones.post<ToPerson & { Body: { to: string } }>('/_phone/:waId/number', async (request) => {
      const person = personIn(simulation, request)
      changeNumber(simulation, person, digits(request.body.to))
      return viewOf(person)
    })
    phones.get<{ Params: { id: string } }>('/_phone/media/:id', async (request, reply) => {
      const media = world.media.get(request.params.id)
      if (media === undefined) return reply.code(404).send({ error: 'No such file' })
      const name = encodeURIComponent(media.fileName ?? media.id)
      return reply
        .type(media.mimeType)
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', `inline; filename*=UTF-8''${name}`)
        .send(Buffer.from(media.bytes))
    })
    phones.get<ToPerson>('/_phone/:waId/events', (request, reply) =>
      streamEvents(simulation, personIn(simulation, request), request, reply),
    )
  })
}

function digits(waId: string): string {
  if (/^\d{5,20}$/.test(waId)) return waId
  throw new Impossible(`A phone is 5 to 20 digits, not ${waId}`)
}

const personIn = ({ world }: Simulation, request: FastifyRequest<ToPerson>): Person => world.person(digits(request.params.waId))

function viewOf({ waId, userId, name, username, hidesNumber, hasWhatsApp, hasBlockedUs, lastWroteAt, chat }: Person) {
  const wrote = lastWroteAt === null ? null : new Date(lastWroteAt).toISOString()
  return { waId, userId, name, username, hidesNumber, hasWhatsApp, hasBlockedUs, lastWroteAt: wrote, messages: chat.length }
}

function describePerson(person: Person, body: unknown): Person {
  const fields: Readonly<Record<string, unknown>> = typeof body === 'object' && body !== null ? { ...body } : {}
  if (typeof fields.name === 'string') person.name = fields.name
  if (typeof fields.username === 'string' || fields.username === null) person.username = fields.username
  for (const flag of ['hidesNumber', 'hasWhatsApp', 'hasBlockedUs'] as const) {
    const value = fields[flag]
    if (typeof value === 'boolean') person[flag] = value
  }
  return person
}

/** A form with `file`, and optionally `caption`, `voice` and `replyTo`, as a browser sends it. */
async function readFileWrite(request: FastifyRequest): Promise<PersonWrites> {
  const fields = new Map<string, string>()
  let file: { bytes: Uint8Array; fileName: string; mimeType: string } | null = null
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { bytes: await part.toBuffer(), fileName: part.filename, mimeType: part.mimetype }
    else fields.set(part.fieldname, String(part.value))
  }
  if (file === null) throw new Impossible('The form has no file')
  const replyTo = fields.get('replyTo')
  const answer = replyTo === undefined ? {} : { replyTo }
  if (fields.has('voice')) return { ...answer, voice: { bytes: file.bytes, mimeType: file.mimeType } }
  const caption = fields.get('caption')
  return { ...answer, file: { ...file, ...(caption === undefined ? {} : { caption }) } }
}

const HEARTBEAT_MS = 15_000

/**
 * Server-sent events `message`, `changed` and `typing`. An open stream is a person looking at the chat, so what arrives is read;
 * `?looking=0` only listens.
 */
function streamEvents(simulation: Simulation, person: Person, request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack()
  const stream = reply.raw
  stream.writeHead(200, { ...headersSoFar(reply), 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  stream.write(': listening\n\n')
  const tell = (event: PhoneEvent): void => {
    const id = event.kind === 'typing' ? '' : `id: ${event.message.seq}\n`
    stream.write(`${id}event: ${event.kind}\ndata: ${JSON.stringify(event.kind === 'typing' ? { forMs: event.forMs } : event.message)}\n\n`)
  }
  const isLooking = !new URL(request.url, 'http://phone').searchParams.get('looking')?.startsWith('0')
  const listeners = isLooking ? person.listeners : person.onlookers
  listeners.add(tell)
  if (isLooking) readMessages(simulation, person)
  const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS)
  request.raw.once('close', () => {
    clearInterval(heartbeat)
    listeners.delete(tell)
  })
}

/** A hijacked answer loses the headers set by hooks: the allowed origin among them. */
function headersSoFar(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]))
}
