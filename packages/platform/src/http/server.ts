import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { createJsonSchemaTransform, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Logger } from '../logger.ts'
import { httpSeconds, metrics } from '../metrics.ts'
import { localeOf } from '../wording/index.ts'
import { type DescribeError, errorHandler, type StatusTable, standardProblem } from './errors.ts'

export interface HttpServerOptions {
  readonly logger: Logger
  readonly openapi: { readonly title: string; readonly version: string; readonly description?: string }
  /** All contexts' error → status rows together. */
  readonly statuses?: StatusTable
  readonly describeError?: DescribeError
  /** `TRUST_PROXY`: true, an address list, or a number of hops; whose X-Forwarded-* headers count. */
  readonly trustProxy?: boolean | string | number
  /** Where people reach the product; `https:` turns on Strict-Transport-Security. */
  readonly publicUrl?: string | null
  /** False until migrated, loaded and the workers are up: `/readyz` answers 503. */
  readonly isReady?: () => boolean | Promise<boolean>
  /** Largest uploaded file; 25 MB by default. */
  readonly maxFileBytes?: number
}

/** Fastify whose routes are typed by their zod schemas. */
export type TypedServer = ReturnType<typeof typed>

const typed = (server: FastifyInstance) => server.withTypeProvider<ZodTypeProvider>()

const BODY_LIMIT_BYTES = 5_000_000
const MAX_FILE_BYTES = 25_000_000
const REQUEST_TIMEOUT_MS = 60_000

/**
 * The server with everything routes rely on: schemas, OpenAPI, error answers, safe headers, cookies, uploads, rate limits by route
 * (`config: { rateLimit: { max, timeWindow } }`), `/healthz`, `/readyz`, `/metrics`. Routes added to it afterwards.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<TypedServer> {
  const loggerInstance: FastifyBaseLogger = options.logger
  const server = typed(
    fastify({
      loggerInstance,
      logController: new LogController({ disableRequestLogging: true }),
      genReqId: requestId,
      trustProxy: trustedProxies(options.trustProxy),
      bodyLimit: BODY_LIMIT_BYTES,
      requestTimeout: REQUEST_TIMEOUT_MS,
      forceCloseConnections: true,
      routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    }),
  )
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler(errorHandler({ statuses: options.statuses ?? {}, describe: options.describeError ?? (() => null) }))
  server.setNotFoundHandler((request, reply) => {
    const { status, ...body } = standardProblem(404, localeOf(request.headers['accept-language']), request.id)
    return reply.code(status).send({ error: { ...body, correlationId: request.id } })
  })
  await registerPlugins(server, options)
  observeRequests(server)
  addSystemRoutes(server, options)
  return server
}

/** A number counts the proxies in front of us. */
function trustedProxies(trust: boolean | string | number = false): boolean | string | ((address: string, hop: number) => boolean) {
  return typeof trust === 'number' ? (_address, hop) => hop < trust : trust
}

/** A correlation id from a proxy is kept when it is harmless to log. */
function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}

async function registerPlugins(server: TypedServer, options: HttpServerOptions): Promise<void> {
  await server.register(helmet, securityHeaders(options.publicUrl?.startsWith('https:') ?? false))
  await server.register(cookie)
  await server.register(multipart, {
    limits: { fileSize: options.maxFileBytes ?? MAX_FILE_BYTES, files: 20, fields: 100, fieldSize: 1_000_000, headerPairs: 200 },
  })
  await server.register(rateLimit, { global: false, hook: 'preHandler' })
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { description: '', ...options.openapi } },
    transform: createJsonSchemaTransform({ skipList: ['/healthz', '/readyz', '/metrics', '/api/openapi.json'] }),
  })
}

/** What our React pages need and no more: own scripts and fonts, inline styles (the component library sets them), blobs for previews. */
export function securityHeaders(isHttps: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'sameorigin' },
    referrerPolicy: { policy: 'same-origin' },
  } as const
}

function observeRequests(server: TypedServer): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  server.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: routeOf(request), status: `${Math.trunc(reply.statusCode / 100)}xx` }
    httpSeconds.observe(labels, reply.elapsedTime / 1000)
    request.log.debug(
      { method: request.method, url: request.url.split('?')[0], status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'Answered',
    )
  })
}

/** The pattern, never the address: addresses hold ids and sign-in tokens. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none'

function addSystemRoutes(server: TypedServer, options: HttpServerOptions): void {
  server.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  server.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const isReady = (await options.isReady?.()) ?? true
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'starting' })
  })
  server.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  )
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger())
}
