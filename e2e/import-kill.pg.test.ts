import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectOk } from '@skladno/kernel'
import { createUnitOfWork, systemClock } from '@skladno/platform'
import { startWhatsAppSimulator, type WhatsAppSimulator } from '@skladno/simulator-whatsapp-cloud'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyImport, startImport } from '../apps/server/contexts/imports/use-cases/file-import.ts'
import { anOrganisation } from '../apps/server/db/test-rows.ts'
import type { DB, UnitOfWork } from '../apps/server/db/types.ts'
import { createFolderStore, recordFile } from '../apps/server/files.ts'
import { subscriptions } from '../apps/server/subscriptions.ts'
import { aKilledServer, type KilledServer } from './killed-server.ts'
import { eventually, TEST_WHATSAPP } from './test-app.ts'

const GOODS = 30_000

describe('kill -9 of the server in the middle of an import', () => {
  const db = withDatabase<DB>()
  const dataDir = mkdtempSync(join(tmpdir(), 'skladno-import-kill-'))
  let simulator: WhatsAppSimulator
  let server: KilledServer
  let uow: UnitOfWork

  beforeAll(async () => {
    uow = createUnitOfWork<DB>({ pool: db.pool, clock: systemClock, subscriptions })
    await db.uow.run((tx) => anOrganisation(tx))
    simulator = await startWhatsAppSimulator({ port: 0, webhookUrl: null, seed: 3, ...TEST_WHATSAPP })
    server = await aKilledServer({ dataDir, databaseUrl: db.url, simulator })
    await server.start()
  }, 60_000)
  afterAll(async () => {
    await server.kill()
    await simulator.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const lines = [
    'Артикул;Наименование;Ед.;Опт;Остаток',
    ...Array.from({ length: GOODS }, (_, n) => `К-${n};Саморез ${n};шт;${(n % 90) + 1};${n % 7}`),
  ]

  async function bring(): Promise<string> {
    const bytes = await createFolderStore(join(dataDir, 'files')).put(Buffer.from(lines.join('\n')))
    return uow.run(async (tx) => {
      const fileId = await recordFile(tx, bytes, { name: 'каталог.csv', mimeType: 'text/csv' })
      const files = [{ fileId, name: 'каталог.csv', sizeBytes: bytes.sizeBytes, sha256: bytes.sha256 }]
      return startImport(tx, { kind: 'catalog', files, options: {}, actor: { kind: 'system', name: 'test' }, by: 'Анна' })
    })
  }
  const record = async (id: string) => {
    const { rows } = await db.pool.query('select state, version, progress, outcome from file_import where id = $1', [id])
    return rows[0]
  }
  const count = async (table: string): Promise<number> => (await db.pool.query(`select 1 from ${table}`)).rowCount ?? 0
  const figure = (outcome: { figures: { key: string; count: number }[] }, key: string) =>
    outcome.figures.find((each) => each.key === key)?.count

  it('leaves nothing half: before the restart nothing, after it everything, once', async () => {
    const id = await bring()
    await eventually(async () => (await record(id)).state === 'checked', 'the set is checked', 60_000)
    expect(await count('product')).toBe(0)
    const { version } = await record(id)
    expectOk(await uow.run((tx) => applyImport(tx, { importId: id, version, isConfirmed: false })))
    await eventually(async () => (await record(id)).progress?.stage === 'writing', 'goods are being written', 60_000)
    await server.kill()
    expect([await count('product'), await count('price'), await count('stock')]).toEqual([0, 0, 0])
    await server.start()
    await eventually(async () => (await record(id)).state === 'applied', 'the import is applied', 90_000)
    expect([await count('product'), await count('price'), await count('stock')]).toEqual([GOODS, GOODS, GOODS])
    expect(figure((await record(id)).outcome, 'products-new')).toBe(GOODS)
  }, 240_000)

  it('and the same file again changes nothing', async () => {
    const id = await bring()
    await eventually(async () => (await record(id)).state === 'checked', 'the set is checked', 60_000)
    const { outcome } = await record(id)
    expect([figure(outcome, 'products-same'), figure(outcome, 'products-new'), figure(outcome, 'prices-changed')]).toEqual([GOODS, 0, 0])
  }, 90_000)
})
