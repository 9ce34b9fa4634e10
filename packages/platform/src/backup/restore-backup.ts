import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { migrate, readMigrations } from '../migrate.ts'
import { type BackupTable, type Checksums, columnsSql, type Manifest, NOT_KEPT, SCHEMAS, tableKey, tableSql } from './manifest.ts'
import { readBackup, verifyBackup } from './read-backup.ts'

export interface RestoreOptions {
  readonly pool: pg.Pool
  readonly path: string
  readonly migrationsDir: string
  /** Where stored files go; null: the files in the archive are left out. */
  readonly filesDir: string | null
}

export interface RestoreSummary {
  readonly createdAt: string
  readonly rows: number
  readonly files: number
  /** Outside calls that were open at the time of the backup: whether they happened is not known any more. */
  readonly uncertainEffects: number
  /** Migrations that this version adds to the backup's schema. */
  readonly migrated: readonly string[]
}

/**
 * Fills an empty database from a backup, then brings it to this version's schema. Every checksum is compared before anything is touched, and
 * the rows appear in one transaction. Throws when the database is not empty, or the backup is damaged or newer than this version.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreSummary> {
  const { pool } = options
  await assertEmpty(pool)
  await verifyBackup(options.path)
  const client = await pool.connect()
  try {
    const loader = createLoader(client, options)
    const checksums = await readBackup(options.path, loader)
    const result = await loader.finish(checksums)
    const migrated = await migrate(pool, options.migrationsDir)
    return { ...result, migrated }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function assertEmpty(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
     AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') LIMIT 1`,
  )
  if (rows[0] !== undefined)
    throw new Error(`The database is not empty: it has the table ${rows[0].name}. Restore into a new database or a new data folder.`)
}

function createLoader(client: pg.PoolClient, options: RestoreOptions) {
  let manifest: Manifest | null = null
  let constraints: readonly string[] = []
  let open: { readonly table: string; readonly stream: CopyStreamQuery } | null = null
  let failure: Error | null = null
  let files = 0
  const loaded: Record<string, number> = {}

  const closeTable = async (): Promise<void> => {
    if (open === null) return
    const { table, stream } = open
    stream.end()
    await finished(stream)
    loaded[table] = stream.rowCount
    open = null
  }

  return {
    manifest: async (read: Manifest): Promise<void> => {
      manifest = read
      await migrateThrough(options, read)
      await client.query('BEGIN')
      constraints = await loosen(client)
    },
    rows: async (table: string, content: Buffer): Promise<void> => {
      if (open?.table !== table) {
        await closeTable()
        open = { table, stream: client.query(copyFrom(copyStatement(table, manifest?.tables ?? []))) }
        open.stream.on('error', (error) => {
          failure = error
        })
      }
      if (failure !== null) throw failure
      if (!open.stream.write(content)) await once(open.stream, 'drain')
    },
    file: async (path: string, content: Buffer): Promise<void> => {
      if (options.filesDir === null) return
      await keepFile(options.filesDir, path, content)
      files++
    },
    finish: async (checksums: Checksums): Promise<Omit<RestoreSummary, 'migrated'>> => {
      await closeTable()
      for (const [table, { rows }] of Object.entries(checksums.tables))
        if ((loaded[table] ?? 0) !== rows) throw new Error(`Table ${table} should have ${rows} rows and got ${loaded[table] ?? 0}`)
      for (const { schema, name, last } of manifest?.sequences ?? [])
        if (last !== null) await client.query('SELECT setval($1::regclass, $2)', [tableSql({ schema, name }), last])
      const uncertainEffects = await forgetTheFuture(client)
      for (const statement of constraints) await client.query(statement)
      await client.query('COMMIT')
      return { createdAt: manifest?.createdAt ?? '', rows: Object.values(loaded).reduce((a, b) => a + b, 0), files, uncertainEffects }
    },
  }
}

/** The schema exactly as it was: later migrations must see the rows, as they did everywhere else. */
async function migrateThrough({ pool, migrationsDir }: RestoreOptions, manifest: Manifest): Promise<void> {
  const known = new Map((await readMigrations(migrationsDir)).map(({ name, sha256 }) => [name, sha256]))
  const strange = manifest.migrations.find(({ name, sha256 }) => known.get(name) !== sha256)
  if (strange !== undefined)
    throw new Error(
      `The backup has migration ${strange.name}, which this version of Skladno does not have. Restore it with the version that made it, or a newer one.`,
    )
  await migrate(pool, migrationsDir, { only: new Set(manifest.migrations.map(({ name }) => name)) })
}

/** Lets rows come in any order. Returns the statements that tighten everything again. */
async function loosen(client: pg.PoolClient): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string; isForced: boolean }>(
    `SELECT c.oid::regclass::text AS name, c.relforcerowsecurity AS "isForced" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND n.nspname || '.' || c.relname <> ALL ($2)`,
    [SCHEMAS, NOT_KEPT],
  )
  const { rows: keys } = await client.query<{ name: string; constraint: string; definition: string }>(
    `SELECT conrelid::regclass::text AS name, quote_ident(conname) AS constraint, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE contype = 'f' AND connamespace IN (SELECT oid FROM pg_namespace WHERE nspname = ANY ($1))`,
    [SCHEMAS],
  )
  for (const key of keys) await client.query(`ALTER TABLE ${key.name} DROP CONSTRAINT ${key.constraint}`)
  for (const { name } of tables) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY`)
  await client.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`)
  return [
    ...keys.map((key) => `ALTER TABLE ${key.name} ADD CONSTRAINT ${key.constraint} ${key.definition}`),
    ...tables.map(({ name, isForced }) => `ALTER TABLE ${name} ENABLE TRIGGER USER${isForced ? ', FORCE ROW LEVEL SECURITY' : ''}`),
  ]
}

function copyStatement(key: string, tables: readonly BackupTable[]): string {
  const table = tables.find((candidate) => tableKey(candidate) === key)
  if (table === undefined) throw new Error(`The backup holds rows of ${key}, which its manifest does not name`)
  return `COPY ${tableSql(table)} (${columnsSql(table)}) FROM STDIN`
}

/** What was about to happen may have happened since: nothing is sent again by itself, and no lock of a worker of then counts. */
async function forgetTheFuture(client: pg.PoolClient): Promise<number> {
  await client.query('UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_by IS NOT NULL')
  await client.query('UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_by IS NOT NULL')
  const { rowCount } = await client.query(
    `UPDATE effect SET state = 'unknown', settled_at = now(), detail = 'Open when the backup was made' WHERE state IN ('pending', 'attempting')`,
  )
  return rowCount ?? 0
}

/** A name that carries a SHA-256 must be its content's; none may leave the folder. */
async function keepFile(root: string, path: string, content: Buffer): Promise<void> {
  const target = join(root, normalize(path))
  if (!target.startsWith(join(root, '/'))) throw new Error(`The file ${path} of the backup would leave its folder`)
  const stated = /[0-9a-f]{64}$/.exec(path)?.[0]
  if (stated !== undefined && stated !== createHash('sha256').update(content).digest('hex'))
    throw new Error(`The file ${path} of the backup is damaged`)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, content, { mode: 0o600 })
}
