import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import {
  CatalogFileError,
  type CatalogFileSet,
  describeCatalogError,
  describeReject,
  importJson,
  readCatalogFiles,
  summariseCatalog,
} from './index.ts'

const fixtures = fileURLToPath(new URL('../../../../../fixtures/import/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'import-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fixture = (name: string): string => join(fixtures, name)
let serial = 0
function file(name: string, content: string | Uint8Array): string {
  serial += 1
  const path = join(folder, `${serial}-${name}`)
  writeFileSync(path, content)
  return path
}
const cp1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (char) =>
    char === '№' ? 0xb9 : char === 'ё' ? 0xb8 : char >= 'А' ? char.charCodeAt(0) - 0x350 : char.charCodeAt(0),
  )
function workbook(rows: readonly (readonly unknown[])[], merges: readonly string[] = []): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]))
  sheet['!merges'] = merges.map((range) => utils.decode_range(range))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Прайс')
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }))
}
const figures = (set: CatalogFileSet) => importJson(summariseCatalog(set), 'ru')
const refusalOf = async (...paths: string[]): Promise<string> =>
  readCatalogFiles(paths).then(
    () => 'read',
    (cause: unknown) => (cause instanceof CatalogFileError ? cause.code : String(cause)),
  )

describe('an exchange of 1C, version 2.05 without a namespace', () => {
  const read = () => readCatalogFiles([fixture('exchange-2.05/offers.xml'), fixture('exchange-2.05/import.xml')])

  it('gives the figures of the stable interface', async () =>
    expect(figures(await read())).toMatchObject({
      schema: '2.05',
      products: 4,
      groups: 3,
      offers: 3,
      deleted: 1,
      withoutArticle: 1,
      duplicateArticles: 1,
      offersWithoutProduct: 1,
      productsWithoutOffer: 2,
      pricesPerType: { bulk: 2, retail: 2 },
      priceSumPerType: { bulk: '1.85', retail: '11.20' },
      stockTotal: '1197.5',
    }))

  it('reads a product whatever the order of its children', async () =>
    expect((await read()).products[0]).toMatchObject({
      id: 'p-1',
      article: 'СЧ-35',
      vatRate: '22',
      unit: { code: '796', name: 'шт' },
      packs: [{ unit: { code: '778', name: 'уп' }, coefficient: '200' }],
      groupIds: ['g-screws'],
    }))

  it('keeps the tree of groups though parents name themselves after their children', async () =>
    expect((await read()).groups.map(({ id, parentId, isDeleted }) => [id, parentId, isDeleted])).toEqual([
      ['g-fasteners', null, false],
      ['g-screws', 'g-fasteners', false],
      ['g-old', null, true],
    ]))

  it('reads stock by warehouse, a variant with its product, and currencies as people write them', async () => {
    const [plain, variant] = (await read()).offers
    expect(plain?.stock).toEqual({
      total: '1200.5',
      byWarehouse: [
        { warehouseId: 'w-1', quantity: '1000' },
        { warehouseId: 'w-2', quantity: '200.5' },
      ],
    })
    expect(plain?.prices[0]).toMatchObject({ priceTypeId: 'retail', amount: '1.20', currency: 'RUB' })
    expect(variant).toMatchObject({ productId: 'p-3', variant: [{ name: 'Фасовка', value: '200' }] })
  })

  it('lists what it could not take, with the line and the reason', async () =>
    expect((await read()).rejected.map((row) => [row.place.file, row.place.line, describeReject(row, 'ru')])).toEqual([
      ['import.xml', 28, 'у товара нет ни идентификатора, ни артикула'],
      ['offers.xml', 20, 'цена не число: «дорого»'],
    ]))

  it('is the same in windows-1251, whatever the declaration says', async () => {
    const text = readFileSync(fixture('exchange-2.05/import.xml'), 'utf8')
    const declared = text.replace('encoding="UTF-8"', 'encoding="windows-1251"')
    const [honest, lying, plain] = await Promise.all([
      readCatalogFiles([file('a.xml', cp1251(declared))]),
      readCatalogFiles([file('b.xml', declared)]),
      readCatalogFiles([fixture('exchange-2.05/import.xml')]),
    ])
    const names = (set: CatalogFileSet) => set.products.map(({ name }) => name)
    expect([names(honest), names(lying)]).toEqual([names(plain), names(plain)])
    expect([honest.warnings.length, lying.warnings.map(({ code }) => code)]).toEqual([1, ['encoding-differs', 'no-name']])
  })

  it('does not count a file given twice', async () =>
    expect(figures(await readCatalogFiles([fixture('exchange-2.05/import.xml'), fixture('exchange-2.05/import.xml')]))).toMatchObject({
      products: 4,
      duplicateArticles: 1,
    }))
})

