import type { BusinessError } from '@skladno/kernel'
import type { PaymentSchedule } from '../domain/agreement.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

export type Locale = 'ru' | 'en'

/** Words of a price's rule trace. Amounts come ready, «1 234,50 ₽ за уп». */
export interface TraceWords {
  readonly priceType: (name: string, price: string) => string
  readonly individualPrice: (price: string, since: string | null, note: string | null) => string
  readonly band: (quantity: string) => string
  readonly agreementDiscount: string
  readonly discount: (name: string, percent: string) => string
  readonly stackingDiscount: (name: string, percent: string) => string
  readonly smallerDiscount: (name: string, percent: string) => string
  readonly noDiscountOnIndividual: string
  readonly floor: (price: string) => string
  readonly vatIncluded: (percent: string) => string
  readonly vatOnTop: (percent: string) => string
  readonly noVat: string
  readonly perUnit: (amount: string, unit: string) => string
  readonly percent: (value: string) => string
  readonly decimalMark: string
  readonly groupMark: string
}

export interface TermsMessages {
  readonly trace: TraceWords
  readonly payment: {
    readonly prepaid: string
    readonly advance: (percent: number) => string
    readonly prepayment: (percent: number) => string
    readonly credit: (percent: number, days: number) => string
  }
  /** What to tell a person about each error code of this context. */
  readonly errors: Readonly<Record<string, string>>
}

export const termsMessages: Readonly<Record<Locale, TermsMessages>> = { ru, en }

/** «предоплата 100 %», «аванс 30 %, 70 % до отгрузки», «оплата в течение 14 дней после отгрузки»: lower case, no full stop. */
export function paymentTermsText(schedule: PaymentSchedule, locale: Locale): string {
  const words = termsMessages[locale].payment
  if (schedule.prepaymentPercent === 100) return words.prepaid
  return [
    ...(schedule.advancePercent > 0 ? [words.advance(schedule.advancePercent)] : []),
    ...(schedule.prepaymentPercent > 0 ? [words.prepayment(schedule.prepaymentPercent)] : []),
    ...(schedule.creditPercent > 0 ? [words.credit(schedule.creditPercent, schedule.creditDays)] : []),
  ].join(', ')
}

/** What to tell a person about an error of this context; null for codes of others. */
export const describeTermsError = (error: BusinessError, locale: Locale): string | null => termsMessages[locale].errors[error.code] ?? null
