import { createHmac } from 'node:crypto'
import { verifySignature as kapsoVerifies, normalizeWebhook } from '@kapso/whatsapp-cloud-api/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WhatsAppAPI } from 'whatsapp-api-js'
import { type FaultPatch, polite, startWhatsAppSimulator, type WhatsAppSimulator } from './index.ts'
import { type CaughtWebhook, catchWebhooks, type WebhookCatcher } from './webhook-catcher.ts'

const phoneNumberId = '106540352242922'
const appSecret = 'app-secret'
const waId = '79990000001'
let catcher: WebhookCatcher
let simulator: WhatsAppSimulator

const start = async (faults: FaultPatch, seed = 1): Promise<void> => {
  simulator = await startWhatsAppSimulator({
    port: 0,
    webhookUrl: catcher.url,
    appSecret,
    verifyToken: 'verify',
    phoneNumberId,
    token: 'token',
    faults,
    seed,
    paceMs: 4,
    retryDelaysMs: [5],
  })
}
beforeEach(async () => {
  catcher = await catchWebhooks()
})
afterEach(async () => {
  await simulator.close()
  await catcher.close()
})

const send = (body: string, more: object = {}) => post({ type: 'text', text: { body }, ...more })
const post = (message: object) =>
  fetch(`${simulator.url}/v23.0/${phoneNumberId}/messages`, {
    method: 'POST',
    headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
    body: JSON.stringify({ messaging_product: 'whatsapp', to: waId, ...message }),
  })
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever was sent
const values = (): any[] =>
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever was sent
  catcher.caught.flatMap(({ json }) => json.entry.flatMap((entry: any) => entry.changes.map((change: any) => change.value)))
const messages = () => values().flatMap((value) => value.messages ?? [])
const statuses = () => values().flatMap((value) => value.statuses ?? [])

describe('every webhook', () => {
  test('is escaped ASCII, signed over exactly those bytes, and believed by two independent verifiers', async () => {
    await start({})
    simulator.person(waId).name = 'Иван 👷'
    simulator.write(waId, { text: 'саморез 3,5×25 чёрный 😀 / 10 пачек' })
    await simulator.settled()
    const api = new WhatsAppAPI({ token: 't', appSecret, v: 'v23.0' })
    for (const { raw, signature } of catcher.caught) {
      expect(raw.every((byte) => byte < 0x80)).toBe(true)
      expect(raw.toString()).toContain('\\ud83d\\ude00 \\/ 10')
      expect(signature).toBe(`sha256=${createHmac('sha256', appSecret).update(raw).digest('hex')}`)
      expect(kapsoVerifies({ appSecret, rawBody: raw, signatureHeader: signature })).toBe(true)
      expect(await api.verifyRequestSignature(raw.toString('utf8'), signature)).toBe(true)
    }
    expect(messages()[0].text.body).toBe('саморез 3,5×25 чёрный 😀 / 10 пачек')
  })

  test('un-escaped by a proxy keeps the signature of the escaped form', async () => {
    await start({ ...polite, unescapeBodies: true })
    simulator.write(waId, { text: 'профиль' })
    await simulator.settled()
    const { raw, signature } = catcher.caught[0] as CaughtWebhook
    expect(raw.toString('utf8')).toContain('профиль')
    expect(await new WhatsAppAPI({ token: 't', appSecret, v: 'v23.0' }).verifyRequestSignature(raw.toString('utf8'), signature)).toBe(true)
  })

  test('goes to an address only after that address has echoed the challenge', async () => {
    await start(polite)
    expect(await simulator.subscribe(catcher.url)).toBe(true)
    expect(await simulator.subscribe(simulator.url)).toBe(false)
  })
})

