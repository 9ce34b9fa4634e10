import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportRow, ImportView } from '@skladno/contracts'
import { fail, ok } from '@skladno/kernel'
import { createHttpServer, type JobRequest, silentLogger, type TypedServer } from '@skladno/platform'
import { OWN_FILE_LIMITS, readSpreadsheet } from '@skladno/platform/files'
import { withDatabase } from '@skladno/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmployee, anOrganisation, aPriceType, given } from '../../../db/test-rows.ts'
import type { DB } from '../../../db/types.ts'
import { createFolderStore } from '../../../files.ts'
import type { Authentication, EmployeeActor } from '../../parties/index.ts'
import { describeImportError, importErrors, importJobs, importRoutes, importSubscriptions } from '../index.ts'

const asked: JobRequest[] = []
const database = withDatabase<DB>({
  subscriptions: (event) => {
    asked.push(...(importSubscriptions[event.type]?.(event) ?? []))
    return []
  },
})
const folder = mkdtempSync(join(tmpdir(), 'skladno-imports-http-'))
const files = createFolderStore(folder)
const people: Record<string, EmployeeActor> = {}
let server: TypedServer

/** Who asks is said by a header here; the real cookies are tested with the sign-in. */
const authentication: Pick<Authentication, 'requireEmployee'> = {
  requireEmployee: async (request) => {
    const actor = people[String(request.headers['x-person'])]
    return actor === undefined ? fail('parties.not-signed-in') : ok(actor)
  },
}

beforeAll(async () => {
  await given(database.uow, async (tx) => {
    await anOrganisation(tx)
    await aPriceType(tx, { name: 'Опт' })
    for (const [key, name, roles] of [
      ['anna', 'Анна Лебедева', ['admin']],
      ['boris', 'Борис Петров', ['admin']],
      ['sklad', 'Семён Кладов', ['warehouse']],
    ] as const)
      people[key] = { kind: 'employee', employeeId: await anEmployee(tx, { name, roles: [...roles] }), name, roles: [...roles] }
  })
  server = await createHttpServer({
    logger: silentLogger,
    openapi: { title: 'Test', version: '1' },
    statuses: { ...importErrors, 'parties.not-signed-in': 401 },
    describeError: describeImportError,
  })
  await server.register(importRoutes({ uow: database.uow, files, authentication: authentication as Authentication }))
  await server.ready()
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const BOUNDARY = 'border'
const form = (parts: readonly { readonly name: string; readonly text: string; readonly file?: string }[]): string =>
  `${parts.map(({ name, text, file }) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\nContent-Type: text/csv`}\r\n\r\n${text}\r\n`).join('')}--${BOUNDARY}--\r\n`

const upload = (person: string, parts: Parameters<typeof form>[0], payload = form(parts)) =>
  server.inject({
    method: 'POST',
    url: '/api/v1/imports',
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'x-person': person },
  })
const call = (person: string, method: 'GET' | 'PATCH' | 'POST', url: string, payload?: object) =>
  server.inject({ method, url, headers: { 'x-person': person }, ...(payload === undefined ? {} : { payload }) })

async function runJobs(): Promise<void> {
  const handlers = importJobs({ uow: database.uow, files, clock: database.clock })
  for (const job of asked.splice(0)) {
    database.clock.advance(1_000)
    await handlers[job.task]?.(job.payload, { id: '1', attempt: 1, signal: new AbortController().signal })
  }
}
const started = (response: Awaited<ReturnType<typeof upload>>): readonly ImportRow[] => response.json().imports
const viewOf = async (id: string | undefined, person = 'anna'): Promise<ImportView> =>
  (await call(person, 'GET', `/api/v1/imports/${id}`)).json()
const price = (text: string, name = 'прайс.csv') => [{ name: 'file', file: name, text }]
const count = async (table: 'product' | 'partner' | 'stored_file'): Promise<number> => {
  const { rows } = await database.uow.read((db) => sql<{ count: number }>`SELECT count(*) AS count FROM ${sql.table(table)}`.execute(db))
  return rows[0]?.count ?? 0
}

