import { WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WhatsAppAPI } from 'whatsapp-api-js'
import { ActionButtons, ActionList, Body, Button, Interactive, ListSection, Row, Text } from 'whatsapp-api-js/messages'
import { polite, startWhatsAppSimulator, type WhatsAppSimulator } from './index.ts'

// Clients written by others against the real Graph API: what they send and read must agree with the simulator.
const phoneNumberId = '106540352242922'
const token = 'token-1'
let simulator: WhatsAppSimulator
let waId = 79990000000

beforeAll(async () => {
  simulator = await startWhatsAppSimulator({
    port: 0,
    webhookUrl: null,
    appSecret: 'secret',
    verifyToken: 'verify',
    phoneNumberId,
    token,
    faults: polite,
  })
})
afterAll(() => simulator.close())

let to = ''
beforeEach(() => {
  waId += 1
  to = String(waId)
  simulator.write(to, { text: 'Здравствуйте' })
})
const lastSeen = () => simulator.chat(to).at(-1)?.content

describe('@kapso/whatsapp-cloud-api', () => {
  const client = (accessToken = token) => new WhatsAppClient({ accessToken, baseUrl: simulator.url, graphVersion: 'v23.0' })

  test('sends a text to a phone and to a user id', async () => {
    const sent = await client().messages.sendText({ phoneNumberId, to, body: 'Заказ принят 👍' })
    expect(sent.messages[0]?.id).toMatch(/^wamid\./)
    expect(lastSeen()).toEqual({ kind: 'text', text: 'Заказ принят 👍' })
    await client().messages.sendText({ phoneNumberId, recipient: simulator.person(to).userId, body: 'и это' })
    expect(lastSeen()).toEqual({ kind: 'text', text: 'и это' })
  })

  test('sends buttons and a list that the person can tap', async () => {
    const buttons = [
      { id: 'ok', title: 'Подтвердить' },
      { id: 'edit', title: 'Изменить' },
    ]
    await client().messages.sendInteractiveButtons({ phoneNumberId, to, bodyText: 'Верно?', buttons })
    expect(lastSeen()).toMatchObject({ kind: 'buttons', text: 'Верно?', buttons })
    const rows = Array.from({ length: 10 }, (_, n) => ({ id: `r${n}`, title: `Строка ${n}`, description: 'на складе 36' }))
    await client().messages.sendInteractiveList({
      phoneNumberId,
      to,
      bodyText: 'Какой?',
      buttonText: 'Выбрать',
      sections: [{ title: 'Похожие', rows }],
    })
    expect(lastSeen()).toMatchObject({ kind: 'list', button: 'Выбрать', sections: [{ title: 'Похожие', rows }] })
  })

  test('uploads a document, sends it and downloads it again', async () => {
    const file = new TextEncoder().encode('%PDF-1.7 счёт')
    const { id } = await client().media.upload({ phoneNumberId, type: 'application/pdf', file, fileName: 'счёт.pdf' })
    await client().messages.sendDocument({ phoneNumberId, to, document: { id, filename: 'Счёт № 42.pdf', caption: 'Ваш счёт' } })
    expect(lastSeen()).toMatchObject({ kind: 'file', media: 'document', fileName: 'Счёт № 42.pdf', caption: 'Ваш счёт', size: file.length })
    const bytes = await client().media.download({ mediaId: id, phoneNumberId, auth: 'always', headers: { 'user-agent': 'kapso' } })
    expect(Buffer.from(bytes as ArrayBuffer).equals(Buffer.from(file))).toBe(true)
  })

  test('fills a template outside the window', async () => {
    simulator.advance(25 * 60 * 60 * 1000)
    await client().messages.sendTemplate({
      phoneNumberId,
      to,
      template: {
        name: 'order_update',
        language: { code: 'ru' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: '42' },
              { type: 'text', text: 'собран' },
            ],
          },
        ],
      },
    })
    expect(lastSeen()).toMatchObject({ text: expect.stringContaining('Новости по заказу 42: собран.') })
  })

  test('marks the message read', async () => {
    const messageId = simulator.chat(to)[0]?.id ?? ''
    await client().messages.markRead({ phoneNumberId, messageId, typingIndicator: { type: 'text' } })
    expect(simulator.chat(to)[0]?.ticks).toBe('read')
  })

  test('understands our refusals as Graph errors', async () => {
    const expired = client('another').messages.sendText({ phoneNumberId, to, body: 'да' })
    await expect(expired).rejects.toMatchObject({ httpStatus: 401, code: 190, category: 'authorization' })
    simulator.advance(25 * 60 * 60 * 1000)
    await expect(client().messages.sendText({ phoneNumberId, to, body: 'да' })).rejects.toMatchObject({
      httpStatus: 400,
      code: 131047,
      category: 'reengagementWindow',
    })
  })
})

describe('whatsapp-api-js', () => {
  // It knows no other address than Meta's, so its requests are turned round on the way.
  const api = () =>
    new WhatsAppAPI({
      token,
      secure: false,
      v: 'v23.0',
      ponyfill: { fetch: (url: string, init: RequestInit) => fetch(url.replace('https://graph.facebook.com', simulator.url), init) },
    } as ConstructorParameters<typeof WhatsAppAPI>[0])

  test('sends a text, buttons and a list', async () => {
    const sent = await api().sendMessage(phoneNumberId, to, new Text('Здравствуйте'), undefined, 'eff_1')
    expect(sent).toMatchObject({ messages: [{ id: expect.stringMatching(/^wamid\./) }] })
    const ok = new ActionButtons(new Button('ok', 'Подтвердить'), new Button('no', 'Отменить'))
    await api().sendMessage(phoneNumberId, to, new Interactive(ok, new Body('Верно?')))
    expect(lastSeen()).toMatchObject({ kind: 'buttons', buttons: [{ id: 'ok' }, { id: 'no' }] })
    const list = new ActionList('Выбрать', new ListSection('Похожие', new Row('a', 'Перчатки M', '36 шт')))
    await api().sendMessage(phoneNumberId, to, new Interactive(list, new Body('Какой?')))
    expect(lastSeen()).toMatchObject({ kind: 'list', sections: [{ rows: [{ id: 'a' }] }] })
  })

  test('reads our refusals as errors', async () => {
    expect(await api().sendMessage('1', to, new Text('да'))).toMatchObject({ error: { code: 100, error_subcode: 33 } })
  })
})
