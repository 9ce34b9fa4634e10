import type { ReactNode } from 'react'
import './figures.css'

export interface SparklineProps {
  /** Null: there was nothing to measure; the line has a gap there. */
  readonly values: readonly (number | null)[]
  /** What it shows, in words: a chart is nothing to somebody who cannot see it. */
  readonly label: string
}

const WIDTH = 120
const HEIGHT = 32
const EDGE = 3

/** A small line of the last days; the last one has a dot. */
export function Sparkline({ values, label }: SparklineProps) {
  const highest = Math.max(1, ...values.map((value) => value ?? 0))
  const step = values.length > 1 ? (WIDTH - 2 * EDGE) / (values.length - 1) : 0
  const points = values.map((value, index) =>
    value === null ? null : { x: EDGE + index * step, y: HEIGHT - EDGE - (value / highest) * (HEIGHT - 2 * EDGE) },
  )
  const last = points.at(-1)
  return (
    <svg className="sk-sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="xMinYMid meet" role="img" aria-label={label}>
      <path d={pathOf(points)} />
      {last != null && <circle cx={last.x} cy={last.y} r={2.5} />}
    </svg>
  )
}

function pathOf(points: readonly ({ readonly x: number; readonly y: number } | null)[]): string {
  return points
    .flatMap((point, index) =>
      point === null ? [] : [`${points[index - 1] == null ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`],
    )
    .join(' ')
}

/** Six figures in a row on a desktop, two on a phone. */
export function FigureGrid({ children }: { readonly children: ReactNode }) {
  return <div className="sk-figures">{children}</div>
}

export interface FigureFaceProps {
  readonly label: string
  readonly value: ReactNode
  readonly note?: ReactNode
  readonly chart?: ReactNode
}

/** One figure with what it is compared with and its line; the link around it belongs to the router. */
export function FigureFace({ label, value, note, chart }: FigureFaceProps) {
  return (
    <span className="sk-figure-face">
      <span className="sk-figure-label">{label}</span>
      <span className="sk-figure-value">{value}</span>
      <span className="sk-figure-note">{note}</span>
      {chart}
    </span>
  )
}

export interface BarLineProps {
  readonly label: ReactNode
  readonly value: ReactNode
  readonly note?: ReactNode
  /** 0 to 1: how long the bar is. */
  readonly share: number
}

/** A bar with its words and figure beside it: the length only repeats the figure. */
export function BarLine({ label, value, note, share }: BarLineProps) {
  return (
    <span className="sk-bar-line">
      <span className="sk-bar-words">
        <span>{label}</span>
        <span className="sk-number">{value}</span>
      </span>
      <span className="sk-bar-track" aria-hidden>
        <span style={{ inlineSize: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }} />
      </span>
      {note !== undefined && <span className="sk-bar-note">{note}</span>}
    </span>
  )
}
