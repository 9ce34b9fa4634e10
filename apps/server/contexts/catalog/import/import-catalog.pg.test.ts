import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withDatabase } from '@skladno/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aProduct, given } from '../../../db/test-rows.ts'
import type { DB } from '../../../db/types.ts'
import { PRODUCTS_CHANGED } from '../events.ts'
import { CatalogFileError, type CatalogImportOutcome, type ImportCatalog, importCatalog } from './index.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../../../../../fixtures/import/${name}`, import.meta.url))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-import-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, lines.join('\n'))
  return path
}

const load = (
  database: ReturnType<typeof withDatabase<DB>>,
  path: string,
  more: Partial<ImportCatalog> = {},
): Promise<CatalogImportOutcome> => {
  database.clock.advance(60_000)
  return database.uow.run((tx) => importCatalog(tx, { paths: [path], currency: 'RUB', timeZone: 'Europe/Moscow', ...more }))
}

const rowsOf = async <T>(database: ReturnType<typeof withDatabase<DB>>, query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
  (await database.uow.read((db) => query.execute(db))).rows

describe('a price list', () => {
  const database = withDatabase<DB>()
  const HEADER = 'Артикул;Наименование;Ед.;В упаковке;Опт;Розница;Склад Северный;Склад Южный;Группа'
  const prices = () =>
    rowsOf<{ sku: string; type: string; micros: number; unit: string }>(
      database,
      sql`SELECT g.sku, y.name AS type, p.micros, p.unit FROM price p JOIN product g ON g.id = p.product_id JOIN price_type y ON y.id = p.price_type_id ORDER BY 1, 2`,
    )

  it('becomes products, packs, groups, price types and stock by warehouse', async () => {
    const path = await file('price.csv', [
      HEADER,
      'ГКЛ-12;Гипсокартон 12,5 мм;лист;;415,50;480;300;20;Листы',
      'СГМ-25;Саморез 3,5х25;шт.;500;0,64;0,9;50000;;Крепёж',
      'БЕЗ-1;Плита под заказ;лист;;по запросу;;;;Листы',
    ])
    const outcome = await load(database, path)
    expect(outcome).toMatchObject({
      alarm: null,
      products: { inserted: 3, withdrawn: 0 },
      prices: { inserted: 4, createdTypes: ['Опт', 'Розница'] },
      stock: { inserted: 3, createdWarehouses: ['Склад Северный', 'Склад Южный'] },
    })
    expect(await prices()).toEqual([
      { sku: 'ГКЛ-12', type: 'Опт', micros: 415_500_000, unit: 'лист' },
      { sku: 'ГКЛ-12', type: 'Розница', micros: 480_000_000, unit: 'лист' },
      { sku: 'СГМ-25', type: 'Опт', micros: 640_000, unit: 'шт' },
      { sku: 'СГМ-25', type: 'Розница', micros: 900_000, unit: 'шт' },
    ])
    expect(await rowsOf(database, sql`SELECT unit, numerator, denominator, is_sale FROM pack`)).toEqual([
      { unit: 'уп', numerator: 500, denominator: 1, is_sale: false },
    ])
    expect(await rowsOf(database, sql`SELECT quantity_thousandths AS q FROM stock ORDER BY 1`)).toEqual([
      { q: 20_000 },
      { q: 300_000 },
      { q: 50_000_000 },
    ])
  })

  it('loaded again changes nothing and tells nobody', async () => {
    const before = await rowsOf(database, sql`SELECT id, version FROM product ORDER BY id`)
    const outcome = await load(database, join(folder, 'price.csv'))
    expect(outcome).toMatchObject({
      products: { inserted: 0, changed: 0, unchanged: 3, withdrawn: 0 },
      prices: { inserted: 0, changed: 0, unchanged: 4, removed: 0, createdTypes: [] },
      stock: { inserted: 0, changed: 0, unchanged: 3, zeroed: 0, createdWarehouses: [] },
    })
    expect(await rowsOf(database, sql`SELECT id, version FROM product ORDER BY id`)).toEqual(before)
    expect(await rowsOf(database, sql`SELECT count(*) AS events FROM event_log WHERE type = ${PRODUCTS_CHANGED}`)).toEqual([{ events: 1 }])
    const [age] = await rowsOf<{ fresh: boolean }>(database, sql`SELECT bool_and(as_of = ${database.clock.now()}) AS fresh FROM stock`)
    expect(age?.fresh).toBe(true)
  })

  it('keeps what people added by hand and shows the price changes', async () => {
    await database.pool.query(`UPDATE product SET weight_grams = 24000, description = 'Для сухих помещений' WHERE sku = 'ГКЛ-12'`)
    const path = await file('changed.csv', [
      HEADER,
      'ГКЛ-12;Гипсокартон 12,5 мм;лист;;831;480;250;20;Листы',
      'СГМ-25;Саморез 3,5х25;шт.;500;0,64;0,9;50000;;Крепёж',
      'БЕЗ-1;Плита под заказ;лист;;;;;;Листы',
    ])
    const outcome = await load(database, path)
    expect(outcome).toMatchObject({ products: { changed: 0 }, prices: { changed: 1, unchanged: 3 }, stock: { changed: 1 } })
    expect(outcome.prices.examples).toEqual([
      { sku: 'ГКЛ-12', name: 'Гипсокартон 12,5 мм', priceType: 'Опт', fromMicros: 415_500_000, toMicros: 831_000_000 },
    ])
    expect(await rowsOf(database, sql`SELECT weight_grams FROM product WHERE sku = 'ГКЛ-12'`)).toEqual([{ weight_grams: 24_000 }])
  })

  it('that has become much shorter is an alarm, and nothing happens until a person says yes', async () => {
    const many = Array.from({ length: 30 }, (_, n) => `Т-${n};Товар ${n};шт;;10;12;1;1;Разное`)
    await load(database, await file('many.csv', [HEADER, ...many]), { isPart: true })
    const short = await file('short.csv', [HEADER, ...many.slice(0, 5)])
    const alarmed = await load(database, short)
    expect(alarmed.alarm).toMatchObject({ active: 33, leaving: 28 })
    expect(await rowsOf(database, sql`SELECT count(*) AS active FROM product WHERE is_active`)).toEqual([{ active: 33 }])
    const confirmed = await load(database, short, { isConfirmed: true })
    expect(confirmed).toMatchObject({ alarm: null, products: { withdrawn: 28 } })
    expect(await rowsOf(database, sql`SELECT count(*) AS active FROM product WHERE is_active`)).toEqual([{ active: 5 }])
  })

  it('never takes out what was entered by hand', async () => {
    await given(database.uow, (tx) => aProduct(tx, { sku: 'РУЧ-1' }))
    await load(database, join(folder, 'short.csv'), { isConfirmed: true })
    expect(await rowsOf(database, sql`SELECT is_active FROM product WHERE sku = 'РУЧ-1'`)).toEqual([{ is_active: true }])
  })

  it('with a broken end leaves nothing behind', async () => {
    const [before] = await rowsOf(database, sql`SELECT count(*) AS count FROM product`)
    const broken = join(folder, 'half.xml')
    await writeFile(
      broken,
      '<КоммерческаяИнформация ВерсияСхемы="2.09"><Каталог><Товары><Товар><Ид>1</Ид><Наименование>Начало</Наименование></Товар><Товар><Ид>2',
    )
    await expect(load(database, broken)).rejects.toThrow(CatalogFileError)
    expect(await rowsOf(database, sql`SELECT count(*) AS count FROM product`)).toEqual([before])
  })

  it('priced by the pack is sold by the pack; a price of an unknown unit is refused with its place', async () => {
    const path = await file('packs.csv', [
      'Артикул;Наименование;Ед.;В упаковке;Цена',
      'П-1;Плитка 30х30;м2;1,44;1 440 ₽/уп',
      'П-2;Плитка 20х20;м2;;900 ₽/пал',
    ])
    const outcome = await load(database, path, { isPart: true })
    expect(outcome.prices.refused).toMatchObject([{ code: 'price-unit', value: 'пал', place: { line: 3 } }])
    expect(
      await rowsOf(
        database,
        sql`SELECT k.unit, k.numerator, k.denominator, k.is_sale, p.micros, p.unit AS "priceUnit" FROM pack k
      JOIN product g ON g.id = k.product_id JOIN price p ON p.product_id = g.id WHERE g.sku = 'П-1'`,
      ),
    ).toEqual([{ unit: 'уп', numerator: 36, denominator: 25, is_sale: true, micros: 1_440_000_000, priceUnit: 'уп' }])
    expect((await load(database, path, { isPart: true })).products).toMatchObject({ changed: 0, unchanged: 2 })
  })

  const ordering = (like: string) =>
    rowsOf<{ sku: string; unit: string; step: number; minimum: number }>(
      database,
      sql`SELECT g.sku, k.unit, k.multiple_thousandths / 1000.0 AS step, k.minimum_thousandths / 1000.0 AS minimum FROM pack k
        JOIN product g ON g.id = k.product_id WHERE k.is_sale AND g.sku LIKE ${like} ORDER BY 1`,
    ).then((rows) => rows.map(({ sku, unit, step, minimum }) => [sku, unit, Number(step), Number(minimum)]))

  it('says by how many goods are ordered and the least, counted in what is sold; what is not said stays', async () => {
    const header = 'Артикул;Наименование;Ед.;В упаковке;Цена;Кратность;Мин. заказ'
    const rows = [
      'К-1;Пена;шт;;410;6;12',
      'К-2;Саморез;шт;500;320 ₽/уп;500;1 500 шт',
      'К-3;Дюбель;шт;50;90 ₽/уп;75;',
      'К-4;Кабель;м;;30;5;2,5',
      'К-5;Крюк;шт;;30;;3 уп',
      'К-6;Клей;шт;;30;по договорённости;',
    ]
    const outcome = await load(database, await file('steps.csv', [header, ...rows]), { isPart: true })
    expect(outcome.summary.warnings).toMatchObject([{ code: 'order-rule-unread' }])
    const said = [
      ['К-1', 'шт', 6, 12],
      ['К-2', 'уп', 1, 3],
      ['К-3', 'уп', 3, 0],
      ['К-4', 'м', 5, 2.5],
    ]
    expect(await ordering('К-_')).toEqual(said)
    expect((await load(database, join(folder, 'steps.csv'), { isPart: true })).products).toMatchObject({ changed: 0, unchanged: 6 })
    const without = rows.map((row) => row.split(';').slice(0, 5).join(';'))
    await load(database, await file('steps-unsaid.csv', ['Артикул;Наименование;Ед.;В упаковке;Цена', ...without]), { isPart: true })
    expect(await ordering('К-_')).toEqual(said)
  })

  it('of 1C says the same by requisites and by the characteristics of an offer', async () => {
    const product = (id: string, more: string) =>
      `<Товар><Ид>${id}</Ид><Артикул>${id}</Артикул><Наименование>Мяч ${id}</Наименование><БазоваяЕдиница Код="796">шт</БазоваяЕдиница>${more}</Товар>`
    const requisite = (name: string, value: string) =>
      `<ЗначениеРеквизита><Наименование>${name}</Наименование><Значение>${value}</Значение></ЗначениеРеквизита>`
    const rule = `<ЗначенияРеквизитов>${requisite('КратностьОтгрузки', '12')}${requisite('МинимальноеКоличество', '24')}</ЗначенияРеквизитов>`
    const trait = '<ХарактеристикаТовара><Наименование>Кратность</Наименование><Значение>10</Значение></ХарактеристикаТовара>'
    const offers = `<Предложение><Ид>РК-2#1</Ид><ХарактеристикиТовара>${trait}</ХарактеристикиТовара></Предложение>`
    const path = await file('steps.xml', [
      '<КоммерческаяИнформация ВерсияСхемы="2.09">',
      `<Каталог СодержитТолькоИзменения="true"><Товары>${product('РК-1', rule)}${product('РК-2', '')}</Товары></Каталог>`,
      `<ПакетПредложений СодержитТолькоИзменения="true"><Предложения>${offers}</Предложения></ПакетПредложений>`,
      '</КоммерческаяИнформация>',
    ])
    await load(database, path)
    expect(await ordering('РК-_')).toEqual([
      ['РК-1', 'шт', 12, 24],
      ['РК-2', 'шт', 10, 0],
    ])
  })

  it('gives two goods with one article two articles that stay', async () => {
    const path = await file('twins.csv', ['Артикул;Наименование;Цена', 'Д-1;Дверь левая;100', 'Д-1;Дверь правая;110'])
    await load(database, path, { isPart: true })
    const skus = () =>
      rowsOf<{ sku: string; name: string }>(database, sql`SELECT sku, name FROM product WHERE sku LIKE 'Д-1%' ORDER BY sku`)
    const before = await skus()
    expect(before.map(({ name }) => name)).toEqual(['Дверь левая', 'Дверь правая'])
    await load(database, await file('twins-2.csv', ['Артикул;Наименование;Цена', 'Д-1;Дверь левая;100', 'Д-1;Дверь правая;120']), {
      isPart: true,
    })
    expect(await skus()).toEqual(before)
  })
})

describe('an exchange of 1C', () => {
  const database = withDatabase<DB>()

  it('meets its products again by key, adopts those known by article, keeps variants, withdraws the deleted', async () => {
    for (const name of ['exchange-2.05', 'exchange-3.1']) {
      const first = await load(database, fixture(name), { isPart: true })
      expect(first.alarm).toBeNull()
      const again = await load(database, fixture(name), { isPart: true })
      expect(again).toMatchObject({
        products: { inserted: 0, changed: 0, withdrawn: 0 },
        prices: { inserted: 0, changed: 0, removed: 0 },
        stock: { inserted: 0, changed: 0 },
      })
    }
  })
})

describe('two goods of one article', () => {
  const database = withDatabase<DB>()
  const goods = (rows: readonly (readonly [id: string, article: string, name: string])[]): readonly string[] => [
    '<?xml version="1.0" encoding="UTF-8"?><КоммерческаяИнформация ВерсияСхемы="2.04"><Каталог СодержитТолькоИзменения="false"><Товары>',
    ...rows.map(([id, article, name]) => `<Товар><Ид>${id}</Ид><Артикул>${article}</Артикул><Наименование>${name}</Наименование></Товар>`),
    '</Товары></Каталог></КоммерческаяИнформация>',
  ]
  const known = () => rowsOf<{ sku: string; name: string }>(database, sql`SELECT sku, name FROM product WHERE is_active ORDER BY name`)

  it('stay two, also where the article is the id of one of them, and a repeat changes nothing', async () => {
    const path = await file(
      'import.xml',
      goods([
        ['г8', 'F490', 'Мойка круглая'],
        ['F490', 'F490', 'Мойка квадратная'],
        ['F30', 'F30', 'Лейка'],
      ]),
    )
    expect((await load(database, path)).products).toMatchObject({ inserted: 3 })
    const first = await known()
    expect(first.map(({ name }) => name)).toEqual(['Лейка', 'Мойка квадратная', 'Мойка круглая'])
    for (let times = 0; times < 2; times += 1) {
      expect((await load(database, path)).products).toEqual({ inserted: 0, changed: 0, unchanged: 3, withdrawn: 0 })
      expect(await known()).toEqual(first)
    }
  })

  it('each is known by its id after the other has gone', async () => {
    const path = await file(
      'import.xml',
      goods([
        ['F490', 'F490', 'Мойка квадратная 2'],
        ['F30', 'F30', 'Лейка'],
      ]),
    )
    const outcome = await load(database, path, { isConfirmed: true })
    expect(outcome.products).toMatchObject({ inserted: 0, changed: 1, withdrawn: 1 })
    expect((await known()).map(({ name }) => name)).toEqual(['Лейка', 'Мойка квадратная 2'])
  })
})
