import type { BusinessError } from '@skladno/kernel'
import { defineMessages, type Locale } from '@skladno/platform'
import { billingErrors } from '../errors.ts'
import { en, receivableHeads as englishHeads } from './en.ts'
import { ru, receivableHeads as russianHeads } from './ru.ts'

const texts = defineMessages({ ru, en })
type PlainCode = Exclude<keyof typeof billingErrors, 'billing.payment-placed'>
const isPlainCode = (code: string): code is PlainCode => Object.hasOwn(billingErrors, code) && code !== 'billing.payment-placed'

/** What to tell a person about a refusal of this context, or null. */
export function describeBillingError(error: BusinessError, locale: Locale): string | null {
  if (isPlainCode(error.code)) return texts(locale, error.code)
  if (error.code !== 'billing.payment-placed') return null
  const { by } = error.facts ?? {}
  return texts(locale, error.code, { by: typeof by === 'string' && by !== '' ? ` (${by})` : '' })
}

export const receivableColumns = (locale: Locale): readonly string[] => (locale === 'ru' ? russianHeads : englishHeads)
