import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDatabase } from '@skladno/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anOrganisation, aPriceType, given } from '../db/test-rows.ts'
import type { DB } from '../db/types.ts'
import { runBank } from './bank.ts'
import { runImport } from './import.ts'

const database = withDatabase<DB>()
const ACCOUNT = '40702810900000000001'
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-cli-'))
  await given(database.uow, async (tx) => {
    const organisation_id = await anOrganisation(tx)
    await aPriceType(tx, { name: 'Опт' })
    await tx.db
      .insertInto('bank_account')
      .values({ id: 'bnk_1', organisation_id, bank_name: 'Банк', bic: '044525225', account: ACCOUNT, currency: 'RUB' })
      .execute()
  })
})
afterAll(() => rm(folder, { recursive: true }))

async function play(run: typeof runImport | typeof runBank, ...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await run(argv, {
    print: (text) => out.push(text),
    complain: (text) => err.push(text),
    language: 'ru',
    withDatabase: (work) => work(database.uow),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}
const count = async (table: 'product' | 'partner' | 'payment' | 'file_import'): Promise<number> => {
  const { rows } = await database.uow.read((db) => sql<{ count: number }>`SELECT count(*) AS count FROM ${sql.table(table)}`.execute(db))
  return rows[0]?.count ?? 0
}

describe('skladno import into a database', () => {
  const GOODS = ['Артикул;Наименование;Опт', ...Array.from({ length: 20 }, (_, n) => `А-${n};Товар ${n};${n + 1}`)].join('\n')

  it('loads several kinds at once, in the order they need each other, and prints the stable figures', async () => {
    const goods = await file('товары.csv', GOODS)
    const customers = await file('клиенты.csv', 'Клиент;ИНН\nЛютик;7702000011')
    const played = await play(runImport, customers, goods, '--json')
    const [catalog, people] = JSON.parse(played.out)
    expect([
      played.code,
      catalog.kind,
      catalog.products,
      catalog.changes['products-new'],
      people.kind,
      people.changes['customers-new'],
    ]).toEqual([0, 'catalog', 20, 20, 'customers', 1])
    expect(await count('file_import')).toBe(2)
  })

  it('compares with the database and keeps nothing', async () => {
    const changed = await file('changed.csv', GOODS.replace('А-3;Товар 3;4', 'А-3;Товар три;5'))
    const played = await play(runImport, changed, '--dry-run', '--compare')
    expect(played).toMatchObject({
      code: 0,
      out: expect.stringMatching(/ничего не сохранено[\s\S]*Изменённые товары: 1[\s\S]*Изменённые цены: 1/),
    })
    expect(await count('file_import')).toBe(2)
  })

  it('asks before much of the catalog leaves', async () => {
    const short = await file('short.csv', 'Артикул;Наименование;Опт\nА-1;Товар 1;2')
    expect(await play(runImport, short)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/--yes.*--part/),
      out: expect.stringMatching(/нет 19 из них/),
    })
    expect(await play(runImport, short, '--part')).toMatchObject({ code: 0 })
    expect(await play(runImport, short, '--yes')).toMatchObject({ code: 0, out: expect.stringMatching(/Уйдут из каталога: 19/) })
  })

  it('says what is wrong and what to do', async () => {
    expect(await play(runImport, join(folder, 'нет.csv'))).toMatchObject({ code: 1, err: expect.stringMatching(/не найден/) })
    expect(await play(runImport, '--kind', 'nonsense', 'a.csv')).toMatchObject({ code: 2 })
    expect(await play(runImport, '--template', 'customers')).toMatchObject({ code: 0, out: expect.stringMatching(/ИНН/) })
  })
})

describe('skladno bank into a database', () => {
  const statement = [
    '1CClientBankExchange',
    'ВерсияФормата=1.03',
    'Кодировка=UTF-8',
    `РасчСчет=${ACCOUNT}`,
    'СекцияРасчСчет',
    `РасчСчет=${ACCOUNT}`,
    'КонецРасчСчет',
    'СекцияДокумент=Платежное поручение',
    'Номер=1',
    'Дата=02.03.2026',
    'Сумма=10.00',
    'ПлательщикСчет=40802810000000000099',
    'ПлательщикИНН=7702000011',
    `ПолучательСчет=${ACCOUNT}`,
    'ДатаПоступило=02.03.2026',
    'НазначениеПлатежа=Оплата',
    'КонецДокумента',
    'КонецФайла',
  ].join('\r\n')

  it('refuses an account whose payments come from elsewhere, until told', async () => {
    const path = await file('kl_to_1c.txt', statement)
    expect(await play(runBank, path)).toMatchObject({ code: 1, err: expect.stringMatching(/источник у счёта один/) })
    expect(await play(runBank, path, '--use-statements')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Ждут решения, есть предложения: 1/),
    })
    expect(await play(runBank, path)).toMatchObject({ code: 0, out: expect.stringMatching(/Уже загружены раньше: 1/) })
    expect(await count('payment')).toBe(1)
  })
})
