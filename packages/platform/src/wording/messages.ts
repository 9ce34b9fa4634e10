import { formatNumber } from './numbers.ts'
import { LOCALES, type Locale, pluralOf } from './plural.ts'

/**
 * Texts of one language by key. `{name}` stands for a value; `{count|лист|листа|листов}` for a number with the word that fits it,
 * `{count||лист|листа|листов}` for the word alone.
 */
export type MessageTable = Readonly<Record<string, string>>

type NamesIn<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? (Slot extends `${infer Name}|${string}` ? Name : Slot) | NamesIn<Rest>
  : never

export type MessageValues<Text extends string> = [NamesIn<Text>] extends [never]
  ? []
  : [values: { readonly [Name in NamesIn<Text>]: string | number }]

/** Says a message in a language: `say('ru', 'lines', { count: 5 })`. */
export type Translate<Table extends MessageTable> = <Key extends keyof Table & string>(
  locale: Locale,
  key: Key,
  ...values: MessageValues<Table[Key]>
) => string

/** Throws when the languages do not have the same keys with the same values: a missing translation stops the start, not a customer. */
export function defineMessages<const Russian extends MessageTable>(tables: {
  readonly ru: Russian
  readonly en: { readonly [Key in keyof Russian]: string }
}): Translate<Russian> {
  for (const key of new Set([...Object.keys(tables.ru), ...Object.keys(tables.en)])) assertSameValues(key, tables.ru[key], tables.en[key])
  return (locale, key, ...[values]) => filled(locale, tables[locale][key] ?? '', values ?? {})
}

const SLOT = /\{(\w+)((?:\|[^|}]*)*)\}/g

function assertSameValues(key: string, russian: string | undefined, english: string | undefined): void {
  const names = (text: string): string => [...new Set([...text.matchAll(SLOT)].map((match) => match[1]))].sort().join(', ')
  if (russian === undefined || english === undefined) throw new Error(`Message ${key} lacks a language of ${LOCALES.join(', ')}`)
  if (names(russian) !== names(english))
    throw new Error(`Message ${key} takes {${names(russian)}} in Russian and {${names(english)}} in English`)
}

function filled(locale: Locale, text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(SLOT, (_slot, name: string, forms: string) => {
    const value = values[name] ?? ''
    return forms === '' || typeof value !== 'number' ? valueText(locale, value) : counted(locale, value, forms.split('|').slice(1))
  })
}

function counted(locale: Locale, count: number, forms: readonly string[]): string {
  const isWordAlone = forms[0] === ''
  const [one = '', ...rest] = isWordAlone ? forms.slice(1) : forms
  const word = pluralOf(
    locale,
    count,
    locale === 'ru' ? { one, few: rest[0] ?? one, many: rest[1] ?? rest[0] ?? one } : { one, other: rest[0] ?? one },
  )
  return isWordAlone ? word : `${formatNumber(count, locale)}\u00A0${word}`
}

const valueText = (locale: Locale, value: string | number): string => (typeof value === 'number' ? formatNumber(value, locale) : value)
