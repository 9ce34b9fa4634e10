import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, plain, signIn, useBrowser, type Visitor } from './browser.ts'
import { DEMO } from './demo-people.ts'

const visits = useBrowser()
const MESS = `Привет!! Как сам? Нужно на завтра:
- ротбанд 30кг  мешков 12
гкл 12.5 - 20 листов
саморезы чёрные 3.5х25 (5 пачек)
и спасибо за прошлый раз)`

const tellings = [
  { width: 1440, typed: 'КимСтрой', customer: 'КимСтрой' },
  { width: 390, typed: 'Тёплый', customer: 'Тёплый дом' },
] as const

describe.each(tellings)('a manager lets a mess be read, at $width px', ({ width, typed, customer }) => {
  let desk: Visitor

  it('reads a pasted message for a customer found by search, and shows what was not an order', async () => {
    desk = await visits.visit('/workplace/parse', { width })
    await signIn(desk, DEMO.marina)
    const { page } = desk
    await page.getByRole('combobox', { name: 'Клиент' }).fill(typed)
    await page.getByRole('option', { name: customer, exact: true }).click()
    await page.getByLabel('Что пришло').fill(MESS)
    await desk.picture('parse-filled')
    await page.getByRole('button', { name: 'Разобрать', exact: true }).click()
    await page.getByRole('row', { name: /^Строка 3:/ }).waitFor()
    expect(await page.getByRole('row', { name: /^Строка \d+:/ }).count()).toBe(3)
    await page.getByRole('row', { name: /Ротбанд, 30 кг/ }).waitFor()
    await page.getByRole('row', { name: /^Строка 3: .*3[,.]5х25/ }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await desk.picture('parse-draft')
  })

  it('answers for the customer what the words meant, by a digit key', async () => {
    const { page } = desk
    for (const position of [1, 2, 3]) {
      const line = page.getByRole('row', { name: new RegExp(`^Строка ${position}:`) })
      const question = line.getByText('Что имел в виду клиент?')
      if (!(await question.isVisible())) continue
      await line.focus()
      await page.keyboard.press('1')
      await question.waitFor({ state: 'detached' })
    }
    await page.getByRole('row', { name: /Саморез .*3,5х25 чёрный/ }).waitFor()
    await page.getByRole('row', { name: /Гипсокартон ГКЛ .*12,5/ }).waitFor()
  })

  it('fixes a quantity by hand and confirms the draft as an order', async () => {
    const { page } = desk
    const line = page.getByRole('row', { name: /Ротбанд, 30 кг/ })
    await line.getByRole('button', { name: /Изменить количество/ }).click()
    const field = line.getByRole('textbox', { name: /^Количество/ })
    await field.fill('14')
    await field.press('Enter')
    await line.getByRole('button', { name: /Изменить количество: 14/ }).waitFor()
    await page.getByRole('button', { name: 'Оформить заказ' }).click()
    const title = page.getByRole('heading', { name: /^Заказ № \d+/ })
    await title.waitFor()
    await desk.picture('parse-order')
    const number = /№ (\S+)/.exec(plain((await title.textContent()) ?? ''))?.[1] ?? ''
    await page.goto('/workplace/orders')
    await page
      .getByRole('link')
      .filter({ hasText: `№ ${number}` })
      .filter({ hasText: customer })
      .waitFor()
  })

  it('reads a spreadsheet dropped on the page, column by column', async () => {
    const { page } = desk
    await page.goto('/workplace/parse')
    await page.getByRole('combobox', { name: 'Клиент' }).fill(typed)
    await page.getByRole('option', { name: customer, exact: true }).click()
    await dropFile(desk, 'Заявка на объект.xlsx', aSpreadsheet())
    await page.getByText('Заявка на объект.xlsx').waitFor()
    await page.getByRole('button', { name: 'Разобрать', exact: true }).click()
    await page
      .getByRole('row', { name: /Профиль .*60х27/ })
      .getByText('120')
      .first()
      .waitFor()
    await page
      .getByRole('row', { name: /Ротбанд, 30 кг/ })
      .getByText('40')
      .first()
      .waitFor()
    await desk.picture('parse-spreadsheet')
  })

  it('asks for the customer first', async () => {
    const { page } = desk
    await page.goto('/workplace/parse')
    await page.getByLabel('Что пришло').fill('ротбанд 2 мешка')
    await page.getByRole('button', { name: 'Разобрать', exact: true }).click()
    await page.getByText('Сначала выберите клиента').waitFor()
  })
})

function aSpreadsheet(): Buffer {
  const book = utils.book_new()
  const rows = [
    ['Заявка на материалы, объект «Школа»'],
    [],
    ['№', 'Наименование', 'Ед.', 'Кол-во'],
    [1, 'Профиль потолочный 60х27 3 м', 'шт', 120],
    [2, 'Ротбанд 30 кг', 'мешок', 40],
    [3, 'Саморез чёрный 3,5х25', 'уп', 6],
  ]
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Заявка')
  return Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx' }))
}

async function dropFile({ page }: Visitor, name: string, bytes: Buffer): Promise<void> {
  const carried = await page.evaluateHandle(
    ({ base64, fileName }) => {
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([content], fileName, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }))
      return data
    },
    { base64: bytes.toString('base64'), fileName: name },
  )
  await page.getByLabel('Что пришло').dispatchEvent('dragover', { dataTransfer: carried })
  await page.getByLabel('Что пришло').dispatchEvent('drop', { dataTransfer: carried })
}
