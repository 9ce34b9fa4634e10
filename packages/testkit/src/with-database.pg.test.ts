import { describe, expect, it } from 'vitest'
import { withDatabase } from './index.ts'

describe('a test database', () => {
  const first = withDatabase()
  const second = withDatabase()

  it('is migrated', async () => {
    const { rows } = await first.pool.query('SELECT name FROM schema_migration')
    expect(rows).toContainEqual({ name: '0001_create_platform.sql' })
  })

  it('is not shared', async () => {
    await first.pool.query("INSERT INTO event_log (id, at, type, version, subject, data) VALUES ('evt_1', now(), 'a.b', 1, 's', '{}')")
    expect((await second.pool.query('SELECT FROM event_log')).rowCount).toBe(0)
  })
})
