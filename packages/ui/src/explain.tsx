import { Tooltip, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import './explain.css'

export interface ExplainProps {
  /** What a screen reader says about the trigger. */
  readonly label: string
  readonly title: string
  readonly reasons: readonly string[]
  readonly children: ReactNode
}

/** A figure that can be asked «почему?»: the reasons appear on hover, focus and touch. */
export function Explain({ label, title, reasons, children }: ExplainProps) {
  return (
    <Tooltip multiline maw={360} events={{ hover: true, focus: true, touch: true }} label={<Reasons title={title} reasons={reasons} />}>
      <UnstyledButton className="sk-explain" aria-label={label}>
        {children}
      </UnstyledButton>
    </Tooltip>
  )
}

function Reasons({ title, reasons }: { readonly title: string; readonly reasons: readonly string[] }) {
  return (
    <span className="sk-reasons">
      <strong>{title}</strong>
      {reasons.map((reason) => (
        <span key={reason}>{reason}</span>
      ))}
    </span>
  )
}
