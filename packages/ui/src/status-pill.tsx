import type { ReactNode } from 'react'
import './status-pill.css'

/** neutral: nothing to do · accent: in work · good: done · warn: somebody waits · bad: needs a person. */
export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad'

/** A state in a word; the colour only repeats what the word says. */
export function StatusPill({ tone, icon, children }: { readonly tone: Tone; readonly icon?: ReactNode; readonly children: ReactNode }) {
  return (
    <span className={`sk-pill sk-pill-${tone}`}>
      {icon}
      <span className="sk-pill-text">{children}</span>
    </span>
  )
}
