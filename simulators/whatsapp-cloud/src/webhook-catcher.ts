import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface CaughtWebhook {
  readonly raw: Buffer
  readonly signature: string
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever was sent
  readonly json: any
}

export interface WebhookCatcher {
  readonly url: string
  readonly caught: CaughtWebhook[]
  /** Status to answer with; for the next `times` requests only, when given. */
  answer(status: number, times?: number): void
  close(): Promise<void>
}

/** A receiver that keeps the raw bodies and answers verification with `verify`. For tests. */
export async function catchWebhooks(): Promise<WebhookCatcher> {
  const caught: CaughtWebhook[] = []
  let plan: number[] = []
  let usual = 200
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://catcher')
    if (request.method === 'GET') {
      const isRight = searchParams.get('hub.verify_token') === 'verify'
      return response.writeHead(isRight ? 200 : 403).end(isRight ? searchParams.get('hub.challenge') : '')
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const raw = Buffer.concat(chunks)
    caught.push({ raw, signature: String(request.headers['x-hub-signature-256']), json: JSON.parse(raw.toString('utf8')) })
    return response.writeHead(plan.shift() ?? usual).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/webhooks/whatsapp`,
    caught,
    answer(status, times) {
      if (times === undefined) usual = status
      else plan = Array.from({ length: times }, () => status)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
