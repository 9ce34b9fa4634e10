import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { hashPassword } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runReplay } from '../apps/server/cli/replay.ts'
import { anEmployee } from '../apps/server/db/test-rows.ts'
import { aShop } from '../apps/server/db/test-shop.ts'
import type { DB } from '../apps/server/db/types.ts'
import { startTestApp, type TestApp } from '../e2e/test-app.ts'

const db = withDatabase<DB>()
const folder = mkdtempSync(join(tmpdir(), 'skladno-samples-'))
let world: TestApp

beforeAll(async () => {
  await aShop(db.uow)
  const password_hash = await hashPassword('correct horse')
  await db.uow.run((tx) => anEmployee(tx, { email: 'robot@example.com', roles: ['sales'], password_hash }))
  world = await startTestApp(db)
  writeFileSync(join(folder, 'curl'), `#!/bin/sh\nexec "${process.execPath}" "${join(import.meta.dirname, 'docs-check-curl.mjs')}" "$@"\n`)
  chmodSync(join(folder, 'curl'), 0o755)
})

afterAll(async () => {
  await world.stop()
  rmSync(folder, { recursive: true, force: true })
})

function runShell(script: string): Promise<{ readonly code: number | null; readonly output: string }> {
  const env = {
    PATH: `${folder}:${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
    BASE: world.url,
    EMAIL: 'robot@example.com',
    PASSWORD: 'correct horse',
  }
  return new Promise((resolve) => {
    const child = spawn('sh', ['-eu', '-c', script], { cwd: folder, env })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('close', (code) => resolve({ code, output }))
  })
}

it("the integrator's guide does what it says", async () => {
  const guide = readFileSync(join(import.meta.dirname, '../docs/integrator.md'), 'utf8')
  const samples = [...guide.matchAll(/^```sh\n(.*?)^```/gms)].map(([, sample = '']) => sample)
  const { code, output } = await runShell(samples.join('\n'))
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('Звонить с проходной') })
  const orders = await db.uow.read((read) =>
    read.selectFrom('customer_order').select(['channel', 'comment']).orderBy('created_at').execute(),
  )
  expect(orders[0]).toEqual({ channel: 'api', comment: 'Звонить с проходной' })
  expect(orders).toHaveLength(2)
})

it("the replay guide's file is judged as the guide says", async () => {
  const guide = readFileSync(join(import.meta.dirname, '../docs/how-to/replay.md'), 'utf8')
  const path = join(folder, 'chats.jsonl')
  writeFileSync(path, /^```json\n(.*?)^```/ms.exec(guide)?.[1] ?? '')
  const said: string[] = []
  const code = await runReplay([path, '--json'], {
    print: (text) => said.push(text),
    complain: (text) => said.push(text),
    progress: null,
    language: 'ru',
    withDatabase: (work) => work(db.uow),
  })
  expect(code).toBe(0)
  expect(JSON.parse(said.join('\n'))).toMatchObject({ now: { orders: 3, wrong: 0, reach: 100 }, skipped: {} })
})
