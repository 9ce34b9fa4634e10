import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { type FaultPatch, polite, startWhatsAppSimulator, type WhatsAppSimulator } from '@skladno/simulator-whatsapp-cloud'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ChannelWorld, describeMessengerChannel, type SeenMessage } from '../../../ports/messenger-channel.contract.ts'
import type { ChannelAddress, OutgoingContent } from '../../../ports/messenger-channel.ts'
import { parseWebhook } from './parse-webhook.ts'
import { verifySignature } from './verify-signature.ts'
import { createWhatsAppChannel } from './whatsapp-channel.ts'

const phoneNumberId = '106540352242922'
let simulator: WhatsAppSimulator
let number = 79990000000

beforeAll(async () => {
  simulator = await startWhatsAppSimulator({
    port: 0,
    webhookUrl: null,
    appSecret: 'secret',
    verifyToken: 'verify',
    phoneNumberId,
    token: 'token',
    faults: polite,
    paceMs: 2,
  })
})
afterAll(() => simulator.close())
beforeEach(() => simulator.setFaults({ ...polite, errors: [], dropAnswers: 0, latencyMs: 0 }))

const channel = (options: { token?: string; apiUrl?: string; timeoutMs?: number; http?: typeof fetch } = {}) =>
  createWhatsAppChannel({ apiUrl: simulator.url, phoneNumberId, token: 'token', ...options })

async function somebody() {
  number += 1
  const phone = String(number)
  const [wrote] = simulator.write(phone, { text: 'Здравствуйте' })
  return {
    address: { channel: 'whatsapp', account: phoneNumberId, userId: null, phone } satisfies ChannelAddress,
    wroteId: wrote?.id ?? '',
  }
}

async function seenBy({ phone }: ChannelAddress): Promise<readonly SeenMessage[]> {
  const entries = simulator.chat(phone ?? '').filter((entry) => entry.author === 'business')
  return Promise.all(
    entries.map(async ({ id, replyTo, content }) => {
      const isFile = content.kind === 'file'
      const bytes = isFile ? new Uint8Array(await (await fetch(simulator.url + content.url)).arrayBuffer()) : new Uint8Array()
      const rows = content.kind === 'list' ? content.sections.flatMap((section) => section.rows) : []
      return {
        messageId: id,
        replyTo,
        text: isFile ? (content.caption ?? '') : 'text' in content ? (content.text ?? '') : '',
        options: content.kind === 'buttons' ? content.buttons : rows,
        document: isFile ? { fileName: content.fileName ?? '', bytes } : null,
      }
    }),
  )
}

const world: ChannelWorld = {
  get channel() {
    return channel()
  },
  somebody,
  seenBy,
  async sendsFile({ phone }, file) {
    await simulator.settled()
    const before = simulator.deliveries.length
    simulator.write(phone ?? '', { file })
    await simulator.settled()
    const [event] = simulator.deliveries.slice(before).flatMap(({ body }) => parseWebhook(Buffer.from(body)))
    if (event?.kind !== 'message' || event.content.kind !== 'file') throw new Error(`Not a file: ${JSON.stringify(event)}`)
    return event.content.media
  },
}

describeMessengerChannel('WhatsApp Cloud', () => world)

const hello: OutgoingContent = { kind: 'text', text: 'Здравствуйте' }
const send = (to: ChannelAddress, content: OutgoingContent = hello, by = channel()) => by.send({ to, reference: 'eff_1', content })

