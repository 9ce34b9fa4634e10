import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectOk, type Result } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anEmployee, anOrganisation, aPack, aPrice, aPriceType, aProduct, given } from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import type { EmployeeActor, Role } from '../parties/index.ts'
import { setFloors } from '../terms/index.ts'
import type { ImportOutcome } from './domain/outcome.ts'
import { listImportPrices } from './queries/price-rows.ts'
import { finishImport, startImport } from './use-cases/file-import.ts'
import { acceptPrices } from './use-cases/price-rows.ts'
import { runLoad } from './use-cases/run-load.ts'

const database = withDatabase<DB>()
const SYSTEM = { kind: 'system', name: 'test' } as const
let folder = ''
let wholesale = ''
let retail = ''
const products: Record<string, string> = {}
const people: Record<string, EmployeeActor> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-prices-'))
  await given(database.uow, async (tx) => {
    await anOrganisation(tx)
    wholesale = await aPriceType(tx, { name: 'Опт' })
    retail = await aPriceType(tx, { name: 'Розница' })
    for (const sku of ['А-1', 'А-2', 'А-3', 'А-4']) products[sku] = await aProduct(tx, { sku, name: `Товар ${sku}`, base_unit: 'шт' })
    await aPack(tx, { product_id: products['А-4'] ?? '', unit: 'уп', numerator: 10, is_sale: true })
    for (const [name, roles] of [
      ['Ольга', ['owner']],
      ['Борис', ['buyer']],
    ] as const)
      people[name] = {
        kind: 'employee',
        employeeId: await anEmployee(tx, { name, roles: [...roles] }),
        name,
        roles: roles as readonly Role[],
      }
  })
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  await given(database.uow, async (tx) => {
    await tx.db.deleteFrom('price').execute()
    await tx.db.deleteFrom('floor_price').execute()
    for (const [sku, micros] of [
      ['А-1', 100_000_000],
      ['А-2', 200_000_000],
      ['А-3', 300_000_000],
    ] as const)
      await aPrice(tx, { product_id: products[sku] ?? '', price_type_id: wholesale, micros, unit: 'шт' })
    await setFloors(tx, [
      { productId: products['А-1'] ?? '', currency: 'RUB', floorMicros: 90_000_000, costMicros: 80_000_000 },
      { productId: products['А-2'] ?? '', currency: 'RUB', floorMicros: null, costMicros: 150_000_000 },
    ])
  })
})

interface Brought {
  readonly mode?: 'check' | 'apply'
  readonly options?: object
  readonly importId?: string
}

async function load(lines: readonly string[], { mode = 'apply', options = {}, importId }: Brought = {}): Promise<Result<ImportOutcome>> {
  const path = join(folder, 'прайс.csv')
  await writeFile(path, lines.join('\n'))
  database.clock.advance(60_000)
  const command = { kind: 'prices', paths: [path], options, actor: SYSTEM, ...(importId === undefined ? {} : { importId }) } as const
  if (mode === 'check') return runLoad(database.uow, command, { kind: 'check' })
  return runLoad(database.uow, command, {
    kind: 'apply',
    keep: async (tx, outcome) => (importId === undefined ? undefined : finishImport(tx, { importId, state: 'applied', outcome })),
  })
}
const counts = (outcome: ImportOutcome) => Object.fromEntries(outcome.figures.map(({ key, count }) => [key, count]))
async function pricesOf(type: string): Promise<Record<string, number>> {
  const { rows } = await database.uow.read((db) =>
    sql<{ sku: string; micros: number }>`
      SELECT p.sku, c.micros FROM price c JOIN product p ON p.id = c.product_id WHERE c.price_type_id = ${type} ORDER BY 1`.execute(db),
  )
  return Object.fromEntries(rows.map(({ sku, micros }) => [sku, micros / 1_000_000]))
}

