import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runBackup } from './backup.ts'
import { runDoctor } from './doctor.ts'
import { runMigrate } from './migrate.ts'
import { runRestore } from './restore.ts'

const migrated = withDatabase()
const empty = withDatabase({ isMigrated: false })
const folder = mkdtempSync(join(tmpdir(), 'skladno-cli-'))
const guest = `guest_${randomBytes(4).toString('hex')}`
const cDatabase = `c_locale_${randomBytes(4).toString('hex')}`

afterAll(async () => {
  await migrated.pool.query(`DROP DATABASE IF EXISTS ${cDatabase}`)
  await migrated.pool.query(`DROP ROLE IF EXISTS ${guest}`)
  rmSync(folder, { recursive: true })
})

beforeAll(async () => {
  await migrated.pool.query(`CREATE ROLE ${guest} LOGIN PASSWORD 'guest'`)
  await migrated.pool.query(`CREATE DATABASE ${cDatabase} TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'`)
})

/** Runs a command as a person would, and returns what it said. */
async function said(command: typeof runDoctor, url: string, argv: string[] = [], env: Record<string, string> = {}) {
  const lines: string[] = []
  const code = await command(argv, {
    print: (text) => void lines.push(text),
    complain: (text) => void lines.push(text),
    locale: 'en',
    env: { DATABASE_URL: url, SKLADNO_DATA: folder, PORT: '0', ...env },
  })
  return { code, text: lines.join('\n').replaceAll('\u00A0', ' ') }
}

const withUser = (url: string, user: string): string => {
  const changed = new URL(url)
  changed.username = user
  changed.password = 'guest'
  return changed.toString()
}

describe('skladno doctor', () => {
  it('finds nothing to complain about in a migrated database', async () => {
    const { code, text } = await said(runDoctor, migrated.url)
    expect([code, text.includes('✗')], text).toEqual([0, false])
  })

  it('prints what an administrator must run where the user may not create roles', async () => {
    const { code, text } = await said(runDoctor, withUser(empty.url, guest))
    expect(code).toBe(1)
    expect(text).toContain(`GRANT skladno_customer TO "${guest}" WITH SET TRUE, INHERIT FALSE;`)
    expect(text).toContain(`GRANT CREATE, USAGE ON SCHEMA public TO "${guest}"`)
    for (const statement of text.match(/^ *GRANT skladno_\w+ TO .*;$/gm) ?? []) await migrated.pool.query(statement)
    expect((await said(runDoctor, withUser(empty.url, guest))).text).not.toContain('GRANT skladno_')
  })

  it('sees that a database cannot search Russian words', async () => {
    const { code, text } = await said(runDoctor, migrated.url.replace(/test_\w+$/, cDatabase))
    expect(code).toBe(1)
    expect(text).toContain('does not fold Cyrillic letters')
    expect(text).toContain('ICU_LOCALE')
  })

  it('tells an unreachable database and a wrong variable apart, without showing the password', async () => {
    expect((await said(runDoctor, 'postgres://skladno:hunter2@127.0.0.1:1/skladno')).text).toMatch(/does not answer: .*ECONNREFUSED/)
    const wrong = await said(runDoctor, 'mysql://skladno:hunter2@127.0.0.1:1/skladno')
    expect(wrong.text).toContain('DATABASE_URL: must be an address beginning with postgres://')
    expect(wrong.text).not.toContain('hunter2')
  })

  it('names what a half-configured channel lacks', async () => {
    const { text } = await said(runDoctor, migrated.url, [], { WHATSAPP_API_URL: 'https://graph.facebook.com', WHATSAPP_TOKEN: 't' })
    expect(text).toContain('WhatsApp: half configured')
    expect(text).toContain('WHATSAPP_PHONE_NUMBER_ID, WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN')
  })

  it('points at waiting migrations', async () => {
    expect((await said(runDoctor, empty.url)).text).toMatch(/\d+ schema changes waiting/)
  })
})

describe('backup and restore', () => {
  it('bring an installation to another database, which migrate then leaves alone', async () => {
    const archive = join(folder, 'copy.tar.gz')
    await migrated.pool.query("INSERT INTO event_log (id, at, type, version, subject, data) VALUES ('evt_1', now(), 'a.b', 1, 's', '{}')")
    expect(await said(runBackup, migrated.url, [archive])).toMatchObject({ code: 0, text: expect.stringContaining('ready and verified') })
    expect(await said(runRestore, empty.url, [archive])).toMatchObject({ code: 0 })
    expect((await empty.pool.query('SELECT id FROM event_log')).rows).toEqual([{ id: 'evt_1' }])
    expect(await said(runMigrate, empty.url)).toEqual({ code: 0, text: 'The database is in order, nothing to update.' })
  })

  it('say how they are called, and refuse to overwrite', async () => {
    expect((await said(runRestore, empty.url)).code).toBe(2)
    expect((await said(runBackup, empty.url, ['--all'])).code).toBe(2)
    expect(await said(runRestore, migrated.url, [join(folder, 'copy.tar.gz')])).toMatchObject({
      code: 1,
      text: expect.stringContaining('not empty'),
    })
  })
})
