import { addDays, discounted, unitPrice } from '@skladno/kernel'
import { type TableRows, tableRows } from '../copy-rows.ts'
import { type DemoCompany, seedOfKey } from '../demo-company.ts'
import type { MakeId } from '../demo-ids.ts'
import { draws } from '../draws.ts'
import type { ProductSeed } from '../product-seed.ts'
import type { Company } from './company-rows.ts'

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
  readonly price: (organisation: string, level: string) => number | null
  readonly floor: (organisation: string) => number
  readonly cell: (warehouse: string) => string
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

/** Millionths of tenge or roubles for a retail price in tenge: whole tenge, roubles to the step of their size. */
function micros(
  retailTenge: number,
  factor: number,
  { seed, organisation }: { readonly seed: DemoCompany; readonly organisation: string },
): number {
  const isTenge = seedOfKey(seed.organisations, organisation).currency === 'KZT'
  const amount = (retailTenge * factor) / (isTenge ? 1 : seed.tengePerRouble)
  const step = isTenge ? (amount < 20 ? 0.1 : amount < 300 ? 0.5 : 1) : amount < 10 ? 0.05 : amount < 300 ? 0.1 : 1
  return Math.max(1, Math.round(amount / step)) * Math.round(step * 1_000_000)
}

export function catalogRows(making: CatalogMaking): Catalog {
  const seeds = making.company.seed.nomenclature
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
  const { seed: company } = made.company
  const cheapest = Object.keys(company.priceLevels).at(-1)
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
      isPriceless || (noDealerPrice && level === cheapest)
        ? null
        : micros(seed.price, seedOfKey(company.priceLevels, level).factor, { seed: company, organisation }),
    floor: (organisation) => micros(seed.price, company.costFactor * company.floorOverCost, { seed: company, organisation }),
    cell: (warehouse) => `${seedOfKey(company.warehouses, warehouse).cells}-${String(shelf).padStart(2, '0')}-${place}`,
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
    attributes: JSON.stringify(seed.attributes ?? {}),
    weight_grams: seed.kg === undefined ? null : Math.max(1, Math.round(seed.kg * 1000)),
    volume_cm3: seed.litres === undefined ? null : Math.max(1, Math.round(seed.litres * 1000)),
    is_returnable: seed.demand !== 'order',
    kind: seed.kind ?? 'goods',
    as_of: now < createdAt ? createdAt : now,
  }
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

function packRows({ id: productId, seed }: DemoProduct, { id, createdAt }: CatalogMaking) {
  const hasSale = seed.sale !== undefined || seed.multiple !== undefined
  const [unit, inside] = seed.sale ?? [seed.unit, 1]
  const multiple_thousandths = (seed.multiple ?? 1) * 1000
  const sale = hasSale ? [{ unit, numerator: inside, denominator: 1, is_sale: true, multiple_thousandths }] : []
  const others = (seed.packs ?? []).map(([unit, numerator, denominator]) => {
    const common = divisor(numerator, denominator)
    return { unit, numerator: numerator / common, denominator: denominator / common, is_sale: false, multiple_thousandths: 1000 }
  })
  return [...sale, ...others].map((pack) => ({ id: id('pack', createdAt), product_id: productId, ...pack }))
}

function priceRows(product: DemoProduct, { company, now }: CatalogMaking) {
  const asOf = new Date(now.getTime() - 14 * 3_600_000)
  return company.organisationKeys.flatMap((organisation) =>
    company.levelKeys.flatMap((level) => {
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
  const [organisationKey = ''] = company.organisationKeys
  const [dearest = ''] = company.levelKeys
  if (product.seed.kind !== undefined || product.price(organisationKey, dearest) === null) return []
  return company.organisationKeys.map((organisation) => ({
    product_id: product.id,
    currency: company.organisation(organisation).currency,
    micros: product.floor(organisation),
    cost_micros: micros(product.seed.price, company.seed.costFactor, { seed: company.seed, organisation }),
  }))
}

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
        approved_by: company.employee(company.seed.head),
      })
    }
  }
  for (const [from, to, note] of company.seed.analogues) approve(from, to, note)
  for (const { seed } of products)
    for (const [brand, other] of company.seed.replacements) approve(seed.name, seed.name.replace(brand, other), '')
  return [...found.values()]
}

/** Stock and expected receipts. `held`: base thousandths reserved by open orders, by `warehouse id + space + product id`. */
export function stockTables(catalog: Catalog, making: CatalogMaking, held: ReadonlyMap<string, number>): TableRows[] {
  const { company } = making
  const reliable = new Set(Object.values(company.seed.trades).flatMap((habits) => habits.map(([name]) => name)))
  const stock = []
  const receipts = []
  for (const product of catalog.products) {
    if (product.seed.kind === 'service') continue
    for (const key of company.warehouseKeys) {
      const warehouseId = company.warehouse(key)
      const draw = draws(`stock ${key} ${product.sku}`)
      const packs = packsOnHand(product, { key, seed: company.seed, isReliable: reliable.has(product.seed.name) }, draw)
      const heldHere = held.get(`${warehouseId} ${product.id}`) ?? 0
      const fixed = company.seed.fixedStock[product.seed.name] !== undefined
      const free = packs.count * product.salePack * 1000
      const minutesOld = draw.chance(0.02) ? draw.int(600, 1900) : draw.int(1, key === company.warehouseKeys[0] ? 6 : 25)
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
  place: { readonly key: string; readonly seed: DemoCompany; readonly isReliable: boolean },
  draw: ReturnType<typeof draws>,
): { count: number; expected: number; inDays: number } {
  const { seed } = product
  const fixed = place.seed.fixedStock[seed.name]
  if (fixed !== undefined) return { count: fixed.free[place.key] ?? 0, expected: fixed.receipt ?? 0, inDays: 3 }
  const [from, to] = place.seed.stockWorth[seed.demand ?? 'slow']
  const worth = (from + draw.next() * (to - from)) * seedOfKey(place.seed.warehouses, place.key).stockShare
  const usual = Math.min(20_000, Math.round(worth / seed.price))
  const fate = place.isReliable ? 1 : draw.next()
  if (fate < 0.035) return { count: 0, expected: draw.chance(0.75) ? Math.max(2, usual) : 0, inDays: draw.int(2, 12) }
  if (fate < 0.07) return { count: draw.int(1, 4), expected: draw.chance(0.6) ? Math.max(5, usual) : 0, inDays: draw.int(2, 9) }
  return { count: usual, expected: draw.chance(0.04) ? usual : 0, inDays: draw.int(2, 14) }
}

function receiptRow(
  product: DemoProduct,
  { id, company, now }: CatalogMaking,
  receipt: { readonly warehouseId: string; readonly key: string; readonly packs: number; readonly inDays: number },
) {
  const { time } = company.organisation(seedOfKey(company.seed.warehouses, receipt.key).organisation)
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
