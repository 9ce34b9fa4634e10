import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, plain, signIn, useBrowser, type Visitor } from './browser.ts'
import { DEMO } from './demo-people.ts'

const visits = useBrowser()
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const workbook = (rows: readonly (readonly (string | number)[])[]): Buffer => {
  const book = utils.book_new(utils.aoa_to_sheet(rows.map((row) => [...row])), 'Лист1')
  return Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }))
}

const tellings = [
  { width: 1440, mark: 'ШИР', priceWord: 'Почём' },
  { width: 360, mark: 'УЗК', priceWord: 'За сколько' },
] as const

describe.each(tellings)('an owner moves a price list in, at $width px', ({ width, mark, priceWord }) => {
  let desk: Visitor
  /** A letterhead, headings nobody uses, one price that is no number. */
  const messy = workbook([
    ['ООО «Северный крепёж»'],
    ['цены с 23 ноября'],
    [],
    ['Поз.', 'Что за вещь', priceWord, 'Фасуем'],
    [`${mark}-1`, 'Анкер клиновой 10х95', 41.5, 'шт'],
    [`${mark}-2`, 'Анкер клиновой 12х120', 'дорого', 'шт'],
    [`${mark}-3`, 'Дюбель фасадный 10х100', 9.9, 'шт'],
  ])
  const priced = workbook([
    ['Артикул', 'Наименование', priceWord, 'Минимальная цена'],
    [`${mark}-1`, 'Анкер клиновой 10х95', 45, 40],
    [`${mark}-2`, 'Анкер клиновой 12х120', 58, 60],
    [`${mark}-3`, 'Дюбель фасадный 10х100', 99, 8],
  ])
  const role = (column: string) => desk.page.getByRole('combobox', { name: new RegExp(`^Столбец ${column}(?![A-Z])`) })
  const takeAs = async (column: string, label: string) => {
    await role(column).click()
    await desk.page.getByRole('option', { name: label, exact: true }).click()
  }
  const send = async (kind: string, name: string, buffer: Buffer, mimeType = XLSX) => {
    const { page } = desk
    await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).click()
    await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
    await page.getByText(name, { exact: true }).first().waitFor()
    await page.getByRole('button', { name: 'Проверить', exact: true }).click()
  }

  it('brings a catalog with headings nobody uses and names its columns', async () => {
    desk = await visits.visit('/workplace/imports', { width })
    await signIn(desk, DEMO.owner)
    const { page } = desk
    await page.getByRole('heading', { name: 'Загрузка', exact: true }).waitFor()
    await page.getByText('Это только часть каталога').click()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await desk.picture('import-start')
    await send('Каталог', `север-${mark}.xlsx`, messy)
    await page.getByText('Этот файл пока не загрузить').waitFor()
    await takeAs('A', 'Артикул')
    await takeAs('B', 'Наименование')
    await takeAs('C', 'Цена')
    await takeAs('D', 'Ед.')
    await desk.picture('import-columns')
    await page.getByRole('button', { name: 'Проверить заново' }).click()
    await page.getByText('Не принята 1 строка').waitFor()
    await page.getByText(`${mark}-1 Анкер клиновой 10х95`).waitFor()
  })

  it('puts the bad row right on the spot, and the good ones never waited for it', async () => {
    const { page } = desk
    await page.getByText('цена не число: «дорого»').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await desk.picture('import-rejected')
    await page.getByRole('textbox', { name: new RegExp(`^${priceWord}`) }).fill('62,40')
    await page.getByRole('button', { name: 'Попробовать 1 строку' }).click()
    await page.getByText('Не принята 1 строка').waitFor({ state: 'detached' })
    await page.getByText(`${mark}-2 Анкер клиновой 12х120`).waitFor()
    await page.getByRole('button', { name: 'Загрузить', exact: true }).click()
    await page.getByText('Загружено', { exact: true }).first().waitFor()
    expect(plain((await page.getByText('Новые товары').locator('..').textContent()) ?? '')).toMatch(/3$/)
    await desk.picture('import-applied')
  })

  it('the same file again changes nothing and says so; its columns are remembered', async () => {
    const { page } = desk
    await page.getByRole('link', { name: 'Все загрузки' }).click()
    await page.getByText('Это только часть каталога').click()
    await send('Каталог', `снова-${mark}.xlsx`, messy)
    await page.getByText(/Столбцы прочитаны так же, как в прошлый раз/).waitFor()
    await page.getByText(/Эти же файлы уже загружены/).waitFor()
    expect(await role('C').inputValue()).toBe('Цена')
    await page.getByRole('button', { name: 'Отменить загрузку' }).click()
    await page.getByText('Загрузка отменена, ничего не сохранено.').waitFor()
  })

  it('prices below the floor and leaps wait for a word, the others go in', async () => {
    const { page } = desk
    await page.getByRole('link', { name: 'Все загрузки' }).click()
    await send('Прайс-лист', `цены-${mark}.xlsx`, priced)
    await takeAs('C', `Цена: ${priceWord}`)
    await page.getByRole('button', { name: 'Проверить заново' }).click()
    await page.getByText(/^2 цены останутся прежними/).waitFor()
    await page
      .getByText(/ниже минимальной 60,00/)
      .filter({ visible: true })
      .first()
      .waitFor()
    await page.getByText('скачок ×10').filter({ visible: true }).first().waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await desk.picture('import-prices')
    await page.getByRole('checkbox', { name: 'Принять цену: Анкер клиновой 12х120' }).filter({ visible: true }).click()
    await page.getByText(/^1 цена останется прежней/).waitFor()
    await page.getByRole('button', { name: 'Загрузить', exact: true }).click()
    await page.getByText('Загружено', { exact: true }).first().waitFor()
    expect(plain((await page.getByText('Изменённые цены').locator('..').textContent()) ?? '')).toMatch(/2$/)
    expect(plain((await page.getByText('Цены, которые ждут решения').locator('..').textContent()) ?? '')).toMatch(/1$/)
    await desk.picture('import-prices-applied')
  })

  it('a bank statement is sent to its own screen; the history tells what was done', async () => {
    const { page } = desk
    await page.getByRole('link', { name: 'Все загрузки' }).click()
    desk.expects(422, '/api/v1/imports')
    await send('Клиенты', 'kl_to_1c.txt', Buffer.from('1CClientBankExchange\r\nВерсияФормата=1.03\r\n'), 'text/plain')
    await page.getByText(/банковская выписка/).waitFor()
    expect(await page.getByRole('link', { name: 'Открыть экран «Банк»' }).getAttribute('href')).toBe('/workplace/bank')
    const history = page.getByRole('link', { name: new RegExp(`цены-${mark}`) })
    expect(plain((await history.filter({ visible: true }).textContent()) ?? '')).toMatch(/Изменённые цены: 2/)
    await expectAccessible(page)
    await desk.picture('import-history')
  })
})
