import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** A statement that begins with the comment `prepared quote-prices` is planned once per connection. One name, one text. */
const MARK = /^\s*\/\* prepared ([a-z][a-z-]{0,50}) \*\//

/**
 * A pool whose marked statements are prepared under their name. Planning a wide query takes longer than running it, and Kysely itself
 * cannot name statements. PostgreSQL plans anew when the role or the tables change.
 */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect()
      const known = wrapped.get(client) ?? preparing(client)
      wrapped.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}

/** Kysely asks with a text and parameters, or with a cursor when it streams; a cursor passes as it is. */
function preparing(client: pg.PoolClient): PostgresPoolClient {
  const own: PostgresPoolClient = client
  const query = (statement: string, parameters: readonly unknown[]) => {
    const name = typeof statement === 'string' ? MARK.exec(statement)?.[1] : undefined
    return name === undefined ? own.query(statement, parameters) : client.query({ text: statement, values: [...parameters], name })
  }
  return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) }
}
