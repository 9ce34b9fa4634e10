import { Drawer, MantineProvider, Modal, mergeThemeOverrides, Notification } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import type { Locale } from './format.ts'
import { LocaleProvider } from './locale.tsx'
import { theme, themeVariables } from './theme.ts'

export interface UiProviderProps {
  readonly locale: Locale
  /** What a screen reader says of the cross that closes a dialog or a notice. */
  readonly closeLabel: string
  readonly children: ReactNode
}

/** The look of every Skladno page: theme, fonts, light or dark by the system's setting, and the language of numbers. */
export function UiProvider({ locale, closeLabel, children }: UiProviderProps) {
  const localTheme = useMemo(() => {
    const defaultProps = { closeButtonProps: { 'aria-label': closeLabel } }
    return mergeThemeOverrides(theme, {
      components: {
        Drawer: Drawer.extend({ defaultProps }),
        Modal: Modal.extend({ defaultProps }),
        Notification: Notification.extend({ defaultProps }),
      },
    })
  }, [closeLabel])
  return (
    <MantineProvider theme={localTheme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
      <LocaleProvider locale={locale}>{children}</LocaleProvider>
    </MantineProvider>
  )
}
