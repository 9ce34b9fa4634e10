import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectOk, type Result } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmployee, anOrganisation, aPack, aPriceType, aProduct, aWarehouse, given } from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import { balance, orderSettlement } from '../billing/index.ts'
import { orderHistory } from '../ordering/index.ts'
import { findContactByPhone } from '../parties/index.ts'
import { getCustomer } from '../parties/queries/get-customer.ts'
import { describeAgreement } from '../terms/index.ts'
import { describeReject, guessKind, type ImportKind, type ImportOutcome, readLocalFile, rowKey, runLoad, templateCsv } from './index.ts'

const database = withDatabase<DB>()
const actor = { kind: 'system', name: 'test' } as const
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-imports-'))
  await given(database.uow, async (tx) => {
    await anOrganisation(tx)
    await aPriceType(tx, { name: 'Опт' })
    await aPriceType(tx, { name: 'Розница' })
    await aWarehouse(tx, { name: 'Основной' })
    await anEmployee(tx, { name: 'Марина Соколова', email: 'marina@example.com' })
    await aProduct(tx, { sku: 'ГКЛ-125', name: 'Гипсокартон', base_unit: 'лист' })
    const screws = await aProduct(tx, { sku: 'СГМ-25', name: 'Саморез', base_unit: 'шт' })
    await aPack(tx, { product_id: screws, unit: 'уп', numerator: 500, is_sale: true })
  })
})
afterAll(() => rm(folder, { recursive: true }))

async function load(
  kind: ImportKind,
  lines: readonly string[] | string,
  name = `${kind}.csv`,
  options = {},
): Promise<Result<ImportOutcome>> {
  const path = join(folder, name)
  await writeFile(path, typeof lines === 'string' ? lines : lines.join('\n'))
  database.clock.advance(60_000)
  return runLoad(database.uow, { kind, paths: [path], options, actor }, { kind: 'apply', keep: async () => {} })
}
const counts = (outcome: ImportOutcome) => Object.fromEntries(outcome.figures.map(({ key, count }) => [key, count]))
const reasons = (outcome: ImportOutcome) => outcome.rejected.map((row) => `${row.place.line}: ${describeReject(row, 'ru')}`)
const rowsOf = async <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
  (await database.uow.read((db) => query.execute(db))).rows

