import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { fakeClock, withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type createPool, createUnitOfWork, migrate, restoreBackup, verifyBackup, writeBackup } from '../index.ts'

const source = withDatabase({ isMigrated: false })
const target = withDatabase({ isMigrated: false })
const spoilt = withDatabase({ isMigrated: false })

const folder = mkdtempSync(join(tmpdir(), 'skladno-backup-'))
const path = join(folder, 'backup.tar.gz')
const [filesDir, restoredDir, migrationsDir] = ['files', 'restored', 'migrations'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
]
const bytes = Buffer.from('счёт № 17')
const stored = createHash('sha256').update(bytes).digest('hex')

/** Everything that makes a table awkward to copy: a reference to itself, a generated column, an identity, forced row security, odd texts. */
const AWKWARD = `
  CREATE TABLE "awkward Table" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent bigint REFERENCES "awkward Table", note text, twice bigint GENERATED ALWAYS AS (id * 2) STORED);
  ALTER TABLE "awkward Table" ENABLE ROW LEVEL SECURITY;
  ALTER TABLE "awkward Table" FORCE ROW LEVEL SECURITY;
  CREATE POLICY staff ON "awkward Table" TO skladno_app USING (true) WITH CHECK (true);
  INSERT INTO "awkward Table" (note) VALUES ('made by the migration');`

beforeAll(async () => {
  mkdirSync(migrationsDir)
  mkdirSync(join(filesDir, 'ab'), { recursive: true })
  writeFileSync(join(filesDir, 'ab', stored), bytes)
  const real = join(import.meta.dirname, '../../../../apps/server/migrations/0001_create_platform.sql')
  copyFileSync(real, join(migrationsDir, '0001_create_platform.sql'))
  writeFileSync(join(migrationsDir, '0002_create_awkward.sql'), AWKWARD)
  await migrate(source.pool, migrationsDir)
  const uow = createUnitOfWork({
    pool: source.pool,
    clock: fakeClock(),
    subscriptions: () => [{ task: 'send', payload: { text: 'Здравствуйте' }, queue: 'thread', effect: { key: 'greeting', kind: 'send' } }],
  })
  await uow.run(async (tx) => tx.append({ type: 'test.asked', version: 1, subject: 's', partyId: null, data: { text: 'ёж\t\\N\n' } }))
  await source.pool.query(
    `INSERT INTO "awkward Table" (parent, note) SELECT 1 + (n % 2), repeat('длинный текст ', 50) || n FROM generate_series(1, 20000) n`,
  )
  await source.pool.query(`UPDATE "awkward Table" SET parent = 20000, note = E'\\t\\\\N\\n\\\\.' WHERE id = 1`)
  await writeBackup({ pool: source.pool, path, filesDir, clock: fakeClock() })
})

afterAll(() => rmSync(folder, { recursive: true }))

const digest = async (pool: ReturnType<typeof createPool>, table: string): Promise<unknown> =>
  (await pool.query(`SELECT count(*) AS n, md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM ${table} t`)).rows[0]

describe('a backup', () => {
  it('is readable by its owner only and leaves nothing half-written', () => {
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
  })

  it('brings back every row, and the schema of a newer version after it', async () => {
    writeFileSync(
      join(migrationsDir, '0003_extend_awkward.sql'),
      `ALTER TABLE "awkward Table" ADD COLUMN length int; UPDATE "awkward Table" SET length = length(note)`,
    )
    const summary = await restoreBackup({ pool: target.pool, path, migrationsDir, filesDir: restoredDir })
    expect(summary).toMatchObject({ files: 1, uncertainEffects: 1, migrated: ['0003_extend_awkward.sql'] })
    await target.pool.query('ALTER TABLE "awkward Table" DROP COLUMN length')
    for (const table of ['"awkward Table"', 'event_log']) expect(await digest(target.pool, table)).toEqual(await digest(source.pool, table))
    expect(readFileSync(join(restoredDir, 'ab', stored))).toEqual(bytes)
  })

  it('keeps identities, references and row security working', async () => {
    const { rows } = await target.pool.query('INSERT INTO "awkward Table" (note) VALUES (\'next\') RETURNING id, twice')
    expect(rows).toEqual([{ id: 20_002, twice: 40_004 }])
    await expect(target.pool.query('INSERT INTO "awkward Table" (parent) VALUES (-1)')).rejects.toThrow('foreign key')
    const { rows: security } = await target.pool.query(`SELECT relforcerowsecurity AS forced FROM pg_class WHERE relname = 'awkward Table'`)
    expect(security).toEqual([{ forced: true }])
  })

  it('never lets an old message go out a second time', async () => {
    const { rows } = await target.pool.query('SELECT key, state, detail FROM effect')
    expect(rows).toEqual([{ key: 'greeting', state: 'unknown', detail: 'Open when the backup was made' }])
    expect((await target.pool.query('SELECT task_identifier, queue_name FROM graphile_worker.jobs')).rows).toEqual([
      { task_identifier: 'send', queue_name: 'thread' },
    ])
  })
})

describe('a restore refuses', () => {
  it('a database that holds something', async () => {
    await expect(restoreBackup({ pool: source.pool, path, migrationsDir, filesDir: null })).rejects.toThrow('The database is not empty')
  })

  it.each([
    { what: 'cut short', spoil: (tar: Buffer) => tar.subarray(0, tar.length / 2), says: 'cut short' },
    {
      what: 'with a changed row',
      spoil: (tar: Buffer) =>
        Buffer.from(
          tar.toString('latin1').replace(Buffer.from('длинный').toString('latin1'), Buffer.from('длиннее').toString('latin1')),
          'latin1',
        ),
      says: 'is damaged',
    },
  ])('a backup $what, touching nothing', async ({ spoil, says }) => {
    const bad = join(folder, 'bad.tar.gz')
    writeFileSync(bad, gzipSync(spoil(gunzipSync(readFileSync(path))), { level: 1 }))
    await expect(restoreBackup({ pool: spoilt.pool, path: bad, migrationsDir, filesDir: null })).rejects.toThrow(says)
    expect((await spoilt.pool.query("SELECT FROM pg_tables WHERE schemaname = 'public'")).rowCount).toBe(0)
  })

  it('what is no backup', async () => {
    writeFileSync(join(folder, 'text'), 'hello')
    await expect(verifyBackup(join(folder, 'text'))).rejects.toThrow()
  })

  it('a backup of a newer version', async () => {
    const older = join(folder, 'older')
    mkdirSync(older)
    copyFileSync(join(migrationsDir, '0001_create_platform.sql'), join(older, '0001_create_platform.sql'))
    await expect(restoreBackup({ pool: spoilt.pool, path, migrationsDir: older, filesDir: null })).rejects.toThrow(
      '0002_create_awkward.sql',
    )
  })
})
