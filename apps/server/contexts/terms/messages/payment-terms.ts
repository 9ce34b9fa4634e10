import type { PaymentSchedule } from '../domain/agreement.ts'

const NBSP = '\u00a0'

const DAY_FORMS: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  one: 'дня',
  few: 'дней',
  many: 'дней',
  other: 'дня',
  zero: 'дней',
  two: 'дней',
}

const WORDS = {
  ru: {
    prepaid: `предоплата 100${NBSP}%`,
    advance: (percent: number) => `аванс ${percent}${NBSP}%`,
    prepayment: (percent: number) => `${percent}${NBSP}% до отгрузки`,
    credit: (percent: number, days: number) =>
      days === 0
        ? `${percent === 100 ? 'оплата' : `${percent}${NBSP}%`} в день отгрузки`
        : `${percent === 100 ? 'оплата' : `${percent}${NBSP}%`} в течение ${days}${NBSP}${DAY_FORMS[new Intl.PluralRules('ru').select(days)]} после отгрузки`,
  },
  en: {
    prepaid: '100% prepayment',
    advance: (percent: number) => `${percent}% in advance`,
    prepayment: (percent: number) => `${percent}% before shipment`,
    credit: (percent: number, days: number) => {
      const what = percent === 100 ? 'payment' : `${percent}%`
      if (days === 0) return `${what} on the day of shipment`
      return `${what} within ${days} ${days === 1 ? 'day' : 'days'} after shipment`
    },
  },
} as const

/** «предоплата 100 %», «аванс 30 %, 70 % до отгрузки», «оплата в течение 14 дней после отгрузки»: starts in lower case, ends without a full stop. */
export function paymentTermsText(terms: PaymentSchedule, locale: 'ru' | 'en'): string {
  const words = WORDS[locale]
  if (terms.prepaymentPercent === 100) return words.prepaid
  return [
    ...(terms.advancePercent > 0 ? [words.advance(terms.advancePercent)] : []),
    ...(terms.prepaymentPercent > 0 ? [words.prepayment(terms.prepaymentPercent)] : []),
    ...(terms.creditPercent > 0 ? [words.credit(terms.creditPercent, terms.creditDays)] : []),
  ].join(', ')
}
