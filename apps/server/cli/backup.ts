import { resolve } from 'node:path'
import { clockFrom, verifyBackup, writeBackup } from '@skladno/platform'
import { readConfig } from '../config.ts'
import { terminal } from './console.ts'
import { say } from './messages.ts'
import { filesFolder, openDatabase } from './open-database.ts'

/**
 * `skladno backup [FILE]`: the whole database and the stored files as of one moment in one archive, read back and compared before it is called
 * done. Works beside a running server. Exit 0 done, 1 it cannot be done, 2 usage.
 */
export async function runBackup(argv: string[], { print, complain, locale, env } = terminal()): Promise<number> {
  if (argv.length > 1 || argv[0]?.startsWith('-')) {
    complain(say(locale, 'backupUsage'))
    return 2
  }
  try {
    const config = readConfig(env)
    const clock = clockFrom(config.clock ?? undefined)
    const path = resolve(argv[0] ?? `skladno-${clock.now().toISOString().slice(0, 16).replace(':', '-')}.tar.gz`)
    const filesDir = filesFolder(config)
    const database = await openDatabase(config)
    try {
      const summary = await writeBackup({ pool: database.pool, path, filesDir, clock })
      await verifyBackup(path)
      print(say(locale, 'backupDone', { path, ...summary }))
      if (filesDir === null) print(say(locale, 'backupWithoutFiles'))
      return 0
    } finally {
      await database.close()
    }
  } catch (error) {
    complain(say(locale, 'failed', { reason: error instanceof Error ? error.message : String(error) }))
    return 1
  }
}
