import { Tooltip, UnstyledButton } from '@mantine/core'
import { formatBasisPoints } from './format.ts'
import { useLocale } from './locale.tsx'
import './probability-bar.css'

export interface ProbabilityBarProps {
  /** From 0 to 1. */
  readonly value: number
  /** Why this match: shown on hover, focus and touch. */
  readonly reasons: readonly string[]
  readonly label: string
  readonly isDoubtful?: boolean
}

/** How sure the match is, as a quiet bar with its figure and its reasons. */
export function ProbabilityBar({ value, reasons, label, isDoubtful = false }: ProbabilityBarProps) {
  const text = formatBasisPoints(Math.round(value * 100) * 100, useLocale())
  const explanation = reasons.length > 0 ? reasons.join(' · ') : `${label}: ${text}`
  return (
    <Tooltip multiline maw={360} label={explanation} events={{ hover: true, focus: true, touch: true }}>
      <UnstyledButton
        className="sk-probability"
        data-doubtful={isDoubtful || undefined}
        aria-label={`${label}: ${text}. ${reasons.join('. ')}`}
      >
        <span className="sk-probability-track">
          <span className="sk-probability-fill" style={{ inlineSize: `${Math.round(value * 100)}%` }} />
        </span>
        <span className="sk-probability-text">{text}</span>
      </UnstyledButton>
    </Tooltip>
  )
}
