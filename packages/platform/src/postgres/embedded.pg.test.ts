import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import {
  createPool,
  DataFolderBusy,
  type EmbeddedPostgres,
  runningEmbeddedPostgres,
  silentLogger,
  startEmbeddedPostgres,
} from '../index.ts'
import { isAlive } from './processes.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'skladno-embedded-'))
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const pool = createPool({ url, max: 1 })
  try {
    return (await pool.query(text)).rows
  } finally {
    await pool.end()
  }
}

async function during<T>(work: (postgres: EmbeddedPostgres) => Promise<T>): Promise<T> {
  const postgres = await startEmbeddedPostgres({ dataDir, logger: silentLogger })
  try {
    return await work(postgres)
  } finally {
    await postgres.stop()
  }
}

/** A process of its own that has started the database and can be killed. */
async function startedElsewhere(): Promise<{ readonly child: ChildProcess; readonly url: string; readonly pid: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../test/server-process.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) return { child, ...JSON.parse(line) }
  throw new Error('The process ended without starting the database')
}

describe('the embedded database', () => {
  it('is created after an interrupted first start, understands Russian, and lets its owner in as no superuser', async () => {
    mkdirSync(join(dataDir, 'pgdata.new/base'), { recursive: true })
    writeFileSync(join(dataDir, 'pgdata.new/base/half'), 'made')
    const facts = await during(({ url }) =>
      query(
        url,
        `SELECT lower('ЁЖИК') AS lower, current_setting('fsync') AS fsync, current_setting('data_checksums') AS checksums,
        (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super`,
      ),
    )
    expect(facts).toEqual([{ lower: 'ёжик', fsync: 'on', checksums: 'on', super: false }])
  })

  it('keeps its password and address to the user', () => {
    for (const name of ['pgpassword', 'database-url']) expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600)
  })

  it('takes nobody without the password', async () => {
    await during(async ({ url }) => {
      const wrong = url.replace(/:[^:@]+@/, ':guess@')
      await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed')
    })
  })

  it('belongs to one living process, which it names', async () => {
    const { child, url } = await startedElsewhere()
    const second = startEmbeddedPostgres({ dataDir, logger: silentLogger })
    await expect(second).rejects.toThrow(DataFolderBusy)
    await expect(second).rejects.toThrow(`in use by another running Skladno (process ${child.pid})`)
    expect(runningEmbeddedPostgres(dataDir)).toBe(url)
  })

  it('left by a killed process is stopped and started again with every committed row', async () => {
    const { child, url, pid } = await startedElsewhere()
    await query(url, 'CREATE TABLE kept AS SELECT 1 AS n')
    const dead = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await dead
    expect(isAlive(pid), 'the database outlives the process').toBe(true)
    expect(runningEmbeddedPostgres(dataDir)).toBeNull()
    expect(await during((again) => query(again.url, 'SELECT n FROM kept'))).toEqual([{ n: 1 }])
    expect(isAlive(pid)).toBe(false)
  })

  it('killed itself comes back on its own, at the same address, with every committed row', async () => {
    await during(async (postgres) => {
      await query(postgres.url, 'INSERT INTO kept VALUES (2)')
      const killed = postgres.pid()
      process.kill(killed, 'SIGKILL')
      await vi.waitFor(async () => expect(await query(postgres.url, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]), 10_000)
      expect(postgres.pid()).not.toBe(killed)
    })
  })

  it('of another major version is refused before anything is touched', async () => {
    writeFileSync(join(dataDir, 'pgdata/PG_VERSION'), '17\n')
    await expect(startEmbeddedPostgres({ dataDir, logger: silentLogger })).rejects.toThrow('belongs to PostgreSQL 17')
  })
})