describe('a price list', () => {
  it('sets the prices of its columns by their names, and says what changes', async () => {
    const outcome = expectOk(await load(['Артикул;Наименование;Опт;Розница', 'А-1;x;110;150', 'А-2;x;200;250', 'А-3;x;;310']))
    expect(counts(outcome)).toEqual({ 'prices-changed': 1, 'prices-new': 3, 'prices-same': 1 })
    expect(await pricesOf(wholesale)).toEqual({ 'А-1': 110, 'А-2': 200, 'А-3': 300 })
    expect(await pricesOf(retail)).toEqual({ 'А-1': 150, 'А-2': 250, 'А-3': 310 })
  })

  it('brings prices to the pack the goods are sold in, and finds goods by their only name', async () => {
    const outcome = expectOk(await load(['Наименование;Ед.;Опт', 'товар а-4;шт;7,5']))
    expect(outcome.rejected).toEqual([])
    expect(await pricesOf(wholesale)).toMatchObject({ 'А-4': 75 })
  })

  it('loaded again changes nothing', async () => {
    const lines = ['Артикул;Наименование;Опт', 'А-1;x;110', 'А-2;x;220']
    expectOk(await load(lines))
    const versions = () => database.uow.read((db) => sql`SELECT product_id, version, micros FROM price ORDER BY 1`.execute(db))
    const { rows: before } = await versions()
    expect(counts(expectOk(await load(lines)))).toEqual({ 'prices-same': 2 })
    expect((await versions()).rows).toEqual(before)
  })

  it('makes no product: an unknown article is a bad row with its cells, put right on the spot', async () => {
    const lines = ['Артикул;Наименование;Опт', 'А-1;x;110', 'Я-1;x;180']
    const outcome = expectOk(await load(lines, { mode: 'check' }))
    expect(outcome.rejected).toMatchObject([{ code: 'catalog.unknown-product', value: 'Я-1', place: { line: 3 } }])
    expect(outcome.rejected[0]?.cells.map(({ value }) => value)).toEqual(['Я-1', 'x', '180'])
    expectOk(await load(lines, { options: { rows: { 'прайс.csv||3': { A: 'А-2' } } } }))
    expect(await pricesOf(wholesale)).toMatchObject({ 'А-1': 110, 'А-2': 180 })
  })

  it('with a price for a unit nobody can convert has the row with its cells, put right on the spot', async () => {
    const lines = ['Артикул;Наименование;Опт', 'А-1;x;110 ₽/рул']
    const outcome = expectOk(await load(lines, { mode: 'check' }))
    expect(outcome.rejected).toMatchObject([{ code: 'catalog.price-unit', value: 'рул' }])
    expect(outcome.rejected[0]?.cells.map(({ header, value }) => [header, value])).toEqual([
      ['Артикул', 'А-1'],
      ['Наименование', 'x'],
      ['Опт', '110 ₽/рул'],
    ])
    expectOk(await load(lines, { options: { rows: { 'прайс.csv||2': { C: '110' } } } }))
    expect(await pricesOf(wholesale)).toMatchObject({ 'А-1': 110 })
  })

  it('with a plain «Цена» waits until a price type is chosen; a chosen column goes where a person says', async () => {
    const lines = ['Артикул;Наименование;Цена', 'А-1;x;130']
    const outcome = expectOk(await load(lines))
    expect(outcome.blocked?.code).toBe('imports.no-price-type')
    expect(await pricesOf(wholesale)).toMatchObject({ 'А-1': 100 })
    expectOk(await load(lines, { options: { priceTypeId: retail } }))
    expect(await pricesOf(retail)).toEqual({ 'А-1': 130 })
    expectOk(await load(lines, { options: { columns: { 'прайс.csv||C': `price:${wholesale}` } } }))
    expect(await pricesOf(wholesale)).toMatchObject({ 'А-1': 130 })
  })

  it('sets lowest prices and costs, which count for its own prices at once', async () => {
    const outcome = expectOk(
      await load(['Артикул;Наименование;Опт;Минимальная цена;Себестоимость', 'А-1;x;99;99,5;70', 'А-3;x;300;250;200']),
    )
    expect(counts(outcome)).toEqual({ 'prices-held': 1, 'floors-changed': 2, 'costs-changed': 2, 'prices-same': 1 })
    const { rows } = await database.uow.read((db) =>
      sql`SELECT p.sku, f.micros, f.cost_micros FROM floor_price f JOIN product p ON p.id = f.product_id ORDER BY 1`.execute(db),
    )
    expect(rows).toEqual([
      { sku: 'А-1', micros: 99_500_000, cost_micros: 70_000_000 },
      { sku: 'А-2', micros: null, cost_micros: 150_000_000 },
      { sku: 'А-3', micros: 250_000_000, cost_micros: 200_000_000 },
    ])
  })

  it('keeps the price as it was below the floor, below the cost, and where it leaps; the rest goes in', async () => {
    const outcome = expectOk(await load(['Артикул;Наименование;Опт', 'А-1;x;85', 'А-2;x;149,99', 'А-3;x;3000', 'А-4;x;5']))
    expect(outcome.prices?.map(({ sku, doubts }) => [sku, doubts.join()])).toEqual([
      ['А-3', 'outlier'],
      ['А-2', 'below-cost'],
      ['А-1', 'below-floor'],
      ['А-4', ''],
    ])
    expect(counts(outcome)).toEqual({ 'prices-held': 3, 'prices-new': 1, 'prices-same': 0 })
    expect(await pricesOf(wholesale)).toEqual({ 'А-1': 100, 'А-2': 200, 'А-3': 300, 'А-4': 50 })
  })
})

