// Measures the understanding engine beside a trigram baseline on the cases of fixtures/matching or of any folder in the same form.
// Usage: node tools/with-node.mjs bench/matching/run.ts [--dir FOLDER] [--split train] [--catalog NAME] [--tag TAG] [--show N [--faults invented,wrong-quantity]] [--json] [--out PREDICTIONS.jsonl]
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { trigramBaseline } from './baseline.ts'
import { calibrationError, type Guess, guessesOf, reliability, riskCoverage } from './calibration.ts'
import { type CaseSet, type ExpectedLine, type MatchingCase, readCaseSet } from './case-files.ts'
import { engine } from './engine.ts'
import { addTallies, type CaseScore, type Fault, type Metrics, metricsOf, type PredictedLine, saleUnitIn, scoreCase } from './score.ts'

const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: new URL('../../fixtures/matching', import.meta.url).pathname },
    split: { type: 'string' },
    catalog: { type: 'string' },
    tag: { type: 'string' },
    show: { type: 'string', default: '0' },
    faults: { type: 'string' },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})

interface Measured {
  readonly one: MatchingCase
  readonly lines: readonly PredictedLine[]
  readonly score: CaseScore
  readonly guesses: readonly Guess[]
}

type Matcher = (one: MatchingCase) => readonly PredictedLine[]

function measure(set: CaseSet, cases: readonly MatchingCase[], build: (catalog: string) => Matcher): Measured[] {
  const matchers = new Map<string, Matcher>()
  return cases.map((one) => {
    const match = matchers.get(one.catalog) ?? build(one.catalog)
    matchers.set(one.catalog, match)
    const lines = match(one)
    const saleUnit = saleUnitIn(set, one.catalog)
    return { one, lines, score: scoreCase(one, lines, saleUnit), guesses: guessesOf(one, lines, saleUnit) }
  })
}

const COLUMNS: readonly (readonly [string, keyof Metrics])[] = [
  ['msgs', 'messages'],
  ['lines', 'lines'],
  ['P', 'precision'],
  ['R', 'recall'],
  ['F1', 'f1'],
  ['wrong/100', 'wrongPer100Lines'],
  ['ask', 'askRate'],
  ['reach', 'skuReachable'],
  ['exact', 'exactOrder'],
  ['safe', 'safeOrder'],
  ['straight', 'straightThrough'],
  ['str.long', 'straightThroughLong'],
  ['false', 'falseOrder'],
  ['amb.asked', 'askedWellOfAmbiguous'],
  ['unk.ref', 'refusedOfUnknown'],
]

const cell = (value: number | null): string => (value === null ? '–' : Number.isInteger(value) ? String(value) : value.toFixed(1))

function printTable(rows: readonly (readonly [string, readonly Measured[]])[]): void {
  const width = Math.max(16, ...rows.map(([name]) => name.length + 1))
  console.log(''.padEnd(width) + COLUMNS.map(([title]) => title.padStart(10)).join(''))
  for (const [name, measured] of rows) {
    const metrics = metricsOf(addTallies(measured.map(({ score }) => score.tally)))
    console.log(name.padEnd(width) + COLUMNS.map(([, key]) => cell(metrics[key]).padStart(10)).join(''))
  }
}

function groupBy(measured: readonly Measured[], keysOf: (one: MatchingCase) => readonly string[]): [string, Measured[]][] {
  const groups = new Map<string, Measured[]>()
  for (const entry of measured)
    for (const key of keysOf(entry.one)) {
      const group = groups.get(key)
      if (group) group.push(entry)
      else groups.set(key, [entry])
    }
  return [...groups].sort(([a], [b]) => a.localeCompare(b))
}

function printCalibration(measured: readonly Measured[]): void {
  const guesses = measured.flatMap((entry) => entry.guesses)
  const lines = addTallies(measured.map(({ score }) => score.tally)).goldLines
  console.log(`\nCalibration of ${guesses.length} best guesses: expected error ${(100 * calibrationError(guesses)).toFixed(1)} %`)
  for (const bin of reliability(guesses))
    console.log(
      `  p ${bin.from.toFixed(1)}–${bin.to.toFixed(1)}: said ${(100 * bin.meanP).toFixed(1).padStart(5)} %, right ${(100 * bin.shareRight).toFixed(1).padStart(5)} %  (${bin.count})`,
    )
  console.log('\nRisk and coverage if every guess at or above p were accepted')
  for (const point of riskCoverage(guesses, lines, [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]))
    console.log(
      `  p ≥ ${point.threshold.toFixed(2)}: covers ${(100 * point.coverage).toFixed(1).padStart(5)} % of lines, wrong ${(100 * point.risk).toFixed(1).padStart(5)} % of them`,
    )
}

