import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDatabase } from '@skladno/testkit'
import { afterAll, expect, it } from 'vitest'
import { migrate, roleStatements } from './index.ts'

const db = withDatabase({ isMigrated: false })
const dir = mkdtempSync(join(tmpdir(), 'skladno-migrations-'))
const write = (name: string, text: string): void => writeFileSync(join(dir, name), text)

afterAll(() => rmSync(dir, { recursive: true }))

it('applies each file once, whoever comes first', async () => {
  write('0001_create_history.sql', 'CREATE TABLE schema_migration (name text PRIMARY KEY, sha256 text NOT NULL); CREATE TABLE a (n int)')
  write('0002_fill_a.sql', 'INSERT INTO a VALUES (1)')
  const applied = await Promise.all([migrate(db.pool, dir), migrate(db.pool, dir), migrate(db.pool, dir)])
  expect(applied.flat()).toEqual(['0001_create_history.sql', '0002_fill_a.sql'])
  expect((await db.pool.query('SELECT n FROM a')).rows).toEqual([{ n: 1 }])
})

it('leaves nothing of a file that fails, and goes on from there', async () => {
  write('0003_break.sql', 'INSERT INTO a VALUES (2); SELECT 1/0')
  await expect(migrate(db.pool, dir)).rejects.toThrow('0003_break.sql failed: division by zero')
  write('0003_break.sql', 'INSERT INTO a VALUES (3)')
  expect(await migrate(db.pool, dir)).toEqual(['0003_break.sql'])
  expect((await db.pool.query('SELECT n FROM a ORDER BY n')).rows).toEqual([{ n: 1 }, { n: 3 }])
})

it('refuses a landed file that was edited, a repeated number and a database newer than the files', async () => {
  write('0002_fill_a.sql', 'INSERT INTO a VALUES (1), (1)')
  await expect(migrate(db.pool, dir)).rejects.toThrow('0002_fill_a.sql was changed after it had been applied')
  write('0002_fill_a.sql', 'INSERT INTO a VALUES (1)')
  write('0003_again.sql', 'SELECT 1')
  await expect(migrate(db.pool, dir)).rejects.toThrow('0003_break.sql must be named NNNN_verb_object.sql with a number of its own')
  rmSync(join(dir, '0003_again.sql'))
  rmSync(join(dir, '0003_break.sql'))
  await expect(migrate(db.pool, dir)).rejects.toThrow('already has migration 0003_break.sql')
})

it('spells roles as the server’s version understands them', () => {
  expect(roleStatements('own"er', 180_004)[1]).toBe('GRANT skladno_app TO "own""er" WITH SET TRUE, INHERIT TRUE;')
  expect(roleStatements('owner', 150_000)[3]).toBe('GRANT skladno_customer TO "owner";')
})
