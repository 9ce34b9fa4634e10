import { addDays, discounted, unitPrice } from '@skladno/kernel'
import {
  COST_FACTOR,
  FLOOR_OVER_COST,
  type OrganisationKey,
  PRICE_LEVELS,
  type PriceLevel,
  TENGE_PER_ROUBLE,
  WAREHOUSES,
  type WarehouseKey,
} from '../company.ts'
import { type TableRows, tableRows } from '../copy-rows.ts'
import type { MakeId } from '../demo-ids.ts'
import { draws } from '../draws.ts'
import type { ProductSeed } from '../nomenclature/index.ts'
import { PAROC_50, ROCKWOOL_50, TRADES } from '../trades.ts'
import { type Company, LEVEL_KEYS } from './company-rows.ts'

/** A product as orders need it. */
export interface DemoProduct {
  readonly id: string
  readonly sku: string
  readonly seed: ProductSeed
  readonly groupIds: readonly string[]
  readonly saleUnit: string
  /** Base units in a sale pack. */
  readonly salePack: number
  /** Micros per sale pack, or null: «цена по запросу». */
  readonly price: (organisation: OrganisationKey, level: PriceLevel) => number | null
  readonly floor: (organisation: OrganisationKey) => number
  readonly cell: (warehouse: WarehouseKey) => string
}

export interface Catalog {
  readonly products: readonly DemoProduct[]
  /** By exact name; an unknown one throws. */
  readonly byName: (name: string) => DemoProduct
  readonly byId: (id: string) => DemoProduct
  readonly groupId: (department: string, group?: string) => string
  readonly tables: readonly TableRows[]
}

export interface CatalogMaking {
  readonly id: MakeId
  readonly company: Company
  readonly now: Date
  readonly createdAt: Date
}

const WAREHOUSE_KEYS = ['almaty', 'astana', 'omsk'] as const
const ORGANISATION_KEYS = ['kz', 'ru'] as const

/** Millionths of tenge or roubles for a retail price in tenge: whole tenge, roubles to the step of their size. */
function micros(retailTenge: number, organisation: OrganisationKey, factor: number): number {
  const amount = (retailTenge * factor) / (organisation === 'kz' ? 1 : TENGE_PER_ROUBLE)
  const step = organisation === 'kz' ? (amount < 20 ? 0.1 : amount < 300 ? 0.5 : 1) : amount < 10 ? 0.05 : amount < 300 ? 0.1 : 1
  return Math.max(1, Math.round(amount / step)) * Math.round(step * 1_000_000)
}

export function catalogRows(seeds: readonly ProductSeed[], making: CatalogMaking): Catalog {
  const groups = groupRows(seeds, making)
  const serials = new Map<string, number>()
  const products = seeds.map((seed, i) => {
    const serial = (serials.get(seed.code) ?? 0) + 1
    serials.set(seed.code, serial)
    return demoProduct(seed, { ...making, groups, sku: `${seed.code}-${String(serial).padStart(4, '0')}`, position: i })
  })
  const names = new Map(products.map((product) => [product.seed.name, product]))
  const ids = new Map(products.map((product) => [product.id, product]))
  return {
    products,
    byName: (name) => known(names.get(name), name),
    byId: (id) => known(ids.get(id), id),
    groupId: groups.id,
    tables: [
      groups.table,
      tableRows(
        'product',
        products.map((product) => productRow(product, making)),
      ),
      tableRows(
        'pack',
        products.flatMap((product) => packRows(product, making)),
      ),
      tableRows(
        'price',
        products.flatMap((product) => priceRows(product, making)),
      ),
      tableRows(
        'floor_price',
        products.flatMap((product) => floorRows(product, making.company)),
      ),
      tableRows('analogue', analogueRows(products, making.company)),
    ],
  }
}

function known(product: DemoProduct | undefined, sought: string): DemoProduct {
  if (product === undefined) throw new Error(`The demo catalog has no «${sought}»`)
  return product
}

interface Groups {
  readonly id: (department: string, group?: string) => string
  readonly table: TableRows
}

function groupRows(seeds: readonly ProductSeed[], { id, createdAt }: CatalogMaking): Groups {
  const rows = new Map<string, { id: string; parent_id: string | null; name: string; position: number }>()
  for (const { group } of seeds) {
    const [department, name] = group
    if (!rows.has(department)) rows.set(department, { id: id('group', createdAt), parent_id: null, name: department, position: rows.size })
    const key = `${department}/${name}`
    if (!rows.has(key))
      rows.set(key, { id: id('group', createdAt), parent_id: rows.get(department)?.id ?? null, name, position: rows.size })
  }
  return {
    id: (department, group) => {
      const row = rows.get(group === undefined ? department : `${department}/${group}`)
      if (row === undefined) throw new Error(`The demo catalog has no group ${department}/${group ?? ''}`)
      return row.id
    },
    table: tableRows('product_group', [...rows.values()]),
  }
}

