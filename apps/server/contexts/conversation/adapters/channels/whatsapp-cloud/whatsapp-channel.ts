import { z } from 'zod'
import type { MessengerChannel, OutgoingMessage, SendOutcome } from '../../../ports/messenger-channel.ts'
import { askGraph, type GraphAnswer, type GraphConnection } from './graph-client.ts'
import { outcomeOfCode } from './graph-errors.ts'
import { whatsAppLimits } from './limits.ts'
import { fetchMedia } from './media.ts'
import { renderOutgoing } from './render-outgoing.ts'

export interface WhatsAppChannelOptions {
  /** Graph base address without the version: `WHATSAPP_API_URL`. */
  readonly apiUrl: string
  readonly phoneNumberId: string
  readonly token: string
  /** How long one Graph call may take; past it the outcome is unknown. */
  readonly timeoutMs?: number
  /** For an upload or a download. */
  readonly fileTimeoutMs?: number
  readonly mostMediaBytes?: number
  /** Label that opens a list when the content brings none. */
  readonly listLabel?: string
  readonly http?: typeof globalThis.fetch
}

/** WhatsApp Cloud API, Graph v23.0, as a messenger channel. Holds no state: safe in any number of processes. */
export function createWhatsAppChannel(options: WhatsAppChannelOptions): MessengerChannel {
  const { apiUrl, token, http = globalThis.fetch, timeoutMs = 15_000, fileTimeoutMs = 120_000 } = options
  const wire: Wire = { ...options, connection: { apiUrl, token, http }, timeoutMs, fileTimeoutMs }
  const mediaLimits = { mostBytes: options.mostMediaBytes ?? whatsAppLimits.documentBytes, timeoutMs: fileTimeoutMs }
  return {
    name: 'whatsapp',
    limits: whatsAppLimits,
    send: (message, signal) => send(wire, message, signal),
    fetchMedia: (media, signal) => fetchMedia(wire.connection, media, mediaLimits, signal),
    markRead: (messageId, { typing = false } = {}) => markRead(wire, messageId, typing),
  }
}

interface Wire {
  readonly connection: GraphConnection
  readonly phoneNumberId: string
  readonly timeoutMs: number
  readonly fileTimeoutMs: number
  readonly listLabel?: string
}

async function send(wire: Wire, message: OutgoingMessage, signal?: AbortSignal): Promise<SendOutcome> {
  const { listLabel } = wire
  const labelled = listLabel === undefined ? {} : { listLabel }
  const draft = renderOutgoing(message, labelled)
  if (!draft.ok) return { kind: 'rejected', reason: 'invalid', code: draft.code, detail: draft.detail }
  if (message.content.kind !== 'document') return post(wire, draft.body, signal)
  const upload = await uploadDocument(wire, message.content, signal)
  if (upload.kind !== 'uploaded') return upload
  const rendered = renderOutgoing(message, { mediaId: upload.mediaId })
  return rendered.ok
    ? post(wire, rendered.body, signal)
    : { kind: 'rejected', reason: 'invalid', code: rendered.code, detail: rendered.detail }
}

async function post(wire: Wire, body: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<SendOutcome> {
  const { connection, phoneNumberId, timeoutMs } = wire
  return sendOutcome(await askGraph(connection, { path: `${phoneNumberId}/messages`, body, timeoutMs, signal }))
}

const accepted = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) })

function sendOutcome(answer: GraphAnswer): SendOutcome {
  if (answer.kind !== 'answered') return failedOutcome(answer)
  const messageId = accepted.safeParse(answer.body).data?.messages[0]?.id
  return messageId === undefined
    ? { kind: 'unknown', detail: 'Accepted, but the answer names no message' }
    : { kind: 'accepted', messageId }
}

const AGAIN_MS = 3_000

function failedOutcome(answer: Exclude<GraphAnswer, { kind: 'answered' }>): Exclude<SendOutcome, { kind: 'accepted' }> {
  const { detail } = answer
  if (answer.kind === 'lost') return { kind: 'unknown', detail }
  if (answer.kind === 'not-sent') return { kind: 'retry', afterMs: AGAIN_MS, scope: 'channel', code: 'not-sent', detail }
  if (answer.code !== null) return outcomeOfCode(answer.code, detail)
  const code = `http-${answer.status}`
  if (answer.status === 429) return { kind: 'retry', afterMs: AGAIN_MS, scope: 'channel', code, detail }
  // A gateway in between may have passed the request on before it failed.
  if (answer.status >= 500) return { kind: 'unknown', detail }
  const isAccess = answer.status === 401 || answer.status === 403 || answer.status < 400
  return { kind: 'rejected', reason: isAccess ? 'channel-stopped' : 'invalid', code, detail }
}

type Upload = { readonly kind: 'uploaded'; readonly mediaId: string } | Exclude<SendOutcome, { kind: 'accepted' }>

const uploaded = z.object({ id: z.coerce.string().min(1) })

/** An upload shows nothing to anybody, so a lost answer is simply tried again. */
async function uploadDocument(
  { connection, phoneNumberId, fileTimeoutMs }: Wire,
  document: Extract<OutgoingMessage['content'], { kind: 'document' }>,
  signal?: AbortSignal,
): Promise<Upload> {
  const body = new FormData()
  body.set('messaging_product', 'whatsapp')
  body.set('type', document.mimeType)
  body.set('file', new Blob([Buffer.from(document.bytes)], { type: document.mimeType }), document.fileName)
  const answer = await askGraph(connection, { path: `${phoneNumberId}/media`, body, timeoutMs: fileTimeoutMs, signal })
  if (answer.kind === 'answered') {
    const mediaId = uploaded.safeParse(answer.body).data?.id
    if (mediaId !== undefined) return { kind: 'uploaded', mediaId }
  }
  const outcome = answer.kind === 'answered' ? ({ kind: 'unknown', detail: 'The upload has no id' } as const) : failedOutcome(answer)
  if (outcome.kind !== 'unknown') return outcome
  return { kind: 'retry', afterMs: AGAIN_MS, scope: 'channel', code: 'upload-lost', detail: outcome.detail }
}

async function markRead({ connection, phoneNumberId, timeoutMs }: Wire, messageId: string, typing: boolean): Promise<boolean> {
  const body = {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: messageId,
    ...(typing ? { typing_indicator: { type: 'text' } } : {}),
  }
  const answer = await askGraph(connection, { path: `${phoneNumberId}/messages`, body, timeoutMs })
  return answer.kind === 'answered'
}