describe('an upload', () => {
  it('is recognised, checked, put right and applied', async () => {
    const [row] = started(await upload('anna', price('Клиент;ИНН;Телефон\nЛютик;7702000011;+79001112233\nАстра;7703000011;')))
    expect(row).toMatchObject({ kind: 'customers', state: 'waiting', startedBy: 'Анна Лебедева' })
    await runJobs()
    const checked = await viewOf(row?.id)
    expect(checked).toMatchObject({ state: 'checked', allowedCommands: ['correct', 'apply', 'cancel'], rejectedCount: 1 })
    expect(checked.figures).toContainEqual({ key: 'customers-new', label: 'Новые клиенты', count: 1 })
    expect(checked.rejected[0]).toMatchObject({ where: 'прайс.csv, строка 3', reason: expect.stringMatching(/контрольная цифра/) })
    expect(await count('partner')).toBe(0)
    const rows = { [checked.rejected[0]?.key ?? '']: { B: '7703000014' } }
    expect((await call('anna', 'PATCH', `/api/v1/imports/${row?.id}`, { rows })).json()).toMatchObject({ state: 'waiting' })
    await runJobs()
    const corrected = await viewOf(row?.id)
    expect(corrected).toMatchObject({ state: 'checked', rejectedCount: 0 })
    await call('anna', 'POST', `/api/v1/imports/${row?.id}/apply`, { version: corrected.version })
    await runJobs()
    expect(await viewOf(row?.id)).toMatchObject({ state: 'applied', appliedAt: expect.any(String), allowedCommands: [] })
    expect(await count('partner')).toBe(2)
  })

  it('of several kinds becomes an import each', async () => {
    const rows = started(
      await upload('anna', [
        { name: 'a', file: 'клиенты.csv', text: 'Клиент;ИНН\nЛютик;7702000011' },
        { name: 'b', file: 'товары.csv', text: 'Артикул;Наименование;Цена\nА-1;Товар;10' },
      ]),
    )
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['catalog', 'customers'])
    asked.splice(0)
  })

  it.each([
    ['nothing', form([]), 422, 'imports.nothing-sent'],
    ['an empty file', form([{ name: 'file', file: 'a.csv', text: '' }]), 422, 'imports.file-empty'],
  ])('of %s is refused in words', async (_what, payload, status, code) => {
    const response = await upload('anna', [], payload)
    expect([response.statusCode, response.json().error.code]).toEqual([status, code])
    expect(response.json().error.message).not.toContain('{')
  })

  it('over 100 MB is refused by name', async () => {
    const payload = Buffer.concat([
      Buffer.from(form(price('A')).slice(0, -`\r\n--${BOUNDARY}--\r\n`.length)),
      Buffer.alloc(100_000_001, 'A'),
      Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
    ])
    const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'x-person': 'anna' }
    const response = await server.inject({ method: 'POST', url: '/api/v1/imports', payload, headers })
    expect([response.statusCode, response.json().error.message]).toEqual([413, expect.stringMatching(/«прайс\.csv» больше 100 МБ/)])
  })

  it('that broke off half-way leaves nothing', async () => {
    const before = await count('stored_file')
    const whole = form(price('Клиент;ИНН\nЛютик;7702000011'))
    const response = await upload('anna', [], whole.slice(0, whole.length - 20))
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect(await count('stored_file')).toBe(before)
  })

  it('is not for everybody', async () => {
    expect((await upload('nobody', price('Клиент;ИНН\nЛютик;7702000011'))).statusCode).toBe(401)
    const refused = await upload('sklad', price('Клиент;ИНН\nЛютик;7702000011'))
    expect([refused.statusCode, refused.json().error.code]).toEqual([403, 'imports.kind-not-allowed'])
  })

  it('that is no catalog says what it is and what to do', async () => {
    const [row] = started(await upload('anna', price('просто слова без таблицы', 'письмо.txt')))
    await runJobs()
    expect(await viewOf(row?.id)).toMatchObject({
      state: 'failed',
      problem: { code: 'catalog.file-no-header', message: expect.stringMatching(/письмо\.txt/) },
      allowedCommands: ['correct', 'cancel'],
    })
  })
})