describe('customers', () => {
  const HEADER = 'Клиент;Юрлицо;ИНН;КПП;Контакт;Телефон;Права;Менеджер;Вид цен;Скидка, %;Оплата;Лимит;Долг на начало'
  const FILE = [
    HEADER,
    'СтройМастер;ООО «СтройМастер»;7701000019;770101001;Иван Петров;8 (900) 111-22-33;цены, заказ, документы;marina@example.com;Опт;3;отсрочка 14 дней;500 000;120 500,50',
    ';;;;Пётр Сидоров;+7 900 222 33 44;заказ и приёмка;;;;;;',
    'Ромашка;ИП Ромашкин;500100732259;;;;;;;;предоплата;;',
  ]

  it('come with companies, people, terms and debts', async () => {
    const outcome = expectOk(await load('customers', FILE))
    expect(reasons(outcome)).toEqual([])
    expect(counts(outcome)).toMatchObject({
      'customers-new': 2,
      'legal-entities-new': 2,
      'contacts-new': 2,
      'agreements-new': 1,
      'balances-changed': 1,
    })
    const ivan = await database.uow.read((db) => findContactByPhone(db, '+79001112233'))
    expect(ivan?.partners[0]).toMatchObject({
      name: 'СтройМастер',
      rights: { seesPrices: true, mayOrder: true, mayConfirm: false, getsDocuments: true, receivesGoods: false },
    })
    expect(
      await rowsOf(
        sql`SELECT a.discount_bp, a.credit_percent, a.credit_days, a.credit_limit_minor, y.name FROM agreement a JOIN price_type y ON y.id = a.price_type_id`,
      ),
    ).toEqual([{ discount_bp: 300, credit_percent: 100, credit_days: 14, credit_limit_minor: 50_000_000, name: 'Опт' }])
    const [partner] = await rowsOf<{ id: string; manager: string }>(
      sql`SELECT p.id, e.name AS manager FROM partner p JOIN employee e ON e.id = p.manager_id`,
    )
    expect(partner?.manager).toBe('Марина Соколова')
    const [owed] = await database.uow.read((db) => balance(db, { partnerId: partner?.id ?? '', on: '2026-03-02' }))
    expect(owed?.debt.minor).toBe(12_050_050)
  })

  it('loaded again change nothing', async () => {
    const before = await rowsOf(sql`SELECT id, version FROM partner ORDER BY id`)
    const [events] = await rowsOf(sql`SELECT count(*) AS count FROM event_log`)
    const outcome = expectOk(await load('customers', FILE))
    expect(Object.keys(counts(outcome)).filter((key) => /new|changed/.test(key))).toEqual([])
    expect(await rowsOf(sql`SELECT id, version FROM partner ORDER BY id`)).toEqual(before)
    expect(await rowsOf(sql`SELECT count(*) AS count FROM event_log`)).toEqual([events])
  })

  it('with a corrected debt are owed the difference only', async () => {
    expectOk(await load('customers', [HEADER, 'СтройМастер;ООО «СтройМастер»;7701000019;770101001;;;;;;;;;100 000']))
    expect(await rowsOf(sql`SELECT sum(amount_minor)::bigint AS sum, count(*) AS count FROM exposure_entry`)).toEqual([
      { sum: 10_000_000, count: 2 },
    ])
  })

  it('with bad rows: each is named with its reason and cells, the good ones go in', async () => {
    const outcome = expectOk(
      await load('customers', [
        HEADER,
        'Василёк;ООО «Василёк»;7701000017;;;;;;;;;;',
        'Пион;ООО «Пион»;;;;;;;;;;;',
        'Пион;;;;Олег;12345;;;;;;;',
        'Пион;;;;Олег;+79005556677;летать;;;;;;',
        'Пион;;;;;;;Никто Нигде;;;;;',
        'Пион;;;;;;;;VIP;;;;',
        'Пион;;;;;;;;;;как-нибудь потом;;',
        'Другой;ООО «СтройМастер»;7701000019;770101001;;;;;;;;;',
        'Хороший;;;;;;;;;;;;',
      ]),
    )
    expect(reasons(outcome)).toEqual([
      '2: ИНН или БИН с ошибкой: «7701000017», не сходится контрольная цифра',
      '3: у юрлица «ООО «Пион»» нет ИНН или БИН',
      '4: телефон не читается: «12345»',
      '5: непонятные права: «летать»; слова: цены, заказ, подтверждение, документы, приёмка, все, нет',
      '6: такого сотрудника нет: «Никто Нигде»; укажите почту или имя как в списке сотрудников',
      '7: такого вида цен нет: «VIP; Опт, Розница»',
      '8: непонятные условия оплаты: «как-нибудь потом»; например: предоплата, отсрочка 14 дней, 50/50',
      '9: этот ИНН уже у другого клиента: 7701000019; СтройМастер',
    ])
    expect(outcome.rejected[0]?.cells.slice(0, 3)).toEqual([
      { column: 'A', header: 'Клиент', value: 'Василёк' },
      { column: 'B', header: 'Юрлицо', value: 'ООО «Василёк»' },
      { column: 'C', header: 'ИНН', value: '7701000017' },
    ])
    expect(await rowsOf(sql`SELECT name FROM partner ORDER BY name`)).toEqual([
      { name: 'Ромашка' },
      { name: 'СтройМастер' },
      { name: 'Хороший' },
    ])
  })

  it('can be put right on the spot, columns and rows', async () => {
    const lines = ['Фирма;Номер налогоплательщика', 'Лютик;7702000011', 'Астра;7703000011']
    expect(await load('customers', lines, 'odd.csv')).toMatchObject({ ok: false, error: { code: 'imports.no-header' } })
    const columns = { фирма: 'partner', 'номер налогоплательщика': 'tax-id' }
    const first = expectOk(await load('customers', lines, 'odd.csv', { columns }))
    expect(reasons(first)).toEqual(['3: ИНН или БИН с ошибкой: «7703000011», не сходится контрольная цифра'])
    const [bad] = first.rejected
    const rows = { [bad === undefined ? '' : rowKey(bad.place)]: { B: '7703000014' } }
    const again = expectOk(await load('customers', lines, 'odd.csv', { columns, rows }))
    expect([reasons(again), counts(again)['customers-new']]).toEqual([[], 1])
  })
})

