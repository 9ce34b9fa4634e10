import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGzip, type Gzip } from 'node:zlib'
import type { Clock } from '@skladno/kernel'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import {
  type BackupTable,
  CHECKSUMS_NAME,
  type Checksums,
  columnsSql,
  MANIFEST_NAME,
  type Manifest,
  NOT_KEPT,
  PART_BYTES,
  SCHEMAS,
  tableKey,
  tableSql,
} from './manifest.ts'
import { TAR_END, tarEntry } from './tar.ts'

export interface WriteBackupOptions {
  readonly pool: pg.Pool
  /** The archive to write: `.tar.gz`, readable by the owner only. */
  readonly path: string
  /** Folder of stored files, or null where they live elsewhere. */
  readonly filesDir: string | null
  readonly clock: Clock
}

export interface BackupSummary {
  readonly tables: number
  readonly rows: number
  readonly files: number
}

/** One consistent moment of the whole database and the stored files in one archive; the server may go on working. The path appears only when complete. */
export async function writeBackup(options: WriteBackupOptions): Promise<BackupSummary> {
  const partial = `${options.path}.partial`
  const gzip = createGzip()
  const output = gzip.pipe(createWriteStream(partial, { mode: 0o600 }))
  const client = await options.pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const summary = await writeArchive(client, gzip, options)
    await client.query('COMMIT')
    gzip.end()
    await finished(output)
    await syncPath(partial)
    await rename(partial, options.path)
    await syncPath(dirname(options.path))
    return summary
  } catch (error) {
    output.destroy()
    await client.query('ROLLBACK').catch(() => {})
    await rm(partial, { force: true })
    throw error
  } finally {
    client.release()
  }
}

async function syncPath(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync().finally(() => file.close())
}

async function writeArchive(client: pg.PoolClient, gzip: Gzip, options: WriteBackupOptions): Promise<BackupSummary> {
  const at = options.clock.now()
  const put = async (name: string, content: Buffer): Promise<void> => {
    if (!gzip.write(tarEntry({ name, content }, at))) await once(gzip, 'drain')
  }
  const manifest = await describe(client, at, options.filesDir !== null)
  await put(MANIFEST_NAME, Buffer.from(JSON.stringify(manifest, null, 2)))
  const checksums: { tables: Checksums['tables']; files: number } = { tables: {}, files: 0 }
  for (const table of manifest.tables) checksums.tables[tableKey(table)] = await writeTable(client, table, put)
  if (options.filesDir !== null) checksums.files = await writeFiles(options.filesDir, put)
  await put(CHECKSUMS_NAME, Buffer.from(JSON.stringify(checksums, null, 2)))
  gzip.write(TAR_END)
  const rows = Object.values(checksums.tables).reduce((sum, table) => sum + table.rows, 0)
  return { tables: manifest.tables.length, rows, files: checksums.files }
}

async function describe(client: pg.PoolClient, at: Date, hasFiles: boolean): Promise<Manifest> {
  const version = await client.query<{ postgres: string }>('SELECT version() AS postgres')
  const migrations = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM schema_migration ORDER BY name')
  const tables = await client.query<BackupTable>(
    `SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname || '.' || c.relname <> ALL ($2)
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [SCHEMAS, NOT_KEPT],
  )
  const sequences = await client.query<Manifest['sequences'][number]>(
    'SELECT schemaname AS schema, sequencename AS name, last_value AS last FROM pg_sequences WHERE schemaname = ANY ($1) ORDER BY 1, 2',
    [SCHEMAS],
  )
  return {
    format: 'skladno-backup',
    version: 1,
    createdAt: at.toISOString(),
    postgres: version.rows[0]?.postgres ?? '',
    migrations: migrations.rows,
    tables: tables.rows,
    sequences: sequences.rows,
    hasFiles,
  }
}

type Put = (name: string, content: Buffer) => Promise<void>

async function writeTable(client: pg.PoolClient, table: BackupTable, put: Put): Promise<Checksums['tables'][string]> {
  const hash = createHash('sha256')
  let [bytes, part, waiting, waitingBytes]: [number, number, Buffer[], number] = [0, 0, [], 0]
  const flush = async (): Promise<void> => {
    part++
    await put(`tables/${tableKey(table)}/${String(part).padStart(6, '0')}`, Buffer.concat(waiting))
    waiting = []
    waitingBytes = 0
  }
  const stream = client.query(copyTo(`COPY (SELECT ${columnsSql(table)} FROM ${tableSql(table)}) TO STDOUT`))
  for await (const chunk of stream) {
    const content = Buffer.from(chunk)
    hash.update(content)
    bytes += content.length
    waiting.push(content)
    waitingBytes += content.length
    if (waitingBytes >= PART_BYTES) await flush()
  }
  if (waitingBytes > 0) await flush()
  return { rows: stream.rowCount, bytes, sha256: hash.digest('hex') }
}

async function writeFiles(root: string, put: Put): Promise<number> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort()) await put(`files/${relative(root, file).split(sep).join('/')}`, await readFile(file))
  return files.length
}