describe('what Graph refuses', () => {
  test.each<[number, object]>([
    [131047, { kind: 'rejected', reason: 'window-closed', code: '131047' }],
    [131026, { kind: 'rejected', reason: 'undeliverable' }],
    [131050, { kind: 'rejected', reason: 'opted-out' }],
    [131049, { kind: 'rejected', reason: 'spam-limit' }],
    [190, { kind: 'rejected', reason: 'channel-stopped' }],
    [200, { kind: 'rejected', reason: 'channel-stopped' }],
    [368, { kind: 'rejected', reason: 'channel-stopped' }],
    [131031, { kind: 'rejected', reason: 'channel-stopped' }],
    [100, { kind: 'rejected', reason: 'invalid' }],
    [132001, { kind: 'rejected', reason: 'invalid' }],
    [999999, { kind: 'rejected', reason: 'invalid', code: '999999' }],
    [131056, { kind: 'retry', scope: 'recipient', afterMs: 6000 }],
    [130429, { kind: 'retry', scope: 'channel' }],
    [131016, { kind: 'retry', scope: 'channel' }],
    [4, { kind: 'retry', scope: 'channel', afterMs: 60_000 }],
  ])('%i', async (code, outcome) => {
    const { address } = await somebody()
    simulator.setFaults({ errors: [{ code }] })
    expect(await send(address)).toMatchObject(outcome)
    expect(await seenBy(address)).toEqual([])
  })

  test('with the answer or with a later status, it means the same', async () => {
    const { address } = await somebody()
    simulator.advance(25 * 60 * 60 * 1000)
    const now = await send(address)
    simulator.setFaults({ refusals: 'status' })
    await simulator.settled()
    const before = simulator.deliveries.length
    expect((await send(address)).kind).toBe('accepted')
    await simulator.settled()
    const later = simulator.deliveries.slice(before).flatMap(({ body }) => parseWebhook(Buffer.from(body)))
    expect(later).toMatchObject([{ kind: 'status', status: 'failed', reference: 'eff_1', error: { outcome: now } }])
  })

  test('a closed window lets a template through', async () => {
    const { address } = await somebody()
    simulator.advance(25 * 60 * 60 * 1000)
    const template: OutgoingContent = { kind: 'template', name: 'order_update', language: 'ru', parameters: ['42', 'собран,\nждёт вас'] }
    expect((await send(address, template)).kind).toBe('accepted')
    expect((await seenBy(address))[0]?.text).toContain('заказу 42: собран, ждёт вас.')
  })
})

describe('what the network does', () => {
  test('an answer lost after the message was taken is unknown, and the status tells the truth', async () => {
    const { address } = await somebody()
    simulator.setFaults({ dropAnswers: 1 })
    await simulator.settled()
    const before = simulator.deliveries.length
    expect((await send(address)).kind).toBe('unknown')
    expect(await seenBy(address)).toHaveLength(1)
    await simulator.settled()
    const statuses = simulator.deliveries.slice(before).flatMap(({ body }) => parseWebhook(Buffer.from(body)))
    expect(statuses).toContainEqual(expect.objectContaining({ kind: 'status', status: 'sent', reference: 'eff_1' }))
  })

  test('an answer too slow to wait for is unknown', async () => {
    const { address } = await somebody()
    simulator.setFaults({ latencyMs: 300 })
    expect(await send(address, hello, channel({ timeoutMs: 30 }))).toMatchObject({ kind: 'unknown' })
  })

  test('a server that is not there was certainly not told', async () => {
    const { address } = await somebody()
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const { port } = gone.address() as AddressInfo
    gone.close()
    const unreachable = channel({ apiUrl: `http://127.0.0.1:${port}` })
    expect(await send(address, hello, unreachable)).toMatchObject({ kind: 'retry', code: 'not-sent' })
  })

  test('a gateway that answers 502 may have passed the message on', async () => {
    const { address } = await somebody()
    const gateway = channel({ http: async () => new Response('<html>Bad Gateway</html>', { status: 502 }) })
    expect(await send(address, hello, gateway)).toMatchObject({ kind: 'unknown' })
  })

  test('a redirect is not followed with the token in hand', async () => {
    const { address } = await somebody()
    const asked: string[] = []
    const redirecting = channel({
      http: async (url) => {
        asked.push(String(url))
        return new Response(null, { status: 307, headers: { location: 'https://evil.example/' } })
      },
    })
    expect(await send(address, hello, redirecting)).toMatchObject({ kind: 'rejected', reason: 'channel-stopped' })
    expect(asked).toHaveLength(1)
  })

  test('an upload whose answer is lost is simply repeated later: nobody has seen anything', async () => {
    const { address } = await somebody()
    simulator.setFaults({ errors: [{ code: 131016, on: 'media' }] })
    const document = { kind: 'document', fileName: 'a.pdf', mimeType: 'application/pdf', bytes: Buffer.from('%PDF') } as const
    expect(await send(address, document)).toMatchObject({ kind: 'retry' })
    expect(await send(address, document)).toMatchObject({ kind: 'accepted' })
  })
})

