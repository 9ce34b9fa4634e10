import { describe, expect, it } from 'vitest'
import { paymentTermsText } from './index.ts'

const schedule = (advancePercent: number, prepaymentPercent: number, creditPercent: number, creditDays = 0) => ({
  advancePercent,
  prepaymentPercent,
  creditPercent,
  creditDays,
})

describe('payment terms in words', () => {
  it.each([
    [schedule(0, 100, 0), 'предоплата 100 %', '100% prepayment'],
    [schedule(30, 70, 0), 'аванс 30 %, 70 % до отгрузки', '30% in advance, 70% before shipment'],
    [schedule(0, 0, 100, 21), 'оплата в течение 21 дня после отгрузки', 'payment within 21 days of shipment'],
    [schedule(0, 0, 100, 1), 'оплата в течение 1 дня после отгрузки', 'payment within 1 day of shipment'],
    [
      schedule(0, 50, 50, 14),
      '50 % до отгрузки, 50 % в течение 14 дней после отгрузки',
      '50% before shipment, 50% within 14 days of shipment',
    ],
    [schedule(0, 0, 100, 0), 'оплата в день отгрузки', 'payment on the day of shipment'],
  ])('%o', (terms, ru, en) => {
    expect(paymentTermsText(terms, 'ru').replaceAll('\u00a0', ' ')).toBe(ru)
    expect(paymentTermsText(terms, 'en')).toBe(en)
  })
})
