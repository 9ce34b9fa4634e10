import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InboundEvent } from '../../../ports/messenger-channel.ts'
import { parseWebhook } from './parse-webhook.ts'

const account = '106540352242922'
const userId = 'RU.13491208655302741918'
const phone = '79990000001'
const bytes = (payload: unknown) => Buffer.from(JSON.stringify(payload))
const metadata = { display_phone_number: '74950000000', phone_number_id: account }
const person = { profile: { name: 'Иван Петров', username: '@ivan' }, wa_id: phone, user_id: userId }
const value = (content: object) => ({ messaging_product: 'whatsapp', metadata, ...content })
const post = (...values: readonly object[]) => ({
  object: 'whatsapp_business_account',
  entry: values.map((each) => ({ id: '419561257915477', changes: [{ field: 'messages', value: each }] })),
})
const base = { from: phone, from_user_id: userId, id: 'wamid.IN1', timestamp: '1749416383' }
const message = (content: object, contacts: readonly object[] = [person]) =>
  parse(post(value({ contacts, messages: [{ ...base, ...content }] })))
const parse = (payload: unknown): readonly InboundEvent[] => parseWebhook(bytes(payload))
const from = { channel: 'whatsapp', account, userId, phone }
const media = (id: string, mimeType: string, sha256: string | null = null) => ({ channel: 'whatsapp', account, id, mimeType, sha256 })

describe('a message', () => {
  test('names its author, time, words and a key that every duplicate shares', () => {
    const [event] = message({ type: 'text', text: { body: 'нужно 10 коробок' } })
    expect(event).toEqual({
      kind: 'message',
      key: `whatsapp:${account}:message:wamid.IN1`,
      messageId: 'wamid.IN1',
      from,
      profileName: 'Иван Петров',
      at: new Date('2025-06-08T20:59:43Z'),
      replyTo: null,
      isForwarded: false,
      about: null,
      content: { kind: 'text', text: 'нужно 10 коробок' },
    })
  })

  test.each([
    [
      'a spreadsheet',
      { type: 'document', document: { filename: 'заявка.xlsx', mime_type: 'application/vnd.ms-excel', sha256: 'aGFzaA==', id: 'm1' } },
      {
        kind: 'file',
        media: media('m1', 'application/vnd.ms-excel', 'aGFzaA=='),
        mimeType: 'application/vnd.ms-excel',
        fileName: 'заявка.xlsx',
        caption: null,
      },
    ],
    [
      'a photo with words under it',
      { type: 'image', image: { mime_type: 'image/jpeg', id: 'm2', caption: 'вот такой же' } },
      { kind: 'file', media: media('m2', 'image/jpeg'), mimeType: 'image/jpeg', fileName: null, caption: 'вот такой же' },
    ],
    [
      'a voice note',
      { type: 'audio', audio: { mime_type: 'audio/ogg; codecs=opus', id: 'm3', voice: true } },
      { kind: 'voice', media: media('m3', 'audio/ogg; codecs=opus') },
    ],
    [
      'a tapped button',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'ok:42', title: 'Подтвердить' } } },
      { kind: 'button', id: 'ok:42', title: 'Подтвердить' },
    ],
    [
      'a chosen row',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'pick:l3', title: 'Перчатки M', description: '36' } } },
      { kind: 'button', id: 'pick:l3', title: 'Перчатки M' },
    ],
    ['a template button', { type: 'button', button: { payload: 'ok:42', text: 'Да' } }, { kind: 'button', id: 'ok:42', title: 'Да' }],
    [
      'an answered form',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"inn":"77"}' } } },
      { kind: 'form', name: 'flow', answersJson: '{"inn":"77"}' },
    ],
    [
      'a cart, without the prices of the catalogue',
      {
        type: 'order',
        order: {
          catalog_id: '1',
          text: 'срочно',
          product_items: [{ product_retailer_id: 'ES1115', quantity: 2, item_price: 30, currency: 'RUB' }],
        },
      },
      { kind: 'cart', catalogId: '1', text: 'срочно', items: [{ sku: 'ES1115', quantity: 2 }] },
    ],
    [
      'a place',
      { type: 'location', location: { latitude: 55.75, longitude: 37.62, address: 'Тверская, 1' } },
      { kind: 'location', latitude: 55.75, longitude: 37.62, name: null, address: 'Тверская, 1' },
    ],
    [
      'a visiting card',
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Склад' }, phones: [{ phone: '+7 999 1', type: 'CELL' }] }] },
      { kind: 'contact', contacts: [{ name: 'Склад', phones: [{ phone: '+7 999 1', waId: null }] }] },
    ],
    [
      'a reaction taken back',
      { type: 'reaction', reaction: { message_id: 'wamid.O' } },
      { kind: 'reaction', toMessageId: 'wamid.O', emoji: null },
    ],
    [
      'a poll',
      { type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown', error_data: { details: 'Not supported' } }] },
      { kind: 'unsupported', code: '131051', detail: 'Not supported' },
    ],
  ])('%s', (_, body, content) => {
    expect(message(body)).toMatchObject([{ kind: 'message', from, content }])
  })

  test('answering, forwarded and asked about a catalogue item says so', () => {
    const context = {
      from: '74950000000',
      id: 'wamid.OUT',
      forwarded: true,
      referred_product: { catalog_id: 'c', product_retailer_id: 'sku1' },
    }
    expect(message({ type: 'text', text: { body: 'есть?' }, context })).toMatchObject([
      { replyTo: 'wamid.OUT', isForwarded: true, about: { catalogId: 'c', sku: 'sku1' } },
    ])
  })
})