describe('two people', () => {
  const goods = (from: number, to: number, cost: number): string =>
    ['Артикул;Наименование;Цена', ...Array.from({ length: to - from }, (_, n) => `Т-${from + n};Товар ${from + n};${cost}`)].join('\n')

  it('see each other: the second is told who is importing, and checks again after the first', async () => {
    const [first] = started(await upload('anna', price(goods(0, 30, 10), 'anna.csv')))
    const [second] = started(await upload('boris', price(goods(0, 30, 12), 'boris.csv')))
    await runJobs()
    await call('anna', 'POST', `/api/v1/imports/${first?.id}/apply`, { version: (await viewOf(first?.id)).version })
    const waiting = await viewOf(second?.id, 'boris')
    expect(waiting.busy).toMatchObject({ by: 'Анна Лебедева' })
    const refused = await call('boris', 'POST', `/api/v1/imports/${second?.id}/apply`, { version: waiting.version })
    expect([refused.statusCode, refused.json().error.message]).toEqual([409, expect.stringMatching(/Анна Лебедева/)])
    await runJobs()
    const late = await call('boris', 'POST', `/api/v1/imports/${second?.id}/apply`, { version: waiting.version })
    expect([late.statusCode, late.json().error.code]).toEqual([409, 'imports.checked-before'])
    await runJobs()
    const fresh = await viewOf(second?.id, 'boris')
    expect(fresh.figures).toContainEqual({ key: 'prices-changed', label: 'Изменённые цены', count: 30 })
    expect(fresh.differences[0]).toMatchObject({ from: '10', to: '12' })
  })

  it('cannot empty the catalog with a short file by accident', async () => {
    const [row] = started(await upload('anna', price(goods(0, 5, 10), 'short.csv')))
    await runJobs()
    const checked = await viewOf(row?.id)
    expect(checked.alarm).toMatchObject({ active: 30, leaving: 25 })
    const apply = (isConfirmed: boolean) =>
      call('anna', 'POST', `/api/v1/imports/${row?.id}/apply`, { version: checked.version, isConfirmed })
    expect((await apply(false)).json().error.code).toBe('imports.needs-confirmation')
    await apply(true)
    await runJobs()
    expect(await viewOf(row?.id)).toMatchObject({ state: 'applied' })
  })
})

