import { describe, expect, it } from 'vitest'
import { lineVatRate } from './vat-of-line.ts'

const general = [
  { from: '2019-01-01', rateBp: 2000 },
  { from: '2026-01-01', rateBp: 2200 },
]

describe('the VAT rate of a line', () => {
  it('is the seller’s rate of that day', () => {
    expect(lineVatRate(general, null, '2025-12-31')).toBe(2000)
    expect(lineVatRate(general, null, '2026-01-01')).toBe(2200)
  })

  it('is the product’s own where it has one, zero included', () => {
    expect(lineVatRate(general, 1000, '2026-03-01')).toBe(1000)
    expect(lineVatRate(general, 0, '2026-03-01')).toBe(0)
  })

  it('is none for a seller without VAT, whatever the product', () => {
    expect(lineVatRate([{ from: '2020-01-01', rateBp: null }], 2200, '2026-03-01')).toBeNull()
  })

  it('is never guessed before the first known day', () => {
    expect(() => lineVatRate(general, null, '2018-12-31')).toThrow('2018-12-31')
  })
})
