import '@fontsource-variable/golos-text/wght.css'
import '@mantine/core/styles.css'
import './theme.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Locale } from './format.ts'
import { LocaleProvider } from './locale.tsx'
import { theme, themeVariables } from './theme.ts'

/** The look of every Skladno page: theme, fonts, light or dark by the system's setting, and the language of numbers. */
export function UiProvider({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
      <LocaleProvider locale={locale}>{children}</LocaleProvider>
    </MantineProvider>
  )
}
