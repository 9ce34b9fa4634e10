import { silentLogger, systemClock } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DB } from '../apps/server/db/types.ts'
import { DEMOS } from '../apps/server/demo/demos.ts'
import { loadChosenDemo } from '../apps/server/demo/index.ts'
import { playMonday } from '../apps/server/demo/monday/play-monday.ts'
import { type MondayTotals, mondayTotals } from '../apps/server/demo/monday/report-monday.ts'
import { startTestApp, type TestApp } from './test-app.ts'

const db = withDatabase<DB>()
let world: TestApp

beforeAll(async () => {
  await loadChosenDemo(db.pool, { name: 'stroyopt', now: systemClock.now(), logger: silentLogger })
  world = await startTestApp(db)
}, 120_000)
afterAll(() => world.stop())

it('forty customers write, nothing is wrong and nobody is left without an answer', { timeout: 300_000 }, async () => {
  const login = DEMOS.stroyopt?.page.logins.find(({ role }) => role === 'owner')
  if (login === undefined) throw new Error('The demo has no owner')
  const place = { api: `${world.url}/api/v1`, databaseUrl: db.url, messengerUrl: world.simulator.url, login }
  const played = await playMonday({ ...place, ask: fetch, clock: systemClock, withinMs: 15_000 }, () => {})
  const totals: MondayTotals = mondayTotals(played)
  const notable = played.filter(({ outcome }) => outcome === 'wrong' || outcome === 'silent')
  expect(notable.map(({ message, outcome, said }) => [outcome, message.writes, said])).toEqual([])
  expect(totals.outcomes.straight).toBeGreaterThanOrEqual(20)
  expect(totals.wrongLines).toBe(0)
})
