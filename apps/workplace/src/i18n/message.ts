import type { Locale } from '@skladno/ui'

/** A text in the forms a number asks for; Russian uses all four, English `one` and `other`. */
export interface Plural {
  readonly one: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}
export type Message = string | Plural

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type TextOf<M> = M extends { readonly other: infer Other } ? Other : M
/** The values a message needs, read from its `{names}`. A plural takes its form from `count`. */
export type Values<M> = { readonly [Name in Names<TextOf<M>>]: string | number }

const rules = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') }
const numbers = { ru: new Intl.NumberFormat('ru'), en: new Intl.NumberFormat('en') }

/** The message with its values in place, numbers written as the language writes them. */
export function fill(message: Message, values: Readonly<Record<string, string | number>>, locale: Locale): string {
  const text = typeof message === 'string' ? message : pluralForm(message, Number(values.count), locale)
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return typeof value === 'number' ? numbers[locale].format(value) : (value ?? whole)
  })
}

function pluralForm(message: Plural, count: number, locale: Locale): string {
  const rule = rules[locale].select(count)
  return (rule === 'one' || rule === 'few' || rule === 'many' ? message[rule] : undefined) ?? message.other
}
