// How cost grows with the catalog: the engine beside another search, as a table and as a chart.
// Usage: npm run bench -- matching-growth [--sizes 1000,10000,100000,1000000] [--beside minisearch] [--lines 400] [--messages 20] [--out docs/images/growth.svg]
// The other is asked fewer questions: it takes seconds for one when the catalog is large.
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Curve, chartsToSvg } from './log-chart.ts'
import { type Findings, measuredApart } from './measure-speed.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000,1000000' },
    beside: { type: 'string', default: 'minisearch' },
    lines: { type: 'string', default: '400' },
    messages: { type: 'string', default: '20' },
    out: { type: 'string', default: fileURLToPath(new URL('../../docs/images/growth.svg', import.meta.url)) },
  },
})

const othersLines = (size: number): number => (size > 100_000 ? 10 : 40)

const sizes = values.sizes.split(',').map(Number)
const ours: Findings[] = []
const theirs: Findings[] = []

console.log('| products | | built, s | index, MB | a line p50, ms | a line p95, ms | 20 lines p95, ms | first % |')
console.log('|---|---|---|---|---|---|---|---|')
for (const size of sizes) {
  ours.push(row(measuredApart('engine', size, Number(values.lines), Number(values.messages))))
  theirs.push(row(measuredApart(values.beside, size, othersLines(size), 0)))
}
writeFileSync(values.out, chart())
console.log(`Load ${loadavg()[0]?.toFixed(1)}. Chart: ${values.out}`)

function row(found: Findings): Findings {
  const { subject, size, buildMs, indexMb, lineP50Ms, lineP95Ms, messageP95Ms, firstRight } = found
  const numbers = [buildMs / 1000, indexMb, lineP50Ms, lineP95Ms, messageP95Ms, firstRight * 100]
  console.log(
    `| ${size.toLocaleString('en')} | ${subject} | ${numbers.map((value) => (value > 0 ? value.toPrecision(3) : '–')).join(' | ')} |`,
  )
  return found
}

function chart(): string {
  const curve = (name: string, colour: string, found: readonly Findings[], of: (one: Findings) => number, isDashed = false): Curve => ({
    name,
    colour,
    isDashed,
    points: found.map((one) => [one.size, Math.max(of(one), 0.1)] as const),
  })
  const other = values.beside
  return chartsToSvg([
    {
      title: 'Time of an answer',
      xLabel: 'products in the catalog',
      yLabel: 'milliseconds',
      curves: [
        curve('a line, half of them', '#7aa5d8', ours, (one) => one.lineP50Ms),
        curve('a line, 95 of 100', '#1f5fa8', ours, (one) => one.lineP95Ms),
        curve('20 lines, 95 of 100', '#123a66', ours, (one) => one.messageP95Ms),
        curve(`${other}, a line`, '#b5542b', theirs, (one) => one.lineP95Ms, true),
      ],
    },
    {
      title: 'Building and memory',
      xLabel: 'products in the catalog',
      yLabel: 'seconds, megabytes',
      curves: [
        curve('built, seconds', '#1f5fa8', ours, (one) => one.buildMs / 1000),
        curve('index, MB', '#123a66', ours, (one) => one.indexMb),
        curve(`${other}, s`, '#b5542b', theirs, (one) => one.buildMs / 1000, true),
        curve(`${other}, MB`, '#7d3517', theirs, (one) => one.indexMb, true),
      ],
    },
  ])
}
