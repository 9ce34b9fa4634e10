import { createContext, type ReactNode, useContext } from 'react'
import type { Locale } from './format.ts'

const LocaleContext = createContext<Locale>('ru')

/** Tells every primitive in which language to write numbers, units, dates and ages. */
export function LocaleProvider({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>
}

export const useLocale = (): Locale => useContext(LocaleContext)
