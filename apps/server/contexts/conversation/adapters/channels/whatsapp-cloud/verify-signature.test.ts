import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifySignature } from './verify-signature.ts'

const secret = 'app-secret'
const sign = (body: string | Uint8Array, key = secret) => `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
const bytes = (text: string) => Buffer.from(text, 'utf8')
const escaped = '{"body":"\\u043f\\u0440\\u043e\\u0444\\u0438\\u043b\\u044c 60\\/27 \\ud83d\\ude00"}'
const plain = '{"body":"профиль 60\\/27 😀"}'

describe('a webhook is ours', () => {
  test.each([
    ['escaped on the wire and signed so', escaped, sign(escaped)],
    ['UTF-8 on the wire and signed so', plain, sign(plain)],
    ['un-escaped by a proxy after signing', plain, sign(escaped)],
  ])('when %s', (_, body, header) => {
    expect(verifySignature(bytes(body), header, [secret])).toBe(true)
  })

  test('under the old secret and the new one while they are being exchanged', () => {
    expect(verifySignature(bytes(plain), sign(plain, 'old'), ['new', 'old'])).toBe(true)
  })
})

describe('a webhook is refused', () => {
  const good = sign(escaped)
  test.each([
    ['without a signature', escaped, undefined],
    ['with an empty signature', escaped, ''],
    ['with the older sha1 signature', escaped, `sha1=${createHmac('sha1', secret).update(escaped).digest('hex')}`],
    ['with the prefix in capitals', escaped, good.replace('sha256', 'SHA256')],
    ['with capital digits', escaped, good.toUpperCase().replace('SHA256', 'sha256')],
    ['with a digit missing', escaped, good.slice(0, -1)],
    ['with a digit too many', escaped, `${good}0`],
    ['with an empty body, even signed', '', sign('')],
    ['signed by a stranger', escaped, sign(escaped, 'other')],
    ['changed by one character', escaped.replace('27', '28'), good],
  ])('%s', (_, body, header) => {
    expect(verifySignature(bytes(body), header, [secret])).toBe(false)
  })

  test('when no secret, or an empty one, is configured', () => {
    expect(verifySignature(bytes(escaped), sign(escaped, ''), [])).toBe(false)
    expect(verifySignature(bytes(escaped), sign(escaped, ''), [''])).toBe(false)
  })

  test('re-serialising the JSON does not verify: the bytes count, not the meaning', () => {
    const again = JSON.stringify(JSON.parse(escaped))
    expect(verifySignature(bytes(again), good, [secret])).toBe(false)
  })
})

test('any body verifies with its own signature and with no other body', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.uint8Array({ minLength: 1 }), (one, other) => {
      expect(verifySignature(one, sign(one), [secret])).toBe(true)
      if (!Buffer.from(one).equals(Buffer.from(other))) expect(verifySignature(other, sign(one), [secret])).toBe(false)
    }),
  )
})
