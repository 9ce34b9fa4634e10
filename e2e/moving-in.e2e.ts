import { utils, write } from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plain, signIn, useBrowser, type Visitor } from './browser.ts'
import { anEmptyCompany, type EmptyCompany, OWNER } from './empty-company.ts'
import { ACCOUNT, addWarehouse, enterRequisites } from './requisites-entered.ts'
import { clientBankFile } from './statement-file.ts'

const visits = useBrowser()
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const PAYER = '7701000019'

const GOODS = [
  ['Артикул', 'Наименование', 'Ед.', 'Опт', 'Остаток'],
  ['ГКЛ-125', 'Гипсокартон ГКЛ 12,5х1200х2500 мм', 'лист', 415.5, 300],
  ['РОТ-30', 'Штукатурка гипсовая Ротбанд 30 кг', 'мешок', 489, 200],
  ['СГМ-25', 'Саморез гипсокартон-металл 3,5х25 чёрный', 'шт', 0.64, 50000],
]
const CUSTOMERS = [
  ['Клиент', 'Юрлицо', 'ИНН', 'КПП', 'Юридический адрес', 'Контактное лицо', 'Телефон', 'Права', 'Вид цен', 'Условия оплаты'],
  [
    'СтройМастер',
    'ООО «СтройМастер»',
    PAYER,
    '770101001',
    'Москва, Лесная, 5',
    'Иван Петров',
    '+7 900 111-22-33',
    'цены, заказ, подтверждение, документы',
    'Опт',
    'предоплата',
  ],
]
const NAMES = [
  ['Как называют', 'Артикул', 'Клиент'],
  ['гипсушка', 'ГКЛ-125', ''],
]

const workbook = (rows: readonly (readonly (string | number)[])[]): Buffer => {
  const book = utils.book_new(utils.aoa_to_sheet(rows.map((row) => [...row])), 'Лист1')
  return Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }))
}

