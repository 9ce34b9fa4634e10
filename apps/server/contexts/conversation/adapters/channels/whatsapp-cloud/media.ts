import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { MediaOutcome, MediaRef } from '../../../ports/messenger-channel.ts'
import { askGraph, type GraphAnswer, type GraphConnection } from './graph-client.ts'

export interface MediaLimits {
  readonly mostBytes: number
  readonly timeoutMs: number
}

/**
 * The bytes of a file a person sent, in Meta's two steps: id → address that lives five minutes → bytes. The address comes out of a
 * JSON body, so the token goes only to the Graph's own origin and, when that is Meta's, to Meta's media host.
 */
export async function fetchMedia(
  connection: GraphConnection,
  media: MediaRef,
  limits: MediaLimits,
  signal?: AbortSignal,
): Promise<MediaOutcome> {
  const first = await fetchOnce(connection, media, limits, signal)
  // A dead address is asked for anew once: it may simply have grown old.
  return first.kind === 'gone' ? notGone(await fetchOnce(connection, media, limits, signal)) : first
}

const notGone = (outcome: MediaOutcome | Gone): MediaOutcome =>
  outcome.kind === 'gone' ? { kind: 'refused', reason: 'expired', detail: outcome.detail } : outcome

interface Gone {
  readonly kind: 'gone'
  readonly detail: string
}

const located = z.object({
  url: z.url(),
  mime_type: z.string().nullish(),
  sha256: z.string().nullish(),
  file_size: z.coerce.number().nullish().catch(null),
})

async function fetchOnce(
  connection: GraphConnection,
  media: MediaRef,
  { mostBytes, timeoutMs }: MediaLimits,
  signal?: AbortSignal,
): Promise<MediaOutcome | Gone> {
  const query = new URLSearchParams({ phone_number_id: media.account })
  const answer = await askGraph(connection, { path: `${encodeURIComponent(media.id)}?${query}`, timeoutMs, signal })
  if (answer.kind !== 'answered') return refusalOf(answer)
  const parsed = located.safeParse(answer.body)
  if (!parsed.success) return { kind: 'refused', reason: 'invalid', detail: 'The media answer has no address' }
  const { url, mime_type: mimeType, sha256, file_size: size } = parsed.data
  if ((size ?? 0) > mostBytes) return { kind: 'refused', reason: 'too-large', detail: `${size} bytes, at most ${mostBytes}` }
  const download = await downloadFrom(connection, new URL(url), { mostBytes, timeoutMs }, signal)
  if (download.kind !== 'bytes') return download
  const expected = [media.sha256, sha256].flatMap((hash) => hashToHex(hash))
  const actual = createHash('sha256').update(download.bytes).digest('hex')
  if (expected.some((hash) => hash !== actual)) return { kind: 'refused', reason: 'hash-mismatch', detail: `Got ${actual}` }
  return { kind: 'fetched', bytes: download.bytes, mimeType: mimeType ?? media.mimeType }
}

const AGAIN_MS = 3_000

/** Graph says "unsupported request" (100) for an id it no longer knows. */
function refusalOf(answer: Exclude<GraphAnswer, { kind: 'answered' }>): MediaOutcome {
  const { detail } = answer
  if (answer.kind !== 'refused') return { kind: 'retry', afterMs: AGAIN_MS, detail }
  if (answer.status === 401 || answer.status === 403 || answer.code === 190) return { kind: 'refused', reason: 'channel-stopped', detail }
  if (answer.status === 404 || answer.status === 410 || answer.code === 100) return { kind: 'refused', reason: 'expired', detail }
  if (answer.status === 429 || answer.status >= 500) return { kind: 'retry', afterMs: AGAIN_MS, detail }
  return { kind: 'refused', reason: 'invalid', detail }
}

type Download = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | Exclude<MediaOutcome, { kind: 'fetched' }> | Gone

const MOST_REDIRECTS = 3

async function downloadFrom(connection: GraphConnection, from: URL, limits: MediaLimits, signal?: AbortSignal): Promise<Download> {
  const limit = AbortSignal.timeout(limits.timeoutMs)
  const within = signal === undefined ? limit : AbortSignal.any([limit, signal])
  let url = from
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      if (!isAllowed(url, connection.apiUrl)) return { kind: 'refused', reason: 'wrong-host', detail: url.origin }
      const response = await connection.http(url, {
        // The media host answers 404 to clients without a user agent.
        headers: { authorization: `Bearer ${connection.token}`, 'user-agent': 'Skladno' },
        redirect: 'manual',
        signal: within,
      })
      const next = response.headers.get('location')
      if (response.status < 300 || response.status >= 400 || next === null) return await readBytes(response, limits.mostBytes)
      await response.body?.cancel()
      url = new URL(next, url)
    }
    return { kind: 'refused', reason: 'wrong-host', detail: `More than ${MOST_REDIRECTS} redirects` }
  } catch (error) {
    return { kind: 'retry', afterMs: AGAIN_MS, detail: String(error) }
  }
}

const META_GRAPH = 'https://graph.facebook.com'
const META_MEDIA = 'https://lookaside.fbsbx.com'

function isAllowed(url: URL, apiUrl: string): boolean {
  const graph = new URL(apiUrl).origin
  return url.username === '' && (url.origin === graph || (graph === META_GRAPH && url.origin === META_MEDIA))
}

async function readBytes(response: Response, mostBytes: number): Promise<Download> {
  if (!response.ok) {
    await response.body?.cancel()
    return statusRefusal(response.status)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > mostBytes) return { kind: 'refused', reason: 'too-large', detail: `More than ${mostBytes} bytes` }
    chunks.push(chunk)
  }
  return { kind: 'bytes', bytes: new Uint8Array(Buffer.concat(chunks)) }
}

function statusRefusal(status: number): Download {
  const detail = `The media host answered ${status}`
  if (status === 404 || status === 410) return { kind: 'gone', detail }
  if (status === 401 || status === 403) return { kind: 'refused', reason: 'channel-stopped', detail }
  if (status === 429 || status >= 500) return { kind: 'retry', afterMs: AGAIN_MS, detail }
  return { kind: 'refused', reason: 'invalid', detail }
}

/** Webhooks give base64, the media answer hex or base64; anything that is not 32 bytes is no hash and is not compared. */
function hashToHex(hash: string | null | undefined): readonly string[] {
  if (hash === null || hash === undefined) return []
  if (/^[0-9a-f]{64}$/i.test(hash)) return [hash.toLowerCase()]
  const bytes = Buffer.from(hash, 'base64')
  return bytes.length === 32 ? [bytes.toString('hex')] : []
}
