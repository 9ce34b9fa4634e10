import { beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, plain, signIn, useBrowser, type Visitor } from './browser.ts'
import { DEMO } from './demo-people.ts'

const visits = useBrowser()

/** A step that a phone hides until it is asked for. */
const isPhone = (width: number): boolean => width < 1000

describe.each([{ width: 1440 }, { width: 390 }])('the owner and the accountant at $width px', ({ width }) => {
  let owner: Visitor

  beforeAll(async () => {
    owner = await visits.visit('/workplace/sign-in', { width })
    await signIn(owner, DEMO.owner)
  })

  it('the owner lands on the day and goes from a figure to the very orders behind it', async () => {
    const { page } = owner
    await page.waitForURL(/\/workplace\/today/)
    await page.getByRole('button', { name: '30 дней' }).click()
    await page.waitForURL(/from=/)
    const tile = page.getByRole('link', { name: /Подтверждено заказов/ })
    await tile.getByText(/за 30 дней до этого/).waitFor()
    const count = Number(/Подтверждено заказов(\d+)/.exec(plain((await tile.textContent()) ?? ''))?.[1])
    expect(count).toBeGreaterThan(0)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await owner.picture('today')
    await tile.click()
    await page.getByText(`${count} стро`).waitFor()
    await page.getByRole('link', { name: /^№ / }).filter({ visible: true }).first().click()
    await page.waitForURL(/\/orders\/ord/)
  })

  it('prepaid and credit customers have a way of their own', async () => {
    const { page } = owner
    await page.goto('/workplace/today')
    await page.getByRole('button', { name: '30 дней' }).click()
    await page.getByText('По предоплате').waitFor()
    await page.getByText('С отсрочкой').waitFor()
    await page
      .getByRole('link', { name: /^Отгружен/ })
      .last()
      .click()
    await page.getByRole('heading', { name: 'С отсрочкой: Отгружен' }).waitFor()
    await owner.picture('today-rows')
  })

  it('the board says how many orders wait where, and keeps the filter in the address', async () => {
    const { page } = owner
    await page.goto('/workplace/orders')
    const chip = page.getByRole('button', { name: /^Ждёт предоплаты/ })
    await chip.click()
    await page.waitForURL(/status=awaiting-prepayment/)
    await page.getByRole('main').getByText('Ожидается предоплата').filter({ visible: true }).first().waitFor()
    await page.reload()
    expect(await chip.getAttribute('aria-pressed')).toBe('true')
    await expectNoSidewaysScroll(page)
  })

  it('an overdue debt is found by its age, opened to its documents, and its words are ready', async () => {
    const accountant = await visits.visit('/workplace/sign-in', { width })
    await signIn(accountant, DEMO.accountant)
    const { page } = accountant
    await page.goto('/workplace/receivables')
    await page.getByRole('button', { name: /^Просрочено/ }).click()
    await page.waitForURL(/age=overdue/)
    await accountant.picture('receivables')
    await expectAccessible(page)
    await page.getByRole('main').getByRole('link').filter({ visible: true }).first().click()
    await page
      .getByText(/просрочено на \d+ д/)
      .first()
      .waitFor()
    await page.getByText(/остаток к оплате/i).waitFor()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await accountant.picture('settlement')
    await page.goto('/workplace/receivables')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: 'Скачать' })
        .click()
        .then(() => page.getByRole('menuitem', { name: 'Таблица Excel' }).click()),
    ])
    expect(file.suggestedFilename()).toMatch(/^receivables-[\d-]+\.xlsx$/)
  })

  it('a document of the past is found by its customer and opens', async () => {
    const { page } = owner
    await page.goto('/workplace/documents?kind=invoice')
    const link = page
      .getByRole('link', { name: /^Счёт №/ })
      .filter({ visible: true })
      .first()
    const url = await link.getAttribute('href')
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await owner.picture('documents')
    const printed = await page.request.get(url ?? '')
    expect([printed.status(), (await printed.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })

  it('a customer gets a delivery site and terms of its own, also by thumb', async () => {
    const { page } = owner
    await page.goto('/workplace/customers?q=Ертис')
    await page.getByRole('main').getByRole('link').filter({ visible: true }).first().click()
    await page.getByRole('button', { name: 'Добавить адрес' }).click()
    const name = `ЖК ${width}`
    await page.getByRole('textbox', { name: /^Название/ }).fill(name)
    await page.getByRole('textbox', { name: /^Адрес/ }).fill('Алматы, Абая, 10')
    await page.getByLabel('Его телефон').fill('8 701 000 00 01')
    await page.getByRole('button', { name: 'Сохранить' }).last().click()
    await page.getByText(name).waitFor()
    await page.getByRole('button', { name: 'Изменить условия' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Скидка').fill('7')
    await form.getByLabel('Аванс').fill('0')
    await form.getByLabel('До отгрузки').fill('90')
    await form.getByText('Вместе должно быть 100 %, сейчас 90 %.').waitFor()
    await form.getByLabel('До отгрузки').fill('100')
    await form.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('7 %').filter({ visible: true }).first().waitFor()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await owner.picture('customer-card')
  })

  it.runIf(!isPhone(width))('the palette goes to the new screens and begins what people do', async () => {
    const { page } = owner
    await page.goto('/workplace/orders')
    await page.getByRole('main').getByText('₸').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Клиент, заказ, товар или раздел').fill('должник')
    await page.getByText('Напомнить должникам').waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/receivables\?age=overdue/)
  })

  it('a seller is shown neither the day nor the debts', async () => {
    const seller = await visits.visit('/workplace/sign-in', { width })
    await signIn(seller, DEMO.marina)
    const { page } = seller
    for (const path of ['/workplace/today', '/workplace/receivables']) {
      await page.goto(path)
      await page.getByText('Этот раздел вам не открыт').waitFor()
    }
  })
})