describe('what a person writes', () => {
  test('is normalised by @kapso: every kind, with the taps', async () => {
    await start(polite)
    simulator.write(waId, { text: 'Нужен профиль' })
    await post({
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Какой?' },
        action: { buttons: [{ type: 'reply', reply: { id: 'p60', title: '60×27' } }] },
      },
    })
    const question = simulator.chat(waId).at(-1)?.id ?? ''
    simulator.write(waId, { tap: { messageId: question, optionId: 'p60' } })
    simulator.write(waId, { file: { fileName: 'заявка.xlsx', mimeType: 'application/vnd.ms-excel', bytes: Buffer.from('1') } })
    simulator.write(waId, { voice: { bytes: Buffer.from('OggS') } })
    simulator.write(waId, { cart: { items: [{ sku: 'ES1115', quantity: 2, price: 30 }] } })
    await simulator.settled()
    const normal = catcher.caught.flatMap(({ json }) => normalizeWebhook(json).messages)
    expect(new Set(normal.map((message) => message.type))).toEqual(new Set(['text', 'interactive', 'document', 'audio', 'order']))
    expect(normal.find((message) => message.type === 'interactive')).toMatchObject({
      from: waId,
      context: { id: question },
      interactive: { type: 'button_reply', buttonReply: { id: 'p60', title: '60×27' } },
    })
    expect(normal.find((message) => message.type === 'document')?.document).toMatchObject({ filename: 'заявка.xlsx' })
  })

  test('reaches the handler of whatsapp-api-js with the author and the name', async () => {
    await start(polite)
    simulator.person(waId).name = 'Иван'
    simulator.write(waId, { text: 'привет' })
    await simulator.settled()
    const api = new WhatsAppAPI<string>({ token: 't', appSecret, v: 'v23.0' })
    api.on.message = ({ from, message, name, phoneID }) => `${phoneID} ${from} ${name} ${message.type}`
    const { json, raw, signature } = catcher.caught[0] as CaughtWebhook
    expect(await api.post(json, raw.toString('utf8'), signature)).toBe(`${phoneNumberId} ${waId} Иван text`)
  })

  test('may come many in one POST', async () => {
    await start({ ...polite, batch: true })
    simulator.write(waId, { text: 'один' }, { text: 'два' })
    simulator.write('79990000002', { text: 'три' })
    await simulator.settled()
    expect(catcher.caught).toHaveLength(1)
    expect(messages().map((message) => message.text.body)).toEqual(['один', 'два', 'три'])
  })

  test('comes without a phone from someone who hides the number', async () => {
    await start(polite)
    simulator.person(waId).hidesNumber = true
    simulator.write(waId, { text: 'привет' })
    await simulator.settled()
    const { userId } = simulator.person(waId)
    expect(catcher.caught[0]?.raw.toString()).not.toContain(waId)
    expect(messages()).toMatchObject([{ from_user_id: userId }])
    expect(normalizeWebhook(catcher.caught[0]?.json).contacts).toMatchObject([{ userId }])
  })

  test('is repeated until answered with 2xx, always with the same bytes', async () => {
    await start(polite)
    catcher.answer(500, 2)
    simulator.write(waId, { text: 'привет' })
    await expect.poll(() => simulator.deliveries[0]?.tries).toEqual([500, 500, 200])
    expect(new Set(catcher.caught.map(({ raw }) => raw.toString())).size).toBe(1)
    expect(simulator.chat(waId)[0]?.ticks).toBe('delivered')
  })
})

describe('statuses', () => {
  test('carry the reference, in the natural order when the world is polite', async () => {
    await start(polite)
    simulator.write(waId, { text: 'привет' })
    await send('Здравствуйте', { biz_opaque_callback_data: 'eff_1' })
    await simulator.settled()
    simulator.read(waId)
    await simulator.settled()
    expect(statuses().map(({ status, biz_opaque_callback_data }) => [status, biz_opaque_callback_data])).toEqual([
      ['sent', 'eff_1'],
      ['delivered', 'eff_1'],
      ['read', 'eff_1'],
    ])
  })

  test('otherwise come twice, out of order, with gaps and before the answer', async () => {
    await start({}, 7)
    simulator.write(waId, { text: 'привет' })
    let before = 0
    for (let n = 0; n < 40; n += 1) {
      const known = statuses().length
      const { messages: sent } = (await (await send(`№ ${n}`)).json()) as { messages: [{ id: string }] }
      if (
        statuses()
          .slice(known)
          .some(({ id }) => id === sent[0].id)
      )
        before += 1
    }
    await simulator.settled()
    simulator.read(waId)
    await simulator.settled()
    const stories = [...Map.groupBy(statuses(), ({ id }) => id).values()].map((story) => story.map(({ status }) => status).join(' '))
    expect(before).toBeGreaterThan(0)
    expect(stories.some((story) => /(\w+).* \1\b/.test(story))).toBe(true)
    expect(stories.some((story) => /delivered.*sent/.test(story))).toBe(true)
    expect(stories.some((story) => /read.*delivered/.test(story))).toBe(true)
    expect(stories.some((story) => !story.includes('delivered'))).toBe(true)
    expect(catcher.caught.some(({ json }) => json.entry.length > 1 || json.entry[0].changes.length > 1)).toBe(true)
  })

  test('tell a closed window after the answer when asked to', async () => {
    await start({ ...polite, refusals: 'status' })
    expect((await send('добрый день')).status).toBe(200)
    await simulator.settled()
    expect(statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131047 }] }])
    expect(normalizeWebhook(catcher.caught[0]?.json).statuses).toMatchObject([{ status: 'failed', recipientId: waId }])
    expect(simulator.chat(waId)).toEqual([])
  })
})
