import { createUnitOfWork, migrate, systemClock } from '@skladno/platform'
import { readConfig } from '../config.ts'
import type { DB, UnitOfWork } from '../db/types.ts'
import { subscriptions } from '../subscriptions.ts'
import { MIGRATIONS_DIR, openDatabase } from './open-database.ts'

/** Runs work on the installation's database: the external one, a running server's embedded one, or the embedded one started for the time being. */
export async function onDatabase<T>(env: Readonly<Record<string, string | undefined>>, work: (uow: UnitOfWork) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig(env))
  try {
    await migrate(database.pool, MIGRATIONS_DIR)
    return await work(createUnitOfWork<DB>({ pool: database.pool, clock: systemClock, subscriptions }))
  } finally {
    await database.close()
  }
}
