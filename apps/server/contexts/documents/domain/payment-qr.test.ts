import { expectOk, money, withAccountKey } from '@skladno/kernel'
import fc from 'fast-check'
import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { type PaymentRequest, paymentQrSvg, paymentQrText, qrSquare } from './payment-qr.ts'

const REQUEST: PaymentRequest = {
  payeeName: 'ООО «СтройОпт»',
  payeeInn: '7701234567',
  payeeKpp: '770101001',
  account: '40702810438000012345',
  bankName: 'ПАО Сбербанк г. Москва',
  bic: '044525225',
  correspondentAccount: '30101810400000000225',
  sum: money(1_254_000, 'RUB'),
  purpose: 'Оплата по счёту № 118 от 01.12.2026, в т. ч. НДС (22 %) 2 261,31 руб.',
}
const aRequest = (change: Partial<PaymentRequest> = {}): PaymentRequest => {
  const request = { ...REQUEST, ...change }
  return change.account === undefined ? { ...request, account: withAccountKey(request.account, request.bic) } : request
}

/** A reader written from the standard: the separator is whatever follows the service block. */
function parse(text: string): Map<string, string> {
  expect(text.slice(0, 7)).toBe('ST00012')
  const separator = text[7] ?? ''
  return new Map(
    text
      .slice(8)
      .split(separator)
      .map((field): [string, string] => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]),
  )
}

/** Paints the square with a quiet zone and reads it with an independent decoder. */
function decode(text: string): string | undefined {
  const { size, modules } = qrSquare(text)
  const scale = 4
  const side = (size + 8) * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [column, row] = [Math.floor(x / scale) - 4, Math.floor(y / scale) - 4]
      const isInside = column >= 0 && column < size && row >= 0 && row < size
      if (isInside && modules[row * size + column] === 1) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  const read = jsQR.default(pixels, side, side)
  return read ? new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(read.binaryData)) : undefined
}

describe('the payment QR', () => {
  it('starts with the five mandatory fields in the order of the standard and states kopecks', () => {
    const text = expectOk(paymentQrText(aRequest()))
    expect([...parse(text).keys()]).toEqual(['Name', 'PersonalAcc', 'BankName', 'BIC', 'CorrespAcc', 'Sum', 'Purpose', 'PayeeINN', 'KPP'])
    expect(parse(text).get('Sum')).toBe('1254000')
    expect(text.startsWith('ST00012|Name=ООО «СтройОпт»|PersonalAcc=4070')).toBe(true)
  })

  it('is read back by an independent decoder, byte for byte', () => {
    const text = expectOk(paymentQrText(aRequest()))
    expect(decode(text)).toBe(text)
  })

  it('is drawn for pages module by module, with a quiet zone', () => {
    const { size, modules } = qrSquare('ST00012|Name=x')
    const drawn = [...paymentQrSvg('ST00012|Name=x').matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(
      ([, x, y]) => (Number(y) - 4) * size + Number(x) - 4,
    )
    expect(drawn).toEqual([...modules.keys()].filter((at) => modules[at] === 1))
  })

  it('survives the longest names and purposes', () => {
    const text = expectOk(
      paymentQrText(aRequest({ payeeName: 'Ы'.repeat(400), bankName: 'Б'.repeat(90), purpose: 'П'.repeat(900), sum: money(1, 'RUB') })),
    )
    const fields = parse(text)
    expect([fields.get('Name')?.length, fields.get('BankName')?.length, fields.get('Purpose')?.length]).toEqual([160, 45, 210])
    expect(decode(text)).toBe(text)
  })

  it('keeps every value whole whatever characters it holds', () => {
    const odd = fc.string({
      unit: fc.constantFrom('|', '~', '_', '#', '$', '^', '&', '*', '=', 'я', 'A', '"', '\n', '\u0000'),
      maxLength: 60,
    })
    const clean = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
    fc.assert(
      fc.property(odd, odd, (payeeName, purpose) => {
        const text = expectOk(paymentQrText(aRequest({ payeeName, purpose })))
        const fields = parse(text)
        expect(fields.size).toBe(9)
        const isWhole = fields.get('Name') === clean(payeeName) && fields.get('Purpose') === clean(purpose)
        const isEverySeparatorTaken = [...'|~_#$^&*'].every((separator) => (payeeName + purpose).includes(separator))
        expect(isWhole || isEverySeparatorTaken).toBe(true)
      }),
    )
  })

  it.each([
    ['tenge', { sum: money(100, 'KZT') }, 'documents.qr-not-roubles'],
    ['a zero sum', { sum: money(0, 'RUB') }, 'documents.qr-no-sum'],
    ['no correspondent account', { correspondentAccount: null }, 'documents.qr-no-correspondent-account'],
    ['an account of another bank', { account: '40702810000000000000' }, 'documents.qr-wrong-account'],
  ] as const)('is not offered for %s', (_, change, code) => {
    expect(paymentQrText(aRequest(change))).toEqual({ ok: false, error: { code } })
  })
})
