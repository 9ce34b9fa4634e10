import { withDatabase } from '@skladno/testkit'
import { sql, type Transaction } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DB } from './types.ts'

/*
 * The attack: under the customer's role of party A, is anything of party B readable in any table? Both parties get a row in every
 * table of the schema, made from the catalog of PostgreSQL itself, so a new table is in the test by construction. Everything of a
 * party carries its mark: ids, texts, JSON and amounts.
 */
const database = withDatabase<DB>()

const PARTIES = { a: { mark: 'MARKA', amount: 771_001 }, b: { mark: 'MARKB', amount: 772_002 } } as const
type Party = { readonly mark: string; readonly amount: number }

/** Belongs to nobody: what goods, places and sellers there are. Stated here so that another table has to be argued for. */
const SHARED: readonly string[] = [
  'analogue',
  'bank_account',
  'delivery_zone',
  'expected_receipt',
  'floor_price',
  'holiday',
  'lot',
  'non_returnable_group',
  'organisation',
  'organisation_vat',
  'order_minimum',
  'pack',
  'pickup_window',
  'product',
  'product_group',
  'stock',
  'variant',
  'warehouse',
]
/** One row for the whole company, which no customer reads. */
const ONE_ROW: readonly string[] = ['recognition_rules']
/** Names of price lists are no secret, whose they are is. */
const READABLE_NAMES: readonly string[] = ['price_type']

/** Columns whose value a CHECK ties to another column, or that decide who sees the row. */
const OVERRIDES: Readonly<Record<string, (party: Party) => Readonly<Record<string, unknown>>>> = {
  agreement: () => ({ valid_to: null }),
  analogue: () => ({ analogue_id: 'product_2_SHARED' }),
  pickup_window: () => ({ from_minutes: 1, to_minutes: 2, weekdays: [1] }),
  route_window: () => ({ from_minutes: 1, to_minutes: 2 }),
  employee: () => ({ roles: ['sales'] }),
  number_sequence: ({ amount }) => ({ year: amount }),
  session: () => ({ employee_id: null }),
  setting: ({ mark }) => ({ key: mark }),
  effect: () => ({ state: 'pending', settled_at: null }),
  product_group: () => ({ parent_id: null }),
  customer_order: () => ({ changes_order_id: null }),
  order_line: () => ({ parent_line_id: null }),
  invoice: () => ({ replaces_id: null }),
  payment_allocation: () => ({ refund_id: null }),
  refund: () => ({ state: 'open', payment_id: null }),
  payment_proposal: () => ({ decided_at: null }),
  recognition_threshold: ({ mark }) => ({ scope: 'customer', scope_id: mark }),
  stored_file: ({ mark }) => ({ sha256: mark }),
}

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly isRequired: boolean
  readonly hasDefault: boolean
  readonly refers: string | null
  readonly choice: string | null
  readonly isReadable: boolean
}

const readColumns = async (db: Transaction<DB>): Promise<readonly Column[]> => {
  const { rows } = await sql<Column>`
    SELECT c.relname AS "table", a.attname AS "column", format_type(coalesce(nullif(t.typbasetype, 0), a.atttypid), NULL) AS type,
      a.attnotnull AS "isRequired", a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '' AS "hasDefault",
      (SELECT f.confrelid::regclass::text FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum]) AS refers,
      (SELECT substring(pg_get_constraintdef(k.oid) FROM '''([^'']+)''::text') FROM pg_constraint k
        WHERE k.contype = 'c' AND ((k.conrelid = c.oid AND k.conkey = ARRAY[a.attnum]) OR (k.contypid = a.atttypid AND k.contypid <> 0)) LIMIT 1) AS choice,
      has_column_privilege('skladno_customer', c.oid, a.attnum, 'SELECT') AS "isReadable"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'schema_migration'
    ORDER BY c.relname, a.attnum`.execute(db)
  return rows
}

/** Referenced tables before those that refer to them. */
function inOrder(columns: readonly Column[]): readonly string[] {
  const tables = [...new Set(columns.map(({ table }) => table))]
  const done: string[] = []
  while (done.length < tables.length) {
    const ready = tables.filter(
      (table) =>
        !done.includes(table) &&
        columns.every(
          (c) => c.table !== table || c.refers === null || c.refers === table || c.refers === 'schema_migration' || done.includes(c.refers),
        ),
    )
    if (ready.length === 0) throw new Error('Tables refer to each other in a circle')
    done.push(...ready)
  }
  return done
}

