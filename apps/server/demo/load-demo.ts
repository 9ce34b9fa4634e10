import { hashPassword } from '@skladno/platform'
import type pg from 'pg'
import { copyRows, type TableRows } from './copy-rows.ts'
import { DEMO_PASSWORD, type DemoCompany, seedOfKey } from './demo-company.ts'
import { demoIds, type MakeId } from './demo-ids.ts'
import { factTables } from './orders/fact-rows.ts'
import { goodsTables } from './orders/goods-rows.ts'
import { moneyTables } from './orders/money-rows.ts'
import { numberOrders } from './orders/numbers.ts'
import { type OrderRecord, orderRecord } from './orders/order-record.ts'
import { heldGoods, orderTables } from './orders/order-rows.ts'
import { recordPastEvents } from './orders/past-events.ts'
import { planOrders } from './orders/plan-orders.ts'
import { runTables } from './orders/run-rows.ts'
import { pastTimeline } from './orders/timeline.ts'
import { todaysOrders } from './orders/todays-orders.ts'
import { type Catalog, type CatalogMaking, catalogRows, stockTables } from './rows/catalog-rows.ts'
import { type Company, companyRows } from './rows/company-rows.ts'
import { type Customer, type Customers, customerRows } from './rows/customer-rows.ts'
import { agreementRows, discountRows } from './rows/terms-rows.ts'

const COMPANY_AGE_DAYS = 400

/** The database belongs to a company already. */
export class NotADemoDatabase extends Error {
  constructor() {
    super('This database has data of its own: the demo company goes only into an empty one')
    this.name = 'NotADemoDatabase'
  }
}

/**
 * Puts a demo company into an empty database, in one transaction; a database that has it is left alone. `now` is the moment
 * the story ends: history goes back half a year from it, the same `now` gives the same company. Throws NotADemoDatabase for a database with other data.
 */
export async function loadDemo(pool: pg.Pool, seed: DemoCompany, { now }: { readonly now: Date }): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query("SELECT pg_advisory_xact_lock(hashtext('skladno demo'))")
    const isNew = !(await isLoaded(client))
    if (isNew) {
      for (const table of demoTables(seed, now, await hashPassword(DEMO_PASSWORD))) await copyRows(client, table)
      await recordPastEvents(client)
    }
    await client.query('COMMIT')
    // A small sample is enough for plans; the full one reads every stored quote.
    if (isNew) await client.query('SET default_statistics_target = 10; ANALYZE; RESET default_statistics_target')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

async function isLoaded(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ is_demo: boolean; is_used: boolean }>(`
    SELECT EXISTS (SELECT FROM setting WHERE key = 'demo') AS is_demo,
      EXISTS (SELECT FROM product) OR EXISTS (SELECT FROM partner) OR EXISTS (SELECT FROM organisation) OR EXISTS (SELECT FROM employee) AS is_used`)
  if (rows[0]?.is_demo === true) return true
  if (rows[0]?.is_used === true) throw new NotADemoDatabase()
  return false
}

/** Every row of a demo company, tables in the order their references need. */
export function demoTables(seed: DemoCompany, now: Date, passwordHash: string): readonly TableRows[] {
  const id = demoIds(seed.key)
  const createdAt = new Date(now.getTime() - COMPANY_AGE_DAYS * 86_400_000)
  const company = companyRows({ seed, id }, { now, createdAt }, passwordHash)
  const making: CatalogMaking = { id, company, now, createdAt }
  const catalog = catalogRows(making)
  const customers = customerRows(seed.customers(), { ...making, catalog })
  const records = orderRecords({ id, company, catalog, customers, now })
  const numbers = numberOrders(records, company)
  const writing = {
    id,
    numbers,
    company,
    keeper: (record: OrderRecord) => `employee:${keeperOf(company, record.planned.customer.seed.warehouse)}`,
  }
  const money = moneyTables(records, writing)
  return [
    ...company.tables,
    ...catalog.tables,
    ...customers.tables,
    agreementRows(company, customers.all, creditLimits(customers.all, money.exposure)),
    discountRows(making, catalog),
    numbers.table,
    ...orderTables(records, writing),
    ...goodsTables(records, writing),
    ...money.tables,
    factTables(records, writing, money.facts),
    ...runTables(records, writing),
    ...stockTables(catalog, making, heldGoods(records, id)),
  ]
}

const keeperOf = ({ seed, employee }: Company, warehouse: string): string => employee(seedOfKey(seed.warehouses, warehouse).keeper)

interface Story {
  readonly id: MakeId
  readonly company: Company
  readonly catalog: Catalog
  readonly customers: Customers
  readonly now: Date
}

/** Half a year of finished orders and those of today, oldest first. */
function orderRecords({ id, company, catalog, customers, now }: Story): OrderRecord[] {
  const shelf = catalog.products.filter(({ seed }) => seed.demand === 'hot' && seed.price < 15_000)
  const context = { company: company.seed, byName: catalog.byName, shelf, now }
  const known = { id, company, catalog, now }
  const past = customers.all.flatMap((customer) => {
    const { time } = customer.organisation
    const startOfToday = time.at(time.day(now), 0)
    return planOrders(customer, context).flatMap((planned, i) => {
      const timeline = pastTimeline(planned, `${customer.seed.key} ${i}`, startOfToday)
      return timeline === null ? [] : [{ planned, timeline, open: null }]
    })
  })
  return [...past, ...todaysOrders(customers, context)]
    .sort((a, b) => a.timeline.createdAt.getTime() - b.timeline.createdAt.getTime())
    .flatMap(({ planned, timeline, open }) => orderRecord(planned, { timeline, open }, known) ?? [])
}

/** Limits fit what is owed: ample for most, used up for the one who shows what happens then. */
function creditLimits(customers: readonly Customer[], exposure: ReadonlyMap<string, number>): Map<string, number> {
  const limits = customers.flatMap(({ id, seed, organisation }) => {
    if (seed.payment.kind !== 'credit') return []
    const used = Math.max(0, exposure.get(id) ?? 0) / 100
    const isUsedUp = seed.debt === 'near-limit'
    const step = organisation.currency === 'KZT' ? 10_000 : 1000
    return [
      [
        id,
        isUsedUp ? Math.ceil((used * 1.01) / step) * step : Math.max(seed.payment.limit, Math.ceil((used * 1.6) / step) * step),
      ] as const,
    ]
  })
  return new Map(limits)
}