describe('who wrote it', () => {
  const text = { type: 'text', text: { body: 'привет' } }
  const author = (fields: object, contacts: readonly object[]) =>
    parse(post(value({ contacts, messages: [{ id: 'wamid.1', timestamp: '1', ...text, ...fields }] })))

  test('a person who hides the number is known by the user id alone, kept to the letter', () => {
    const id = 'RU.aB3ENT'
    expect(author({ from_user_id: id }, [{ profile: { name: 'Аня' }, user_id: id }])).toMatchObject([
      { from: { userId: id, phone: null }, profileName: 'Аня' },
    ])
  })

  test('the phone alone is enough, as before 2026', () => {
    expect(author({ from: phone }, [{ profile: { name: 'Иван' }, wa_id: phone }])).toMatchObject([{ from: { userId: null, phone } }])
  })

  test('in a batch everybody keeps their own name', () => {
    const events = parse(
      post(
        value({
          contacts: [person, { profile: { name: 'Олег' }, wa_id: '79990000002' }],
          messages: [
            { ...base, ...text, id: 'wamid.A' },
            { from: '79990000002', ...text, id: 'wamid.B', timestamp: '1' },
          ],
        }),
      ),
    )
    expect(events).toMatchObject([{ profileName: 'Иван Петров' }, { profileName: 'Олег' }])
  })

  test('a message nobody wrote, or one from a group, is shown to a person instead of joining a thread', () => {
    expect(author({}, [])).toMatchObject([{ kind: 'unrecognised', reason: 'nobody-wrote-it', messageId: 'wamid.1' }])
    expect(author({ from: phone, group_id: 'g' }, [])).toMatchObject([{ kind: 'unrecognised', reason: 'group-message', from: { phone } }])
  })
})

