import type { BusinessError } from '@skladno/kernel'
import type { CatalogErrorCode } from '../errors.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

interface Words {
  readonly unit: string
  readonly units: string
  readonly name: string
  readonly number: string
}

export type CatalogMessages = Readonly<Record<CatalogErrorCode, (words: Words) => string>>

const MESSAGES: Readonly<Record<'ru' | 'en', CatalogMessages>> = { ru, en }

/** What to tell a person about an error of this context; null for codes of others. */
export function describeCatalogError(error: BusinessError, locale: 'ru' | 'en'): string | null {
  if (!isOurs(error.code)) return null
  const { unit, units, name, number } = error.facts ?? {}
  const words = {
    unit: typeof unit === 'string' ? unit : '',
    units: Array.isArray(units) ? units.join(', ') : '',
    name: typeof name === 'string' ? name : '',
    number: typeof number === 'number' ? String(number) : '',
  }
  return MESSAGES[locale][error.code](words)
}

const isOurs = (code: string): code is CatalogErrorCode => Object.hasOwn(ru, code)
