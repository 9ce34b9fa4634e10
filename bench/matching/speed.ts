// Measures time and memory of the engine on invented catalogs of growing size beside MiniSearch, with the same questions in the same run.
// Usage: node tools/with-node.mjs bench/matching/speed.ts [--sizes 1000,10000,100000] [--lines 400] [--messages 40] [--skip minisearch]
// 1000000 rows want about 4 GB for MiniSearch; leave it out with --skip minisearch.
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type CatalogItem, compileCatalog, understand } from '@skladno/matching'
import MiniSearch from 'minisearch'
import { seededRandom, spoken, syntheticItem } from './synthetic-catalog.ts'

const LINES_PER_MESSAGE = 20
const WARM_UP = 20

interface Findings {
  readonly subject: string
  readonly size: number
  readonly buildMs: number
  readonly indexMb: number
  readonly lineP50Ms: number
  readonly lineP95Ms: number
  readonly messageP50Ms: number
  readonly messageP95Ms: number
  readonly firstRight: number
  readonly amongFive: number
}

/** A subject answers a line with skus, best first, and a whole message with whatever it makes of it. */
interface Subject {
  readonly line: (text: string) => readonly string[]
  readonly message: (text: string) => unknown
}

const megabytes = (): number => {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers, external } = process.memoryUsage()
  return (heapUsed + Math.max(arrayBuffers, external)) / 2 ** 20
}

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0

function timed<T>(inputs: readonly T[], run: (input: T) => void): number[] {
  for (const input of inputs.slice(0, WARM_UP)) run(input)
  return inputs
    .map((input) => {
      const start = performance.now()
      run(input)
      return performance.now() - start
    })
    .sort((a, b) => a - b)
}

const BUILDERS: Readonly<Record<string, (items: readonly CatalogItem[]) => Subject>> = {
  engine: (items) => {
    const catalog = compileCatalog(items)
    return {
      line: (text) => {
        const [line] = understand(text, catalog).lines
        if (!line) return []
        const rest = line.candidates.map(({ itemId }) => itemId).filter((id) => id !== line.itemId)
        return line.itemId === null ? rest : [line.itemId, ...rest]
      },
      message: (text) => understand(text, catalog),
    }
  },
  minisearch: (items) => {
    const index = new MiniSearch<CatalogItem>({ fields: ['name', 'sku'], searchOptions: { prefix: true, fuzzy: 0.2, boost: { name: 2 } } })
    index.addAll(items)
    const search = (text: string): string[] => {
      const found = index.search(text.replace(/ - \d+ шт$/, ''))
      return found.slice(0, 5).map(({ id }) => String(id))
    }
    return { line: search, message: (text) => text.split('\n').map(search) }
  },
}

function measure(subject: string, size: number, lineCount: number, messageCount: number): Findings {
  const items = Array.from({ length: size }, (_, i) => syntheticItem(i))
  const random = seededRandom(42)
  const asked = Array.from({ length: lineCount }, () => {
    const item = items[Math.floor(random() * size)] ?? syntheticItem(0)
    return { sku: item.sku, text: spoken(item, random) }
  })
  const messages = Array.from({ length: messageCount }, (_, i) =>
    Array.from({ length: LINES_PER_MESSAGE }, (_, k) => asked[(i * LINES_PER_MESSAGE + k) % asked.length]?.text ?? '').join('\n'),
  )
  const before = megabytes()
  const start = performance.now()
  const build = BUILDERS[subject]
  if (!build) throw new Error(`No subject ${subject}; there are ${Object.keys(BUILDERS).join(', ')}`)
  const matcher = build(items)
  const buildMs = performance.now() - start
  const indexMb = megabytes() - before
  const answers = asked.map(({ text, sku }) => matcher.line(text).slice(0, 5).indexOf(sku))
  const lines = timed(asked, ({ text }) => matcher.line(text))
  const wholes = timed(messages, (text) => matcher.message(text))
  return {
    subject,
    size,
    buildMs,
    indexMb,
    lineP50Ms: quantile(lines, 0.5),
    lineP95Ms: quantile(lines, 0.95),
    messageP50Ms: quantile(wholes, 0.5),
    messageP95Ms: quantile(wholes, 0.95),
    firstRight: answers.filter((at) => at === 0).length / answers.length,
    amongFive: answers.filter((at) => at >= 0).length / answers.length,
  }
}

const HEADINGS = ['subject', 'rows', 'build s', 'index MB', 'line p50', 'line p95', '20 l. p50', '20 l. p95', 'first %', 'of five %']

function printRow(found: Findings): void {
  const numbers = [
    found.buildMs / 1000,
    found.indexMb,
    found.lineP50Ms,
    found.lineP95Ms,
    found.messageP50Ms,
    found.messageP95Ms,
    100 * found.firstRight,
    100 * found.amongFive,
  ]
  console.log(
    [found.subject.padEnd(12), String(found.size).padStart(10), ...numbers.map((value) => value.toFixed(2).padStart(10))].join(''),
  )
}

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    lines: { type: 'string', default: '400' },
    messages: { type: 'string', default: '40' },
    skip: { type: 'string', default: '' },
    child: { type: 'string' },
  },
})

if (values.child) console.log(JSON.stringify(measure(values.child, Number(values.sizes), Number(values.lines), Number(values.messages))))
else {
  console.log(HEADINGS.map((title, i) => (i === 0 ? title.padEnd(12) : title.padStart(10))).join(''))
  for (const size of values.sizes.split(','))
    for (const subject of Object.keys(BUILDERS)) {
      if (values.skip.split(',').includes(subject)) continue
      const own = ['--child', subject, '--sizes', size, '--lines', values.lines, '--messages', values.messages]
      const out = execFileSync(process.execPath, ['--expose-gc', '--max-old-space-size=8192', import.meta.filename, ...own], {
        encoding: 'utf8',
      })
      const found: Findings = JSON.parse(out)
      printRow(found)
    }
}
