import { createServer, type IncomingMessage } from 'node:http'

/** One message handed to the channel. */
export interface HandedOver {
  readonly to: string
  readonly type: string
  readonly at: number
  readonly body: string
}

export interface GraphStub {
  readonly url: string
  /** The next message to this number that fits. Rejects after `withinMs`. */
  next(to: string, fits: (message: HandedOver) => boolean, withinMs: number): Promise<HandedOver>
  close(): void
}

/** The least that answers as the Graph API does: no limits, no pace, no webhooks; it only says when a message was handed over. */
export async function startGraphStub(): Promise<GraphStub> {
  const waiting = new Set<(message: HandedOver) => boolean>()
  let sent = 0
  const server = createServer(async (request, response) => {
    const at = performance.now()
    const body = await bodyOf(request)
    const answer = (value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
    sent += 1
    if (request.url?.endsWith('/media')) return answer({ id: `media${sent}` })
    const message: unknown = JSON.parse(body || '{}')
    if (typeof message === 'object' && message !== null && 'to' in message && 'type' in message)
      for (const offer of [...waiting]) if (offer({ to: String(message.to), type: String(message.type), at, body })) waiting.delete(offer)
    return answer({ messaging_product: 'whatsapp', messages: [{ id: `wamid.stub${sent}` }], success: true })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    next: (to, fits, withinMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`No such message to ${to} within ${withinMs} ms`)), withinMs)
        waiting.add((message) => {
          if (message.to !== to || !fits(message)) return false
          clearTimeout(timer)
          resolve(message)
          return true
        })
      }),
    close: () => server.close(),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
