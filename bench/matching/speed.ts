// Measures time and memory of the engine on invented catalogs of growing size beside MiniSearch, a plain trigram index and pg_trgm.
// Usage: node tools/with-node.mjs bench/matching/speed.ts [--sizes 1000,10000,100000] [--lines 200] [--messages 20] [--subjects engine,minisearch]
// Every subject runs in a process of its own and answers the same questions; index MB is what it holds beyond the rows themselves. Above 100000 rows the others take seconds a line.
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { CatalogItem } from '@skladno/matching'
import { SUBJECTS } from './speed-subjects.ts'
import { seededRandom, spoken, syntheticItem } from './synthetic-catalog.ts'

const LINES_PER_MESSAGE = 20
const WARM_UP = 20

interface Findings {
  readonly subject: string
  readonly size: number
  readonly buildMs: number
  /** From kept bytes and the rows; null where a subject keeps nothing. */
  readonly loadMs: number | null
  /** 10,000 changed rows: the work in all, and the longest stretch without a pause, by processor time. */
  readonly updateMs: number | null
  readonly pauseMs: number | null
  readonly indexMb: number
  readonly lineP50Ms: number
  readonly lineP95Ms: number
  readonly messageP50Ms: number
  readonly messageP95Ms: number
  readonly firstRight: number
  readonly amongFive: number
}

function heapMegabytes(): number {
  for (let i = 0; i < 3; i += 1) globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0

async function timed<T>(inputs: readonly T[], run: (input: T) => unknown): Promise<number[]> {
  for (const input of inputs.slice(0, WARM_UP)) await run(input)
  const times: number[] = []
  for (const input of inputs) {
    const start = performance.now()
    await run(input)
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

function questions(
  items: readonly CatalogItem[],
  lineCount: number,
  messageCount: number,
): { asked: { sku: string; text: string }[]; messages: string[] } {
  const random = seededRandom(42)
  const asked = Array.from({ length: lineCount }, () => {
    const item = items[Math.floor(random() * items.length)] ?? syntheticItem(0)
    return { sku: item.sku, text: spoken(item, random) }
  })
  const messages = Array.from({ length: messageCount }, (_, i) =>
    Array.from({ length: LINES_PER_MESSAGE }, (_, k) => asked[(i * LINES_PER_MESSAGE + k) % asked.length]?.text ?? '').join('\n'),
  )
  return { asked, messages }
}

async function measure(name: string, size: number, lineCount: number, messageCount: number): Promise<Findings> {
  const build = SUBJECTS[name]
  if (!build) throw new Error(`No subject ${name}; there are ${Object.keys(SUBJECTS).join(', ')}`)
  const items = Array.from({ length: size }, (_, i) => syntheticItem(i))
  const before = heapMegabytes()
  const start = performance.now()
  const subject = await build(items)
  const buildMs = performance.now() - start
  const indexMb = subject.indexMb ?? heapMegabytes() - before
  const { asked, messages } = questions(items, lineCount, messageCount)
  const places: number[] = []
  for (const { text, sku } of asked) places.push((await subject.line(text)).slice(0, 5).indexOf(sku))
  const lines = await timed(asked, ({ text }) => subject.line(text))
  const wholes = await timed(messages, (text) => subject.message(text))
  const kept = subject.keep?.(items) ?? null
  await subject.close?.()
  return {
    subject: name,
    size,
    buildMs,
    loadMs: kept?.loadMs ?? null,
    updateMs: kept?.updateMs ?? null,
    pauseMs: kept?.pauseMs ?? null,
    indexMb,
    lineP50Ms: quantile(lines, 0.5),
    lineP95Ms: quantile(lines, 0.95),
    messageP50Ms: quantile(wholes, 0.5),
    messageP95Ms: quantile(wholes, 0.95),
    firstRight: places.filter((at) => at === 0).length / places.length,
    amongFive: places.filter((at) => at >= 0).length / places.length,
  }
}

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
  console.log(JSON.stringify(await measure(values.child, Number(values.sizes), Number(values.lines), Number(values.messages))))
else {
  console.log('Times in ms, index in MB; first % and of five %: share of questions whose product came first or among five.')
  console.log(HEADINGS.map((title, i) => (i === 0 ? title.padEnd(12) : title.padStart(10))).join(''))
  for (const size of values.sizes.split(','))
    for (const subject of values.subjects.split(',')) {
      const own = ['--child', subject, '--sizes', size, '--lines', values.lines, '--messages', values.messages]
      const out = execFileSync(process.execPath, ['--expose-gc', '--max-old-space-size=8192', import.meta.filename, ...own], {
        encoding: 'utf8',
      })
      const found: Findings = JSON.parse(out)
      printRow(found)
    }
}
