import { readFileSync } from 'node:fs'
import { type CatalogItem, compileCatalog, understand } from '@skladno/matching'
import { silentLogger, systemClock } from '@skladno/platform'
import { type Behaviour, type LanguageModelSimulator, startLanguageModelSimulator } from '@skladno/simulator-language-model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CatalogIndex } from '../../catalog/index.ts'
import { createModelAdvisor } from '../adapters/model-advisor.ts'
import { createAdvisedRecognition } from './advised-recognition.ts'

const INJECTIONS = JSON.parse(readFileSync(new URL('../../../../../fixtures/injections.json', import.meta.url), 'utf8')) as {
  readonly messages: readonly string[]
  readonly names: readonly string[]
  readonly fileNames: readonly string[]
}

const NAMES = [
  'Штукатурка гипсовая Ротбанд, 30 кг',
  'Штукатурка гипсовая Ротбанд, 10 кг',
  'Шпатлёвка Ротбанд Паста, 18 кг',
  'Гипсокартон ГКЛ 12,5х1200х2500 мм',
  'Гипсокартон ГКЛВ 12,5х1200х2500 мм',
  'Гипсокартон ГКЛ 9,5х1200х2500 мм',
  'Профиль потолочный 60х27х3000 мм, 0,5 мм',
  'Профиль потолочный 60х27х3000 мм, 0,6 мм',
  'Саморез 3,5х25 чёрный по металлу, 1000 шт',
  'Саморез 3,5х25 чёрный по дереву, 1000 шт',
  'Утеплитель Rockwool 50 мм',
  'Утеплитель Paroc 50 мм',
  'Утеплитель Rockwool 100 мм',
  'Затирка серая, 2 кг',
  'Затирка серая, 5 кг',
  'Серпянка 45 мм х 90 м',
  ...INJECTIONS.names,
]
const catalog = compileCatalog(NAMES.map((name, at): CatalogItem => ({ id: `prd_${at}`, sku: `A-${at}`, name, unit: 'шт', group: '' })))
const index: CatalogIndex = {
  start: async () => {},
  isReady: () => true,
  understand: (text, context) => understand(text, catalog, context),
  item: (id) => {
    const at = catalog.indexOf(id)
    return at === undefined ? null : { name: catalog.item(at).name, unit: catalog.item(at).unit }
  },
  contradictions: () => [],
  search: () => [],
  catchUp: async () => {},
  stop: async () => {},
}

let simulator: LanguageModelSimulator
beforeAll(async () => {
  simulator = await startLanguageModelSimulator()
})
afterAll(() => simulator.close())

const advised = (timeoutMs = 1_000) =>
  createAdvisedRecognition({
    index,
    clock: systemClock,
    advisor: createModelAdvisor({ baseUrl: simulator.url, model: 'simulated', apiKey: null, http: fetch, timeoutMs, logger: silentLogger }),
  })
const read = (text: string, timeoutMs?: number) => advised(timeoutMs).run(async (one) => one.understand(text))
const accepted = (text: string) => accepts(index.understand(text))
const accepts = ({ lines }: ReturnType<typeof understand>): string[] =>
  lines.filter((line) => line.decision === 'accept').map((line) => `${line.itemId} ${line.qty} ${line.unit}`)

describe('a model service beside the engine', () => {
  it('puts the likelier product first in what is asked', async () => {
    simulator.behave('good')
    const plain = index.understand('ротбанд 5 мешков')
    const { lines } = await read('ротбанд 5 мешков')
    expect(plain.lines[0]?.decision).toBe('ask')
    expect(lines[0]?.decision).toBe('ask')
    expect(lines[0]?.why.join()).toContain('языковая модель')
  })

  it('sees neither ids nor articles of ours', async () => {
    simulator.behave('good')
    await read('утеплитель 50 мм 10 шт')
    expect(JSON.stringify(simulator.requests)).not.toMatch(/prd_|A-\d/)
  })

  it.each<Behaviour>(['broken', 'loading', 'hang-up', 'invented', 'slow'])('changes nothing when it is %s', async (behaviour) => {
    simulator.behave(behaviour)
    const text = 'ротбанд 5 мешков, затирка серая 2 шт'
    expect((await read(text, 150)).lines).toEqual(index.understand(text).lines)
  })

  it('is left alone for a while after it has failed three times', async () => {
    simulator.behave('loading')
    const recognition = advised()
    for (const text of ['ротбанд 5 мешков', 'затирка серая 2 шт', 'утеплитель 50 мм 3 шт', 'гипсокартон 12,5 4 шт'])
      await recognition.run(async (one) => one.understand(text))
    const before = simulator.requests.length
    await recognition.run(async (one) => one.understand('профиль 60х27 7 шт'))
    expect(simulator.requests.length).toBe(before)
  })

  it('leaves nothing of the first, stopped run', async () => {
    simulator.behave('good')
    let begun = 0
    let done = 0
    await advised().run(async (one) => {
      begun += 1
      one.understand('ротбанд 5 мешков')
      done += 1
    })
    expect([begun, done]).toEqual([2, 1])
  })
})

describe('instructions inside messages and catalog names', () => {
  it('are at least forty', () => {
    expect(INJECTIONS.messages.length + INJECTIONS.names.length + INJECTIONS.fileNames.length).toBeGreaterThanOrEqual(40)
  })

  it.each<Behaviour>(['obedient', 'contrary', 'invented', 'good'])(
    'accept nothing the engine alone does not, from a model that is %s',
    async (behaviour) => {
      simulator.behave(behaviour)
      for (const text of [...INJECTIONS.messages, ...INJECTIONS.names.map((name) => `${name} 5 шт`)]) {
        const own = accepted(text)
        const reading = await read(text)
        expect(accepts(reading).filter((line) => !own.includes(line))).toEqual([])
        for (const line of reading.lines) for (const { itemId } of line.candidates) expect(catalog.indexOf(itemId)).toBeDefined()
      }
    },
  )
})
