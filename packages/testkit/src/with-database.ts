import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { createPool, createUnitOfWork, type Subscriptions, type UnitOfWork } from '@skladno/platform'
import { afterAll, beforeAll, inject } from 'vitest'
import { databaseUrl, type TestCluster } from './cluster.ts'
import { type FakeClock, fakeClock } from './fake-clock.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testCluster: TestCluster
  }
}

/** A database of the test file's own, cloned from the migrated template. */
export interface TestDatabase<DB> {
  readonly url: string
  readonly pool: ReturnType<typeof createPool>
  readonly clock: FakeClock
  readonly uow: UnitOfWork<DB>
}

export interface TestDatabaseOptions {
  /** No event leads to a job unless given. */
  readonly subscriptions?: Subscriptions
  readonly clock?: FakeClock
  /** False: an empty database instead of a migrated one. */
  readonly isMigrated?: boolean
}

/** Call at the top of a `*.pg.test.ts` file or a describe block; the database exists from beforeAll to afterAll. */
export function withDatabase<DB = unknown>(options: TestDatabaseOptions = {}): TestDatabase<DB> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const clock = options.clock ?? fakeClock()
  let current: Pick<TestDatabase<DB>, 'url' | 'pool' | 'uow'> | null = null
  beforeAll(async () => {
    const cluster = inject('testCluster')
    await onServer(
      cluster.url,
      `CREATE DATABASE ${name}${options.isMigrated === false ? '' : ` TEMPLATE ${cluster.template} STRATEGY = FILE_COPY`}`,
    )
    const url = databaseUrl(cluster.url, name)
    const pool = createPool({ url, name })
    current = { url, pool, uow: createUnitOfWork<DB>({ pool, clock, subscriptions: options.subscriptions ?? (() => []) }) }
  })
  afterAll(async () => {
    await current?.pool.end()
    await dropped(inject('testCluster').url, name)
  })
  const ready = () => {
    if (current === null) throw new Error('The test database exists only inside tests and hooks')
    return current
  }
  return {
    clock,
    get url() {
      return ready().url
    },
    get pool() {
      return ready().pool
    },
    get uow() {
      return ready().uow
    },
  }
}

/** The server's own cleaning may be at work in the database, and only a superuser may send it away: it leaves by itself in a moment. */
async function dropped(url: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await onServer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    } catch (error) {
      if (attempt === DROP_ATTEMPTS || !String(error).includes('permission denied to terminate process')) throw error
      await delay(300)
    }
  }
}

const DROP_ATTEMPTS = 20

async function onServer(url: string, statement: string): Promise<void> {
  const pool = createPool({ url, max: 1 })
  try {
    await pool.query(statement)
  } finally {
    await pool.end()
  }
}
