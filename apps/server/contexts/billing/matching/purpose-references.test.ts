import { describe, expect, it } from 'vitest'
import { grossIn, isRefundPurpose, numberKey, numberTail, referencesIn } from './purpose-references.ts'

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['Оплата за металл по счету № ХИМ-ММР286 от 22.08.2018 г. в т.ч. НДС 18% - 7 248.81', ['invoice ХИМ-ММР286 2018-08-22']],
  ['За транспортные услуги по счету № Ек2Тюм003221 от 18 Апреля 2019г. Сумма 2 999-00руб без НДС', ['invoice Ек2Тюм003221 2019-04-18']],
  ['Щ150/2. Оплата за техническое обслуживание по сч.34 от 31.03.2022, Без налога (НДС)', ['invoice 34 2022-03-31']],
  ['Щ150/2. Оплата за техническое обслуживание', ['unsaid Щ150/2 -']],
  ['ЛС: 50133547364', ['account 50133547364 -']],
  ['Расчет по договору N 0320 от 21.06.2021 за товар', ['contract 0320 2021-06-21']],
  ['Оплата по счету № 125 от 01.02.2026', ['invoice 125 2026-02-01']],
  ['Оплата по счетам №125, 126 и 127 за стройматериалы', ['invoice 125 -', 'invoice 126 -', 'invoice 127 -']],
  ['Оплата по сч. 125 от 01.02.26, сч. 130 от 03.02.26', ['invoice 125 2026-02-01', 'invoice 130 2026-02-03']],
  ['Предоплата по заказу СО-126, договор № 12/5 от 10.01.2026', ['order СО-126 -', 'contract 12/5 2026-01-10']],
  ['Оплата счета СО-00125 в том числе НДС 22 % - 834.02', ['invoice СО-00125 -']],
  ['Оплата за стройматериалы. НДС не облагается', []],
  ['Оплата по счету от 12.03.2026 без НДС', []],
  ['Перевод собственных средств', []],
]

describe('references of a purpose', () => {
  it.each(CASES)('%s', (purpose, expected) => {
    expect(referencesIn(purpose).map(({ kind, number, date }) => `${kind} ${number} ${date ?? '-'}`)).toEqual(expected)
  })
})

it('compares numbers as people mean them', () => {
  expect(numberKey('CO-00126')).toBe(numberKey('СО-126'))
  expect([numberTail('СО-000126'), numberTail('125'), numberTail('34/1'), numberTail('ХИМ-ММР286')]).toEqual(['126', '125', '34/1', '286'])
})

it('finds what was paid when the bank passed on less', () => {
  const purpose = 'Принятые платежи за 29.12.2023 ком. 74.30 тг. (7820.00 - 0.00 ) Общая сумма платежей 7820.00'
  expect(grossIn(purpose, 774_570)).toEqual({ grossMinor: 782_000, commissionMinor: 7_430 })
  expect(grossIn('Оплата по счету 12', 100)).toBeNull()
})

it('knows a refund by its word', () => {
  expect([isRefundPurpose('Возврат излишне уплаченных средств'), isRefundPurpose('Оплата по счету')]).toEqual([true, false])
})
