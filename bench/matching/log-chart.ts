/** One curve; `points` are (x, y) of positive numbers, ascending by x. */
export interface Curve {
  readonly name: string
  readonly colour: string
  readonly isDashed?: boolean
  readonly points: readonly (readonly [x: number, y: number])[]
}

/** A chart with two logarithmic axes. Ticks are powers of ten, said in words by the labels. */
export interface LogChart {
  readonly title: string
  readonly xLabel: string
  readonly yLabel: string
  readonly curves: readonly Curve[]
}

const WIDTH = 460
const HEIGHT = 360
const LEFT = 62
const RIGHT = 128
const TOP = 44
const BOTTOM = 52
const LINE = 13

const NUMBER = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 })

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

interface Axis {
  readonly from: number
  readonly to: number
  /** Place of a value, in pixels. */
  readonly at: (value: number) => number
}

function axis(values: readonly number[], start: number, end: number): Axis {
  const from = Math.floor(Math.log10(Math.min(...values)) + 1e-9)
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9))
  return { from, to, at: (value) => start + ((Math.log10(value) - from) / (to - from)) * (end - start) }
}

const powers = ({ from, to }: Axis): number[] => Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i))

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(words)}</text>`
}

function grid(x: Axis, y: Axis): string[] {
  const [right, bottom] = [WIDTH - RIGHT, HEIGHT - BOTTOM]
  const line = (x1: number, y1: number, x2: number, y2: number): string =>
    `<path d="M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}" stroke="#d8dbe0" fill="none"/>`
  return [
    ...powers(x).flatMap((value) => [
      line(x.at(value), TOP, x.at(value), bottom),
      text(x.at(value), bottom + 16, NUMBER.format(value), 'text-anchor="middle"'),
    ]),
    ...powers(y).flatMap((value) => [
      line(LEFT, y.at(value), right, y.at(value)),
      text(LEFT - 7, y.at(value) + 4, NUMBER.format(value), 'text-anchor="end"'),
    ]),
  ]
}

/** Names stand beside the ends of their curves, apart from each other. */
function namePlaces(ends: readonly number[]): number[] {
  const places = [...ends]
  const order = ends.map((_, i) => i).sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0))
  order.forEach((curve, k) => {
    const above = places[order[k - 1] ?? -1]
    if (above !== undefined) places[curve] = Math.max(places[curve] ?? 0, above + LINE)
  })
  return places
}

function panel({ title, xLabel, yLabel, curves }: LogChart): string {
  const points = curves.flatMap((curve) => curve.points)
  const x = axis(
    points.map(([value]) => value),
    LEFT,
    WIDTH - RIGHT,
  )
  const y = axis(
    points.map(([, value]) => value),
    HEIGHT - BOTTOM,
    TOP,
  )
  const ends = curves.map((curve) => y.at(curve.points.at(-1)?.[1] ?? 1))
  const places = namePlaces(ends)
  const drawn = curves.flatMap(({ name, colour, isDashed, points: own }, i) => {
    const path = own.map(([a, b], k) => `${k === 0 ? 'M' : 'L'}${x.at(a).toFixed(1)} ${y.at(b).toFixed(1)}`).join('')
    return [
      `<path d="${path}" stroke="${colour}" stroke-width="2" fill="none"${isDashed ? ' stroke-dasharray="5 4"' : ''}/>`,
      ...own.map(([a, b]) => `<circle cx="${x.at(a).toFixed(1)}" cy="${y.at(b).toFixed(1)}" r="3" fill="${colour}"/>`),
      text(x.at(own.at(-1)?.[0] ?? 1) + 8, (places[i] ?? 0) + 4, name, `fill="${colour}"`),
    ]
  })
  return [
    text(LEFT, 20, title, 'font-weight="600"'),
    text(LEFT, 36, yLabel, 'fill="#5b6270"'),
    ...grid(x, y),
    ...drawn,
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, xLabel, 'text-anchor="middle" fill="#5b6270"'),
  ].join('\n')
}

/** The charts side by side as one SVG image. */
export function chartsToSvg(charts: readonly LogChart[]): string {
  const size = `width="${WIDTH * charts.length}" height="${HEIGHT}" viewBox="0 0 ${WIDTH * charts.length} ${HEIGHT}"`
  const panels = charts.map((chart, i) => `<g transform="translate(${i * WIDTH} 0)">\n${panel(chart)}\n</g>`)
  const font = 'font-family="system-ui, sans-serif" font-size="12" fill="#1f2430"'
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${font}>\n<title>${charts.map(({ title }) => title).join(', ')}</title>\n<rect width="100%" height="100%" fill="#fff"/>\n${panels.join('\n')}\n</svg>\n`
}