describe('a stranger with three Excel files and a bank statement reaches the first paid and shipped order', () => {
  let company: EmptyCompany
  let owner: Visitor
  let page: Page
  let invoice = ''
  let minor = 0

  const toSteps = async (): Promise<void> => void (await page.goto(`${company.address}/workplace/first-steps`))
  const done = async (step: string): Promise<void> => {
    await toSteps()
    await page.locator('.sk-check[data-state=done] h2').filter({ hasText: step }).waitFor()
  }
  const load = async (kind: string, name: string, rows: readonly (readonly (string | number)[])[]): Promise<void> => {
    await page.goto(`${company.address}/workplace/imports`)
    await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).click()
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: XLSX, buffer: workbook(rows) })
    await page.getByRole('button', { name: 'Проверить', exact: true }).click()
    await page.getByRole('button', { name: 'Загрузить', exact: true }).click()
    await page.getByText('Загружено', { exact: true }).first().waitFor()
  }

  const openOrder = async (): Promise<void> => {
    await page.goto(`${company.address}/workplace/orders`)
    await page.getByRole('link').filter({ hasText: 'СтройМастер' }).first().click()
    await page.getByRole('heading', { name: /^Заказ № / }).waitFor()
  }

  beforeAll(async () => {
    company = await anEmptyCompany()
    owner = await visits.visit(`${company.address}/workplace/sign-in`, { width: 1440 })
    owner.expects(404, '/api/v1/demo')
    page = owner.page
    await signIn(owner, OWNER)
    await page.getByRole('heading', { name: 'Первые шаги' }).waitFor()
  }, 90_000)
  afterAll(async () => {
    await owner?.page.context().close()
    await company?.stop()
  })

  it('enters the company and its warehouse', async () => {
    await enterRequisites(page)
    await page.getByLabel('Расчётный счёт').fill(ACCOUNT)
    await page.getByRole('button', { name: 'Добавить', exact: true }).click()
    await page.getByRole('heading', { name: 'Продавец: СтройОпт' }).waitFor()
    await toSteps()
    await addWarehouse(page)
  })

  it('loads goods, customers and their own names for goods from three Excel files', async () => {
    await load('Каталог', 'товары.xlsx', GOODS)
    await load('Клиенты', 'клиенты.xlsx', CUSTOMERS)
    await load('Названия товаров', 'как называют.xlsx', NAMES)
    for (const step of ['Каталог', 'Цены', 'Остатки', 'Клиенты']) await done(step)
  })

  it('lets an old message be read and makes it the first order, with its счёт', async () => {
    await toSteps()
    await page.getByRole('link', { name: 'Перейти: Попробовать «Разобрать»' }).click()
    await page.getByRole('combobox', { name: 'Клиент' }).fill('СтройМастер')
    await page.getByRole('option', { name: 'СтройМастер', exact: true }).click()
    await page.getByLabel('Что пришло').fill('гипсушка 20 листов, ротбанд 30 кг 12 мешков')
    await page.getByRole('button', { name: 'Разобрать', exact: true }).click()
    await page.getByRole('row', { name: /Гипсокартон ГКЛ 12,5/ }).waitFor()
    await page.getByRole('row', { name: /Ротбанд 30 кг/ }).waitFor()
    await page.getByRole('button', { name: 'Оформить заказ' }).click()
    await page.getByRole('heading', { name: /^Заказ № / }).waitFor()
    await openOrder()
    const facts = plain(
      (await page
        .getByText(/Выставлен счёт № \S+/)
        .first()
        .textContent()) ?? '',
    )
    invoice = /счёт № ([\d/-]+)/.exec(facts)?.[1] ?? ''
    minor = 20 * 415_50 + 12 * 489_00
    for (const step of ['Разобрать', 'Первый подтверждённый заказ']) await done(step)
    await owner.picture('moving-in-ordered')
  })

  it('loads the bank statement, which pays the order by itself', async () => {
    await page.goto(`${company.address}/workplace/bank`)
    await page.getByRole('button', { name: 'Загрузить выписку' }).click()
    const paid = {
      number: '17',
      minor,
      taxId: PAYER,
      payer: 'ООО «СтройМастер»',
      purpose: `Оплата по счету № ${invoice} за стройматериалы`,
    }
    const statement = clientBankFile(ACCOUNT, [paid])
    await page.locator('input[type=file]').setInputFiles({ name: 'kl_to_1c.txt', mimeType: 'text/plain', buffer: statement })
    await page.getByRole('combobox', { name: `Источник платежей счёта ${ACCOUNT}` }).click()
    await page.getByRole('option', { name: 'из выписок' }).click()
    await page.getByRole('button', { name: 'Проверить ещё раз' }).click()
    await page.getByText('зачтётся сам').waitFor()
    await page.getByRole('button', { name: 'Загрузить', exact: true }).click()
    await page.getByText('Выписка загружена').waitFor()
    await done('Первая оплата')
  })

  it('picks and ships it; the checklist says the rest is work', async () => {
    await page.goto(`${company.address}/workplace/picking`)
    await page.getByRole('link').filter({ hasText: 'Заказ №' }).first().click()
    await page.getByRole('button', { name: 'Начать сборку' }).click()
    for (const at of [1, 2]) {
      await page.getByText(`Строка ${at} из 2`).waitFor()
      await page.getByRole('button', { name: 'Собрано' }).click()
    }
    await page.getByRole('button', { name: 'Закончить сборку' }).click()
    await page.getByText('Заказ собран').waitFor()
    await openOrder()
    await page.getByRole('button', { name: 'Отгрузить' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Отгрузить' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await done('Первая отгрузка')
    await page.getByRole('button', { name: 'Обойдёмся без этого: Сотрудники' }).click()
    await page.goto(`${company.address}/workplace/customers`)
    await page.getByRole('link', { name: /СтройМастер/ }).click()
    await page.getByRole('button', { name: 'Пригласить', exact: true }).click()
    await page.getByLabel('Текст для отправки').waitFor()
    await toSteps()
    await page.getByText('Всё готово: первый заказ собран, оплачен и отгружен.').waitFor()
    expect(await page.locator('.sk-check[data-state=open]').count()).toBe(0)
    await owner.picture('moving-in-done')
  })
})
