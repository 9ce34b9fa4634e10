import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { MediaRef } from '../../../ports/messenger-channel.ts'
import { fetchMedia } from './media.ts'

const bytes = Buffer.from('%PDF-1.7 заявка')
const hash = (form: 'hex' | 'base64') => createHash('sha256').update(bytes).digest(form)
const media: MediaRef = { channel: 'whatsapp', account: '10', id: '42', mimeType: 'application/pdf', sha256: hash('base64') }

interface Asked {
  readonly url: string
  readonly token: string | null
}

/** A Graph that answers each request with the next of the given answers. */
function graphThat(...answers: readonly (Response | Error)[]) {
  const asked: Asked[] = []
  const rest = [...answers]
  const http = async (url: string | URL | Request, init?: RequestInit) => {
    asked.push({ url: String(url), token: new Headers(init?.headers).get('authorization') })
    const answer = rest.shift() ?? new Error('asked too often')
    if (answer instanceof Error) throw answer
    return answer
  }
  return { asked, http }
}

const META = 'https://graph.facebook.com'
const lookaside = 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=42'
const located = (more: object = {}) =>
  Response.json({ url: lookaside, mime_type: 'application/pdf', sha256: hash('hex'), file_size: bytes.length, ...more })
const body = () => new Response(bytes)
const fetchFrom = (graph: ReturnType<typeof graphThat>, { apiUrl = META, ref = media, mostBytes = 1000 } = {}) =>
  fetchMedia({ apiUrl, token: 'token', http: graph.http }, ref, { mostBytes, timeoutMs: 1000 })

test('asks for the address, then for the bytes, both with the token', async () => {
  const graph = graphThat(located(), body())
  expect(await fetchFrom(graph)).toEqual({ kind: 'fetched', bytes: new Uint8Array(bytes), mimeType: 'application/pdf' })
  expect(graph.asked).toEqual([
    { url: `${META}/v23.0/42?phone_number_id=10`, token: 'Bearer token' },
    { url: lookaside, token: 'Bearer token' },
  ])
})

describe('the token never leaves', () => {
  test.each([
    ['an inner address', 'http://169.254.169.254/latest/meta-data'],
    ['another host of the same suffix', 'https://evil-lookaside.fbsbx.com.example/x'],
    ['the media host without encryption', 'http://lookaside.fbsbx.com/x'],
    ['another port', 'https://lookaside.fbsbx.com:8443/x'],
    ['credentials in the address', 'https://me@lookaside.fbsbx.com/x'],
    ['a file of this machine', 'file:///etc/passwd'],
  ])('for %s', async (_, url) => {
    const graph = graphThat(located({ url }))
    expect(await fetchFrom(graph)).toMatchObject({ kind: 'refused', reason: 'wrong-host' })
    expect(graph.asked).toHaveLength(1)
  })

  test('by a redirect to another host; one within the host is followed', async () => {
    const away = graphThat(located(), new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }))
    expect(await fetchFrom(away)).toMatchObject({ kind: 'refused', reason: 'wrong-host' })
    expect(away.asked).toHaveLength(2)
    const within = graphThat(located(), new Response(null, { status: 302, headers: { location: '/other' } }), body())
    expect(await fetchFrom(within)).toMatchObject({ kind: 'fetched' })
    const forever = graphThat(
      located(),
      ...Array.from({ length: 9 }, () => new Response(null, { status: 302, headers: { location: '/x' } })),
    )
    expect(await fetchFrom(forever)).toMatchObject({ kind: 'refused', reason: 'wrong-host' })
  })

  test("to Meta's media host while the Graph is not Meta's", async () => {
    expect(await fetchFrom(graphThat(located()), { apiUrl: 'http://127.0.0.1:4011' })).toMatchObject({ reason: 'wrong-host' })
  })
})

describe('what came is checked', () => {
  test('against the hash of the webhook, in base64, and of the answer, in hex or base64', async () => {
    expect(await fetchFrom(graphThat(located({ sha256: hash('base64') }), body()))).toMatchObject({ kind: 'fetched' })
    const other = createHash('sha256').update('x').digest()
    const ref = { ...media, sha256: other.toString('base64') }
    expect(await fetchFrom(graphThat(located(), body()), { ref })).toMatchObject({ kind: 'refused', reason: 'hash-mismatch' })
    const wrong = located({ sha256: other.toString('hex') })
    expect(await fetchFrom(graphThat(wrong, body()))).toMatchObject({ kind: 'refused', reason: 'hash-mismatch' })
  })

  test('for size, as announced and as it really is', async () => {
    expect(await fetchFrom(graphThat(located({ file_size: 5000 })))).toMatchObject({ kind: 'refused', reason: 'too-large' })
    const lying = graphThat(located({ file_size: 1 }), body())
    expect(await fetchFrom(lying, { mostBytes: 10 })).toMatchObject({ kind: 'refused', reason: 'too-large' })
  })
})

describe('an old address', () => {
  test('is asked for anew, once', async () => {
    const graph = graphThat(located(), new Response('<html>', { status: 404 }), located(), body())
    expect(await fetchFrom(graph)).toMatchObject({ kind: 'fetched' })
    const dead = graphThat(located(), new Response('', { status: 410 }), located(), new Response('', { status: 404 }))
    expect(await fetchFrom(dead)).toMatchObject({ kind: 'refused', reason: 'expired' })
  })

  test.each<[string, Response | Error, object]>([
    ['the id is gone', Response.json({ error: { code: 100, message: 'does not exist' } }, { status: 400 }), { reason: 'expired' }],
    ['the token is dead', Response.json({ error: { code: 190, message: 'expired' } }, { status: 401 }), { reason: 'channel-stopped' }],
    ['Graph is down', Response.json({ error: { code: 2, message: 'down' } }, { status: 503 }), { kind: 'retry' }],
    ['the network is down', new TypeError('fetch failed'), { kind: 'retry' }],
    ['Graph talks nonsense', Response.json({ id: '42' }), { reason: 'invalid' }],
  ])('and %s', async (_, answer, outcome) => {
    expect(await fetchFrom(graphThat(answer))).toMatchObject(outcome)
  })
})