describe('everything a customer’s row says', () => {
  const HEADER =
    'Код;Клиент;Юрлицо;Полное наименование;ИНН;КПП;Юридический адрес;Договор;Дата договора;Контактное лицо;Должность;Телефон;Почта;Права;Менеджер;Вид цен;Скидка, %;Условия оплаты;Кредитный лимит;Долг на начало;Сегмент;Склад;Объект;Адрес объекта;Примечание'
  const FILE = [
    HEADER,
    'К-77;Вершина;ООО «Вершина»;Общество с ограниченной ответственностью «Вершина»;7707083893;770701001;Москва, Тверская, 1;17/26;15.01.2026;Анна Ким;снабженец;8 (495) 777-66-55;anna@vershina.example;цены, заказ, подтверждение, документы;Марина Соколова;Розница;7,5;30 % предоплата, остальное через 21 день;750 000;-1 000,10;монтажники;Основной;ЖК «Север»;Москва, Лесная, 9;возит сам',
    'К-77;Вершина;ТОО «Вершина Астана»;;050140000656;;Астана, Абая, 3;;;Ербол Ахметов;прораб;+7 701 555 44 33;;приёмка;;;;;;;;;Склад на Абая;Астана, Абая, 3;',
  ]

  it('lands where it is used and shown', async () => {
    const outcome = expectOk(await load('customers', FILE))
    expect(reasons(outcome)).toEqual([])
    const [partner] = await rowsOf<{ id: string; segment: string }>(sql`SELECT id, segment FROM partner WHERE code = 'К-77'`)
    expect(partner?.segment).toBe('монтажники')
    const id = partner?.id ?? ''
    const card = await database.uow.read((db) => getCustomer(db, id))
    expect(card).toMatchObject({ name: 'Вершина', manager: { name: 'Марина Соколова' }, phone: '+74957776655', note: 'возит сам' })
    expect(card?.legalEntities.map(({ name, taxId, kpp, address }) => [name, taxId, kpp, address]).sort()).toEqual([
      ['ООО «Вершина»', '7707083893', '770701001', 'Москва, Тверская, 1'],
      ['ТОО «Вершина Астана»', '050140000656', null, 'Астана, Абая, 3'],
    ])
    expect(card?.contacts.map(({ id: _, ...person }) => person).sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      {
        ...{ name: 'Анна Ким', phone: '+74957776655', title: 'снабженец' },
        ...{ seesPrices: true, mayOrder: true, mayConfirm: true, getsDocuments: true, receivesGoods: false },
      },
      {
        ...{ name: 'Ербол Ахметов', phone: '+77015554433', title: 'прораб' },
        ...{ seesPrices: false, mayOrder: false, mayConfirm: false, getsDocuments: false, receivesGoods: true },
      },
    ])
    expect(card?.sites.map(({ name, address }) => [name, address]).sort()).toEqual([
      ['ЖК «Север»', 'Москва, Лесная, 9'],
      ['Склад на Абая', 'Астана, Абая, 3'],
    ])
    const question = { partnerId: id, on: '2026-03-02', locale: 'ru' } as const
    expect(await database.uow.read((db) => describeAgreement(db, question))).toMatchObject({
      ...{ priceType: 'Розница', discountBp: 750, creditLimit: { minor: 75_000_000 }, warehouse: { name: 'Основной' } },
      paymentText: expect.stringMatching(/30.*21/),
    })
    expect(
      await rowsOf(
        sql`SELECT c.number, c.signed_on FROM contract c JOIN legal_entity e ON e.id = c.legal_entity_id WHERE e.partner_id = ${id}`,
      ),
    ).toEqual([{ number: '17/26', signed_on: '2026-01-15' }])
    expect(await rowsOf(sql`SELECT email FROM contact WHERE phone = '+74957776655'`)).toEqual([{ email: 'anna@vershina.example' }])
    const [owed] = await database.uow.read((db) => balance(db, { partnerId: id, on: '2026-03-02' }))
    expect(owed?.debt.minor).toBe(-100_010)
  })
})

