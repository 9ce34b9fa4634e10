import { errorSchema } from '@skladno/contracts'
import { z } from 'zod'
import { currentLocale } from '../i18n/i18n.tsx'

const BASE = '/api/v1'

/** A request that did not bring what was asked: `network` (no answer), or the server's own code and words. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.status = status
    this.code = code
  }
  /** The server was not reached or could not answer: the same request may succeed later. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429
  }
}

export interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly query?: object
  /** An object goes as JSON, a form as multipart. */
  readonly body?: object
  readonly signal?: AbortSignal
}

/** Calls the server and checks its answer against the contract. Throws `ApiError`. */
export async function call<S extends z.ZodType>(schema: S, path: string, options: CallOptions = {}): Promise<z.infer<S>> {
  const response = await send(BASE + path + queryText(options.query), options)
  if (!response.ok) throw await failure(response)
  const text = await response.text()
  const parsed = schema.safeParse(text === '' ? undefined : JSON.parse(text))
  if (!parsed.success) {
    console.error(`${path} answered out of contract`, parsed.error)
    throw new ApiError(500, 'client.unexpected-answer', `${path}: ${z.prettifyError(parsed.error)}`, parsed.error)
  }
  return parsed.data
}

export interface FormOptions {
  readonly form: FormData
  /** The share that has left, 0..1. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/** As {@link call}, for files large enough that a person wants to see them leave: only XMLHttpRequest tells how far an upload is. */
export async function sendForm<S extends z.ZodType>(
  schema: S,
  path: string,
  { form, onProgress, signal }: FormOptions,
): Promise<z.infer<S>> {
  const answer = await new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', BASE + path)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', currentLocale())
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onload = () => resolve(new Response(request.responseText, { status: request.status, statusText: request.statusText }))
    request.onerror = () => reject(new ApiError(0, 'network', 'network'))
    request.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
  if (!answer.ok) throw await failure(answer)
  return schema.parse(await answer.json())
}

/** For commands whose answer says nothing more than that it was done. */
export const nothing = z.unknown()

async function send(url: string, { method = 'GET', body, signal }: CallOptions): Promise<Response> {
  const isForm = body instanceof FormData
  const headers = { accept: 'application/json', 'accept-language': currentLocale() }
  try {
    return await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: body === undefined || isForm ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    throw new ApiError(0, 'network', 'network', cause)
  }
}

async function failure(response: Response): Promise<ApiError> {
  const parsed = errorSchema.safeParse(await response.json().catch(() => null))
  if (!parsed.success) return new ApiError(response.status, `http.${response.status}`, response.statusText)
  return new ApiError(response.status, parsed.data.error.code, parsed.data.error.message)
}

function queryText(query: object = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== '' && value !== null)
  return filled.length === 0 ? '' : `?${new URLSearchParams(filled.map(([key, value]) => [key, String(value)]))}`
}
