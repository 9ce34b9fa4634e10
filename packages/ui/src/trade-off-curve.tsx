import './trade-off-curve.css'

export interface TradeOffPoint {
  /** Shares of 100. */
  readonly x: number
  readonly y: number
}

export interface TradeOffCurveProps {
  readonly points: readonly TradeOffPoint[]
  /** Index of the point that is chosen now. */
  readonly chosen: number | null
  /** What it shows, in words. */
  readonly label: string
  readonly xTitle: string
  readonly yTitle: string
}

const WIDTH = 320
const HEIGHT = 140
const LEFT = 34
const BOTTOM = 24
const TOP = 8

/** How much more is had of one thing for more of another: a line of possible choices with the chosen one marked. */
export function TradeOffCurve({ points, chosen, label, xTitle, yTitle }: TradeOffCurveProps) {
  const highest = Math.max(1, ...points.map(({ y }) => y))
  const at = ({ x, y }: TradeOffPoint) => ({
    x: LEFT + (x / 100) * (WIDTH - LEFT - 8),
    y: TOP + (1 - y / highest) * (HEIGHT - TOP - BOTTOM),
  })
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${at(point).x.toFixed(1)} ${at(point).y.toFixed(1)}`).join(' ')
  const mark = chosen === null ? undefined : points[chosen]
  return (
    <svg className="sk-trade-off" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path className="sk-trade-off-axis" d={`M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - 4}`} />
      <text x={LEFT - 4} y={TOP + 8} textAnchor="end">
        {highest.toFixed(highest < 10 ? 1 : 0)}
      </text>
      <text x={LEFT - 4} y={HEIGHT - BOTTOM} textAnchor="end">
        0
      </text>
      <text x={LEFT} y={HEIGHT - 8}>
        {xTitle}
      </text>
      <text x={WIDTH - 4} y={HEIGHT - 8} textAnchor="end">
        100
      </text>
      <text x={LEFT + 6} y={TOP + 8}>
        {yTitle}
      </text>
      <path className="sk-trade-off-line" d={path} />
      {points.map((point) => (
        <circle key={`${point.x} ${point.y}`} className="sk-trade-off-point" cx={at(point).x} cy={at(point).y} r={2} />
      ))}
      {mark !== undefined && <circle className="sk-trade-off-mark" cx={at(mark).x} cy={at(mark).y} r={5} />}
    </svg>
  )
}
