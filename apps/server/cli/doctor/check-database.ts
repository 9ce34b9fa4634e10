import { type Locale, missingRoleStatements, pendingMigrations, readMigrations } from '@skladno/platform'
import type pg from 'pg'
import { MIGRATIONS_DIR, type OpenedDatabase } from '../open-database.ts'
import { bad, type Finding, fine, warning } from './finding.ts'
import { report } from './messages.ts'

/** What the server tells about itself and the connected user. */
interface Facts {
  readonly version: string
  readonly major: number
  readonly owner: string
  readonly database: string
  readonly encoding: string
  readonly foldsCyrillic: boolean
  readonly hasTrigrams: boolean
  readonly mayCreateRoles: boolean
  readonly mayCreateTables: boolean
}

const FACTS = `
  SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major,
    current_user AS owner, current_database() AS database, pg_encoding_to_char(encoding) AS encoding,
    lower('ЁЖИК') = 'ёжик' AS "foldsCyrillic",
    EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') OR EXISTS (SELECT FROM pg_available_extension_versions WHERE name = 'pg_trgm'
      AND (trusted OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user))) AS "hasTrigrams",
    (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) AS "mayCreateRoles",
    has_schema_privilege('public', 'CREATE') AND has_database_privilege(current_database(), 'CREATE') AS "mayCreateTables"
  FROM pg_database WHERE datname = current_database()`

/** Everything the product needs of a database that answers. */
export async function checkDatabase({ kind, pool }: OpenedDatabase, locale: Locale): Promise<Finding[]> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<Facts>(FACTS)
    const facts = rows[0]
    if (facts === undefined) throw new Error('no answer')
    const title = kind === 'external' ? 'databaseExternal' : 'databaseEmbedded'
    return [
      facts.major >= 15 && facts.major <= 18
        ? fine(report(locale, title, { version: facts.version }))
        : bad(report(locale, 'databaseVersion', { version: facts.version }), report(locale, 'databaseVersionAdvice')),
      ...letters(facts, locale),
      facts.hasTrigrams ? fine(report(locale, 'extension')) : bad(report(locale, 'extensionMissing'), report(locale, 'extensionAdvice')),
      await roles(client, facts, locale),
      ...(facts.mayCreateTables
        ? []
        : [bad(report(locale, 'schemaRight'), report(locale, 'schemaAdvice', { owner: facts.owner, database: facts.database }))]),
      ...(await session(client, locale)),
      ...(await schema(client, locale)),
    ]
  } finally {
    client.release()
  }
}

function letters(facts: Facts, locale: Locale): Finding[] {
  const advice = report(locale, 'createDatabase', { owner: facts.owner })
  if (facts.encoding !== 'UTF8') return [bad(report(locale, 'encodingWrong', { encoding: facts.encoding }), advice)]
  return [facts.foldsCyrillic ? fine(report(locale, 'encoding')) : bad(report(locale, 'cyrillicWrong'), advice)]
}

async function roles(client: pg.PoolClient, facts: Facts, locale: Locale): Promise<Finding> {
  const statements = await missingRoleStatements(client)
  if (statements.length === 0) return fine(report(locale, 'roles'))
  if (facts.mayCreateRoles) return fine(report(locale, 'rolesWillBe'))
  return bad(report(locale, 'rolesMissing'), report(locale, 'rolesAdvice', { statements: statements.join('\n') }))
}

/** A pool in transaction mode hands each statement to another server process. */
async function session(client: pg.PoolClient, locale: Locale): Promise<Finding[]> {
  const pids = new Set<number>()
  for (let i = 0; i < 5; i++) pids.add((await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid ?? 0)
  return pids.size === 1 ? [] : [bad(report(locale, 'pooled'), report(locale, 'pooledAdvice'))]
}

async function schema(client: pg.PoolClient, locale: Locale): Promise<Finding[]> {
  const { rows: tables } = await client.query<{ isThere: boolean }>(`SELECT to_regclass('schema_migration') IS NOT NULL AS "isThere"`)
  const files = await readMigrations(MIGRATIONS_DIR)
  const waiting = (count: number) => warning(report(locale, 'migrationsWaiting', { count }), report(locale, 'migrationsAdvice'))
  if (!tables[0]?.isThere) return [waiting(files.length)]
  const { rows } = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM schema_migration')
  try {
    const pending = pendingMigrations(files, new Map(rows.map(({ name, sha256 }) => [name, sha256])))
    return [pending.length === 0 ? fine(report(locale, 'migrated')) : waiting(pending.length), ...(await unfinished(client, locale))]
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [bad(report(locale, 'migrationsConflict', { reason }), report(locale, 'migrationsConflictAdvice'))]
  }
}

async function unfinished(client: pg.PoolClient, locale: Locale): Promise<Finding[]> {
  const { rows: unknown } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM effect WHERE state = 'unknown'`)
  const { rows: failed } = await client.query<{ task: string; count: number }>(
    `SELECT t.identifier AS task, count(*)::int AS count FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL GROUP BY 1 ORDER BY 1`,
  )
  const count = unknown[0]?.count ?? 0
  const jobs = failed.reduce((sum, row) => sum + row.count, 0)
  return [
    count === 0 ? fine(report(locale, 'effects')) : warning(report(locale, 'effectsUnknown', { count }), report(locale, 'effectsAdvice')),
    ...(jobs === 0
      ? []
      : [
          warning(
            report(locale, 'jobsFailed', { count: jobs, tasks: failed.map(({ task }) => task).join(', ') }),
            report(locale, 'jobsAdvice'),
          ),
        ]),
  ]
}
