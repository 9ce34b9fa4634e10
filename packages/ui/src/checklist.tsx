import { IconCheck, IconMinus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import './checklist.css'

/** Steps one after another, each with its state. */
export function Checklist({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ol className="sk-checklist" aria-label={label}>
      {children}
    </ol>
  )
}

export interface ChecklistItemProps {
  readonly number: number
  readonly state: 'done' | 'skipped' | 'open'
  /** The one to do now. */
  readonly isNext?: boolean
  readonly title: string
  /** The state in a word, for who does not see the sign. */
  readonly mark: string
  readonly aside?: ReactNode
  readonly children?: ReactNode
}

/** A step: its sign, its name, what to do. */
export function ChecklistItem({ number, state, isNext = false, title, mark, aside, children }: ChecklistItemProps) {
  return (
    <li className="sk-check" data-state={state} aria-current={isNext ? 'step' : undefined}>
      <span className="sk-check-mark" role="img" aria-label={mark}>
        {state === 'done' ? <IconCheck size={16} /> : state === 'skipped' ? <IconMinus size={16} /> : number}
      </span>
      <div className="sk-check-body">
        <div className="sk-check-head">
          <h2 className="sk-check-title">{title}</h2>
          <span className="sk-check-aside">{aside}</span>
        </div>
        {children}
      </div>
    </li>
  )
}
