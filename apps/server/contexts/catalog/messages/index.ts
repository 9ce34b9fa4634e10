import type { BusinessError } from '@skladno/kernel'
import type { CatalogErrorCode } from '../errors.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

export type CatalogMessages = Readonly<Record<CatalogErrorCode, (words: { readonly unit: string; readonly units: string }) => string>>

const MESSAGES: Readonly<Record<'ru' | 'en', CatalogMessages>> = { ru, en }

/** What to tell a person about an error of this context; null for codes of others. */
export function describeCatalogError(error: BusinessError, locale: 'ru' | 'en'): string | null {
  if (!isOurs(error.code)) return null
  const { unit, units } = error.facts ?? {}
  const words = { unit: typeof unit === 'string' ? unit : '', units: Array.isArray(units) ? units.join(', ') : '' }
  return MESSAGES[locale][error.code](words)
}

const isOurs = (code: string): code is CatalogErrorCode => Object.hasOwn(ru, code)
