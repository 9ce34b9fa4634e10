import { describe, expect, it } from 'vitest'
import { CERTAIN, type IncomingMoney, type KnownPayer, type OpenClaims, type OpenOrder, proposeMatches } from './propose-match.ts'
import { numberKey, numberTail, referencesIn } from './purpose-references.ts'

const order = (orderNumber: string, dueMinor: number, more: Partial<OpenOrder> = {}): OpenOrder => ({
  orderId: `ord ${orderNumber}`,
  partnerId: 'romashka',
  legalEntityId: 'ent romashka',
  orderNumber,
  invoiceNumbers: [orderNumber],
  currency: 'RUB',
  dueMinor,
  ...more,
})

const ROMASHKA: KnownPayer = {
  partnerId: 'romashka',
  legalEntityId: 'ent romashka',
  contractNumbers: [numberKey('12/5')],
  isRemembered: false,
}
const VASILEK: KnownPayer = { partnerId: 'vasilek', legalEntityId: 'ent vasilek', contractNumbers: [], isRemembered: false }
/** The director of Ромашка pays from his own account. */
const DIRECTOR: KnownPayer = { ...ROMASHKA, contractNumbers: [], isRemembered: true }
const PAYERS: Readonly<Record<string, KnownPayer>> = { '7700000001': ROMASHKA, '7700000002': VASILEK, '500100732259': DIRECTOR }

function claims(orders: readonly OpenOrder[]): OpenClaims {
  return {
    ordersByKey: (key) =>
      orders.filter(({ orderNumber, invoiceNumbers }) => [orderNumber, ...invoiceNumbers].some((number) => numberKey(number) === key)),
    ordersByTail: (tail) =>
      orders.filter(({ orderNumber, invoiceNumbers }) => [orderNumber, ...invoiceNumbers].some((number) => numberTail(number) === tail)),
    ordersOf: (partnerId) => orders.filter((candidate) => candidate.partnerId === partnerId),
    payers: (taxId) => [PAYERS[taxId]].filter((payer): payer is KnownPayer => payer !== undefined),
    payersByContract: (key) => Object.values(PAYERS).filter(({ contractNumbers }) => contractNumbers.includes(key)),
  }
}

const money = (purpose: string, amountMinor: number, more: Partial<IncomingMoney> = {}): IncomingMoney => ({
  amountMinor,
  currency: 'RUB',
  payerTaxId: '7700000001',
  references: referencesIn(purpose),
  grossMinor: null,
  ...more,
})

const best = (incoming: IncomingMoney, orders: readonly OpenOrder[]) => proposeMatches(incoming, claims(orders))[0]
const isCertain = (incoming: IncomingMoney, orders: readonly OpenOrder[]): boolean => (best(incoming, orders)?.confidence ?? 0) >= CERTAIN

const OPEN = [order('СО-125', 100_00), order('СО-126', 250_00)]

describe('a payment is applied by itself when number, payer and amount agree', () => {
  it.each([
    ['Оплата по счету № СО-125', 100_00, ['amount-equal']],
    ['Оплата по счету CO-125 от 01.02.2026', 100_00, ['amount-equal']],
    ['Оплата по счету № 125', 100_00, ['number-tail', 'amount-equal']],
    ['Оплата по счету № СО-125', 40_00, ['amount-part']],
    ['Оплата по счету № СО-125', 140_00, ['amount-over']],
    ['Оплата по счетам № СО-125, СО-126', 350_00, ['amount-sum']],
  ] as const)('%s на %d', (purpose, amount, reasons) => {
    expect(isCertain(money(purpose, amount), OPEN)).toBe(true)
    expect(best(money(purpose, amount), OPEN)?.reasons).toEqual(expect.arrayContaining([...reasons]))
  })

  it('without a number when the payer owes for one order only, and just that', () => {
    expect(isCertain(money('Оплата за стройматериалы', 100_00), [order('СО-125', 100_00)])).toBe(true)
  })

  it('on the balance when the contract is the payer’s', () => {
    const found = best(money('Расчет по договору № 12/5 от 10.01.2026', 77_00), OPEN)
    expect(found).toMatchObject({ partnerId: 'romashka', orders: [], reasons: ['contract', 'tax-id', 'balance'] })
    expect(found?.confidence).toBeGreaterThanOrEqual(CERTAIN)
  })
})