function demoProduct(
  seed: ProductSeed,
  made: CatalogMaking & { readonly groups: Groups; readonly sku: string; readonly position: number },
): DemoProduct {
  const draw = draws(`product ${made.sku}`)
  const isPriceless = seed.demand === 'order' && draw.chance(0.6)
  const noDealerPrice = draw.chance(0.015)
  const [shelf, place] = [1 + (made.position % 24), draw.int(1, 5)]
  return {
    id: made.id('product', made.createdAt),
    sku: made.sku,
    seed,
    groupIds: [made.groups.id(seed.group[0]), made.groups.id(seed.group[0], seed.group[1])],
    saleUnit: seed.sale?.[0] ?? seed.unit,
    salePack: seed.sale?.[1] ?? 1,
    price: (organisation, level) =>
      isPriceless || (noDealerPrice && level === 'dealer') ? null : micros(seed.price, organisation, PRICE_LEVELS[level].factor),
    floor: (organisation) => micros(seed.price, organisation, COST_FACTOR * FLOOR_OVER_COST),
    cell: (warehouse) => `${{ almaty: 'А', astana: 'Н', omsk: 'О' }[warehouse]}-${String(shelf).padStart(2, '0')}-${place}`,
  }
}

function productRow({ id, sku, seed, groupIds }: DemoProduct, { createdAt, now }: CatalogMaking) {
  return {
    id,
    sku,
    name: seed.name,
    group_id: groupIds[1] ?? null,
    base_unit: seed.unit,
    brand: seed.brand ?? null,
    attributes: '{}',
    weight_grams: seed.kg === undefined ? null : Math.max(1, Math.round(seed.kg * 1000)),
    is_returnable: seed.demand !== 'order',
    kind: seed.kind ?? 'goods',
    as_of: now < createdAt ? createdAt : now,
  }
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

function packRows({ id: productId, seed }: DemoProduct, { id, createdAt }: CatalogMaking) {
  const sale = seed.sale === undefined ? [] : [{ unit: seed.sale[0], numerator: seed.sale[1], denominator: 1, is_sale: true }]
  const others = (seed.packs ?? []).map(([unit, numerator, denominator]) => {
    const common = divisor(numerator, denominator)
    return { unit, numerator: numerator / common, denominator: denominator / common, is_sale: false }
  })
  return [...sale, ...others].map((pack) => ({ id: id('pack', createdAt), product_id: productId, ...pack }))
}

function priceRows(product: DemoProduct, { company, now }: CatalogMaking) {
  const asOf = new Date(now.getTime() - 14 * 3_600_000)
  return ORGANISATION_KEYS.flatMap((organisation) =>
    LEVEL_KEYS.flatMap((level) => {
      const price = product.price(organisation, level)
      if (price === null) return []
      return [
        {
          price_type_id: company.priceType(organisation, level).id,
          product_id: product.id,
          micros: price,
          unit: product.saleUnit,
          as_of: asOf,
        },
      ]
    }),
  )
}

function floorRows(product: DemoProduct, company: Company) {
  if (product.seed.kind !== undefined || product.price('kz', 'retail') === null) return []
  return ORGANISATION_KEYS.map((organisation) => ({
    product_id: product.id,
    currency: company.organisation[organisation].currency,
    micros: product.floor(organisation),
    cost_micros: micros(product.seed.price, organisation, COST_FACTOR),
  }))
}

/** Words of one brand for another: the rest of the name must be the same. */
const REPLACEMENTS: readonly (readonly [string, string])[] = [
  ['Knauf', 'Волма'],
  ['Kronospan', 'Калевала'],
  ['IEK ВА47-29', 'EKF PROxima'],
]
const APPROVED: readonly (readonly [string, string, string])[] = [
  [ROCKWOOL_50, PAROC_50, 'та же теплопроводность, цена та же'],
  [
    'Утеплитель Rockwool Лайт Баттс 100 мм, 1000х600, 5 плит, 3 м2',
    'Утеплитель Paroc eXtra 100 мм, 1200х600, 5 плит, 3,6 м2',
    'та же теплопроводность',
  ],
  ['Штукатурка гипсовая Knauf Ротбанд, 30 кг', 'Штукатурка гипсовая Волма Слой, 30 кг', 'тот же расход'],
  ['Грунтовка глубокого проникновения Ceresit CT 17, 10 л', 'Грунтовка Knauf Тифенгрунд, 10 л', ''],
  ['Клей для плитки Ceresit CM 11, 25 кг', 'Клей для плитки Knauf Флизен, 25 кг', ''],
  ['Пена монтажная Makroflex Pro профессиональная 750 мл', 'Пена монтажная Penosil Gold Gun профессиональная 750 мл', ''],
  ['Шпатлёвка гипсовая Knauf Фуген, 25 кг', 'Шпатлёвка гипсовая Волма Шов, 20 кг', 'другая фасовка'],
  ['Цемент М400, 50 кг', 'Цемент М500, 50 кг', 'марка выше'],
  ['Сетка фасадная 5х5 мм 160 г/м2, рулон 1х50 м', 'Сетка фасадная 5х5 мм 165 г/м2, рулон 1х50 м', 'плотнее'],
]

function analogueRows(products: readonly DemoProduct[], company: Company) {
  const byName = new Map(products.map((product) => [product.seed.name, product]))
  const found = new Map<string, { product_id: string; analogue_id: string; note: string | null; approved_by: string }>()
  const approve = (from: string, to: string, note: string): void => {
    const [a, b] = [byName.get(from), byName.get(to)]
    if (a === undefined || b === undefined || a === b) return
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      found.set(`${one.id} ${other.id}`, {
        product_id: one.id,
        analogue_id: other.id,
        note: note || null,
        approved_by: company.employee.head,
      })
    }
  }
  for (const [from, to, note] of APPROVED) approve(from, to, note)
  for (const { seed } of products) for (const [brand, other] of REPLACEMENTS) approve(seed.name, seed.name.replace(brand, other), '')
  return [...found.values()]
}

