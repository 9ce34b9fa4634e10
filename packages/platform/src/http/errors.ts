import type { BusinessError, Result } from '@skladno/kernel'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type Locale, localeOf } from '../wording/index.ts'
import { httpMessages } from './messages.ts'

/** Error code → HTTP status, exported by each context. */
export type StatusTable = Readonly<Record<string, number>>

/** Text of an error for people, or null when the code is not this context's. */
export type DescribeError = (error: BusinessError, locale: Locale) => string | null

/** An expected outcome on its way to the client; thrown only by `answer`, at the HTTP border. */
export class Refusal extends Error {
  readonly error: BusinessError
  constructor(error: BusinessError) {
    super(error.code)
    this.name = 'Refusal'
    this.error = error
  }
}

/** The value of a result; its error becomes the response that the status table says. For route handlers only. */
export function answer<T, E extends BusinessError>(result: Result<T, E>): T {
  if (result.ok) return result.value
  throw new Refusal(result.error)
}

interface Problem {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly facts?: Readonly<Record<string, unknown>>
}

export interface ErrorOptions {
  readonly statuses: StatusTable
  readonly describe: DescribeError
}

/** A business error without a row in any table: our mistake, but still an expected outcome. */
const UNLISTED_STATUS = 422

/** Turns whatever a route threw into `{error: {code, message, facts, correlationId}}`; broken assumptions are logged here, once. */
export function errorHandler(options: ErrorOptions) {
  return async (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const locale = localeOf(request.headers['accept-language'])
    const problem = problemOf(error, locale, options, request.id)
    if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'A request failed')
    const { status, ...body } = problem
    await reply.code(status).send({ error: { ...body, correlationId: request.id } })
  }
}

/** PostgreSQL: a zero character or half an emoji in a text (22021) or in JSON (22P05). Nobody types that. */
const UNSTORABLE: readonly unknown[] = ['22021', '22P05']

function problemOf(error: FastifyError | Error, locale: Locale, options: ErrorOptions, id: string): Problem {
  if (error instanceof Refusal) return refused(error.error, locale, options)
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(({ instancePath, message }) => ({ path: instancePath, message }))
    const what = issues.map(({ path, message }) => `${path === '' ? error.validationContext : path}: ${message}`).join('; ')
    return { status: 400, code: 'http.invalid-request', message: httpMessages(locale, 'invalid', { what }), facts: { issues } }
  }
  if ('code' in error && UNSTORABLE.includes(error.code)) return standardProblem(400, locale, id)
  const status = 'statusCode' in error && error.statusCode !== undefined ? error.statusCode : 500
  return standardProblem(status, locale, id)
}

function refused(error: BusinessError, locale: Locale, options: ErrorOptions): Problem {
  const status = options.statuses[error.code] ?? UNLISTED_STATUS
  const message = options.describe(error, locale) ?? httpMessages(locale, 'refused', { code: error.code })
  return { status, code: error.code, message, ...(error.facts === undefined ? {} : { facts: error.facts }) }
}

const STANDARD = {
  400: { code: 'http.invalid-request', key: 'unreadable' },
  401: { code: 'http.not-signed-in', key: 'notSignedIn' },
  403: { code: 'http.not-allowed', key: 'notAllowed' },
  404: { code: 'http.not-found', key: 'notFound' },
  405: { code: 'http.not-found', key: 'notFound' },
  408: { code: 'http.timeout', key: 'timeout' },
  413: { code: 'http.too-large', key: 'tooLarge' },
  415: { code: 'http.unsupported-type', key: 'unsupportedType' },
  429: { code: 'http.too-many-requests', key: 'tooMany' },
  503: { code: 'http.not-ready', key: 'notReady' },
} as const

/** Answers of the server itself, whatever the route. */
export function standardProblem(status: number, locale: Locale, id: string): Problem {
  const known = Object.entries(STANDARD).find(([code]) => Number(code) === status)?.[1]
  if (known !== undefined) return { status, code: known.code, message: httpMessages(locale, known.key) }
  if (status >= 400 && status < 500) return { status, code: 'http.invalid-request', message: httpMessages(locale, 'unreadable') }
  return { status: 500, code: 'http.unexpected', message: httpMessages(locale, 'unexpected', { id }) }
}
