import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAccountOfBank, withAccountKey } from './bank-account.ts'

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

describe('the key of a bank account', () => {
  it.each([
    ['a correspondent account', '30101810800000000746', '049805000'],
    ['an account kept by a cash centre', '40102810100000010001', '040305000'],
    ['a customer account', '40602810700000000025', '049805746'],
    ["a large bank's own account", '30101810400000000225', '044525225'],
  ])("agrees with the Bank of Russia's examples: %s", (_, account, bic) => {
    expect(isAccountOfBank(account, bic)).toBe(true)
    expect(withAccountKey(account, bic)).toBe(account)
  })

  it('accepts every account given its key and refuses every other key', () => {
    fc.assert(
      fc.property(digits(20), digits(9), fc.integer({ min: 1, max: 9 }), (account, bic, shift) => {
        const right = withAccountKey(account, bic)
        expect(isAccountOfBank(right, bic)).toBe(true)
        const wrong = `${right.slice(0, 8)}${(Number(right[8]) + shift) % 10}${right.slice(9)}`
        expect(isAccountOfBank(wrong, bic)).toBe(false)
      }),
    )
  })

  it('catches any single mistyped digit', () => {
    fc.assert(
      fc.property(digits(20), digits(9), fc.integer({ min: 5, max: 19 }), fc.integer({ min: 1, max: 9 }), (account, bic, at, shift) => {
        const right = withAccountKey(account, bic)
        const typo = `${right.slice(0, at)}${(Number(right[at]) + shift) % 10}${right.slice(at + 1)}`
        expect(isAccountOfBank(typo, bic)).toBe(false)
      }),
    )
  })

  it('refuses anything but 20 and 9 digits', () => {
    expect(isAccountOfBank('4060281070000000002', '049805746')).toBe(false)
    expect(isAccountOfBank('40602810700000000025', '04980574')).toBe(false)
    expect(isAccountOfBank('4060281070000000002А', '049805746')).toBe(false)
  })
})