describe('a status', () => {
  const status = (fields: object) =>
    parse(
      post(value({ statuses: [{ id: 'wamid.OUT', timestamp: '1749416400', recipient_id: phone, recipient_user_id: userId, ...fields }] })),
    )

  test('returns our reference', () => {
    expect(status({ status: 'read', biz_opaque_callback_data: 'eff_1' })).toEqual([
      {
        kind: 'status',
        key: `whatsapp:${account}:status:wamid.OUT:read`,
        messageId: 'wamid.OUT',
        reference: 'eff_1',
        status: 'read',
        at: new Date('2025-06-08T21:00:00Z'),
        recipient: from,
        error: null,
      },
    ])
  })

  test('a late refusal says the same as an immediate one would', () => {
    const errors = [{ code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours have passed' } }]
    expect(status({ status: 'failed', errors })).toMatchObject([
      {
        key: `whatsapp:${account}:status:wamid.OUT:failed:1749416400`,
        error: { code: '131047', outcome: { kind: 'rejected', reason: 'window-closed', detail: 'More than 24 hours have passed' } },
      },
    ])
  })

  test('failed without a readable error is parked, not repeated', () => {
    expect(status({ status: 'failed' })).toMatchObject([{ error: { outcome: { kind: 'rejected', reason: 'invalid' } } }])
  })

  test('without any recipient it still tells whose message it was', () => {
    expect(status({ status: 'sent', recipient_id: undefined, recipient_user_id: undefined })).toMatchObject([
      { recipient: null, messageId: 'wamid.OUT' },
    ])
  })

  test('an unknown state is news, not a state', () => {
    expect(status({ status: 'played' })).toMatchObject([{ kind: 'notice', topic: 'status:played', account }])
  })
})

describe('a changed identity', () => {
  const system = (fields: object, head: object = base) => parse(post(value({ messages: [{ ...head, type: 'system', system: fields }] })))

  test('a new number: old and new identity side by side', () => {
    const changed = { type: 'user_changed_number', body: 'changed', wa_id: '79990000009', user_id: 'RU.2', previous_user_id: userId }
    expect(system(changed)).toMatchObject([
      { kind: 'identity-changed', before: { userId, phone }, after: { userId: 'RU.2', phone: '79990000009' } },
    ])
  })

  test('a new user id without any phone', () => {
    const head = { id: 'wamid.S', timestamp: '1', from_user_id: 'RU.2' }
    expect(system({ type: 'user_changed_user_id', user_id: 'RU.2', previous_user_id: userId }, head)).toMatchObject([
      { before: { userId, phone: null }, after: { userId: 'RU.2', phone: null } },
    ])
  })

  test('other system messages are news', () => {
    expect(system({ type: 'group_created' })).toMatchObject([{ kind: 'notice', topic: 'system:group_created' }])
  })
})

describe('nothing is lost', () => {
  test('many entries, messages and statuses come out in their order', () => {
    const text = (id: string) => ({ ...base, id, type: 'text', text: { body: id } })
    const events = parse(
      post(
        value({ contacts: [person], messages: [text('a'), text('b')] }),
        value({ statuses: [{ id: 's', status: 'sent', timestamp: '1', recipient_id: phone }] }),
        value({ contacts: [person], messages: [text('c')] }),
      ),
    )
    expect(events.map((event) => (event.kind === 'message' || event.kind === 'status' ? event.messageId : null))).toEqual([
      'a',
      'b',
      's',
      'c',
    ])
  })

  test('one unreadable message does not take its neighbours with it', () => {
    const good = { ...base, type: 'text', text: { body: 'ok' } }
    const events = parse(post(value({ contacts: [person], messages: [{ ...base, id: 'wamid.X', type: 'hologram' }, 7, good] })))
    expect(events).toMatchObject([
      { kind: 'unrecognised', reason: 'message-type:hologram', from, messageId: 'wamid.X' },
      { kind: 'unrecognised', reason: 'malformed-message', raw: 7 },
      { kind: 'message' },
    ])
  })

  test('characters a database cannot hold are dropped, the words around them stay', () => {
    expect(message({ type: 'text', text: { body: 'про\u0000филь \ud83d' } })).toMatchObject([{ content: { text: 'профиль \ufffd' } }])
  })

  test('other webhook fields and account errors are news', () => {
    const update = {
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'account_update', value: { event: 'X' } }] }],
    }
    expect(parse(update)).toMatchObject([{ kind: 'notice', topic: 'account_update' }])
    expect(parse(post(value({ errors: [{ code: 130429 }] })))).toMatchObject([{ kind: 'notice', topic: 'errors', account }])
  })

  test.each(['', '{', '[]', 'null', '{"object":"page","entry":[]}', '{"object":"whatsapp_business_account"}'])(
    '%s is shown, not thrown',
    (text) => {
      expect(parseWebhook(Buffer.from(text))).toMatchObject([{ kind: 'unrecognised' }])
    },
  )

  test('whatever arrives, nothing is thrown and the same bytes give the same keys', () => {
    const anyJson = fc.json({ maxDepth: 5 })
    const anyMessage = fc
      .record({
        type: fc.constantFrom('text', 'image', 'interactive', 'order', 'contacts', 'system', '__proto__', 'constructor'),
        id: fc.constant('wamid.1'),
        timestamp: fc.constantFrom('1', 'x', 1),
        from: fc.constantFrom(phone, 7, null),
      })
      .chain((head) =>
        fc.jsonValue().map((body) => JSON.stringify(post(value({ messages: [{ ...head, [head.type]: body }], contacts: [null] })))),
      )
    fc.assert(
      fc.property(fc.oneof(anyJson, anyMessage), (text) => {
        const events = parseWebhook(Buffer.from(text))
        expect(parseWebhook(Buffer.from(text)).map((event) => event.key)).toEqual(events.map((event) => event.key))
      }),
    )
  })
})
