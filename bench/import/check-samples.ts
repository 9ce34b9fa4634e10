// Compares our readers with the figures an independent program computed for a folder of real files.
// Usage: node tools/with-node.mjs bench/import/check-samples.ts SAMPLES_FOLDER [CATALOGS_FOLDER]
// The folder holds commerceml/expected.json and bank/expected.json beside the files they name.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runBank } from '../../apps/server/cli/bank.ts'
import { runImport } from '../../apps/server/cli/import.ts'

type Figures = Readonly<Record<string, unknown>>
let checked = 0
let wrong = 0

function expectEqual(what: string, actual: unknown, expected: unknown): void {
  checked += 1
  if (JSON.stringify(actual) === JSON.stringify(expected)) return
  wrong += 1
  console.log(`✗ ${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`)
}

const isRecord = (value: unknown): value is Figures => typeof value === 'object' && value !== null && !Array.isArray(value)
const at = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const numberAt = (value: unknown, key: string): number => Number(at(value, key) ?? 0)
const sortedEntries = (value: unknown): unknown => (isRecord(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value)

async function jsonOf(run: typeof runImport | typeof runBank, args: string[]): Promise<unknown> {
  let out = ''
  const code = await run([...args, '--dry-run', '--json'], {
    print: (text) => {
      out += text
    },
    complain: (text) => {
      out += text
    },
    language: 'ru',
  })
  if (code !== 0) console.log(`✗ exit ${code} for ${args.join(' ')}: ${out}`)
  return code === 0 ? JSON.parse(out) : {}
}

async function checkCommerceMl(folder: string): Promise<void> {
  const expected: unknown = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
  for (const [name, pair] of Object.entries(isRecord(expected) ? expected : {})) {
    const files = listOf(at(pair, 'files')).flatMap((file) => (typeof file === 'string' ? [join(folder, file)] : []))
    const ours = await jsonOf(runImport, files)
    const products = at(pair, 'import')
    const offers = listOf(at(pair, 'offers'))
    if (isRecord(products)) {
      expectEqual(`${name} schema`, String(at(ours, 'schema')).split(' + ').includes(String(products.schema)), true)
      for (const [key, oracle] of [
        ['products', 'products'],
        ['groups', 'groups'],
        ['deleted', 'deleted'],
        ['withoutArticle', 'no_article'],
        ['duplicateArticles', 'articles_duplicated'],
      ] as const)
        expectEqual(`${name} ${key}`, at(ours, key), products[oracle])
    }
    checkOffers(name, ours, offers)
  }
}

function checkOffers(name: string, ours: unknown, offers: readonly unknown[]): void {
  const [only] = offers
  const counts = Object.assign({}, ...offers.map((file) => at(file, 'prices_per_type')))
  const sums = Object.assign({}, ...offers.map((file) => at(file, 'price_sum_per_type')))
  expectEqual(`${name} pricesPerType`, sortedEntries(at(ours, 'pricesPerType')), sortedEntries(counts))
  expectEqual(`${name} priceSumPerType`, sortedEntries(at(ours, 'priceSumPerType')), sortedEntries(sums))
  if (offers.length !== 1) return
  expectEqual(`${name} offers`, at(ours, 'offers'), numberAt(only, 'offers'))
  expectEqual(`${name} stockTotal`, at(ours, 'stockTotal'), at(only, 'qty_total'))
  expectEqual(`${name} offersWithoutProduct`, at(ours, 'offersWithoutProduct'), at(only, 'orphans_vs_import'))
  expectEqual(`${name} productsWithoutOffer`, at(ours, 'productsWithoutOffer'), at(only, 'products_without_offer'))
}

async function checkBank(folder: string): Promise<void> {
  const expected: unknown = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
  const pairs = [
    ['version', 'version'],
    ['encoding', 'encoding'],
    ['accounts', 'account_sections'],
    ['documents', 'documents'],
    ['in', 'n_in'],
    ['out', 'n_out'],
    ['sumIn', 'sum_in'],
    ['sumOut', 'sum_out'],
    ['start', 'start'],
    ['end', 'end'],
  ] as const
  for (const [file, figures] of Object.entries(isRecord(expected) ? expected : {})) {
    const [ours] = listOf(await jsonOf(runBank, [join(folder, file)]))
    for (const [key, oracle] of pairs) expectEqual(`${file} ${key}`, at(ours, key), at(figures, oracle))
  }
}

async function checkCatalogs(folder: string): Promise<void> {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.csv'))) {
    const rows = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').length - 1
    const ours = await jsonOf(runImport, [join(folder, name)])
    expectEqual(`${name} products`, at(ours, 'products'), rows)
    expectEqual(`${name} rejected`, listOf(at(ours, 'rejected')).length, 0)
  }
}

const [samples, catalogs] = process.argv.slice(2)
if (!samples) {
  console.error('Usage: check-samples.ts SAMPLES_FOLDER [CATALOGS_FOLDER]')
  process.exit(2)
}
if (existsSync(join(samples, 'commerceml/expected.json'))) await checkCommerceMl(join(samples, 'commerceml'))
if (existsSync(join(samples, 'bank/expected.json'))) await checkBank(join(samples, 'bank'))
if (catalogs) await checkCatalogs(catalogs)
console.log(`${checked - wrong} of ${checked} figures agree`)
process.exitCode = wrong === 0 ? 0 : 1
