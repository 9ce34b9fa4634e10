import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { polite, startWhatsAppSimulator, type WhatsAppSimulator } from './index.ts'

const phoneNumberId = '106540352242922'
const waId = '79990000001'
let simulator: WhatsAppSimulator

beforeAll(async () => {
  const options = { appSecret: 's', verifyToken: 'v', phoneNumberId, token: 'token', faults: polite, paceMs: 4 }
  simulator = await startWhatsAppSimulator({ port: 0, webhookUrl: null, ...options })
})
afterAll(() => simulator.close())

const phone = (path: string, init: RequestInit = {}) => fetch(`${simulator.url}/_phone/${path}`, init)
const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const business = (content: object) =>
  fetch(`${simulator.url}/v23.0/${phoneNumberId}/messages`, {
    ...json({ messaging_product: 'whatsapp', to: waId, ...content }),
    headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
  })
const say = (body: string) => business({ type: 'text', text: { body } })
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever was answered
const chat = async (after = 0): Promise<any[]> => ((await (await phone(`${waId}/messages?after=${after}`)).json()) as any).messages

describe('a phone', () => {
  test('writes, is answered with a list, taps a row of it and no row that is not there', async () => {
    expect((await phone(`${waId}/messages`, json({ text: 'профиль 60х27' }))).status).toBe(201)
    const sections = [{ rows: [{ id: 'a', title: 'Профиль ПП 60×27', description: '3 м' }] }]
    await business({
      type: 'interactive',
      interactive: { type: 'list', body: { text: 'Какой?' }, action: { button: 'Выбрать', sections } },
    })
    const question = (await chat()).at(-1)
    expect(question.content).toMatchObject({ kind: 'list', sections: [{ rows: [{ id: 'a', description: '3 м' }] }] })
    expect((await phone(`${waId}/messages`, json({ tap: { messageId: question.id, optionId: 'b' } }))).status).toBe(400)
    await phone(`${waId}/messages`, json({ tap: { messageId: question.id, optionId: 'a' } }))
    const [, tapped, tap] = await chat()
    expect(tapped.tapped).toBe('a')
    expect(tap.content).toEqual({ kind: 'tap', to: question.id, optionId: 'a', title: 'Профиль ПП 60×27' })
  })

  test('sends a file from a form and downloads it again', async () => {
    const form = new FormData()
    form.set('caption', 'заявка на завтра')
    form.set('file', new Blob(['sku;qty'], { type: 'text/csv' }), 'заявка.csv')
    const answer = await phone(`${waId}/messages`, { method: 'POST', body: form })
    const { messages } = (await answer.json()) as { messages: [{ content: { url: string } }] }
    expect(messages[0].content).toMatchObject({ media: 'document', fileName: 'заявка.csv', caption: 'заявка на завтра', size: 7 })
    expect(await (await fetch(simulator.url + messages[0].content.url)).text()).toBe('sku;qty')
  })

  test('is told nothing it cannot do without a reason', async () => {
    for (const body of [{}, { text: '' }, { tap: { messageId: 'x' } }, []]) {
      const answer = await phone(`${waId}/messages`, json(body))
      expect([answer.status, typeof ((await answer.json()) as { error: unknown }).error]).toEqual([400, 'string'])
    }
    expect((await phone('abc/messages')).status).toBe(400)
  })

  test('that is open sees messages live and reads them at once', async () => {
    const closing = new AbortController()
    const stream = await phone(`${waId}/events`, { signal: closing.signal, headers: { origin: 'http://localhost:5173' } })
    expect(stream.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
    let heard = ''
    const listening = (async () => {
      for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString()
    })().catch(() => undefined)
    await say('Счёт готов')
    await expect.poll(() => heard).toMatch(/event: message\ndata: .*Счёт готов[\s\S]*event: changed\ndata: .*"ticks":"read"/)
    closing.abort()
    await listening
  })
})

test('pages of other origins are turned away, local ones may ask', async () => {
  const from = (origin: string) => phone(waId, { headers: { origin } })
  expect((await from('https://evil.example')).status).toBe(403)
  expect((await from('http://localhost.evil.example')).status).toBe(403)
  expect((await from('http://127.0.0.1:8080')).headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:8080')
  const preflight = await phone(`${waId}/messages`, { method: 'OPTIONS', headers: { origin: 'http://localhost:1' } })
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, POST, PUT'])
})