describe('a doubtful price', () => {
  const LINES = ['Артикул;Наименование;Опт', 'А-1;x;85', 'А-3;x;3000']

  async function checked(): Promise<string> {
    const importId = await database.uow.run((tx) => startImport(tx, { kind: 'prices', files: [], options: {}, actor: SYSTEM, by: 'Анна' }))
    const outcome = expectOk(await load(LINES, { mode: 'check', importId }))
    await database.uow.run((tx) => finishImport(tx, { importId, state: 'checked', outcome }))
    return importId
  }
  const rowsOf = async (importId: string) =>
    (await database.uow.read((db) => listImportPrices(db, { importId, isDoubtfulOnly: true, offset: 0, limit: 50, locale: 'ru' }))).prices
  const accept = (importId: string, who: string, positions?: readonly number[], isAccepted = true) => {
    const actor = people[who]
    if (actor === undefined) throw new Error(`There is no ${who}`)
    return database.uow.run((tx) => acceptPrices(tx, { importId, positions, isAccepted, actor }))
  }

  it('is shown with old, new, change, floor and cost', async () => {
    expect(await rowsOf(await checked())).toMatchObject([
      { sku: 'А-3', from: '300', to: '3000', changeBp: 90_000, target: 'Опт', doubts: ['outlier'], isAccepted: false },
      {
        sku: 'А-1',
        from: '100',
        to: '85',
        changeBp: -1_500,
        floor: '90',
        cost: '80',
        doubts: ['below-floor'],
        unit: 'шт',
        currency: 'RUB',
      },
    ])
  })

  it('below the floor is taken only by somebody who may price, a leap by anybody who may import', async () => {
    const importId = await checked()
    const positions = Object.fromEntries((await rowsOf(importId)).map(({ sku, position }) => [sku, position]))
    expect(await accept(importId, 'Борис')).toMatchObject({ error: { code: 'imports.floor-not-allowed' } })
    expect(await accept(importId, 'Борис', [positions['А-1'] ?? 0])).toMatchObject({ error: { code: 'imports.floor-not-allowed' } })
    expectOk(await accept(importId, 'Борис', [positions['А-3'] ?? 0]))
    expectOk(await load(LINES, { importId }))
    expect(await pricesOf(wholesale)).toMatchObject({ 'А-1': 100, 'А-3': 3000 })
  })

  it('taken by the owner goes in and stays in the history with who took it', async () => {
    const importId = await checked()
    expectOk(await accept(importId, 'Ольга'))
    expectOk(await load(LINES, { importId }))
    expect(await pricesOf(wholesale)).toMatchObject({ 'А-1': 85, 'А-3': 3000 })
    const { rows } = await database.uow.read((db) =>
      sql`SELECT accepted_by AS by FROM import_price WHERE import_id = ${importId}`.execute(db),
    )
    expect(rows).toEqual([{ by: 'Ольга' }, { by: 'Ольга' }])
    expect(await accept(importId, 'Ольга', undefined, false)).toMatchObject({ error: { code: 'imports.not-checked' } })
  })

  it('taken once is asked about again when the list says another price', async () => {
    const importId = await checked()
    expectOk(await accept(importId, 'Ольга'))
    const outcome = expectOk(await load(['Артикул;Наименование;Опт', 'А-1;x;84', 'А-3;x;3000'], { mode: 'check', importId }))
    expect(outcome.prices?.map(({ sku, acceptedBy }) => [sku, acceptedBy])).toEqual([
      ['А-3', 'Ольга'],
      ['А-1', null],
    ])
  })
})
