import type { ReactNode } from 'react'
import './filter-chips.css'

export interface FilterChip<V extends string> {
  readonly value: V
  readonly label: string
  /** How many, or how much, stands behind it. */
  readonly figure?: ReactNode
}

export interface FilterChipsProps<V extends string> {
  readonly label: string
  readonly chips: readonly FilterChip<V>[]
  readonly chosen: readonly V[]
  readonly onToggle: (value: V) => void
}

/** Filters one press away, each with what stands behind it; on a phone the row scrolls sideways. */
export function FilterChips<V extends string>({ label, chips, chosen, onToggle }: FilterChipsProps<V>) {
  return (
    <fieldset className="sk-chips" aria-label={label}>
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          className="sk-chip"
          aria-pressed={chosen.includes(chip.value)}
          onClick={() => onToggle(chip.value)}
        >
          {chip.label}
          {chip.figure !== undefined && <span className="sk-chip-figure">{chip.figure}</span>}
        </button>
      ))}
    </fieldset>
  )
}