describe('a person decides when', () => {
  it.each([
    ['another company pays', money('Оплата по счету № СО-125 за Ромашку', 100_00, { payerTaxId: '7700000002' }), 'third-party'],
    ['nobody says who pays', money('Оплата по счету № СО-125', 100_00, { payerTaxId: null }), 'amount-equal'],
    ['only the last digits agree and the amount does not', money('Оплата по счету № 125', 90_00), 'number-tail'],
    ['the purpose names a счёт that is not there', money('Оплата по счету № 999', 100_00), 'number-not-found'],
    ['the payer has other open orders of that sum', money('Оплата за товар', 250_00), 'amount-equal'],
    ['the bank kept a commission', money('Принятые платежи', 97_00, { grossMinor: 100_00 }), 'net-of-commission'],
    ['nothing but the payer is known', money('Оплата за товар', 1_00), 'balance'],
  ] as const)('%s', (_what, incoming, reason) => {
    expect(isCertain(incoming, OPEN)).toBe(false)
    expect(best(incoming, OPEN)?.reasons).toContain(reason)
  })

  it('two things look equally certain', () => {
    const twins = [order('СО-7', 50_00, { invoiceNumbers: ['Ю-7'] }), order('Ю-7', 50_00, { orderId: 'other', partnerId: 'vasilek' })]
    const found = proposeMatches(money('Оплата по счету № Ю-7', 50_00), claims(twins))
    expect(found.every(({ confidence }) => confidence < CERTAIN) || found[0]?.partnerId === 'romashka').toBe(true)
  })
})

it('an unknown payer with an unknown number gets no proposal', () => {
  expect(proposeMatches(money('Оплата по счету № 999', 5_00, { payerTaxId: '1234567890' }), claims(OPEN))).toEqual([])
})

it('another currency is never this order', () => {
  expect(best(money('Оплата по счету № СО-125', 100_00, { currency: 'KZT' }), OPEN)?.orders).toEqual([])
})

it('never gives an order more than it owes nor more than came', () => {
  for (const amount of [1, 99_99, 100_00, 100_01, 350_00, 999_00]) {
    for (const { orders } of proposeMatches(money('Оплата по счетам СО-125, СО-126', amount), claims(OPEN))) {
      expect(orders.reduce((total, { amountMinor }) => total + amountMinor, 0)).toBeLessThanOrEqual(amount)
      for (const { orderId, amountMinor } of orders)
        expect(amountMinor).toBeLessThanOrEqual(OPEN.find((o) => o.orderId === orderId)?.dueMinor ?? 0)
    }
  }
})

describe('a payer who is known to pay for somebody else', () => {
  const director = { payerTaxId: '500100732259' }
  it('is believed when it names the number, and is named as the reason', () => {
    const found = best(money('Оплата за ООО Ромашка по счету № СО-125', 100_00, director), OPEN)
    expect(found).toMatchObject({ partnerId: 'romashka', confidence: 0.96, reasons: ['number-exact', 'payer-remembered', 'amount-equal'] })
  })
  it('is asked about when only the sum fits, however well', () => {
    expect(isCertain(money('Оплата за товар', 250_00, director), OPEN)).toBe(false)
    expect(isCertain(money('Оплата за товар', 250_00, director), [order('СО-126', 250_00)])).toBe(false)
    expect(best(money('Оплата за товар', 250_00, director), OPEN)?.orders).toMatchObject([{ number: 'СО-126' }])
  })
})