const markOf = (table: string, party: Party): string => (SHARED.includes(table) ? 'SHARED' : party.mark)

function columnValue(column: Column, party: Party): unknown {
  const mark = markOf(column.table, party)
  if (column.refers !== null) return `${column.refers}_${markOf(column.refers, party)}`
  if (column.column === 'partner_id' || column.column === 'party_id') return `partner_${party.mark}`
  if (column.hasDefault) return undefined
  switch (column.type) {
    case 'text':
      return column.choice ?? (column.column === 'id' ? `${column.table}_${mark}` : mark)
    case 'bigint':
      return party.amount
    case 'integer':
    case 'real':
      return 1
    case 'jsonb':
      return JSON.stringify({ mark })
    case 'boolean':
      return true
    case 'date':
      return '2026-03-02'
    case 'timestamp with time zone':
      return new Date('2026-03-02T00:00:00Z')
    case 'text[]':
      return []
    case 'integer[]':
      return [1]
    default:
      throw new Error(`No value for ${column.table}.${column.column} of type ${column.type}: teach columnValue`)
  }
}

async function fill(db: Transaction<DB>, columns: readonly Column[], party: Party): Promise<void> {
  for (const table of inOrder(columns)) {
    const values = Object.fromEntries(columns.filter((c) => c.table === table).map((c) => [c.column, columnValue(c, party)]))
    const row = Object.entries({ ...values, ...OVERRIDES[table]?.(party) }).filter(([, value]) => value !== undefined)
    const insert = sql`INSERT INTO ${sql.table(table)} (${sql.join(row.map(([name]) => sql.ref(name)))}) VALUES (${sql.join(row.map(([, value]) => value))})`
    const statement = SHARED.includes(table) || ONE_ROW.includes(table) ? sql`${insert} ON CONFLICT DO NOTHING` : insert
    await statement.execute(db).catch((cause: unknown) => {
      throw new Error(`A row for ${table} must satisfy its checks: give the column a value in OVERRIDES`, { cause })
    })
  }
}

let columns: readonly Column[] = []
const tables = (): readonly string[] => [...new Set(columns.map(({ table }) => table))]
const isPrivate = (table: string): boolean => !SHARED.includes(table) && !READABLE_NAMES.includes(table)

beforeAll(async () => {
  await database.uow.run(async ({ db }) => {
    columns = await readColumns(db)
    await sql`INSERT INTO product (id, sku, name, base_unit) VALUES ('product_2_SHARED', '2', '2', 'шт')`.execute(db)
    await fill(db, columns, PARTIES.a)
    await fill(db, columns, PARTIES.b)
  })
})

/** Every row of a table as text, as far as the columns are readable; empty when none is. */
async function seen(db: Transaction<DB>, table: string): Promise<readonly string[]> {
  const readable = columns.filter((column) => column.table === table && column.isReadable)
  if (readable.length === 0) return []
  const { rows } = await sql`SELECT ${sql.join(readable.map(({ column }) => sql.ref(column)))} FROM ${sql.table(table)}`.execute(db)
  return rows.map((row) => JSON.stringify(row))
}

const readAs = async (partyId: string): Promise<ReadonlyMap<string, readonly string[]>> =>
  database.uow.asCustomer(partyId, async ({ db }) => {
    const found = new Map<string, readonly string[]>()
    for (const table of tables()) found.set(table, await seen(db, table))
    return found
  })

const ofParty = (rows: readonly string[] | undefined, party: Party): readonly string[] =>
  (rows ?? []).filter((row) => row.includes(party.mark) || row.includes(String(party.amount)))

