import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { createUnitOfWork, migrate, systemClock } from '@skladno/platform'
import { readConfig } from '../config.ts'
import { createOwner, describePartiesError } from '../contexts/parties/index.ts'
import type { DB } from '../db/types.ts'
import { terminal } from './console.ts'
import { MIGRATIONS_DIR, openDatabase } from './open-database.ts'

const USAGE = 'Usage: skladno init [--email EMAIL] [--name NAME] [--password PASSWORD]'
const QUESTIONS = {
  ru: {
    email: 'Почта владельца: ',
    name: 'Имя и фамилия: ',
    password: 'Пароль (не короче 8 знаков): ',
    done: (email: string, place: string) =>
      `Готово. Запустите skladno start, откройте ${place} и войдите как ${email}: дальше поведут «Первые шаги».`,
  },
  en: {
    email: 'E-mail of the owner: ',
    name: 'Full name: ',
    password: 'Password (at least 8 characters): ',
    done: (email: string, place: string) =>
      `Done. Run skladno start, open ${place} and sign in as ${email}: “First steps” leads on from there.`,
  },
} as const

/** `skladno init`: the first owner of an empty installation; asks for what was not given. Exit 0 done, 1 refused, 2 usage. */
export async function runInit(argv: string[], { print, complain, locale, env } = terminal()): Promise<number> {
  const given = readArguments(argv)
  if (given === null) {
    complain(USAGE)
    return 2
  }
  const owner = await askMissing(given, locale)
  if (owner === null) {
    complain(USAGE)
    return 2
  }
  const config = readConfig(env)
  const database = await openDatabase(config)
  try {
    await migrate(database.pool, MIGRATIONS_DIR)
    const uow = createUnitOfWork<DB>({ pool: database.pool, clock: systemClock, subscriptions: () => [] })
    const created = await uow.run((tx) => createOwner(tx, owner))
    if (created.ok) print(QUESTIONS[locale].done(owner.email, `${config.publicUrl ?? `http://${config.host}:${config.port}`}/workplace`))
    else complain(describePartiesError(created.error, locale) ?? created.error.code)
    return created.ok ? 0 : 1
  } finally {
    await database.close()
  }
}

interface Owner {
  readonly email: string
  readonly name: string
  readonly password: string
}

function readArguments(argv: string[]): Partial<Owner> | null {
  try {
    const { values } = parseArgs({
      args: argv,
      options: { email: { type: 'string' }, name: { type: 'string' }, password: { type: 'string' } },
    })
    return { ...values }
  } catch {
    return null
  }
}

/** Null when something is missing and nobody is there to ask. */
async function askMissing(given: Partial<Owner>, locale: 'ru' | 'en'): Promise<Owner | null> {
  const { email, name, password } = given
  if (email !== undefined && name !== undefined && password !== undefined) return { email, name, password }
  if (process.stdin.isTTY !== true) return null
  const terminalInput = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const words = QUESTIONS[locale]
    return {
      email: email ?? (await terminalInput.question(words.email)),
      name: name ?? (await terminalInput.question(words.name)),
      password: password ?? (await terminalInput.question(words.password)),
    }
  } finally {
    terminalInput.close()
  }
}
