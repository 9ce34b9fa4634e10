import type { BusinessError } from '@skladno/kernel'
import type { Role } from '../domain/permissions.ts'
import type { PartiesErrorCode } from '../errors.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

export interface PartiesMessages {
  readonly errors: Readonly<Record<PartiesErrorCode, string>>
  /** What a field of the settings form is called, as the object of «проверьте …». */
  readonly settingsFields: Readonly<Record<string, string>>
  readonly settingsInvalid: (field: string, organisation: string | null) => string
  readonly roles: Readonly<Record<Role, string>>
  readonly signInCode: (code: string) => string
  /** The text that goes with a link to the web chat. */
  readonly invitation: (facts: { readonly name: string; readonly company: string; readonly link: string; readonly until: string }) => string
  /** Letters that let a person choose a password. */
  readonly letters: Readonly<
    Record<'invitation' | 'password-reset', (name: string, link: string) => { readonly subject: string; readonly text: string }>
  >
}

export const partiesMessages: Readonly<Record<'ru' | 'en', PartiesMessages>> = { ru, en }

/** Letters to staff in the language of the person. */
export const letterTexts = (locale: 'ru' | 'en'): PartiesMessages['letters'] => partiesMessages[locale].letters

/** What to tell a person about an error of this context; null for codes of others. */
export function describePartiesError(error: BusinessError, locale: 'ru' | 'en'): string | null {
  const messages = partiesMessages[locale]
  const { field, organisation } = error.facts ?? {}
  const name = typeof field === 'string' ? messages.settingsFields[field] : undefined
  if (error.code === 'parties.settings-invalid' && name !== undefined) {
    return messages.settingsInvalid(name, typeof organisation === 'string' ? organisation : null)
  }
  return isOurs(error.code) ? messages.errors[error.code] : null
}

const isOurs = (code: string): code is PartiesErrorCode => Object.hasOwn(ru.errors, code)