describe('columns', () => {
  const MESSY = [
    'Прайс ООО «Север»;;;',
    'от 12.11;;;',
    'Позиция №;Что это;Сколько стоит;Хвост',
    'С-1;Болт М8;1 200,50;5',
    'С-2;Гайка М8;8,10;7',
  ].join('\n')
  const byLetter = (view: ImportView): Record<string, string> =>
    Object.fromEntries((view.tables[0]?.columns ?? []).map(({ column, role }) => [column, role]))
  const bring = async (text: string, name: string) => {
    const [row] = started(await upload('anna', [...price(text, name), { name: 'kind', text: 'catalog' }, { name: 'isPart', text: 'true' }]))
    await runJobs()
    return viewOf(row?.id)
  }

  it('nobody understood are shown with their first rows, named by a person, and remembered for the same headings', async () => {
    const failed = await bring(MESSY, 'север.csv')
    expect(failed).toMatchObject({ state: 'failed', problem: { code: 'catalog.file-no-header' } })
    const [table] = failed.tables
    expect(table?.rows[2]?.cells).toEqual(['Позиция №', 'Что это', 'Сколько стоит', 'Хвост'])
    const roles = ['sku', 'name', 'price', 'stock']
    const columns = Object.fromEntries((table?.columns ?? []).map(({ key }, at) => [key, roles[at] ?? 'ignore']))
    await call('anna', 'PATCH', `/api/v1/imports/${failed.id}`, { columns })
    await runJobs()
    const checked = await viewOf(failed.id)
    expect(checked).toMatchObject({
      state: 'checked',
      rejectedCount: 0,
      tables: [{ headingLine: 3, columns: [{}, {}, { header: 'Сколько стоит' }, {}] }],
    })
    expect(checked.figures).toContainEqual({ key: 'products-new', label: 'Новые товары', count: 2 })
    expect(checked.differences.filter(({ group }) => group === 'new').map(({ what }) => what)).toEqual(['С-1 Болт М8', 'С-2 Гайка М8'])
    await call('anna', 'POST', `/api/v1/imports/${failed.id}/apply`, { version: checked.version })
    await runJobs()

    const again = await bring(`${MESSY}\nС-3;Шайба;2;1`, 'другое имя.csv')
    expect(again).toMatchObject({ state: 'checked', remembered: { by: 'Анна Лебедева' }, rejectedCount: 0 })
    expect(byLetter(again)).toEqual({ A: 'sku', B: 'name', C: 'price', D: 'stock' })
    expect(again.figures).toContainEqual({ key: 'products-new', label: 'Новые товары', count: 1 })
    await call('anna', 'POST', `/api/v1/imports/${again.id}/cancel`)
  })

  it('of other headings are not read by what was remembered', async () => {
    expect(await bring(MESSY.replace('Хвост', 'Остаток на складе').replace('Что это', 'Описание'), 'иное.csv')).toMatchObject({
      remembered: null,
    })
  })

  it('guessed wrong are put right by their letter, and the guess gives way', async () => {
    const checked = await bring('Артикул;Наименование;Цена;Комментарий\nС-9;коротко;5;Болт длинный оцинкованный', 'комментарий.csv')
    const last = checked.tables[0]?.columns[3]
    await call('anna', 'PATCH', `/api/v1/imports/${checked.id}`, { columns: { [last?.key ?? '']: 'name' } })
    await runJobs()
    const corrected = await viewOf(checked.id)
    expect(byLetter(corrected)).toEqual({ A: 'sku', B: 'ignore', C: 'price', D: 'name' })
    expect(corrected.differences[0]).toMatchObject({ group: 'new', what: 'С-9 Болт длинный оцинкованный' })
  })
})

describe('a file', () => {
  it('that is a bank statement is sent to its place, whatever was chosen', async () => {
    for (const kind of ['catalog', 'prices', 'customers']) {
      const response = await upload('anna', [
        { name: 'file', file: 'kl_to_1c.txt', text: '1CClientBankExchange\r\nВерсияФормата=1.03\r\n' },
        { name: 'kind', text: kind },
      ])
      expect([response.statusCode, response.json().error.code]).toEqual([422, 'imports.bank-statement'])
      expect(response.json().error.message).toMatch(/экране «Банк»/)
    }
  })

  it('of another kind says which, and becomes it by one word', async () => {
    const [row] = started(await upload('anna', [...price('Клиент;ИНН\nПион;7707083893', 'пион.csv'), { name: 'kind', text: 'catalog' }]))
    await runJobs()
    expect(await viewOf(row?.id)).toMatchObject({ state: 'failed', suggestedKind: 'customers' })
    await call('anna', 'PATCH', `/api/v1/imports/${row?.id}`, { kind: 'customers' })
    await runJobs()
    expect(await viewOf(row?.id)).toMatchObject({ kind: 'customers', state: 'checked', suggestedKind: null, rejectedCount: 0 })
  })

  it('that was loaded before says who did it and that nothing changes', async () => {
    const text = 'Клиент;ИНН\nМак;7710140679'
    const bring = async () => {
      const [row] = started(await upload('anna', price(text, 'мак.csv')))
      await runJobs()
      return viewOf(row?.id)
    }
    const first = await bring()
    expect(first).toMatchObject({ isUnchanged: false, loadedBefore: null })
    await call('anna', 'POST', `/api/v1/imports/${first.id}/apply`, { version: first.version })
    await runJobs()
    expect(await bring()).toMatchObject({ isUnchanged: true, loadedBefore: { by: 'Анна Лебедева' }, changes: [] })
  })
})

