import type { BusinessError } from '@skladno/kernel'
import { defineMessages, type Locale } from '@skladno/platform'
import { billingErrors } from '../errors.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

const texts = defineMessages({ ru, en })
const isOwnCode = (code: string): code is keyof typeof billingErrors => Object.hasOwn(billingErrors, code)

/** What to tell a person about a refusal of this context, or null. */
export const describeBillingError = (error: BusinessError, locale: Locale): string | null =>
  isOwnCode(error.code) ? texts(locale, error.code) : null
