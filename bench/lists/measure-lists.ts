// The lists people open all day, over years of orders, beside a plain page of the same table.
// Usage: npm run bench -- lists [--orders N=100000] [--customers N=20000] [--rounds N=30]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createPool, createUnitOfWork, migrate, silentLogger, startEmbeddedPostgres, systemClock } from '@skladno/platform'
import { MIGRATIONS_DIR } from '../../apps/server/cli/open-database.ts'
import { comparisonOf, figures, funnels } from '../../apps/server/contexts/analytics/index.ts'
import { receivables } from '../../apps/server/contexts/billing/index.ts'
import { listDocuments } from '../../apps/server/contexts/documents/index.ts'
import { countOrders, listOrders } from '../../apps/server/contexts/ordering/index.ts'
import { listCustomers } from '../../apps/server/contexts/parties/index.ts'
import type { DB } from '../../apps/server/db/schema.ts'
import { printMachine, printTable, TIMES, timesRow } from '../main-job/table.ts'
import { growOrders } from './many-orders.ts'

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '100000' },
    customers: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '30' },
  },
})
const size = { orders: Number(values.orders), customers: Number(values.customers) }
const rounds = Number(values.rounds)
const PAGE = 100

const folder = await mkdtemp(join(tmpdir(), 'measure-lists-'))
const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), logger: silentLogger })
const pool = createPool({ url: postgres.url })
const uow = createUnitOfWork<DB>({ pool, clock: systemClock, subscriptions: () => [] })
const page = { limit: PAGE, locale: 'ru' } as const
const today = new Date().toISOString().slice(0, 10)

/** The middle of the list: what a person sees after scrolling for a while. */
const middle = `ord_b${String(Math.floor(size.orders / 2)).padStart(8, '0')}`

const CASES: Readonly<Record<string, (round: number) => Promise<unknown>>> = {
  'plain page: 100 rows of one table by key': () =>
    uow.read((db) => db.selectFrom('customer_order').selectAll().orderBy('id', 'desc').limit(PAGE).execute()),
  'orders, first page': () => uow.read((db) => listOrders(db, page)),
  'orders, from the middle': () => uow.read((db) => listOrders(db, { ...page, cursor: middle })),
  'orders being picked (rare)': () => uow.read((db) => listOrders(db, { ...page, statuses: ['picking'] })),
  'orders waiting for prepayment': () => uow.read((db) => listOrders(db, { ...page, statuses: ['awaiting-prepayment'] })),
  'orders waiting for payment after shipment': () => uow.read((db) => listOrders(db, { ...page, statuses: ['awaiting-payment'] })),
  'orders shipped in part (there are none)': () => uow.read((db) => listOrders(db, { ...page, statuses: ['partly-shipped'] })),
  'orders that may be closed (many)': () => uow.read((db) => listOrders(db, { ...page, statuses: ['ready-to-close'] })),
  'orders by number': (round) => uow.read((db) => listOrders(db, { ...page, q: String(1000 + round * 97) })),
  'orders by customer name': (round) => uow.read((db) => listOrders(db, { ...page, q: `мастер ${1 + round * 10}` })),
  'orders by words nobody has': () => uow.read((db) => listOrders(db, { ...page, q: 'ъъъ' })),
  'counts of every status': () => uow.read((db) => countOrders(db, {})),
  'counts, one manager': () => uow.read((db) => countOrders(db, { managerId: 'emp_b3' })),
  'customers, first page': () => uow.read((db) => listCustomers(db, { limit: PAGE })),
  'customers by part of the name': (round) => uow.read((db) => listCustomers(db, { limit: 20, q: `Фасад ${round}` })),
  'customers by phone': (round) => uow.read((db) => listCustomers(db, { limit: 20, q: `+7 9${String(round * 50 + 1).padStart(9, '0')}` })),
  'customers by tax id': (round) => uow.read((db) => listCustomers(db, { limit: 20, q: String(7_700_000_000 + round * 50 + 1) })),
  'customers by words nobody has': () => uow.read((db) => listCustomers(db, { limit: 20, q: 'ъъъ' })),
  'receivables, everybody': () => uow.read((db) => receivables(db, { on: today, limit: PAGE })),
  'documents, first page': () => uow.read((db) => listDocuments(db, { limit: PAGE })),
  'documents by number': (round) => uow.read((db) => listDocuments(db, { limit: PAGE, q: String(1000 + round * 97) })),
  'figures of a day': () =>
    uow.read(async (db) => {
      const now = { from: today, to: today } as Parameters<typeof comparisonOf>[0]
      const span = { ...now, timeZone: 'Europe/Moscow' }
      return [await figures(db, { comparison: comparisonOf(now), timeZone: span.timeZone }), await funnels(db, span)]
    }),
}

try {
  printMachine()
  await migrate(pool, MIGRATIONS_DIR)
  const started = performance.now()
  await growOrders(pool, size)
  console.log(`${size.orders} orders, ${size.customers} customers, made in ${Math.round((performance.now() - started) / 1000)} s\n`)
  const rows: (readonly string[])[] = []
  for (const [what, look] of Object.entries(CASES)) {
    await look(0)
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now()
      await look(round)
      times.push(performance.now() - begun)
    }
    rows.push(timesRow(what, times))
  }
  printTable(TIMES, rows)
} finally {
  await pool.end()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
