import type { BusinessError } from '@skladno/kernel'
import { defineMessages, type Locale } from '@skladno/platform'
import { fulfilmentErrors } from '../errors.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

export type { Locale } from '@skladno/platform'

export const fulfilmentTexts = defineMessages({ ru, en })

const isOwnCode = (code: string): code is keyof typeof fulfilmentErrors => Object.hasOwn(fulfilmentErrors, code)

/** What to tell a person about a refusal of this context, or null. */
export const describeFulfilmentError = (error: BusinessError, locale: Locale): string | null =>
  isOwnCode(error.code) ? fulfilmentTexts(locale, error.code) : null
