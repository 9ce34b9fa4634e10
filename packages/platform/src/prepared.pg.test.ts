import { withDatabase } from '@skladno/testkit'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'

const database = withDatabase()

const ask = (value: number) =>
  sql<{ value: number; user: string }>`/* prepared ask-test */ SELECT ${value}::int AS value, current_user AS user`

describe('a statement marked as prepared', () => {
  it('is planned once per connection and answers by its parameters', async () => {
    const answers = await database.uow.run(async ({ db }) => {
      const values: number[] = []
      for (const value of [1, 2, 3]) values.push((await ask(value).execute(db)).rows[0]?.value ?? 0)
      const { rows } = await sql<{ name: string }>`SELECT name FROM pg_prepared_statements`.execute(db)
      return { values, names: rows.map(({ name }) => name) }
    })
    expect(answers).toEqual({ values: [1, 2, 3], names: ['ask-test'] })
  })

  it('runs as whoever asks now', async () => {
    const staff = await database.uow.read((db) => ask(1).execute(db))
    const customer = await database.uow.asCustomer('ptn_1', ({ db }) => ask(1).execute(db))
    expect(staff.rows[0]?.user).not.toBe('skladno_customer')
    expect(customer.rows[0]?.user).toBe('skladno_customer')
  })

  it('may fail and be asked again', async () => {
    const divide = (by: number) => sql<{ value: number }>`/* prepared divide-test */ SELECT 6 / ${by}::int AS value`
    await expect(database.uow.read((db) => divide(0).execute(db))).rejects.toThrow(/division by zero/)
    expect((await database.uow.read((db) => divide(2).execute(db))).rows[0]?.value).toBe(3)
  })
})
