import type { ReactNode } from 'react'
import './virtual-list.css'

export interface RowCellsProps {
  /** Widths on a desktop, as a CSS grid track list, and on a phone. */
  readonly wide: string
  readonly narrow: string
  readonly isHead?: boolean
  readonly children: ReactNode
}

/** The cells of one list row, in line with those of its neighbours. Read by CSS alone, so rows stay cheap. */
export function RowCells({ wide, narrow, isHead = false, children }: RowCellsProps) {
  return (
    <div
      className={isHead ? 'sk-cells sk-cells-head' : 'sk-cells'}
      style={{ '--sk-wide': wide, '--sk-narrow': narrow }}
      aria-hidden={isHead || undefined}
    >
      {children}
    </div>
  )
}

/** A right-aligned cell: figures line up. */
export function EndCell({ children }: { readonly children: ReactNode }) {
  return <div className="sk-cell-end">{children}</div>
}

/** The sheet a virtual list lies on, with the head of its columns. */
export function ListSheet({ head, children }: { readonly head?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="sk-list-sheet">
      {head}
      {children}
    </div>
  )
}

/** A part of a screen that only a wide screen has room for. */
export function WideOnly({ children }: { readonly children: ReactNode }) {
  return <div className="sk-wide-only">{children}</div>
}

/** A part of a screen that stands in for the wide one on a phone. */
export function NarrowOnly({ children }: { readonly children: ReactNode }) {
  return <div className="sk-narrow-only">{children}</div>
}
