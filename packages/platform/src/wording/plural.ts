export type Locale = 'ru' | 'en'

export const LOCALES: readonly Locale[] = ['ru', 'en']

/** One word beside different numbers. Russian needs `few` (2, 3, 4 and fractions) and `many` (5-20); what is missing falls back to `many`, then `other`. */
export interface PluralForms {
  readonly one: string
  readonly few?: string
  readonly many?: string
  readonly other?: string
}

const RULES: Readonly<Record<Locale, Intl.PluralRules>> = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') }

/** The form that fits a number: 1 лист, 2 листа, 2,5 листа, 5 листов, 21 лист. */
export function pluralOf(locale: Locale, count: number, forms: PluralForms): string {
  const rule = RULES[locale].select(Math.abs(count))
  if (rule === 'one') return forms.one
  const few = locale === 'ru' && (rule === 'few' || rule === 'other') ? forms.few : undefined
  return few ?? forms.many ?? forms.other ?? forms.one
}

/** The best of our languages for an Accept-Language header; Russian when it names none. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2))
  return (
    LOCALES.find((locale) => wanted[0] === locale) ??
    wanted.map((part) => LOCALES.find((locale) => locale === part)).find((l) => l !== undefined) ??
    'ru'
  )
}
