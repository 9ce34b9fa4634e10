import { z } from 'zod'

export const GRAPH_VERSION = 'v23.0'

export interface GraphConnection {
  /** Base address without the version, e.g. `https://graph.facebook.com`. */
  readonly apiUrl: string
  readonly token: string
  readonly http: typeof globalThis.fetch
}

/** How one Graph request ended. `lost` = it may have reached the other side; `not-sent` = it certainly did not. */
export type GraphAnswer =
  | { readonly kind: 'answered'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly code: number | null; readonly detail: string }
  | { readonly kind: 'lost'; readonly detail: string }
  | { readonly kind: 'not-sent'; readonly detail: string }

export interface GraphRequest {
  readonly path: string
  readonly timeoutMs: number
  /** JSON to POST, a form to POST, or nothing for GET. */
  readonly body?: Readonly<Record<string, unknown>> | FormData
  readonly signal?: AbortSignal | undefined
}

/** One request to `{apiUrl}/v23.0/{path}`. Never throws; never follows a redirect with the token in hand. */
export async function askGraph(connection: GraphConnection, request: GraphRequest): Promise<GraphAnswer> {
  if (request.signal?.aborted) return { kind: 'not-sent', detail: 'Given up before the request left' }
  const limit = AbortSignal.timeout(request.timeoutMs)
  const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal])
  try {
    const response = await connection.http(graphUrl(connection.apiUrl, request.path), { ...init(connection.token, request.body), signal })
    return readAnswer(response.status, await response.text())
  } catch (error) {
    const detail = describe(error)
    return neverLeft(error) ? { kind: 'not-sent', detail } : { kind: 'lost', detail }
  }
}

const graphUrl = (apiUrl: string, path: string): string => `${apiUrl.replace(/\/+$/, '')}/${GRAPH_VERSION}/${path}`

function init(token: string, body: GraphRequest['body']): RequestInit {
  const headers = { authorization: `Bearer ${token}`, 'user-agent': 'Skladno' }
  if (body === undefined) return { method: 'GET', headers, redirect: 'manual' }
  if (body instanceof FormData) return { method: 'POST', headers, body, redirect: 'manual' }
  return { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body), redirect: 'manual' }
}

const refusal = z.object({
  error: z.object({
    code: z.coerce.number().int(),
    message: z.string().catch(''),
    error_data: z.object({ details: z.string().nullish() }).nullish().catch(null),
  }),
})

function readAnswer(status: number, text: string): GraphAnswer {
  const body = readJson(text)
  const refused = refusal.safeParse(body)
  if (refused.success) {
    const { code, message, error_data: more } = refused.data.error
    return { kind: 'refused', status, code, detail: more?.details ?? message }
  }
  if (status >= 200 && status < 300) return { kind: 'answered', body }
  return { kind: 'refused', status, code: null, detail: `HTTP ${status} ${text.slice(0, 200)}` }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Failures that end before a connection exists. */
const BEFORE_CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

function neverLeft(error: unknown): boolean {
  const causes = error instanceof Error && error.cause instanceof AggregateError ? error.cause.errors : [causeOf(error)]
  return causes.length > 0 && causes.every((cause) => BEFORE_CONNECTION.has(codeOf(cause)))
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? (error.cause ?? error) : error)

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

function describe(error: unknown): string {
  const cause = causeOf(error)
  return cause instanceof Error ? `${cause.name}: ${cause.message}`.slice(0, 300) : String(cause)
}