describe('the history of orders', () => {
  const HEADER = 'Дата;Номер;Контрагент;Артикул;Товар;Кол-во;Ед.;Цена'
  const FILE = [
    HEADER,
    '15.01.2026;125;СтройМастер;ГКЛ-125;Гипсокартон;40;лист;415,50',
    ';;;СГМ-25;Саморез;1000;шт;0,64',
    '20.02.2026;130;ООО «СтройМастер»;ГКЛ-125;Гипсокартон;10;Листов;420',
    '21.02.2026;131;Неизвестный;ГКЛ-125;Гипсокартон;10;лист;420',
    '22.02.2026;132;СтройМастер;НЕТ-1;Чего нет;1;шт;1',
    '31.02.2026;133;СтройМастер;ГКЛ-125;Гипсокартон;1;лист;1',
  ]

  it('becomes closed orders that recognition learns from, newest first', async () => {
    const outcome = expectOk(await load('orders', FILE))
    expect(counts(outcome)).toEqual({ 'orders-new': 2, 'orders-changed': 0, 'orders-same': 0, lines: 3 })
    expect(reasons(outcome)).toEqual([
      '7: дата не читается: «31.02.2026»',
      '5: такого клиента нет: «Неизвестный»; сначала загрузите клиентов',
      '6: такого артикула нет в каталоге: «НЕТ-1»',
    ])
    const [partner] = await rowsOf<{ id: string }>(sql`SELECT id FROM partner WHERE name = 'СтройМастер'`)
    const past = await database.uow.read((db) => orderHistory(db, partner?.id ?? ''))
    expect(past.map(({ lines }) => lines.map(({ thousandths, unit }) => `${thousandths} ${unit}`))).toEqual([
      ['10000 лист'],
      ['40000 лист', '2000 уп'],
    ])
    expect(await rowsOf(sql`SELECT number, state, total_minor FROM customer_order ORDER BY created_at`)).toEqual([
      { number: '125', state: 'closed', total_minor: 1_662_000 + 64_000 },
      { number: '130', state: 'closed', total_minor: 420_000 },
    ])
    expect(await rowsOf(sql`SELECT count(*) AS count FROM exposure_entry WHERE kind <> 'opening'`)).toEqual([{ count: 0 }])
  })

  it('is owed by nobody: the opening balance carries what was, and a payment cannot be applied to it', async () => {
    const past = await rowsOf<{ id: string; partnerId: string }>(
      sql`SELECT id, partner_id AS "partnerId" FROM customer_order WHERE source = 'import'`,
    )
    expect(past).toHaveLength(2)
    for (const { id } of past) {
      const settlement = await database.uow.read((db) => orderSettlement(db, id))
      expect([settlement.due.minor, settlement.isFull]).toEqual([0, true])
    }
    const [owed] = await database.uow.read((db) => balance(db, { partnerId: past[0]?.partnerId ?? '', on: '2026-03-02' }))
    expect([owed?.debt.minor, owed?.overdue.minor]).toEqual([10_000_000, expect.any(Number)])
    expect(await rowsOf(sql`SELECT FROM exposure_entry WHERE kind <> 'opening'`)).toEqual([])
  })

  it('loaded again changes nothing; a corrected line replaces its order', async () => {
    expect(counts(expectOk(await load('orders', FILE)))).toMatchObject({ 'orders-new': 0, 'orders-changed': 0, 'orders-same': 2 })
    const corrected = FILE.map((line) => line.replace(';40;лист;', ';44;лист;'))
    expect(counts(expectOk(await load('orders', corrected)))).toMatchObject({ 'orders-new': 0, 'orders-changed': 1, 'orders-same': 1 })
  })

  it('keeps the numbers of different years apart', async () => {
    expectOk(await load('orders', [HEADER, '15.01.2025;125;СтройМастер;ГКЛ-125;Гипсокартон;1;лист;400']))
    expect(await rowsOf(sql`SELECT number FROM customer_order ORDER BY created_at`)).toEqual([
      { number: '125/2025' },
      { number: '125' },
      { number: '130' },
    ])
  })
})

