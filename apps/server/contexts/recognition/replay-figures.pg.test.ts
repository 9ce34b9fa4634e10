import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, expect, it } from 'vitest'
import { aCatalogIndex, aShop } from '../../db/test-shop.ts'
import type { DB, Tx } from '../../db/types.ts'
import { loadProducts, type Product, resolveQuantity, upsertGroups, upsertProducts } from '../catalog/index.ts'
import { recordPastOrders } from '../ordering/index.ts'
import { databaseWorld, pastOrdersOf } from './adapters/database-world.ts'
import { curveOf } from './domain/accuracy-curve.ts'
import type { ReplayReport } from './domain/replay-report.ts'
import { listPastOrders } from './queries/past-orders.ts'
import { replayOrders } from './use-cases/replay-orders.ts'

const db = withDatabase<DB>()
const fixture = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../../fixtures/matching/${name}`, import.meta.url)), 'utf8')

interface Said {
  readonly message: string
  readonly lines: readonly { readonly sku: string; readonly qty: number; readonly unit: string | null }[]
}

/** Single messages that order goods by article and number; edits and repeats need more than the message. */
function messages(shop: string): readonly Said[] {
  return fixture(`${shop}/train.jsonl`)
    .trim()
    .split('\n')
    .flatMap((row) => {
      const { message, expected, cart, history } = JSON.parse(row) as {
        message: string
        expected: Said['lines']
        cart?: unknown
        history?: unknown
      }
      const isPlain = cart === undefined && history === undefined && Array.isArray(expected) && expected.length > 0
      return isPlain && expected.every(({ sku, qty }) => typeof sku === 'string' && typeof qty === 'number')
        ? [{ message, lines: expected }]
        : []
    })
}

/** Cells of a row; what is quoted may hold commas. */
const cells = (row: string): readonly string[] =>
  [...row.matchAll(/("((?:[^"]|"")*)"|[^,]*)(?:,|$)/g)].map((cell) => cell[2] ?? cell[1] ?? '')

const SHOPS = ['building', 'food', 'plumbing'] as const
const said = SHOPS.flatMap(messages)
let report: ReplayReport
let ids: ReadonlyMap<string, string>
let products: ReadonlyMap<string, Product>
let index: Awaited<ReturnType<typeof aCatalogIndex>>
/** Every ordered line has its own sum, so that a wrong one is told from another. */
const sumOf = (order: number, line: number): number => (order + 1) * 1_000 + line

async function catalogOf(tx: Tx): Promise<void> {
  for (const shop of SHOPS) {
    const rows = fixture(`catalogs/${shop}.csv`).trim().split('\n').slice(1).map(cells)
    const names = [...new Set(rows.map((row) => row[6] ?? ''))]
    const groups = await upsertGroups(
      tx,
      names.map((name) => ({ sourceKey: `${shop} ${name}`, parentKey: null, name })),
    )
    const goods = rows.map(([sku = '', name = '', unit = 'шт', , , , group = '']) => ({
      sourceKey: null,
      sku,
      name,
      baseUnit: unit,
      groupId: groups.get(`${shop} ${group}`) ?? null,
      packs: [],
    }))
    await upsertProducts(tx, { source: 'test', rows: goods })
  }
}

beforeAll(async () => {
  const shop = await aShop(db.uow)
  await db.uow.run(catalogOf)
  const { rows } = await db.pool.query<{ id: string; sku: string; base_unit: string }>('select id, sku, base_unit from product')
  ids = new Map(rows.map(({ sku, id }) => [sku, id]))
  const unitOf = new Map(rows.map((row) => [row.sku, row.base_unit]))
  products = await db.uow.read((read) => loadProducts(read, [...ids.values()]))
  const orders = said.map(({ lines }, at) => ({
    key: `m${at}`,
    number: `П-${at}`,
    date: '2026-01-20',
    organisationId: shop.organisationId,
    partnerId: shop.partnerId,
    legalEntityId: shop.legalEntityId,
    agreementId: shop.agreementId,
    managerId: null,
    warehouseId: shop.warehouseId,
    currency: 'RUB' as const,
    lines: lines.map(({ sku, qty }, line) => ({
      productId: ids.get(sku) ?? '',
      text: '',
      packThousandths: qty * 1000,
      packUnit: unitOf.get(sku) ?? 'шт',
      baseThousandths: qty * 1000,
      priceMicros: 1_000_000,
      amountMinor: sumOf(at, line),
      vatMinor: 0,
      vatRateBp: null,
    })),
  }))
  await db.uow.run((tx) => recordPastOrders(tx, orders))
  for (const [at, { message }] of said.entries())
    await db.pool.query(
      `update order_line l set evidence = jsonb_build_object('source', $2::text) from customer_order o where o.id = l.order_id and o.source_key = $1`,
      [`m${at}`, message],
    )
  index = await aCatalogIndex(db.uow, db.clock)
  const orderIds = await db.uow.read((read) => listPastOrders(read, { since: null, last: null, until: db.clock.now() }))
  report = await replayOrders({
    index,
    world: databaseWorld(db.uow),
    orders: pastOrdersOf(db.uow, orderIds),
    without: null,
    currency: 'RUB',
    onProgress: () => Promise.resolve(),
  })
}, 120_000)

const inBase = (product: Product | undefined, amount: number, unit: string | null): number | null => {
  const resolved = product === undefined ? null : resolveQuantity(product, { thousandths: Math.round(amount * 1000), unit })
  return resolved?.ok ? resolved.value.baseThousandths : null
}

/** The same figures counted plainly: each accepted line takes its product from the order, right where the amount is the ordered one. */
function counted() {
  const total = { lines: 0, accepted: 0, asked: 0, right: 0, atRisk: 0 }
  for (const [at, { message, lines }] of said.entries()) {
    const left = lines.map((line, position) => ({ ...line, id: ids.get(line.sku), sum: sumOf(at, position) }))
    for (const line of index.understand(message, { history: [], aliases: [] }).lines) {
      if (line.operation === 'remove') continue
      total.lines += 1
      if (line.decision === 'ask') total.asked += 1
      if (line.decision !== 'accept') continue
      total.accepted += 1
      const place = left.findIndex(({ id }) => id === line.itemId)
      const [ordered] = place < 0 ? [] : left.splice(place, 1)
      if (ordered === undefined) continue
      const product = products.get(ordered.id ?? '')
      const isSame =
        inBase(product, line.qty ?? 1, line.unit) === ordered.qty * 1000 ||
        (inBase(product, line.qty ?? 1, line.unit) === null && line.qty === ordered.qty && line.unit === null)
      if (isSame) total.right += 1
      else total.atRisk += ordered.sum
    }
  }
  return total
}

it('counts a few hundred past messages as a plain recount does, to the line and to the kopeck', () => {
  const plain = counted()
  expect(report.now.orders).toBe(said.length)
  expect(report.now.orders).toBeGreaterThan(200)
  const { lines, accepted, asked, wrong } = report.now
  expect({ lines, accepted, asked, right: accepted - wrong, atRisk: report.atRiskMinor }).toEqual(plain)
  // Two lines of one product are one wish.
  expect(report.now.ordered).toBe(said.reduce((sum, order) => sum + new Set(order.lines.map(({ sku }) => sku)).size, 0))
})

it('splits the same lines and the same money between the groups of goods', () => {
  const sum = (pick: (row: ReplayReport['byGroup'][number]) => number): number =>
    report.byGroup.reduce((total, row) => total + pick(row), 0)
  expect(report.byGroup.length).toBeGreaterThan(10)
  expect([sum((row) => row.lines), sum((row) => row.wrong), sum((row) => row.missed), sum((row) => row.atRiskMinor)]).toEqual([
    report.now.lines,
    report.now.wrong,
    report.now.missed,
    report.atRiskMinor,
  ])
})

it('draws a curve that begins at the figures, falls with strictness, and only loses lines by a margin', () => {
  const [first] = report.curve
  const share = (part: number) => Math.round((part / report.now.lines) * 10_000) / 100
  expect(first).toMatchObject({ withoutQuestion: share(report.now.accepted), wrong: share(report.now.wrong) })
  for (const [i, point] of report.curve.entries()) {
    const before = report.curve[i - 1]
    if (before === undefined) continue
    expect(point.accept).toBeGreaterThan(before.accept)
    expect(point.withoutQuestion).toBeLessThan(before.withoutQuestion)
    expect(point.wrong).toBeLessThanOrEqual(before.wrong)
  }
  const strict = curveOf(report.cells, report.now.lines, 0.9)
  expect(strict[0]?.withoutQuestion).toBeLessThanOrEqual(first?.withoutQuestion ?? 0)
  expect(strict[0]?.wrong).toBeLessThanOrEqual(first?.wrong ?? 0)
})