function describeGold(gold: ExpectedLine, nameOf: (sku: string) => string): string {
  if (gold.kind === 'unknown') return `unknown «${gold.text}»`
  const amount = `${gold.qty} ${gold.unit ?? ''}`.trim()
  if (gold.kind === 'ambiguous') return `ask: ${gold.skus.map(nameOf).join(' | ')} × ${amount}`
  return `${nameOf(gold.skus[0] ?? '')} × ${amount}${gold.base ? ` (= ${gold.base.qty} ${gold.base.unit})` : ''}`
}

function describePredicted(line: PredictedLine, nameOf: (sku: string) => string): string {
  const what = line.decision === 'accept' ? nameOf(line.sku ?? '') : line.candidates.map(nameOf).join(' | ')
  return `${line.decision} p=${line.p.toFixed(2)} «${line.text.trim()}» → ${what} × ${line.qty} ${line.unit ?? ''}`
}

function printFaults(set: CaseSet, measured: readonly Measured[], limit: number, kinds: readonly string[] | null): void {
  const isWanted = (fault: Fault): boolean => kinds === null || kinds.includes(fault.kind)
  const failing = measured.filter(({ score }) => score.faults.some(isWanted))
  console.log(`\n${failing.length} failing messages`)
  for (const { one, lines, score } of failing.slice(0, limit)) {
    const rows = set.catalogs.get(one.catalog)
    const nameOf = (sku: string): string => `${sku} ${rows?.get(sku)?.name ?? '?'}`
    console.log(`\n■ ${one.id} [${one.tags.join(' ')}]\n${one.message}`)
    if (one.cart) console.log(`  cart: ${one.cart.map((line) => `${nameOf(line.sku)} × ${line.qty}`).join('; ')}`)
    for (const order of one.history) console.log(`  history: ${order.lines.map((line) => `${nameOf(line.sku)} × ${line.qty}`).join('; ')}`)
    for (const fault of score.faults.filter(isWanted)) {
      console.log(`  ✗ ${fault.kind}`)
      if (fault.gold) console.log(`      expected ${describeGold(fault.gold, nameOf)}`)
      if (fault.predicted) console.log(`      got      ${describePredicted(fault.predicted, nameOf)}`)
    }
    if (score.faults.some(({ kind }) => kind === 'missed' || kind === 'not-asked'))
      for (const line of lines) console.log(`      · ${describePredicted(line, nameOf).slice(0, 200)}`)
  }
}

const set = readCaseSet(values.dir)
const cases = set.cases.filter(
  (one) =>
    (!values.split || one.split === values.split) &&
    (!values.catalog || one.catalog === values.catalog) &&
    (!values.tag || one.tags.includes(values.tag)),
)
const rowsOf = (catalog: string): ReturnType<typeof rowsIn> => rowsIn(set, catalog)
function rowsIn(all: CaseSet, catalog: string): NonNullable<ReturnType<CaseSet['catalogs']['get']>> {
  const rows = all.catalogs.get(catalog)
  if (!rows) throw new Error(`No catalogs/${catalog}.csv in ${values.dir}`)
  return rows
}
const ours = measure(set, cases, (catalog) => engine(rowsOf(catalog)))

if (values.out) writeFileSync(values.out, ours.map(({ one, lines }) => `${JSON.stringify({ id: one.id, lines })}\n`).join(''))

if (values.json) {
  const byCatalog = groupBy(ours, (one) => [one.catalog]).map(([name, part]) => [
    name,
    metricsOf(addTallies(part.map(({ score }) => score.tally))),
  ])
  const bySplit = groupBy(ours, (one) => [one.split]).map(([name, part]) => [
    name,
    metricsOf(addTallies(part.map(({ score }) => score.tally))),
  ])
  console.log(
    JSON.stringify(
      {
        all: metricsOf(addTallies(ours.map(({ score }) => score.tally))),
        byCatalog: Object.fromEntries(byCatalog),
        bySplit: Object.fromEntries(bySplit),
      },
      null,
      1,
    ),
  )
} else {
  const yardstick = measure(set, cases, (catalog) => trigramBaseline(rowsOf(catalog)))
  printTable([
    ['engine', ours],
    ['trigrams', yardstick],
  ])
  console.log('\nBy split')
  printTable(groupBy(ours, (one) => [one.split]))
  console.log('\nBy catalog')
  printTable(groupBy(ours, (one) => [one.catalog]))
  console.log('\nBy tag')
  printTable(groupBy(ours, (one) => one.tags))
  printCalibration(ours)
  printFaults(set, ours, Number(values.show), values.faults?.split(',') ?? null)
}
