import { Portal } from '@mantine/core'
import type { ReactNode } from 'react'
import './print-sheet.css'

/** What goes on paper when the page is printed, and nothing else of it; not seen on the screen. */
export function PrintSheet({ children }: { readonly children: ReactNode }) {
  return (
    <Portal className="sk-print-sheet" reuseTargetNode={false} aria-hidden>
      {children}
    </Portal>
  )
}
