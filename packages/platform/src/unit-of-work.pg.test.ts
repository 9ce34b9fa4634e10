import { withDatabase } from '@skladno/testkit'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'

interface Tables {
  own_row: { party_id: string; note: string }
  counter: { id: number; n: number }
}

const db = withDatabase<Tables>()

beforeAll(async () => {
  await db.pool.query(`
    CREATE TABLE own_row (party_id text, note text);
    ALTER TABLE own_row ENABLE ROW LEVEL SECURITY;
    ALTER TABLE own_row FORCE ROW LEVEL SECURITY;
    CREATE POLICY staff ON own_row TO skladno_app USING (true) WITH CHECK (true);
    CREATE POLICY own ON own_row FOR SELECT TO skladno_customer USING (party_id = current_setting('app.party_id', true));
    GRANT SELECT ON own_row TO skladno_customer;
    INSERT INTO own_row VALUES ('ptn_a', 'a'), ('ptn_b', 'b');
    CREATE TABLE counter (id int PRIMARY KEY, n int);
    INSERT INTO counter VALUES (1, 0), (2, 0)`)
})

describe('a customer’s transaction', () => {
  it('sees the customer’s own rows only, and staff see all', async () => {
    const notes = (partyId: string) => db.uow.asCustomer(partyId, (tx) => tx.db.selectFrom('own_row').select('note').execute())
    expect([await notes('ptn_a'), await notes('ptn_b'), await notes('')]).toEqual([[{ note: 'a' }], [{ note: 'b' }], []])
    expect(await db.uow.read((read) => read.selectFrom('own_row').selectAll().execute())).toHaveLength(2)
  })

  it('changes nothing, and reads no table it was not given', async () => {
    const write = db.uow.asCustomer('ptn_a', (tx) => tx.db.insertInto('own_row').values({ party_id: 'ptn_a', note: 'mine' }).execute())
    await expect(write).rejects.toThrow('read-only transaction')
    await expect(db.uow.asCustomer('ptn_a', (tx) => tx.db.selectFrom('counter').selectAll().execute())).rejects.toThrow('permission denied')
  })

  it('leaves no trace on the connection it used', async () => {
    await db.uow.asCustomer('ptn_a', async () => {})
    const rows = await Promise.all(
      Array.from({ length: 10 }, () => db.pool.query("SELECT current_user AS role, current_setting('app.party_id', true) AS party")),
    )
    expect(new Set(rows.map(({ rows: [row] }) => `${row.role} ${row.party ?? ''}`))).toEqual(new Set(['skladno ']))
  })
})

describe('a write transaction', () => {
  it('is repeated when it and another wait for each other', async () => {
    let meeting = 0
    const both = new Promise<void>((resolve) => {
      const check = setInterval(() => {
        if (meeting < 2) return
        clearInterval(check)
        resolve()
      }, 5)
    })
    const bump = (first: number, second: number) =>
      db.uow.run(async (tx) => {
        const add = (id: number) => tx.db.updateTable('counter').set({ n: sql<number>`n + 1` }).where('id', '=', id).execute()
        await add(first)
        meeting++
        await both
        await add(second)
      })
    await Promise.all([bump(1, 2), bump(2, 1)])
    expect((await db.pool.query('SELECT n FROM counter ORDER BY id')).rows).toEqual([{ n: 2 }, { n: 2 }])
  })

  it('records its events under one instant and in order', async () => {
    await db.uow.run(async (tx) => {
      for (const n of [1, 2, 3]) tx.append({ type: 'test.counted', version: 1, subject: 's', partyId: 'ptn_a', data: { n } })
    })
    const { rows } = await db.pool.query("SELECT at, party_id, data FROM event_log WHERE type = 'test.counted' ORDER BY seq")
    expect(rows.map((row) => row.data.n)).toEqual([1, 2, 3])
    expect(new Set(rows.map((row) => row.at.toISOString()))).toEqual(new Set([db.clock.now().toISOString()]))
  })
})

it('reads whole numbers exactly or not at all', async () => {
  const read = async (text: string) => (await db.pool.query(`SELECT ${text} AS value`)).rows[0].value
  expect([await read('9007199254740991::bigint'), await read('ARRAY[1, -2]::bigint[]'), await read("'2026-03-01'::date")]).toEqual([
    Number.MAX_SAFE_INTEGER,
    [1, -2],
    '2026-03-01',
  ])
  await expect(read('9007199254740993::bigint')).rejects.toThrow('9007199254740993')
})