/** Worth of the stock in tenge, by how the product moves. */
const STOCK_WORTH = { hot: [3_000_000, 8_000_000], steady: [500_000, 1_600_000], slow: [90_000, 400_000], order: [0, 0] } as const
const STOCK_SHARE: Readonly<Record<WarehouseKey, number>> = { almaty: 1, astana: 0.45, omsk: 0.4 }
/** The stock the case company is known by: 15 packs here, the rest in three days; 30 of the analogue. */
const FIXED_STOCK: Readonly<Record<string, Readonly<Record<WarehouseKey, number>>>> = {
  [ROCKWOOL_50]: { almaty: 15, astana: 3, omsk: 4 },
  [PAROC_50]: { almaty: 30, astana: 18, omsk: 26 },
}
const RELIABLE = new Set(Object.values(TRADES).flatMap((habits) => habits.map(([name]) => name)))

/** Stock and expected receipts. `held`: base thousandths reserved by open orders, by `warehouse id + space + product id`. */
export function stockTables(catalog: Catalog, making: CatalogMaking, held: ReadonlyMap<string, number>): TableRows[] {
  const stock = []
  const receipts = []
  for (const product of catalog.products) {
    if (product.seed.kind === 'service') continue
    for (const key of WAREHOUSE_KEYS) {
      const warehouseId = making.company.warehouse[key]
      const draw = draws(`stock ${key} ${product.sku}`)
      const packs = packsOnHand(product, key, draw)
      const heldHere = held.get(`${warehouseId} ${product.id}`) ?? 0
      const fixed = FIXED_STOCK[product.seed.name] !== undefined
      const free = packs.count * product.salePack * 1000
      const minutesOld = draw.chance(0.02) ? draw.int(600, 1900) : draw.int(1, key === 'almaty' ? 6 : 25)
      stock.push({
        warehouse_id: warehouseId,
        product_id: product.id,
        quantity_thousandths: fixed ? free : free + heldHere,
        cell: product.cell(key),
        as_of: new Date(making.now.getTime() - minutesOld * 60_000),
      })
      if (packs.expected > 0) receipts.push(receiptRow(product, making, { warehouseId, key, packs: packs.expected, inDays: packs.inDays }))
    }
  }
  return [tableRows('stock', stock), tableRows('expected_receipt', receipts)]
}

function packsOnHand(
  product: DemoProduct,
  key: WarehouseKey,
  draw: ReturnType<typeof draws>,
): { count: number; expected: number; inDays: number } {
  const { seed } = product
  const fixed = FIXED_STOCK[seed.name]
  if (fixed !== undefined) return { count: fixed[key], expected: seed.name === ROCKWOOL_50 ? 120 : 0, inDays: 3 }
  const [from, to] = STOCK_WORTH[seed.demand ?? 'slow']
  const worth = (from + draw.next() * (to - from)) * STOCK_SHARE[key]
  const usual = Math.min(20_000, Math.round(worth / seed.price))
  const fate = RELIABLE.has(seed.name) ? 1 : draw.next()
  if (fate < 0.035) return { count: 0, expected: draw.chance(0.75) ? Math.max(2, usual) : 0, inDays: draw.int(2, 12) }
  if (fate < 0.07) return { count: draw.int(1, 4), expected: draw.chance(0.6) ? Math.max(5, usual) : 0, inDays: draw.int(2, 9) }
  return { count: usual, expected: draw.chance(0.04) ? usual : 0, inDays: draw.int(2, 14) }
}

function receiptRow(
  product: DemoProduct,
  { id, company, now }: CatalogMaking,
  receipt: { readonly warehouseId: string; readonly key: WarehouseKey; readonly packs: number; readonly inDays: number },
) {
  const { time } = company.organisation[WAREHOUSES[receipt.key].organisation]
  return {
    id: id('receipt', now),
    warehouse_id: receipt.warehouseId,
    product_id: product.id,
    quantity_thousandths: receipt.packs * product.salePack * 1000,
    expected_on: addDays(time.day(now), receipt.inDays),
    as_of: now,
  }
}

/** A list price less a discount, as the product rounds it. */
export const lessDiscount = (price: number, discountBp: number): number =>
  discounted(unitPrice(price, 'KZT', 'уп', { included: true, rate: 'none' }), discountBp).micros
