import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { polite, startWhatsAppSimulator, type WhatsAppSimulator } from './index.ts'

const phoneNumberId = '106540352242922'
let simulator: WhatsAppSimulator
let number = 79991000000
let to = ''

beforeAll(async () => {
  simulator = await startWhatsAppSimulator({
    port: 0,
    webhookUrl: null,
    appSecret: 's',
    verifyToken: 'v',
    phoneNumberId,
    token: 'token',
    faults: polite,
    rates: { pairBurst: 3, perSecond: 10 },
  })
})
afterAll(() => simulator.close())
beforeEach(() => {
  number += 1
  to = String(number)
  simulator.setFaults({ ...polite, errors: [], dropAnswers: 0 })
  simulator.advance(2000)
  simulator.write(to, { text: 'привет' })
})

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${simulator.url}/v23.0/${path}`, { ...init, headers: { authorization: 'Bearer token', ...init.headers } })
const post = (body: object) =>
  ask(`${phoneNumberId}/messages`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
const base = () => ({ messaging_product: 'whatsapp', recipient_type: 'individual', to })
const text = (body = 'да') => ({ ...base(), type: 'text', text: { body } })
const codeOf = async (response: Response): Promise<number> => ((await response.json()) as { error?: { code: number } }).error?.code ?? 0

const letters = (count: number) => 'б'.repeat(count)
const buttons = (count: number, titleChars = 6, idChars = 4) => ({
  ...base(),
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'Верно?' },
    action: {
      buttons: Array.from({ length: count }, (_, n) => ({
        type: 'reply',
        reply: { id: `${letters(idChars - 1)}${n}`, title: `${letters(titleChars - 1)}${n}` },
      })),
    },
  },
})
interface ListShape {
  rows?: number
  id?: number
  title?: number
  description?: number
  button?: number
  section?: number
  body?: number
  header?: number
  footer?: number
}
const list = ({ rows = 2, id = 4, title = 6, description = 6, button = 6, section = 6, body = 6, header = 6, footer = 6 }: ListShape) => ({
  ...base(),
  type: 'interactive',
  interactive: {
    type: 'list',
    header: { type: 'text', text: letters(header) },
    body: { text: letters(body) },
    footer: { text: letters(footer) },
    action: {
      button: letters(button),
      sections: [
        {
          title: letters(section),
          rows: Array.from({ length: rows }, (_, n) => ({
            id: `${letters(id - 1)}${n}`,
            title: `${letters(title - 1)}${n}`,
            description: letters(description),
          })),
        },
      ],
    },
  },
})

describe('the documented limits', () => {
  test.each<[string, () => object, number]>([
    ['3 buttons', () => buttons(3), 0],
    ['4 buttons', () => buttons(4), 131009],
    ['button title of 20', () => buttons(1, 20), 0],
    ['button title of 21', () => buttons(1, 21), 131009],
    ['button id of 257', () => buttons(1, 6, 257), 131009],
    ['10 rows', () => list({ rows: 10 }), 0],
    ['11 rows', () => list({ rows: 11 }), 131009],
    ['row title of 25', () => list({ title: 25 }), 131009],
    ['row description of 73', () => list({ description: 73 }), 131009],
    ['row id of 201', () => list({ id: 201 }), 131009],
    ['list button of 21', () => list({ button: 21 }), 131009],
    ['section title of 25', () => list({ section: 25 }), 131009],
    ['list body of 4096', () => list({ body: 4096 }), 0],
    ['list body of 4097', () => list({ body: 4097 }), 131009],
    ['header of 61', () => list({ header: 61 }), 131009],
    ['footer of 61', () => list({ footer: 61 }), 131009],
    ['text of 4096', () => text(letters(4096)), 0],
    ['text of 4097', () => text(letters(4097)), 131009],
    ['empty text', () => text(''), 131009],
    ['no text at all', () => ({ ...base(), type: 'text' }), 131008],
    ['a misspelled key', () => ({ ...base(), type: 'text', text: { body: 'да', previewUrl: true } }), 100],
    ['an unknown type', () => ({ ...base(), type: 'hologram' }), 100],
    ['nobody to send to', () => ({ messaging_product: 'whatsapp', type: 'text', text: { body: 'да' } }), 100],
    ['a user id in lower case', () => ({ ...text(), to: undefined, recipient: 'ru.1' }), 131009],
    ['a document never uploaded', () => ({ ...base(), type: 'document', document: { id: '1' } }), 131009],
    ['a caption of 1025', () => ({ ...base(), type: 'document', document: { id: '1', caption: letters(1025) } }), 131009],
    ['an unknown template', () => ({ ...base(), type: 'template', template: { name: 'no', language: { code: 'ru' } } }), 132001],
    [
      'a template without its parameters',
      () => ({ ...base(), type: 'template', template: { name: 'order_update', language: { code: 'ru' } } }),
      132000,
    ],
  ])('%s', async (_, body, code) => {
    expect(await codeOf(await post(body()))).toBe(code)
  })
})

describe('time and speed', () => {
  test('free words are refused 24 hours after the last message, and welcome again after the next', async () => {
    simulator.advance(24 * 60 * 60 * 1000 - 1000)
    expect(await codeOf(await post(text()))).toBe(0)
    simulator.advance(1000)
    expect(await codeOf(await post(text()))).toBe(131047)
    simulator.write(to, { text: 'ещё вопрос' })
    expect(await codeOf(await post(text()))).toBe(0)
  })

  test('one person cannot be told too much at once; others can, and the person again after a while', async () => {
    for (let n = 0; n < 3; n += 1) expect((await post(text())).status).toBe(200)
    const refused = await post(text())
    expect([refused.status, await codeOf(refused)]).toEqual([429, 131056])
    simulator.write('79992000000', { text: 'привет' })
    expect(await codeOf(await post({ ...text(), to: '79992000000' }))).toBe(0)
    simulator.advance(6000)
    expect(await codeOf(await post(text()))).toBe(0)
  })

  test('all people together cannot be told too much in a second', async () => {
    const people = Array.from({ length: 12 }, (_, n) => String(79993000000 + n))
    for (const person of people) simulator.write(person, { text: 'привет' })
    const codes = await Promise.all(people.map(async (person) => codeOf(await post({ ...text(), to: person }))))
    expect(codes.filter((code) => code === 130429)).toHaveLength(2)
  })

  test('the address of a file dies after five minutes, for strangers it never lived', async () => {
    simulator.write(to, { voice: { bytes: Buffer.from('OggS') } })
    const content = simulator.chat(to).at(-1)?.content
    const mediaId = content?.kind === 'file' ? content.mediaId : ''
    const { url } = (await (await ask(`${mediaId}?phone_number_id=${phoneNumberId}`)).json()) as { url: string }
    expect((await fetch(url)).status).toBe(401)
    const withToken = () => fetch(url, { headers: { authorization: 'Bearer token' } })
    expect(await (await withToken()).text()).toBe('OggS')
    simulator.advance(5 * 60 * 1000 + 1)
    expect((await withToken()).status).toBe(404)
  })
})

describe('planned faults', () => {
  test.each([
    [131000, 500],
    [190, 401],
    [131031, 403],
    [80007, 429],
    [131026, 400],
    [131016, 503],
  ])('error %i once, with its HTTP status', async (code, status) => {
    simulator.setFaults({ errors: [{ code }] })
    const response = await post(text())
    expect([response.status, await codeOf(response)]).toEqual([status, code])
    expect(await codeOf(await post(text()))).toBe(0)
  })

  test('an answer is lost after the message was taken', async () => {
    simulator.setFaults({ dropAnswers: 1 })
    await expect(post(text('Счёт № 42'))).rejects.toThrow()
    expect(simulator.chat(to).at(-1)?.content).toMatchObject({ text: 'Счёт № 42' })
  })

  test('are set by the control interface, which names what it does not know', async () => {
    const control = (body: object) =>
      fetch(`${simulator.url}/_control/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect(await (await control({ errors: [{ code: 131049, late: true }] })).json()).toMatchObject({
      errors: [{ code: 131049, times: 1, late: true }],
    })
    expect((await post(text())).status).toBe(200)
    const refused = await control({ duplicateRate: 2 })
    expect([refused.status, await refused.json()]).toMatchObject([400, { error: 'Not a fault: duplicateRate' }])
  })
})

test('a wrong token and a wrong number are answered as Graph answers them', async () => {
  const stranger = await ask(`${phoneNumberId}/messages`, { method: 'POST', headers: { authorization: 'Bearer other' } })
  expect([stranger.status, await codeOf(stranger)]).toEqual([401, 190])
  const other = await ask('1/messages', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
  expect([other.status, await codeOf(other)]).toEqual([400, 100])
})
