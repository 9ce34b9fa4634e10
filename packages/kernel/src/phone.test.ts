import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPhone, parsePhone } from './index.ts'

describe('a phone', () => {
  it.each([
    '+7 701 123-45-67',
    '8 (701) 123-45-67',
    '87011234567',
    '77011234567',
    '7011234567',
    '8-701-123-45-67',
    '+7\u00a0701\u00a0123\u00a045\u00a067',
  ])('%s is one and the same number', (written) => {
    expect(parsePhone(written)).toBe('+77011234567')
  })

  it('of another country keeps its own code', () => {
    expect([parsePhone('+86 138 0013 8000'), parsePhone('8613800138000')]).toEqual(['+8613800138000', '+8613800138000'])
  })

  it('is nothing when it is no number', () => {
    expect(['', '123', 'звоните 8 701 123 45 67', '+7', '1234567', '+0 701 123 45 67', '7011234'].map(parsePhone)).toEqual(
      Array(7).fill(null),
    )
  })

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[3-9]\d{9}$/), (national) => {
        const phone = parsePhone(national)
        expect(phone).toBe(`+7${national}`)
        expect(parsePhone(formatPhone(phone ?? ''))).toBe(phone)
      }),
    )
  })
})
