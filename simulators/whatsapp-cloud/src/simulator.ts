import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { readMessages } from './accept-message.ts'
import { createAgenda } from './agenda.ts'
import { createChance } from './chance.ts'
import type { ChatEntry } from './chat.ts'
import { addControlRoutes, addTemplate, subscribe } from './control-routes.ts'
import { applyFaults, awkward, type FaultPatch } from './faults.ts'
import { addGraphRoutes } from './graph-routes.ts'
import { type PersonWrites, write } from './phone.ts'
import { addPhoneRoutes } from './phone-routes.ts'
import { createRates, documentedRates, type RateLimits } from './rates.ts'
import type { GraphCall, Simulation } from './simulation.ts'
import { createCourier, type Delivery } from './webhook-courier.ts'
import { createWorld, type Person, type Template } from './world.ts'

export interface SimulatorOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly host?: string
  /** Address under which the product reaches this server, if not the one it listens on. */
  readonly publicUrl?: string
  /** Where webhooks go; null until `subscribe`. */
  readonly webhookUrl: string | null
  readonly appSecret: string
  readonly verifyToken: string
  readonly phoneNumberId: string
  readonly token: string
  /** The number people write to, in digits. */
  readonly displayPhone?: string
  /** Changes to the awkward defaults. */
  readonly faults?: FaultPatch
  readonly templates?: readonly Omit<Template, 'status'>[]
  readonly rates?: Partial<RateLimits>
  /** Longest pause between two stages of a message. */
  readonly paceMs?: number
  readonly retryDelaysMs?: readonly number[]
  /** Same seed, same accidents. */
  readonly seed?: number
}

/** A running simulated WhatsApp, and in-process shortcuts to what its HTTP interface offers. */
export interface WhatsAppSimulator {
  readonly url: string
  readonly deliveries: readonly Delivery[]
  readonly calls: readonly GraphCall[]
  /** The person writes; several messages travel in one webhook. */
  write(waId: string, ...messages: readonly PersonWrites[]): readonly ChatEntry[]
  chat(waId: string): readonly ChatEntry[]
  person(waId: string): Person
  /** The person looks at the chat. */
  read(waId: string): void
  setFaults(patch: FaultPatch): void
  advance(ms: number): void
  subscribe(webhookUrl: string): Promise<boolean>
  /** Resolves when everything under way has been posted; repetitions of failed webhooks are not waited for. */
  settled(): Promise<void>
  close(): Promise<void>
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const documentedRetries = [SECOND, 4 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, HOUR, 6 * HOUR]
const MOST_BODY_BYTES = 110 * 1024 * 1024

/** Starts the WhatsApp Cloud API (Graph and webhooks) with people's phones behind it. Everything lives in memory. */
export async function startWhatsAppSimulator(options: SimulatorOptions): Promise<WhatsAppSimulator> {
  const app = Fastify({ bodyLimit: MOST_BODY_BYTES, forceCloseConnections: true })
  const simulation = createSimulation(options, (error) => console.error('WhatsApp simulator:', error))
  await app.register(multipart, { limits: { fileSize: MOST_BODY_BYTES } })
  letLocalPagesIn(app)
  await addGraphRoutes(app, simulation)
  await addPhoneRoutes(app, simulation)
  await addControlRoutes(app, simulation)
  for (const template of options.templates ?? defaultTemplates) addTemplate(simulation, { ...template, status: 'APPROVED' })
  const url = await app.listen({ port: options.port, host: options.host ?? '127.0.0.1' })
  simulation.publicUrl = options.publicUrl ?? url
  const { world, courier, agenda } = simulation
  return {
    url,
    deliveries: courier.deliveries,
    calls: simulation.calls,
    write: (waId, ...messages) => write(simulation, world.person(waId), messages),
    chat: (waId) => world.person(waId).chat,
    person: (waId) => world.person(waId),
    read: (waId) => readMessages(simulation, world.person(waId)),
    setFaults: (patch) => {
      simulation.faults = applyFaults(simulation.faults, patch)
    },
    advance: world.advance,
    subscribe: (webhookUrl) => subscribe(simulation, webhookUrl),
    settled: agenda.settled,
    close: async () => {
      agenda.close()
      await app.close()
    },
  }
}

function createSimulation(options: SimulatorOptions, onError: (error: unknown) => void): Simulation {
  const agenda = createAgenda(onError)
  const chance = createChance(options.seed ?? 1)
  const world = createWorld(options.phoneNumberId, options.displayPhone ?? '74950000000')
  const simulation: Simulation = {
    world,
    agenda,
    chance,
    rates: createRates({ ...documentedRates, ...options.rates }),
    token: options.token,
    verifyToken: options.verifyToken,
    paceMs: options.paceMs ?? 60,
    publicUrl: '',
    faults: applyFaults(awkward, options.faults ?? {}),
    calls: [],
    courier: createCourier({
      appSecret: options.appSecret,
      accountId: world.accountId,
      agenda,
      chance,
      faults: () => simulation.faults,
      webhookUrl: options.webhookUrl,
      retryDelaysMs: options.retryDelaysMs ?? documentedRetries,
    }),
  }
  return simulation
}

/** One text for anything that must be told outside the window. */
const defaultTemplates = [
  {
    name: 'order_update',
    language: 'ru',
    body: 'Здравствуйте! Новости по заказу {{1}}: {{2}}. Ответьте на это сообщение, и мы продолжим разговор.',
  },
  { name: 'order_update', language: 'en', body: 'Hello! News about order {{1}}: {{2}}. Reply to this message and we will go on.' },
]

const LOCAL_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Pages served from this machine may use the phones and the controls; nobody else's. */
function letLocalPagesIn(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers
    if (!/^\/_(phone|control)/.test(request.url) || origin === undefined) return
    if (!LOCAL_ORIGIN.test(origin)) return reply.code(403).send({ error: 'Pages of this machine only' })
    reply.header('access-control-allow-origin', origin).header('vary', 'Origin')
    if (request.method !== 'OPTIONS') return
    return reply
      .header('access-control-allow-methods', 'GET, POST, PUT')
      .header('access-control-allow-headers', 'content-type, last-event-id')
      .code(204)
      .send()
  })
  app.options('/_*', async (_request, reply) => reply.code(204).send())
}
