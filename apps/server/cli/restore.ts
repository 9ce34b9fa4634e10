import { formatMoment, restoreBackup } from '@skladno/platform'
import { readConfig } from '../config.ts'
import { terminal } from './console.ts'
import { say } from './messages.ts'
import { filesFolder, MIGRATIONS_DIR, openDatabase } from './open-database.ts'

/** `skladno restore FILE`: fills an empty database and the folder of files from a backup. Exit 0 done, 1 it cannot be done, 2 usage. */
export async function runRestore(argv: string[], { print, complain, locale, env } = terminal()): Promise<number> {
  const [path, ...rest] = argv
  if (path === undefined || path.startsWith('-') || rest.length > 0) {
    complain(say(locale, 'restoreUsage'))
    return 2
  }
  try {
    const config = readConfig(env)
    const database = await openDatabase(config)
    try {
      const done = await restoreBackup({ pool: database.pool, path, migrationsDir: MIGRATIONS_DIR, filesDir: filesFolder(config) })
      const at = formatMoment(new Date(done.createdAt), locale, Intl.DateTimeFormat().resolvedOptions().timeZone)
      print(say(locale, 'restoreDone', { at, rows: done.rows, files: done.files }))
      if (done.migrated.length > 0) print(say(locale, 'restoreMigrated', { count: done.migrated.length }))
      if (done.uncertainEffects > 0) print(say(locale, 'restoreUncertain', { count: done.uncertainEffects }))
      return 0
    } finally {
      await database.close()
    }
  } catch (error) {
    complain(say(locale, 'failed', { reason: error instanceof Error ? error.message : String(error) }))
    return 1
  }
}
