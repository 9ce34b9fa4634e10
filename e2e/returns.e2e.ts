import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readPrinted } from '../apps/server/contexts/documents/read-printed.ts'
import { expectAccessible, expectNoSidewaysScroll, plain, signIn, useBrowser, type Visitor } from './browser.ts'
import { DEMO } from './demo-people.ts'
import { becomeCustomer, type DemoPhone, demoPhone } from './demo-phone.ts'

const visits = useBrowser()
/** Prepaid; what is missing may come later. */
const CUSTOMER = 'Алексей Кузнецов, Кузнецов, кровля'
const money = (text: string): number => Number(/([\d ]+,\d\d)/.exec(text)?.[1]?.replaceAll(' ', '').replace(',', '.') ?? 'NaN')

describe('after an order is confirmed', () => {
  let phone: DemoPhone
  let order: string
  let desk: Visitor
  let sum: number
  let address: string

  it('the customer changes it in the chat: the difference and the new sum first, then a new счёт', async () => {
    const demo = await visits.visit('/demo', { width: 1440 })
    await becomeCustomer(demo.page, CUSTOMER)
    phone = demoPhone(demo.page)
    await phone.writes(
      'Профиль потолочный ПП 60х27х3000 мм, 0,55 мм — 120 штук\nСаморез ШСГМ 3,5х25 чёрный по гипсокартону по металлу, 1000 шт — 10 пачек',
    )
    await phone.hears(/Правильно ли я понял ваш заказ\?/)
    await phone.taps('Всё верно')
    order = /Заказ № (\S+) принят/.exec(await phone.hears(/Заказ № \S+ принят/))?.[1] ?? 'no number'
    const first = /Счёт № (\S+) на/.exec(await phone.hears(/Счёт № .* по заказу/))?.[1] ?? 'no number'
    await phone.writes('профиля не 120, а 100')
    const question = await phone.hears(/Изменить заказ №/)
    expect(question).toMatch(/120 шт → 100 шт/)
    expect(question).toMatch(/Было [\d ]+,\d\d ₽, станет [\d ]+,\d\d ₽ \(−[\d ]+,\d\d ₽\)\./)
    expect(question).toContain(`Счёт № ${first} станет недействительным`)
    await demo.picture('change-asked')
    await phone.taps('Да, изменить')
    sum = money(/станет ([\d ]+,\d\d)/.exec(question)?.[1] ?? '')
    expect(money(await phone.hears(/Новый счёт №/))).not.toBeNaN()
  })

  it('an employee changes it too, and sees what it comes to before applying', async () => {
    desk = await visits.visit('/workplace/orders', { width: 1440 })
    await signIn(desk, DEMO.olga)
    const { page } = desk
    await openOrder(page, order)
    address = page.url()
    await page.getByText('заменён').first().waitFor()
    await choose(page, 'Изменить заказ')
    await page.getByRole('button', { name: /Изменить количество: 10 уп/ }).click()
    await page.getByLabel(/Количество, /).fill('12')
    await page.getByLabel(/Количество, /).press('Enter')
    const bar = page.getByRole('region', { name: 'Изменение заказа' })
    await bar.getByText(/Было .*, станет /).waitFor()
    const told = plain((await bar.textContent()) ?? '')
    expect(told).toMatch(/10 уп → 12 уп/)
    sum = money(/станет ([\d ]+,\d\d)/.exec(told)?.[1] ?? '')
    await expectAccessible(page)
    await desk.picture('change-looked-at')
    await bar.getByRole('button', { name: 'Применить' }).click()
    await bar.waitFor({ state: 'hidden' })
    await phone.hears(/изменён: теперь/)
    await page.reload()
    await page.getByText('заменён').nth(1).waitFor()
  })

  it('paid, but part of it is not on the shelf: one tap says where the money goes', async () => {
    const accountant = await visits.visit('/workplace/orders', { width: 1440 })
    await signIn(accountant, DEMO.accountant)
    await accountant.page.goto(address)
    await accountant.page.getByRole('button', { name: 'Внести оплату' }).click()
    await accountant.page.getByRole('dialog').getByRole('button', { name: 'Внести оплату' }).click()
    await phone.hears(/Оплата получена/)
    await pickShort()
    const news = await phone.hears(/собран не полностью/)
    expect(news).toContain('Выберите, пожалуйста, одним нажатием')
    await phone.taps('Вернуть деньги')
    const answer = await phone.hears(/Бухгалтерия подготовит перевод/)
    const { page } = desk
    await page
      .getByText(/К возврату клиенту/)
      .first()
      .waitFor()
    await desk.picture('refund-asked')
    sum -= money(answer)
  })

  it('what was shipped comes back: asked for, approved, taken in at the warehouse, corrected on paper', async () => {
    const { page } = desk
    await choose(page, 'Отгрузить')
    await page.getByRole('dialog').getByRole('button', { name: 'Отгрузить' }).click()
    await phone.hears(/накладная/)
    await choose(page, 'Оформить возврат')
    const form = page.getByRole('dialog')
    await form.getByLabel(/Саморез/).fill('3')
    await form.getByLabel('Почему возвращают').fill('Осталось лишнее')
    await desk.picture('return-asked')
    await form.getByRole('button', { name: 'Оформить возврат' }).click()
    await page.getByRole('button', { name: 'Согласовать' }).click()
    await phone.hears(/Возврат № .* согласован/)
    const hands = await visits.visit('/workplace/returns', { width: 390 })
    await signIn(hands, DEMO.keeperOmsk)
    await hands.page.goto('/workplace/returns')
    const card = hands.page.getByRole('group').filter({ hasText: `Заказ № ${order}` })
    await card.getByRole('button', { name: 'Принять товар' }).click()
    await hands.picture('return-taken-in')
    await expectAccessible(hands.page)
    await hands.page.getByRole('dialog').getByRole('button', { name: 'Принять', exact: true }).click()
    await hands.page.getByRole('dialog').waitFor({ state: 'hidden' })
    const accepted = await phone.hears(/Возврат № .* принят на/)
    const back = money(accepted)
    const link = page.getByRole('link', { name: /Корректировка/ }).first()
    await link.waitFor()
    const pdf = await page.request.get((await link.getAttribute('href')) ?? '')
    const { text } = await readPrinted(new Uint8Array(await pdf.body()))
    expect(money(/Всего к уменьшению: ([\d ]+,\d\d)/.exec(text)?.[1] ?? '')).toBe(back)
    await page.getByText('Переплата').first().waitFor()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await desk.picture('return-done')
    await page.getByRole('button', { name: 'Зачесть в следующий заказ' }).click()
    await page.getByText('Переплата').first().waitFor({ state: 'hidden' })
    sum -= back
  })

  it('the money is given back once, and everything that waits is on one screen', async () => {
    const accountant = await visits.visit('/workplace/returns?tab=money', { width: 1440 })
    await signIn(accountant, DEMO.accountant)
    const { page } = accountant
    await page.goto('/workplace/returns?tab=money')
    await page.getByRole('link', { name: `Заказ № ${order}` }).waitFor()
    await accountant.picture('refunds')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Вернули' }).first().click()
    await page.getByText('возвращено').first().waitFor()
    await phone.hears(/Вернули вам/)
    expect(sum).toBeGreaterThan(0)
  })
})

