import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '@skladno/platform'
import { type Config, readConfig } from '../config.ts'
import { terminal } from './console.ts'
import { checkDatabase } from './doctor/check-database.ts'
import { checkAddress, checkChannels, checkFolder, checkMail, checkNode, checkPort } from './doctor/check-machine.ts'
import { bad, type Finding, fine } from './doctor/finding.ts'
import { report } from './doctor/messages.ts'
import { openDatabase, postgresDir } from './open-database.ts'

const MARKS: Readonly<Record<Finding['level'], string>> = { ok: '✓', warn: '!', bad: '✗' }

/** `skladno doctor`: whether the product can run here, and what exactly to do where it cannot. Exit 0 it can, 1 it cannot. */
export async function runDoctor(_argv: string[], { print, locale, env } = terminal()): Promise<number> {
  const findings: Finding[] = [checkNode(process.versions.node, locale)]
  const config = environment(env, locale)
  if ('level' in config) findings.push(config)
  else findings.push(checkFolder(config.dataDir, locale), ...(await database(config, locale)), ...(await network(config, env, locale)))
  for (const { level, text, advice } of findings)
    print(`${MARKS[level]} ${text}${advice === undefined ? '' : `\n    ${advice.replaceAll('\n', '\n    ')}`}`)
  const errors = findings.filter(({ level }) => level === 'bad').length
  const warnings = findings.filter(({ level }) => level === 'warn').length
  print('')
  if (errors > 0) print(report(locale, 'summaryBad', { count: errors }))
  else print(warnings > 0 ? report(locale, 'summaryWarn', { count: warnings }) : report(locale, 'summaryFine'))
  return errors === 0 ? 0 : 1
}

function environment(env: Readonly<Record<string, string | undefined>>, locale: Locale): Config | Finding {
  try {
    return readConfig(env)
  } catch (error) {
    return bad(messageOf(error), report(locale, 'environmentAdvice'))
  }
}

async function database(config: Config, locale: Locale): Promise<Finding[]> {
  if (config.databaseUrl === null && !existsSync(postgresDir(config))) return [fine(report(locale, 'databaseNew'))]
  try {
    const opened = await openDatabase(config)
    try {
      return await checkDatabase(opened, locale)
    } finally {
      await opened.close()
    }
  } catch (error) {
    const advice =
      config.databaseUrl === null
        ? report(locale, 'databaseEmbeddedAdvice', { path: join(postgresDir(config), 'postgres-start.log') })
        : report(locale, 'databaseUnreachableAdvice')
    return [bad(report(locale, 'databaseUnreachable', { reason: messageOf(error) }), advice)]
  }
}

const network = async (config: Config, env: Readonly<Record<string, string | undefined>>, locale: Locale): Promise<Finding[]> => [
  await checkPort(config, locale),
  ...checkAddress(config, locale),
  ...checkChannels(env, locale),
  ...(await checkMail(config, locale)),
]

/** A refused connection to a name with several addresses says nothing in its own message. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}