describe('an exchange of 1C, version 3.1 split over files', () => {
  it('is one set: a folder stands for its files, units are resolved before the goods that use them', async () => {
    const set = await readCatalogFiles([fixture('exchange-3.1')])
    expect(set.products.map(({ name, unit }) => [name, unit?.name])).toEqual([
      ['Штукатурка гипсовая 25 кг', 'мешок'],
      ['Профиль 60х27', 'шт'],
    ])
    expect(figures(set)).toMatchObject({
      schema: '3.1',
      products: 2,
      offers: 2,
      pricesPerType: { opt: 2 },
      priceSumPerType: { opt: '635.5' },
      stockTotal: '49.5',
    })
    expect(set.isDelta).toBe(true)
  })
})

describe('a price list of a person', () => {
  const read = () => readCatalogFiles([fixture('tables/price-list.csv')])

  it('finds the header under the letterhead and prices under a common title', async () => {
    const set = await read()
    expect(set.files[0]?.columns.map(({ column, role, header }) => `${column} ${role} ${header}`)).toEqual([
      'A sku Артикул',
      'B name Наименование товара',
      'C unit Ед. изм.',
      'D price Цена, руб. розница',
      'E price опт от 10 шт',
      'F stock Остаток',
    ])
    expect(set.products.map(({ name, groupIds }) => [name, groupIds[0]])).toEqual([
      ['Саморез чёрный 3,5х35', 'Крепёж'],
      ['Саморез чёрный 3,5х41', 'Крепёж'],
      ['Штукатурка "Гладкая", 25 кг', 'Сухие смеси'],
    ])
  })

  it('rejects bad rows and takes the good ones; «по запросу» is no price, not zero', async () => {
    const set = await read()
    expect(set.rejected.map(({ place, code }) => [place.line, code])).toEqual([
      [11, 'bad-price'],
      [12, 'no-name'],
    ])
    expect(set.offers[1]?.prices).toHaveLength(1)
    expect(set.offers[1]?.stock).toBeNull()
  })

  it('is the same from a spreadsheet, where merged prices belong to every row', async () => {
    const rows = [
      ['Код', 'Номенклатура, ед.', 'Цена'],
      [null, null, 'опт, ₽'],
      ['007', 'Профиль 60х27, шт', 180.1],
      ['008', 'Профиль 28х27, шт'],
    ]
    const set = await readCatalogFiles([file('p.xlsx', workbook(rows, ['C3:C4']))])
    expect(set.products.map(({ article, unit }) => [article, unit?.name])).toEqual([
      ['007', 'шт'],
      ['008', 'шт'],
    ])
    expect(set.offers.map(({ prices }) => [prices[0]?.amount, prices[0]?.currency])).toEqual([
      ['180.1', 'RUB'],
      ['180.1', 'RUB'],
    ])
  })

  it('makes goods of a table of sizes under one title', async () => {
    const rows = [['Доска пола'], ['Толщина, мм', 'Ширина, мм', 'Цена за м²'], [null, null, 'сорт А', 'сорт Б'], [27, 90, 3600, 2500]]
    const set = await readCatalogFiles([file('s.xlsx', workbook(rows, ['C2:D2']))])
    expect(set.products.map(({ name }) => name)).toEqual(['Доска пола 27 × 90 сорт А', 'Доска пола 27 × 90 сорт Б'])
  })

  it('can be corrected by a person', async () => {
    const path = file('c.csv', 'Что;Сколько стоит;Наименование\nкрасный;10;Гвоздь\n')
    const set = await readCatalogFiles([path], { columns: { 'Сколько стоит': 'price', A: 'ignore' } })
    expect([set.products[0]?.name, set.offers[0]?.prices[0]?.amount]).toEqual(['Гвоздь', '10'])
    const bare = await readCatalogFiles([file('bare.csv', 'Гвоздь;10\nШуруп;12,5\n')], { columns: { A: 'name', B: 'price' } })
    expect(bare.offers.map(({ id, prices }) => [id, prices[0]?.amount])).toEqual([
      ['гвоздь', '10'],
      ['шуруп', '12.5'],
    ])
  })

  it('keeps ids on a repeated import and gives equal names different ones', async () => {
    const path = file('d.csv', 'sku,name,price\nA1,Кран,1\nA1,Вентиль,2\n,Кран,3\n,Кран,4\n')
    const ids = async () => (await readCatalogFiles([path])).products.map(({ id }) => id)
    expect(await ids()).toEqual(['A1', 'A1 вентиль', 'кран', 'кран (2)'])
    expect(await ids()).toEqual(await ids())
  })

  it('reads the columns of the matching interface in any order', async () => {
    const set = await readCatalogFiles([
      file('e.csv', cp1251('group,stock,price,pack,unit,name,sku\nКраны / Шаровые,5,120.50,"14,27",упаков,"Кран 1/2""",000123\n')),
    ])
    expect(set.products[0]).toMatchObject({
      article: '000123',
      name: 'Кран 1/2"',
      packs: [{ coefficient: '14.27' }],
      groupIds: ['Краны / Шаровые'],
    })
    expect(set.offers[0]).toMatchObject({ prices: [{ amount: '120.50' }], stock: { total: '5' } })
  })
})

