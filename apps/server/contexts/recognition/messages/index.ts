import type { BusinessError } from '@skladno/kernel'
import type { RecognitionErrorCode } from '../errors.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

const MESSAGES = { ru, en } as const

const isOurs = (code: string): code is RecognitionErrorCode => Object.hasOwn(ru, code)
const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '')

/** What to tell a person about an error of this context; null for codes of others. */
export function describeRecognitionError(error: BusinessError, locale: 'ru' | 'en'): string | null {
  if (!isOurs(error.code)) return null
  const { phrase, reasons, units } = error.facts ?? {}
  return MESSAGES[locale][error.code]({ phrase: textOf(phrase), reasons: textOf(reasons), units: textOf(units) })
}