test('a person known by the user id alone is answered there', async () => {
  const { address } = await somebody()
  const { userId } = simulator.person(address.phone ?? '')
  expect((await send({ ...address, phone: null, userId })).kind).toBe('accepted')
  expect(await seenBy(address)).toHaveLength(1)
})

test('reading shows on the phone; reading what was never written fails quietly', async () => {
  const { address, wroteId } = await somebody()
  expect(await channel().markRead?.(wroteId, { typing: true })).toBe(true)
  expect(simulator.chat(address.phone ?? '')[0]?.ticks).toBe('read')
  expect(await channel().markRead?.('wamid.none')).toBe(false)
})

test('every webhook is believed, with the letters escaped or turned back by a proxy, and by nobody without the secret', async () => {
  const { address } = await somebody()
  await send(address, { kind: 'text', text: 'Счёт № 42 😀' })
  await simulator.settled()
  expect(simulator.deliveries.length).toBeGreaterThan(2)
  for (const { body, signature } of simulator.deliveries.slice(-3)) {
    const unescaped = body.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    expect(verifySignature(Buffer.from(body), signature, ['new', 'secret'])).toBe(true)
    expect(verifySignature(Buffer.from(unescaped), signature, ['secret'])).toBe(true)
    expect(verifySignature(Buffer.from(body), signature, ['new'])).toBe(false)
  }
})

test('a wrong token stops the channel instead of losing the message', async () => {
  const { address } = await somebody()
  expect(await send(address, hello, channel({ token: 'old' }))).toMatchObject({ kind: 'rejected', reason: 'channel-stopped', code: '190' })
})

test.each([1, 4, 11, 25])('whatever accidents the seed brings, forty messages arrive once each (seed %i)', async (seed) => {
  const awkward: FaultPatch = { duplicateRate: 0.5, earlyStatusRate: 0.5, batch: true, reorderStatuses: true }
  const other = await startWhatsAppSimulator({
    port: 0,
    webhookUrl: null,
    appSecret: 's',
    verifyToken: 'v',
    phoneNumberId,
    token: 'token',
    faults: awkward,
    seed,
    paceMs: 2,
  })
  const phone = '79995550000'
  other.write(phone, { text: 'привет' })
  const by = createWhatsAppChannel({ apiUrl: other.url, phoneNumberId, token: 'token' })
  const to: ChannelAddress = { channel: 'whatsapp', account: phoneNumberId, userId: null, phone }
  for (let n = 0; n < 40; n += 1) await by.send({ to, reference: `eff_${n}`, content: { kind: 'text', text: `№ ${n}` } })
  await other.settled()
  const events = other.deliveries.flatMap(({ body }) => parseWebhook(Buffer.from(body)))
  const known = new Map(events.map((event) => [event.key, event]))
  const sentOnce = [...known.values()].filter((event) => event.kind === 'status' && event.status === 'sent')
  expect(sentOnce).toHaveLength(40)
  expect([...known.values()].filter((event) => event.kind === 'message')).toHaveLength(1)
  expect(events.some((event) => event.kind === 'unrecognised')).toBe(false)
  await other.close()
})