describe('names of goods', () => {
  it('are the company’s, a customer’s or a person’s', async () => {
    const lines = [
      'Как называют;Артикул;Клиент;Телефон',
      'гипсушка;ГКЛ-125;;',
      '4607012345;СГМ-25;СтройМастер;',
      'мои саморезы;СГМ-25;;+79001112233',
      'эх;ГКЛ-125;;',
      'чужое;НЕТ;;',
    ]
    const outcome = expectOk(await load('aliases', lines))
    expect(counts(outcome)).toMatchObject({ 'aliases-new': 3 })
    expect(outcome.rejected.map(({ code }) => code)).toEqual(['imports.phrase-too-short', 'imports.unknown-product'])
    expect(await rowsOf(sql`SELECT level, phrase FROM alias ORDER BY phrase`)).toEqual([
      { level: 'customer', phrase: '4607012345' },
      { level: 'company', phrase: 'гипсушка' },
      { level: 'person', phrase: 'мои саморезы' },
    ])
    expect(counts(expectOk(await load('aliases', lines)))).toEqual({ 'aliases-new': 0, 'aliases-changed': 0, 'aliases-same': 3 })
    expect(counts(expectOk(await load('aliases', ['Как называют;Артикул', 'гипсушка;СГМ-25'])))).toMatchObject({ 'aliases-changed': 1 })
  })
})

describe('a set', () => {
  it('is recognised by its own template, and the template loads', async () => {
    for (const kind of ['catalog', 'customers', 'orders', 'aliases'] as const) {
      const path = join(folder, `template-${kind}.csv`)
      await writeFile(path, templateCsv(kind))
      expect(await guessKind(await readLocalFile(path))).toBe(kind)
    }
    const loaded = expectOk(await load('customers', templateCsv('customers'), 'template.csv'))
    expect(reasons(loaded)).toEqual([])
    expect(reasons(expectOk(await load('catalog', templateCsv('catalog'), 'goods.csv', { isPart: true })))).toEqual([])
    expect(reasons(expectOk(await load('orders', templateCsv('orders'), 'history.csv')))).toEqual([])
    expect(reasons(expectOk(await load('aliases', templateCsv('aliases'), 'names.csv')))).toEqual([])
  })

  it('checked keeps nothing and finds exactly what loading does', async () => {
    const path = join(folder, 'check.csv')
    await writeFile(path, 'Клиент;ИНН\nПроверочный;7704000017')
    const command = { kind: 'customers' as const, paths: [path], options: {}, actor }
    const checked = expectOk(await runLoad(database.uow, command, { kind: 'check' }))
    expect(await rowsOf(sql`SELECT FROM partner WHERE name = 'Проверочный'`)).toEqual([])
    const applied = expectOk(await runLoad(database.uow, command, { kind: 'apply', keep: async () => {} }))
    expect(applied.figures).toEqual(checked.figures)
  })

  it('waits while somebody else writes', async () => {
    const path = join(folder, 'busy.csv')
    await writeFile(path, 'Клиент;ИНН\nЗанято;7705000010')
    await database.uow.run(async (tx) => {
      await sql`SELECT pg_advisory_xact_lock(hashtext('skladno import'))`.execute(tx.db)
      const result = await runLoad(database.uow, { kind: 'customers', paths: [path], options: {}, actor }, { kind: 'check' })
      expect(result).toMatchObject({ ok: false, error: { code: 'imports.busy' } })
    })
  })

  it.each([
    ['a picture', 'customers', '\u0089PNG\r\n\u001a\n', 'imports.file-unknown'],
    ['an empty file', 'orders', '', 'imports.file-empty'],
    ['a text', 'customers', 'Здравствуйте, пришлите счёт', 'imports.no-header'],
    ['a catalog in the place of a statement', 'bank', 'Артикул;Наименование\n1;2', 'billing.statement-unknown'],
    ['a statement in the place of a catalog', 'catalog', '1CClientBankExchange\nВерсияФормата=1.03', 'catalog.file-bank-statement'],
    ['half an exchange', 'catalog', '<КоммерческаяИнформация><Каталог><Товары><Товар><Ид>1', 'catalog.file-cut-off'],
  ] as const)('%s is refused as a whole', async (_what, kind, text, code) => {
    const path = join(folder, 'wrong.bin')
    await writeFile(path, text, text.startsWith('\u0089') ? 'latin1' : 'utf8')
    expect(await runLoad(database.uow, { kind, paths: [path], options: {}, actor }, { kind: 'check' })).toMatchObject({
      ok: false,
      error: { code },
    })
  })
})
