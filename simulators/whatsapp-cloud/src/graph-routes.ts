import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Accepted, acceptMessage } from './accept-message.ts'
import { fieldsOf, Refusal, refuse, textOf } from './checks.ts'
import { checkNumber, checkToken, VERSION } from './graph-access.ts'
import { errorBody, type GraphError, graphError } from './graph-error.ts'
import { addMediaRoutes } from './media-routes.ts'
import { readSend } from './read-send.ts'
import type { Simulation } from './simulation.ts'
import { tell } from './world.ts'

/** The Graph API under any version `/vNN.N/`: messages, read receipts, media, templates. */
export async function addGraphRoutes(app: FastifyInstance, simulation: Simulation): Promise<void> {
  await app.register(async (graph) => {
    graph.addHook('onRequest', async (request) => checkToken(request, simulation.token))
    graph.addHook('preHandler', async () => {
      if (simulation.faults.latencyMs > 0) await sleep(simulation.faults.latencyMs)
    })
    graph.addHook('onResponse', async (request, reply) => remember(simulation, request, reply))
    graph.setErrorHandler((error, _request, reply) => answerError(reply, error))
    graph.post<ToNumber>(`${VERSION}/:id/messages`, (request, reply) => postMessage(simulation, request, reply))
    graph.get(`${VERSION}/:id/message_templates`, async () => ({ data: [...simulation.world.templates.values()] }))
    addMediaRoutes(graph, simulation)
  })
}

function answerError(reply: FastifyReply, error: unknown): FastifyReply {
  const refusal = error instanceof Refusal ? error.error : unreadable(error)
  return reply.code(refusal.status).send(errorBody(refusal))
}

/** Broken JSON and the like. */
function unreadable(error: unknown): GraphError {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  const details = error instanceof Error ? error.message : String(error)
  return status < 500 ? { ...graphError(100, details), status } : graphError(131000, details)
}

type ToNumber = { Params: { id: string } }

async function postMessage(simulation: Simulation, request: FastifyRequest<ToNumber>, reply: FastifyReply): Promise<unknown> {
  checkNumber(request.params.id, simulation)
  const body = request.body
  if (typeof body === 'object' && body !== null && 'status' in body) return markRead(simulation, body)
  const message = readSend(body)
  const accepted = acceptMessage(simulation, message)
  await accepted.early
  if (simulation.faults.dropAnswers > 0) {
    simulation.faults = { ...simulation.faults, dropAnswers: simulation.faults.dropAnswers - 1 }
    reply.hijack()
    request.raw.socket.destroy()
    return reply
  }
  return answerOf(accepted, 'phone' in message.to ? message.to.phone : message.to.userId)
}

function answerOf({ id, person }: Accepted, input: string): object {
  const contact = input === person.userId ? { input, user_id: person.userId } : { input, wa_id: person.waId }
  return { messaging_product: 'whatsapp', contacts: [contact], messages: [{ id, message_status: 'accepted' }] }
}

const TYPING_MS = 25_000

/** The read receipt, with or without the typing indicator. */
function markRead({ world }: Simulation, body: unknown): object {
  const receipt = fieldsOf(body, 'body', ['messaging_product', 'status', 'message_id', 'typing_indicator'])
  if (receipt.messaging_product !== 'whatsapp' || receipt.status !== 'read') refuse(100, "Param status must be one of {'read'}")
  const id = textOf(receipt.message_id, 'message_id', 256)
  const person = [...world.people.values()].find((each) => each.chat.some((entry) => entry.id === id && entry.author === 'person'))
  if (person === undefined) return refuse(131009, `No received message with id ${id}`)
  const upTo = person.chat.findIndex((entry) => entry.id === id)
  for (const entry of person.chat.slice(0, upTo + 1)) {
    if (entry.author === 'person' && entry.ticks !== 'read') world.change(person, entry.id, { ticks: 'read' })
  }
  if (receipt.typing_indicator !== undefined) {
    fieldsOf(receipt.typing_indicator, 'typing_indicator', ['type'])
    tell(person, { kind: 'typing', forMs: TYPING_MS })
  }
  return { success: true }
}

const MOST_CALLS = 2000

function remember({ calls }: Simulation, request: FastifyRequest, reply: FastifyReply): void {
  const body = request.isMultipart() ? '(multipart)' : (request.body ?? null)
  calls.push({ method: request.method, path: request.url, body, status: reply.statusCode })
  if (calls.length > MOST_CALLS) calls.shift()
}
