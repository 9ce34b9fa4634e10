import { migrate } from '@skladno/platform'
import { readConfig } from '../config.ts'
import { terminal } from './console.ts'
import { say } from './messages.ts'
import { MIGRATIONS_DIR, openDatabase } from './open-database.ts'

/** `skladno migrate`: brings the database to this version's schema. Exit 0 done, 1 it cannot be done. */
export async function runMigrate(_argv: string[], { print, complain, locale, env } = terminal()): Promise<number> {
  try {
    const database = await openDatabase(readConfig(env))
    try {
      const names = await migrate(database.pool, MIGRATIONS_DIR)
      print(names.length === 0 ? say(locale, 'upToDate') : say(locale, 'migrated', { count: names.length, names: names.join(', ') }))
      return 0
    } finally {
      await database.close()
    }
  } catch (error) {
    complain(say(locale, 'failed', { reason: error instanceof Error ? error.message : String(error) }))
    return 1
  }
}