/** Only seventy of the first line are there. */
async function pickShort(): Promise<void> {
  const hands = await visits.visit('/workplace/picking', { width: 390 })
  await signIn(hands, DEMO.keeperOmsk)
  const { page } = hands
  await page.getByRole('link').filter({ hasText: 'Кузнецов, кровля' }).first().click()
  await page.getByRole('button', { name: 'Начать сборку' }).click()
  await page.getByRole('button', { name: 'Не хватает' }).click()
  await page.getByLabel(/Собрано, /).fill('70')
  await page.getByRole('button', { name: /Сохранить|Готово|Записать/ }).click()
  await page.getByText('Строка 2 из 2').waitFor()
  await page.getByRole('button', { name: 'Собрано' }).click()
  await page.getByRole('button', { name: 'Закончить сборку' }).click()
  await page.getByText('Заказ собран. Клиент узнает сам.').waitFor()
}

async function openOrder(page: Page, number: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Поиск' }).fill(number)
  await page
    .getByRole('link')
    .filter({ hasText: `№ ${number}` })
    .first()
    .click()
  await page.getByRole('heading', { name: `Заказ № ${number}` }).waitFor()
}

/** An action of the order, on its button or behind the dots. */
async function choose(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first()
  if (await button.isVisible()) return button.click()
  await page.getByRole('button', { name: 'Другие действия' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}