describe('row-level security alone', () => {
  it('has both parties’ rows in every private table to try it on', async () => {
    const missing = await database.uow.read(async (db) => {
      const without: string[] = []
      for (const table of tables().filter((name) => !SHARED.includes(name) && !ONE_ROW.includes(name))) {
        const { rows } = await sql<{ row: string }>`SELECT t::text AS row FROM ${sql.table(table)} t`.execute(db)
        const texts = rows.map(({ row }) => row)
        if (ofParty(texts, PARTIES.a).length === 0 || ofParty(texts, PARTIES.b).length === 0) without.push(table)
      }
      return without
    })
    expect(missing).toEqual([])
  })

  it.each([
    ['A', PARTIES.a, PARTIES.b],
    ['B', PARTIES.b, PARTIES.a],
  ])('shows %s nothing of the other in any table', async (_, own, other) => {
    const found = await readAs(`partner_${own.mark}`)
    const leaks = [...found].filter(([table, rows]) => isPrivate(table) && ofParty(rows, other).length > 0).map(([table]) => table)
    expect(leaks).toEqual([])
  })

  it('shows a party its own rows, or nothing was proved', async () => {
    const found = await readAs(`partner_${PARTIES.a.mark}`)
    const own = [...found].filter(([table, rows]) => isPrivate(table) && ofParty(rows, PARTIES.a).length > 0).map(([table]) => table)
    expect(own).toEqual(
      expect.arrayContaining([
        'partner',
        'legal_entity',
        'contract',
        'contact',
        'contact_right',
        'site',
        'employee',
        'agreement',
        'price',
        'partner_price',
      ]),
    )
    expect(own).toEqual(
      expect.arrayContaining([
        'customer_order',
        'order_line',
        'fact',
        'shipment',
        'shipment_line',
        'invoice',
        'document',
        'payment',
        'thread',
        'message',
      ]),
    )
  })

  it.each([
    ['unset', ''],
    ['unknown', 'ptn_nobody'],
    ['a pattern', '%'],
  ])('shows an %s party nothing private', async (name, partyId) => {
    const found = await readAs(partyId)
    const allowed =
      name === 'unset' ? isPrivate : (table: string) => isPrivate(table) && !['agreement', 'price', 'discount'].includes(table)
    expect([...found].filter(([table, rows]) => allowed(table) && rows.length > 0).map(([table]) => table)).toEqual([])
  })

  it('lets the customer’s role write nothing, anywhere', async () => {
    const { rows } = await database.uow.read((db) =>
      sql<{ table: string }>`
        SELECT c.relname AS "table" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('public', 'graphile_worker') AND c.relkind IN ('r', 'p', 'S')
          AND has_table_privilege('skladno_customer', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')`.execute(db),
    )
    expect(rows).toEqual([])
  })

  it('holds back staff’s own knowledge of the party too', async () => {
    const hidden = (table: string, column: string): boolean =>
      columns.some((c) => c.table === table && c.column === column && !c.isReadable)
    expect(hidden('partner', 'note')).toBe(true)
    expect(hidden('floor_price', 'cost_micros')).toBe(true)
    expect(hidden('employee', 'password_hash')).toBe(true)
  })
})

describe('typical terms', () => {
  it('are not shown to a party that has individual ones, nor their prices', async () => {
    await database.uow.run(async ({ db }) => {
      await sql`INSERT INTO price_type (id, name, currency) VALUES ('prt_typical', 'typical', 'RUB')`.execute(db)
      await sql`INSERT INTO price (price_type_id, product_id, micros, unit, as_of) VALUES ('prt_typical', 'product_2_SHARED', 5550005, 'шт', now())`.execute(
        db,
      )
      await sql`INSERT INTO agreement (id, organisation_id, name, price_type_id) VALUES ('agr_typical', 'organisation_SHARED', 'typical', 'prt_typical')`.execute(
        db,
      )
      await sql`INSERT INTO partner (id, name) VALUES ('ptn_plain', 'plain')`.execute(db)
    })
    const prices = async (partyId: string): Promise<string> => (await readAs(partyId)).get('price')?.join() ?? ''
    expect(await prices(`partner_${PARTIES.a.mark}`)).not.toContain('5550005')
    expect(await prices('ptn_plain')).toContain('5550005')
    expect(await prices('')).toBe('')
  })

  it('are shown again once the individual ones have ended', async () => {
    await database.uow.run(({ db }) =>
      sql`UPDATE agreement SET valid_to = '2021-01-01' WHERE partner_id = ${`partner_${PARTIES.b.mark}`}`.execute(db),
    )
    const found = await readAs(`partner_${PARTIES.b.mark}`)
    expect(found.get('price')?.join()).toContain('5550005')
  })
})

describe('the attack itself', () => {
  it('finds a table somebody forgot to protect', async () => {
    await database.uow.run(async ({ db }) => {
      await sql`CREATE TABLE forgotten (id text PRIMARY KEY, partner_id text)`.execute(db)
      await sql`GRANT SELECT ON forgotten TO skladno_customer`.execute(db)
      await sql`INSERT INTO forgotten VALUES ('1', 'partner_MARKA'), ('2', 'partner_MARKB')`.execute(db)
      columns = await readColumns(db)
    })
    const found = await readAs(`partner_${PARTIES.a.mark}`)
    expect([...found].filter(([table, rows]) => isPrivate(table) && ofParty(rows, PARTIES.b).length > 0).map(([table]) => table)).toEqual([
      'forgotten',
    ])
  })
})
