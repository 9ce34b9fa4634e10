import type { BusinessError } from '@skladno/kernel'
import { defineMessages, formatMoment, type Locale } from '@skladno/platform'
import { describeBillingError, describeStatementError } from '../../billing/index.ts'
import { CatalogFileError, catalogImportTexts, describeCatalogFileError, describeCatalogReject } from '../../catalog/index.ts'
import type { Note } from '../domain/outcome.ts'
import type { RejectedRow, RowPlace } from '../domain/table-rows.ts'
import * as en from './en.ts'
import * as ru from './ru.ts'

const errorTexts = defineMessages({ ru: ru.errors, en: en.errors })
const rejectTexts = defineMessages({ ru: ru.rejects, en: en.rejects })
const figureTexts = defineMessages({ ru: ru.figures, en: en.figures })
const noteTexts = defineMessages({ ru: ru.notes, en: en.notes })
const roleTexts = defineMessages({ ru: ru.roles, en: en.roles })
export const importTexts = defineMessages({ ru: ru.labels, en: en.labels })

type Values = Readonly<Record<string, string | number>>

const keyIn = <Table extends object>(table: Table, key: string): key is string & keyof Table => Object.hasOwn(table, key)

/** Facts as texts: a moment becomes «10:40». */
function valuesOf(facts: Readonly<Record<string, unknown>>, locale: Locale): Values {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      name === 'since' && typeof value === 'string'
        ? formatMoment(new Date(Date.parse(value)), locale, 'Europe/Moscow')
        : typeof value === 'number'
          ? value
          : String(value ?? ''),
    ]),
  )
}

/** What to tell a person about a refused set or command, whichever reader refused it; null for codes of others. */
export function describeImportError(error: BusinessError, locale: Locale): string | null {
  const facts = error.facts ?? {}
  const values = valuesOf(facts, locale)
  if (keyIn(ru.errors, error.code)) return fill(errorTexts, locale, error.code, { by: '', since: '', file: '', ...values })
  if (error.code.startsWith('billing.statement-')) return describeStatementError(error, locale)
  if (error.code.startsWith('catalog.file-'))
    return describeCatalogFileError(new CatalogFileError(error.code as CatalogFileError['code'], values), locale)
  return null
}

/** As {@link describeImportError}, for a whole import: billing's refusals of a statement too. */
export const describeProblem = (error: BusinessError, locale: Locale): string =>
  describeImportError(error, locale) ?? describeBillingError(error, locale) ?? error.code

type Sayer<Key extends string> = (locale: Locale, key: Key, ...values: never[]) => string

/** Values are checked by the tables' own start-up test; here any set of them may come. */
function fill<Key extends string>(say: Sayer<Key>, locale: Locale, key: Key, values: Values): string {
  const anySay = say as unknown as (locale: Locale, key: Key, values: Values) => string
  return anySay(locale, key, values)
}

export const describePlace = ({ file, sheet, line }: RowPlace, locale: Locale): string =>
  [file, ...(sheet === null ? [] : [sheet]), `${importTexts(locale, 'line')} ${line}`].join(', ')

/** Why a row was not taken. */
export function describeReject(row: RejectedRow, locale: Locale): string {
  if (keyIn(ru.rejects, row.code)) return fill(rejectTexts, locale, row.code, { value: row.value })
  if (row.code.startsWith('catalog.')) {
    const code = row.code.slice('catalog.'.length) as Parameters<typeof describeCatalogReject>[0]['code']
    return describeCatalogReject({ kind: 'rejected', place: row.place, code, value: row.value }, locale)
  }
  return row.code
}

export const figureLabel = (key: string, locale: Locale): string => (keyIn(ru.figures, key) ? fill(figureTexts, locale, key, {}) : key)

export function noteText({ code, facts }: Note, locale: Locale): string {
  if (keyIn(ru.notes, code)) return fill(noteTexts, locale, code, facts)
  const warnings: Readonly<Record<string, string>> = catalogImportTexts(locale).warnings
  const text = warnings[code.replace(/^catalog\./, '')] ?? code
  return `${text}: ${facts.count}${facts.examples ? ` (${facts.examples})` : ''}`
}

export const roleLabel = (role: string, locale: Locale): string => (keyIn(ru.roles, role) ? fill(roleTexts, locale, role, {}) : role)