describe('an import given up', () => {
  it('while it waits or was checked is not loaded any more', async () => {
    const [row] = started(await upload('anna', price('Клиент;ИНН\nТополь;7736207543')))
    expect((await call('anna', 'POST', `/api/v1/imports/${row?.id}/cancel`)).json()).toMatchObject({
      state: 'cancelled',
      allowedCommands: [],
    })
    await runJobs()
    expect(await viewOf(row?.id)).toMatchObject({ state: 'cancelled', figures: [] })
    const refused = await call('anna', 'POST', `/api/v1/imports/${row?.id}/apply`, { version: 1 })
    expect(refused.statusCode).toBe(409)
  })

  it('in the middle of loading leaves nothing of it', async () => {
    const [row] = started(await upload('anna', [...price('Клиент;ИНН\nТополь;7736207543'), { name: 'kind', text: 'customers' }]))
    await runJobs()
    const before = await count('partner')
    await call('anna', 'POST', `/api/v1/imports/${row?.id}/apply`, { version: (await viewOf(row?.id)).version })
    // Given up after the work was taken, before its transaction ends.
    let transactions = 0
    const uow = {
      ...database.uow,
      run: async <T>(work: Parameters<typeof database.uow.run<T>>[0]): Promise<T> => {
        transactions += 1
        if (transactions === 2) await call('anna', 'POST', `/api/v1/imports/${row?.id}/cancel`)
        return database.uow.run(work)
      },
    }
    const job = asked.splice(0).find(({ task }) => task === 'apply-import')
    const handlers = importJobs({ uow, files, clock: database.clock })
    await handlers['apply-import']?.(job?.payload ?? {}, { id: '1', attempt: 1, signal: new AbortController().signal })
    expect(transactions).toBeGreaterThanOrEqual(2)
    expect(await viewOf(row?.id)).toMatchObject({ state: 'cancelled' })
    expect(await count('partner')).toBe(before)
  })

  it('after it was applied is refused', async () => {
    const [row] = started(await upload('anna', price('Клиент;ИНН\nЯсень;7744000912')))
    await runJobs()
    await call('anna', 'POST', `/api/v1/imports/${row?.id}/apply`, { version: (await viewOf(row?.id)).version })
    await runJobs()
    const refused = await call('anna', 'POST', `/api/v1/imports/${row?.id}/cancel`)
    expect([refused.statusCode, refused.json().error.code]).toEqual([409, 'imports.applied-already'])
  })
})

it('gives a template of each kind that its own reader loads, as text and as a workbook', async () => {
  for (const kind of ['catalog', 'prices', 'customers', 'orders', 'aliases']) {
    const csv = await call('anna', 'GET', `/api/v1/imports/template/${kind}`)
    const xlsx = await call('anna', 'GET', `/api/v1/imports/template/${kind}?as=xlsx`)
    expect([csv.statusCode, xlsx.statusCode, xlsx.headers['content-disposition']]).toEqual([
      200,
      200,
      `attachment; filename="skladno-${kind}.xlsx"`,
    ])
    const [sheet] = await readSpreadsheet(new Uint8Array(xlsx.rawPayload), 'a.xlsx', OWN_FILE_LIMITS)
    const cells = (sheet?.rows ?? []).map((row) => row.cells.map(({ value }) => value))
    const lines = csv.body.replace('\uFEFF', '').trim().split('\r\n')
    expect(cells).toEqual(lines.map((line) => line.split(';').filter((cell) => cell !== '')))
  }
})

it('gives no template of what there is not', async () => {
  const response = await call('anna', 'GET', '/api/v1/imports/template/customers')
  expect([response.statusCode, response.body.includes('ИНН')]).toEqual([200, true])
  expect((await call('anna', 'GET', '/api/v1/imports/template/nothing')).statusCode).toBe(404)
})
