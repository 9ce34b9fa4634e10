import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { silentWorkerLogger } from './worker-logger.ts'

/** Any two processes migrating one database take turns. */
const MIGRATION_LOCK = 7_263_001

const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/

export interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/** The `NNNN_verb_object.sql` files of a folder, in order. Throws on another name or a repeated number. */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql') && name !== 'schema.sql').sort()
  const wrong = names.find((name, i) => !FILE_NAME.test(name) || name.slice(0, 4) === names[i - 1]?.slice(0, 4))
  if (wrong !== undefined) throw new Error(`Migration ${wrong} must be named NNNN_verb_object.sql with a number of its own`)
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(dir, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Brings a database to the newest schema: roles, the job queue's schema, then each new file in its own transaction.
 * Safe to call from many processes at once. Throws when a landed file was edited, or the database is newer than the folder.
 * `only` stops at an older schema, for a backup made then. Returns the names applied now.
 */
export async function migrate(pool: pg.Pool, dir: string, options: { readonly only?: ReadonlySet<string> } = {}): Promise<string[]> {
  const files = (await readMigrations(dir)).filter(({ name }) => options.only?.has(name) ?? true)
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await ensureRoles(client)
    await runMigrations({ pgPool: pool, logger: silentWorkerLogger })
    await client.query(ANNOUNCE_FREED_QUEUES)
    const pending = pendingMigrations(files, await appliedMigrations(client))
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {})
    client.release()
  }
}

/** The library finds a queue's next job only by polling; the freed queue itself wakes the workers. */
const ANNOUNCE_FREED_QUEUES = `
  CREATE OR REPLACE FUNCTION graphile_worker.announce_freed_queue() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('jobs:insert', '{"count":1}');
    RETURN NULL;
  END $$;
  CREATE OR REPLACE TRIGGER announce_freed_queue AFTER UPDATE OF locked_at ON graphile_worker._private_job_queues
    FOR EACH ROW WHEN (OLD.locked_at IS NOT NULL AND NEW.locked_at IS NULL) EXECUTE FUNCTION graphile_worker.announce_freed_queue()`

type Applied = ReadonlyMap<string, string>

async function appliedMigrations(client: pg.PoolClient): Promise<Applied> {
  const { rows: tables } = await client.query("SELECT to_regclass('schema_migration') IS NOT NULL AS exists")
  if (!tables[0]?.exists) return new Map()
  const { rows } = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM schema_migration')
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

/** What is left to apply. Throws when the history and the folder disagree. */
export function pendingMigrations(files: readonly Migration[], applied: Applied): Migration[] {
  const names = new Set(files.map(({ name }) => name))
  const newer = [...applied.keys()].find((name) => !names.has(name))
  if (newer !== undefined)
    throw new Error(
      `The database already has migration ${newer}, which this version of Skladno does not know. Start the version that made it, or a newer one.`,
    )
  const edited = files.find(({ name, sha256 }) => applied.has(name) && applied.get(name) !== sha256)
  if (edited !== undefined)
    throw new Error(
      `Migration ${edited.name} was changed after it had been applied. Restore the file and put the change into a new migration.`,
    )
  return files.filter(({ name }) => !applied.has(name))
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(migration.text)
    await client.query('INSERT INTO schema_migration (name, sha256) VALUES ($1, $2)', [migration.name, migration.sha256])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`Migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** The two roles beside the owner who connects and migrates. The owner acts as staff, and becomes a customer for one transaction. */
export const ROLES = ['skladno_app', 'skladno_customer'] as const

/** What an administrator runs where the owner may not create roles. `owner` is the user of DATABASE_URL. */
export function roleStatements(owner: string, serverVersion: number): string[] {
  const grantee = `"${owner.replaceAll('"', '""')}"`
  return ROLES.flatMap((role) => {
    const options = serverVersion >= 160_000 ? ` WITH SET TRUE, INHERIT ${role === 'skladno_app' ? 'TRUE' : 'FALSE'}` : ''
    return [`CREATE ROLE ${role} NOLOGIN;`, `GRANT ${role} TO ${grantee}${options};`]
  })
}

/** The statements of `roleStatements` that this server still needs for the connected user. */
export async function missingRoleStatements(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ owner: string; version: number; present: string[]; held: string[] }>(
    `SELECT current_user AS owner, current_setting('server_version_num')::int AS version,
      array(SELECT rolname::text FROM pg_roles WHERE rolname = ANY ($1)) AS present,
      array(SELECT rolname::text FROM pg_roles WHERE rolname = ANY ($1) AND pg_has_role(oid, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)
        AND (rolname <> 'skladno_app' OR pg_has_role(oid, 'USAGE'))) AS held`,
    [ROLES],
  )
  const state = rows[0]
  if (state === undefined) throw new Error('The database did not answer about its roles')
  return roleStatements(state.owner, state.version).filter((statement) => {
    const role = ROLES.find((name) => statement.includes(` ${name} `)) ?? ''
    return statement.startsWith('CREATE') ? !state.present.includes(role) : !state.held.includes(role)
  })
}

const ALREADY_THERE: readonly unknown[] = ['42710', '23505', 'XX000']
const INSUFFICIENT_PRIVILEGE = '42501'

/** Roles belong to the whole server, so another database's migration may be creating them this very moment. */
async function ensureRoles(client: pg.PoolClient): Promise<void> {
  const statements = await missingRoleStatements(client)
  for (const statement of statements) {
    try {
      await client.query(statement)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (ALREADY_THERE.includes(code)) continue
      if (code !== INSUFFICIENT_PRIVILEGE) throw error
      throw new Error(`The database user may not create roles. Ask the administrator to run:\n${statements.join('\n')}`, { cause: error })
    }
  }
}
