import type { Locale } from '@skladno/ui'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { en } from './en.ts'
import { fill, type Values } from './message.ts'
import { type Ru, ru } from './ru.ts'

export type MessageKey = keyof Ru
type Arguments<K extends MessageKey> = keyof Values<Ru[K]> extends never ? [] : [values: Values<Ru[K]>]
export type Translate = <K extends MessageKey>(key: K, ...values: Arguments<K>) => string

const TABLES = { ru, en }
const STORAGE_KEY = 'skladno.locale'

interface Language {
  readonly locale: Locale
  readonly t: Translate
  readonly choose: (locale: Locale) => void
  /** Follows the person's own setting until they choose otherwise on this device. */
  readonly prefer: (locale: Locale) => void
}

export const translator =
  (locale: Locale): Translate =>
  (key, ...values) =>
    fill(TABLES[locale][key], values[0] ?? {}, locale)

const LanguageContext = createContext<Language>({ locale: 'ru', t: translator('ru'), choose: () => {}, prefer: () => {} })

const storedLocale = (): Locale | null => {
  const stored = localStorage.getItem(STORAGE_KEY)
  return stored === 'ru' || stored === 'en' ? stored : null
}

/** The language of the page now, outside React: requests tell it to the server. */
export const currentLocale = (): Locale => storedLocale() ?? 'ru'

export function LanguageProvider({ children }: { readonly children: (locale: Locale, t: Translate) => ReactNode }) {
  const [locale, setLocale] = useState<Locale>(currentLocale)
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const language = useMemo<Language>(
    () => ({
      locale,
      t: translator(locale),
      choose: (next) => {
        localStorage.setItem(STORAGE_KEY, next)
        setLocale(next)
      },
      prefer: (next) => {
        if (storedLocale() === null) setLocale(next)
      },
    }),
    [locale],
  )
  return <LanguageContext value={language}>{children(locale, language.t)}</LanguageContext>
}

export const useLanguage = (): Language => useContext(LanguageContext)
/** Texts of the page in the person's language. */
export const useText = (): Translate => useLanguage().t
