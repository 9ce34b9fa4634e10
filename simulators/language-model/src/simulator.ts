import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { type Answer, BEHAVIOURS, type Behaviour, type Task } from './behaviours.ts'

export interface LanguageModelSimulator {
  /** Base address, `/v1` not included. */
  readonly url: string
  behave(behaviour: Behaviour): void
  /** Every request's body so far. */
  readonly requests: readonly unknown[]
  close(): Promise<void>
}

interface ChatRequest {
  readonly model?: unknown
  readonly messages?: readonly { readonly role: string; readonly content: string }[]
}

/** An OpenAI-compatible `POST /v1/chat/completions` and `GET /v1/models` on loopback; `POST /_control/behaviour` with `{"name": …}` changes how it answers. */
export async function startLanguageModelSimulator(
  options: { readonly port?: number; readonly behaviour?: Behaviour } = {},
): Promise<LanguageModelSimulator> {
  let behaviour: Behaviour = options.behaviour ?? 'good'
  let calls = 0
  const requests: unknown[] = []
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    if (request.url === '/_control/behaviour' && isBehaviour(body)) {
      behaviour = body.name
      return send(response, 200, { behaviour })
    }
    if (request.method === 'GET' && request.url === '/v1/models') return send(response, 200, { object: 'list', data: [MODEL] })
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') return send(response, 404, problem('Not found', 404))
    const chat = body as ChatRequest
    if (typeof chat.model !== 'string' || !Array.isArray(chat.messages) || chat.messages.length === 0)
      return send(response, 400, problem('model and messages are required', 400))
    requests.push(body)
    await reply(response, chat.model, BEHAVIOURS[behaviour](taskOf(chat.messages.at(-1)?.content ?? ''), calls++))
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const at = server.address()
  return {
    url: `http://127.0.0.1:${at !== null && typeof at === 'object' ? at.port : 0}`,
    behave: (next) => {
      behaviour = next
    },
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const MODEL = { id: 'simulated', object: 'model', created: 1_700_000_000, owned_by: 'skladno' }

const isBehaviour = (body: unknown): body is { readonly name: Behaviour } =>
  typeof body === 'object' && body !== null && 'name' in body && typeof body.name === 'string' && Object.hasOwn(BEHAVIOURS, body.name)

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
  } catch {
    return null
  }
}

function taskOf(content: string): Task {
  const read: unknown = JSON.parse(content)
  if (typeof read === 'object' && read !== null && 'candidates' in read && 'line' in read)
    return { kind: 'choose', ...(read as Omit<Extract<Task, { kind: 'choose' }>, 'kind'>) }
  return { kind: 'split', message: typeof read === 'object' && read !== null && 'message' in read ? String(read.message) : '' }
}

async function reply(response: ServerResponse, model: string, answer: Answer): Promise<void> {
  if (answer.delayMs !== undefined) await delay(answer.delayMs, undefined, { ref: false })
  if (answer.hangUp) {
    response.destroy()
    return
  }
  const status = answer.status ?? 200
  if (status !== 200) return send(response, status, problem(status === 503 ? 'Loading model' : 'Something went wrong', status))
  send(response, 200, {
    id: 'chatcmpl-simulated',
    object: 'chat.completion',
    created: 1_700_000_000,
    model,
    choices: [
      {
        index: 0,
        finish_reason: answer.finish ?? 'stop',
        logprobs: null,
        message: { role: 'assistant', content: answer.content, refusal: null },
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  })
}

const problem = (message: string, code: number) => ({ error: { message, type: 'error', code } })

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
