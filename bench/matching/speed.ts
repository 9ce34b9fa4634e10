// Measures time and memory of the engine on invented catalogs of growing size beside MiniSearch, a plain trigram index and pg_trgm.
// Usage: node tools/with-node.mjs bench/matching/speed.ts [--sizes 1000,10000,100000] [--lines 200] [--messages 20] [--subjects engine,minisearch]
// Every subject runs in a process of its own and answers the same questions; index MB is what it holds beyond the rows themselves. Above 100000 rows the others take seconds a line.
import { parseArgs } from 'node:util'
import { type Findings, measuredApart, measureSpeed } from './measure-speed.ts'
import { SUBJECTS } from './speed-subjects.ts'

const HEADINGS = [
  'subject',
  'rows',
  'build s',
  'load s',
  'update s',
  'pause ms',
  'index MB',
  'line p50',
  'line p95',
  '20 l. p50',
  '20 l. p95',
  'first %',
  'of five %',
]

function printRow(found: Findings): void {
  const numbers = [
    found.buildMs / 1000,
    found.loadMs === null ? null : found.loadMs / 1000,
    found.updateMs === null ? null : found.updateMs / 1000,
    found.pauseMs,
    found.indexMb,
    found.lineP50Ms,
    found.lineP95Ms,
    found.messageP50Ms,
    found.messageP95Ms,
    100 * found.firstRight,
    100 * found.amongFive,
  ]
  console.log(
    [found.subject.padEnd(12), String(found.size).padStart(10), ...numbers.map((value) => (value?.toFixed(2) ?? '–').padStart(10))].join(
      '',
    ),
  )
}

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    lines: { type: 'string', default: '200' },
    messages: { type: 'string', default: '20' },
    subjects: { type: 'string', default: Object.keys(SUBJECTS).join(',') },
    child: { type: 'string' },
  },
})

if (values.child)
  console.log(JSON.stringify(await measureSpeed(values.child, Number(values.sizes), Number(values.lines), Number(values.messages))))
else {
  console.log('Times in ms, index in MB; first % and of five %: share of questions whose product came first or among five.')
  console.log(HEADINGS.map((title, i) => (i === 0 ? title.padEnd(12) : title.padStart(10))).join(''))
  for (const size of values.sizes.split(','))
    for (const subject of values.subjects.split(','))
      printRow(measuredApart(subject, Number(size), Number(values.lines), Number(values.messages)))
}
