import { describe, expect, test } from 'vitest'
import type { OutgoingContent, OutgoingMessage } from '../../../ports/messenger-channel.ts'
import { renderOutgoing } from './render-outgoing.ts'

const to = { channel: 'whatsapp', account: '1', userId: 'RU.1', phone: '79990000001' } as const
const message = (content: OutgoingContent, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  to,
  reference: 'eff_1',
  content,
  ...more,
})
const options = (count: number, title = (n: number) => `Вариант ${n}`) =>
  Array.from({ length: count }, (_, n) => ({ id: `pick:${n}`, title: title(n) }))
const body = (content: OutgoingContent, more: Partial<OutgoingMessage> = {}) => {
  const rendered = renderOutgoing(message(content, more))
  if (!rendered.ok) throw new Error(rendered.code)
  return rendered.body
}

test('a text goes to the phone, with our reference and the message it answers', () => {
  expect(body({ kind: 'text', text: 'Счёт готов' }, { replyTo: 'wamid.IN' })).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: '79990000001',
    biz_opaque_callback_data: 'eff_1',
    context: { message_id: 'wamid.IN' },
    type: 'text',
    text: { body: 'Счёт готов', preview_url: false },
  })
})

test('a person without a number is addressed by the user id', () => {
  const rendered = body({ kind: 'text', text: 'Здравствуйте' }, { to: { ...to, phone: null } })
  expect(rendered).toMatchObject({ recipient: 'RU.1' })
  expect(rendered).not.toHaveProperty('to')
})

describe('a choice', () => {
  test('of up to three short titles is buttons', () => {
    expect(body({ kind: 'choice', text: 'Верно?', options: options(3), footer: 'цены с НДС' })).toMatchObject({
      interactive: {
        type: 'button',
        body: { text: 'Верно?' },
        footer: { text: 'цены с НДС' },
        action: { buttons: [{ type: 'reply', reply: { id: 'pick:0', title: 'Вариант 0' } }, {}, {}] },
      },
    })
  })

  test('of long titles is a list that shows them in full beside the cut ones', () => {
    const rendered = body({
      kind: 'choice',
      text: 'Какой профиль?',
      buttonLabel: 'Выбрать',
      options: options(2, (n) => `Профиль потолочный ПП 60×27 0,${n} мм`),
    })
    expect(rendered).toMatchObject({
      interactive: {
        type: 'list',
        action: {
          button: 'Выбрать',
          sections: [{ rows: [{ title: 'Профиль потолочный ПП…', description: 'Профиль потолочный ПП 60×27 0,0 мм' }, {}] }],
        },
      },
    })
  })
})

test('a template has its parameters on one line and none of them empty', () => {
  expect(body({ kind: 'template', name: 'order_ready', language: 'ru', parameters: ['Заказ\n№ 42', 'a     b', ''] })).toMatchObject({
    template: {
      name: 'order_ready',
      language: { code: 'ru' },
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Заказ № 42' },
            { type: 'text', text: 'a   b' },
            { type: 'text', text: '—' },
          ],
        },
      ],
    },
  })
})

test('a long file name keeps its extension', () => {
  const document = {
    kind: 'document',
    fileName: `${'счёт'.repeat(80)}.pdf`,
    mimeType: 'application/pdf',
    bytes: new Uint8Array(1),
  } as const
  const { document: sent } = body(document) as { document: { filename: string } }
  expect(sent.filename).toHaveLength(240)
  expect(sent.filename.endsWith('….pdf')).toBe(true)
})

describe('is refused rather than sent wrong:', () => {
  test.each<[string, OutgoingContent, Partial<OutgoingMessage>]>([
    ['too-long', { kind: 'text', text: 'а'.repeat(4097) }, {}],
    ['too-long', { kind: 'choice', text: 'Какой?', options: options(11) }, {}],
    ['empty-text', { kind: 'text', text: ' \n' }, {}],
    ['no-options', { kind: 'choice', text: 'Какой?', options: [] }, {}],
    ['repeated-option', { kind: 'choice', text: 'Какой?', options: [...options(1), ...options(1)] }, {}],
    ['bad-option', { kind: 'choice', text: 'Какой?', options: [{ id: 'я'.repeat(101), title: 'Да' }] }, {}],
    ['document-size', { kind: 'document', fileName: 'a.pdf', mimeType: 'application/pdf', bytes: new Uint8Array(0) }, {}],
    ['long-reference', { kind: 'text', text: 'да' }, { reference: 'r'.repeat(257) }],
    ['no-recipient', { kind: 'text', text: 'да' }, { to: { ...to, phone: null, userId: null } }],
    ['bad-phone', { kind: 'text', text: 'да' }, { to: { ...to, phone: '+7 999' } }],
  ])('%s', (code, content, more) => {
    expect(renderOutgoing(message(content, more))).toMatchObject({ ok: false, code })
  })
})
