// Checks the written cases: every sku exists, ambiguous groups are of one family, conversions follow from the catalog row, splits do not leak.
// Usage: node tools/with-node.mjs bench/matching/check.ts [FOLDER]
import type { CatalogRow } from '../../apps/server/cli/match-input.ts'
import { type Amount, type CaseSet, type ExpectedLine, type MatchingCase, readCaseSet } from './case-files.ts'
import { unitClass } from './quantity-rule.ts'

type Rows = ReadonlyMap<string, CatalogRow>

const UNITS = new Set('шт лист уп мешок рул м м2 м3 кг л т пал ведро бал пара кор ящ блок банка канистра компл'.split(' '))

/** Numbers a conversion may rest on: the pack column, every number of the name, and areas or volumes that sizes in mm multiply to. */
function conversionFactors(row: CatalogRow): number[] {
  const text = `${row.pack ?? ''} ${row.name ?? ''}`.replaceAll(',', '.')
  const numbers = [...text.matchAll(/\d+(?:\.\d+)?/g)].map((match) => Number(match[0])).filter((value) => value > 0)
  const products = numbers.flatMap((a, i) => numbers.slice(i + 1).map((b) => a * b))
  return [...new Set([...numbers, ...numbers.map((value) => value / 1000), ...products, ...products.map((value) => value / 1e6)])]
}

const inKilograms = (amount: Amount): number => (amount.unit === 'т' ? amount.qty * 1000 : amount.qty)
const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b))

function isDerivable(said: Amount, base: Amount, row: CatalogRow): boolean {
  const ratio = inKilograms(said) / inKilograms(base)
  return conversionFactors(row).some((factor) => isClose(ratio, factor) || isClose(1 / ratio, factor))
}

const stems = (name: string): string[] => (name.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map((word) => word.slice(0, 4))

/** One family: the products share a word of their names and groups. */
function isOneFamily(skus: readonly string[], rows: Rows): boolean {
  const [first, ...rest] = skus.map((sku) => new Set(stems(`${rows.get(sku)?.name} ${rows.get(sku)?.group}`)))
  return [...(first ?? [])].some((stem) => rest.every((other) => other.has(stem)))
}

function lineProblems(line: ExpectedLine, rows: Rows): string[] {
  if (line.kind === 'unknown') return line.text === '' ? ['an unknown line needs a text'] : []
  const problems = line.skus.filter((sku) => !rows.has(sku)).map((sku) => `no sku ${sku} in the catalog`)
  if (new Set(line.skus).size !== line.skus.length) problems.push('a sku is repeated in one line')
  if (line.unit !== null && !UNITS.has(line.unit)) problems.push(`unit «${line.unit}» is not a normalised one`)
  if (line.kind === 'ambiguous') {
    if (line.skus.length < 2) problems.push('ambiguous needs two products')
    else if (!isOneFamily(line.skus, rows)) problems.push(`ambiguous over different families: ${line.skus.join(', ')}`)
    return problems
  }
  const row = rows.get(line.skus[0] ?? '')
  if (line.base && row && !isDerivable(line, line.base, row))
    problems.push(`${line.qty} ${line.unit} = ${line.base.qty} ${line.base.unit} does not follow from «${row.name}» «${row.pack}»`)
  return problems
}

function caseProblems(one: MatchingCase, rows: Rows | undefined): string[] {
  if (!rows) return [`no catalog ${one.catalog}`]
  const baskets = [...one.history.flatMap((order) => order.lines), ...(one.cart ?? [])]
  const problems = baskets
    .filter(({ sku }) => !rows.has(sku))
    .map(({ sku }) => `history or cart names sku ${sku} that is not in the catalog`)
  const bought = new Set(one.history.flatMap((order) => order.lines.map(({ sku }) => sku)))
  for (const line of one.expected) {
    problems.push(...lineProblems(line, rows))
    if (line.kind === 'product' && line.viaHistory && !line.skus.some((sku) => bought.has(sku)))
      problems.push('via history, but never bought')
  }
  if (one.expected.length === 0 && one.intent === null) problems.push('a message without order lines needs an intent')
  return problems
}

function setProblems({ cases }: CaseSet): string[] {
  const problems: string[] = []
  const ids = new Set<string>()
  const splits = new Map<string, string>()
  const messages = new Map<string, string>()
  for (const one of cases) {
    if (ids.has(one.id)) problems.push(`${one.id}: the id is used twice`)
    ids.add(one.id)
    const key = `${one.catalog}/${one.family ?? one.id}`
    const side = one.split === 'train' ? 'train' : 'held out'
    if ((splits.get(key) ?? side) !== side) problems.push(`${one.id}: family ${one.family} is in train and outside it`)
    splits.set(key, side)
    const basis = JSON.stringify([one.message, one.history, one.cart])
    const twin = messages.get(basis)
    if (twin) problems.push(`${one.id}: the same message as ${twin}`)
    messages.set(basis, one.id)
  }
  return problems
}

/** Everything wrong with a set of cases, in words; empty when it may be trusted. */
export function problemsOf(set: CaseSet): string[] {
  return [
    ...setProblems(set),
    ...set.cases.flatMap((one) => caseProblems(one, set.catalogs.get(one.catalog)).map((problem) => `${one.id}: ${problem}`)),
  ]
}

/** Accepted answers whose said unit is another class than the unit of sale and carry no conversion: worth a second look, not wrong. */
export function doubtsOf(set: CaseSet): string[] {
  return set.cases.flatMap((one) =>
    one.expected.flatMap((line) => {
      if (line.kind !== 'product' || line.base || line.unit === null) return []
      const sale = set.catalogs.get(one.catalog)?.get(line.skus[0] ?? '')
      const [said, sold] = [unitClass(line.unit), unitClass(sale?.unit)]
      return said === sold || (['piece', 'pack'].includes(said) && ['piece', 'pack'].includes(sold))
        ? []
        : [`${one.id}: ${line.qty} ${line.unit} of «${sale?.name}» sold by ${sale?.unit}`]
    }),
  )
}

if (import.meta.main) {
  const set = readCaseSet(process.argv[2] ?? new URL('../../fixtures/matching', import.meta.url).pathname)
  const problems = problemsOf(set)
  for (const problem of problems) console.log(`✗ ${problem}`)
  for (const doubt of doubtsOf(set)) console.log(`? ${doubt}`)
  const lines = set.cases.reduce((sum, one) => sum + one.expected.length, 0)
  console.log(`${set.cases.length} messages, ${lines} lines, ${set.catalogs.size} catalogs, ${problems.length} problems`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