describe('a wrong file in the wrong place', () => {
  it.each([
    ['empty.csv', '', 'catalog.file-empty'],
    ['photo.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0), 'catalog.file-image'],
    ['list.pdf', '%PDF-1.7', 'catalog.file-pdf'],
    ['kl_to_1c.txt', '1CClientBankExchange\nВерсияФормата=1.03', 'catalog.file-bank-statement'],
    [
      'camt.xml',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt/></Document>',
      'catalog.file-bank-statement',
    ],
    ['feed.xml', '<yml_catalog><shop/></yml_catalog>', 'catalog.file-foreign-xml'],
    ['bad.xml', '<not valid xml!!!', 'catalog.file-foreign-xml'],
    ['orders.xml', '<КоммерческаяИнформация><Документ><Ид>1</Ид></Документ></КоммерческаяИнформация>', 'catalog.file-orders'],
    ['half.xml', '<КоммерческаяИнформация><Каталог><Товары><Товар><Ид>1</Ид>', 'catalog.file-cut-off'],
    ['words.csv', 'просто текст\nбез таблицы', 'catalog.file-no-header'],
    ['noise.bin', Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 251), 'catalog.file-binary'],
  ] as const)('%s is recognised', async (name, content, code) => expect(await refusalOf(file(name, content))).toBe(code))

  it('is told with the file, the line and what to do', async () => {
    const path = file('half.xml', '<КоммерческаяИнформация>\n<Каталог>\n<Товары><Товар>')
    const error = await readCatalogFiles([path]).catch((cause: unknown) => cause)
    expect(error instanceof CatalogFileError && describeCatalogError(error, 'ru')).toMatch(
      /обрывается в строке 3.*Загрузите его ещё раз целиком/,
    )
  })

  it('beside a catalog is passed by with a warning', async () => {
    const orders = file('orders.xml', '<КоммерческаяИнформация><Документ/></КоммерческаяИнформация>')
    expect((await readCatalogFiles([orders, fixture('exchange-3.1/goods.xml')])).warnings.map(({ code }) => code)).toEqual([
      'nothing-in-file',
    ])
  })
})

describe('any damage', () => {
  it.each(['exchange-2.05/import.xml', 'exchange-2.05/offers.xml', 'tables/price-list.csv'])(
    'of %s ends in a set or a typed refusal',
    async (name) => {
      const whole = readFileSync(fixture(name))
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 8 }), fc.boolean(), async (at, noise, isCut) => {
          const path = join(folder, 'damaged')
          writeFileSync(path, isCut ? whole.subarray(0, at) : Buffer.concat([whole.subarray(0, at), noise, whole.subarray(at)]))
          const outcome = await readCatalogFiles([path]).catch((cause: unknown) => cause)
          expect(outcome instanceof Error && !(outcome instanceof CatalogFileError)).toBe(false)
        }),
        { numRuns: 60 },
      )
    },
  )
})
