// What a model service adds and what a bad one can spoil: the cases of fixtures/matching by the engine alone and with a simulated service of every kind.
// Usage: npm run bench -- advice [--dir FOLDER] [--split train]
import { parseArgs } from 'node:util'
import { type CatalogItem, compileCatalog, type MatchContext, type Understanding, understand } from '@skladno/matching'
import { silentLogger, systemClock } from '@skladno/platform'
import { type Behaviour, startLanguageModelSimulator } from '@skladno/simulator-language-model'
import { type CatalogRow, toItem } from '../../apps/server/cli/match-input.ts'
import type { CatalogIndex } from '../../apps/server/contexts/catalog/index.ts'
import { createAdvisedRecognition, createModelAdvisor } from '../../apps/server/contexts/recognition/index.ts'
import { printTable } from '../main-job/table.ts'
import { readCaseSet } from './case-files.ts'
import { contextOf, predictedOf } from './engine.ts'
import { addTallies, metricsOf, saleUnitIn, scoreCase } from './score.ts'

const { values } = parseArgs({
  options: { dir: { type: 'string', default: new URL('../../fixtures/matching', import.meta.url).pathname }, split: { type: 'string' } },
})
const KINDS: readonly (Behaviour | null)[] = [null, 'good', 'none', 'contrary', 'obedient', 'invented', 'broken', 'slow']
const TIMEOUT_MS = 300

const set = readCaseSet(values.dir)
const cases = set.cases.filter((one) => !values.split || one.split === values.split)
const simulator = await startLanguageModelSimulator()

function indexOf(rows: ReadonlyMap<string, CatalogRow>): CatalogIndex {
  const catalog = compileCatalog([...rows.values()].flatMap((row): CatalogItem[] => [toItem(row)].filter((item) => item !== null)))
  const missing = (): never => {
    throw new Error('A bench only understands')
  }
  return {
    start: async () => {},
    isReady: () => true,
    understand: (text, context) => understand(text, catalog, context),
    item: (id) => {
      const at = catalog.indexOf(id)
      return at === undefined ? null : catalog.item(at)
    },
    contradictions: missing,
    search: missing,
    catchUp: async () => {},
    stop: async () => {},
  }
}

type Reader = (text: string, context: MatchContext) => Promise<Understanding>

async function measured(kind: Behaviour | null, readers: ReadonlyMap<string, Reader>): Promise<readonly string[]> {
  if (kind !== null) simulator.behave(kind)
  const asked = simulator.requests.length
  const began = performance.now()
  const tallies = []
  for (const one of cases) {
    const read = readers.get(one.catalog)
    if (read === undefined) throw new Error(`No catalogs/${one.catalog}.csv in ${values.dir}`)
    const understanding = await read(one.message, contextOf(one, undefined))
    tallies.push(scoreCase(one, predictedOf(understanding), saleUnitIn(set, one.catalog)).tally)
  }
  const { precision, wrongPer100Lines, askRate, skuReachable, straightThrough } = metricsOf(addTallies(tallies))
  const figures = [precision, wrongPer100Lines, askRate, skuReachable, straightThrough].map((value) => value?.toFixed(2) ?? '–')
  return [
    kind ?? 'engine alone',
    ...figures,
    String(simulator.requests.length - asked),
    `${((performance.now() - began) / cases.length).toFixed(0)} ms`,
  ]
}

function readersOf(kind: Behaviour | null): ReadonlyMap<string, Reader> {
  return new Map(
    [...set.catalogs].map(([name, rows]) => {
      const index = indexOf(rows)
      if (kind === null) return [name, async (text, context) => index.understand(text, context)]
      const connection = {
        baseUrl: simulator.url,
        model: 'simulated',
        apiKey: null,
        http: fetch,
        timeoutMs: TIMEOUT_MS,
        logger: silentLogger,
      }
      const recognition = createAdvisedRecognition({ index, advisor: createModelAdvisor(connection), clock: systemClock })
      return [name, (text: string, context: MatchContext) => recognition.run(async (one) => one.understand(text, context))]
    }),
  )
}

const rows: (readonly string[])[] = []
for (const kind of KINDS) rows.push(await measured(kind, readersOf(kind)))
printTable(['model service', 'P', 'wrong/100', 'ask', 'reach', 'straight', 'questions', 'a message'], rows)
await simulator.close()
