import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readPrinted } from '../apps/server/contexts/documents/read-printed.ts'
import { expectAccessible, expectNoSidewaysScroll, plain, signIn, useBrowser, type Visitor } from './browser.ts'
import { DEMO } from './demo-people.ts'
import { becomeCustomer, type DemoPhone, demoPhone } from './demo-phone.ts'

const visits = useBrowser()
const MESSAGE = 'Нужен профиль 60х27 — 200 штук, саморезы чёрные 3.5х25 — 10 пачек'

const tellings = [
  { width: 1440, customer: 'Ерлан Сапаров, СтройМастер', payer: /Покупатель .*«СтройМастер»/, keeper: DEMO.keeper, seller: DEMO.marina },
  {
    width: 390,
    customer: 'Сергей Воронцов, Сибирский мастер',
    payer: /Покупатель .*«Сибирский мастер»/,
    keeper: DEMO.keeperOmsk,
    seller: DEMO.olga,
  },
] as const

describe.each(tellings)(
  'the main job, from a message to a delivered box, at $width px ($customer)',
  ({ width, customer, payer, keeper, seller }) => {
    let demo: Visitor
    let phone: DemoPhone
    let sum: string
    let order: string
    let invoice: string

    it('a customer writes as on any day and is answered with products, personal prices and a total', async () => {
      demo = await visits.visit('/demo', { width })
      await becomeCustomer(demo.page, customer)
      phone = demoPhone(demo.page)
      const suggestion = demo.page.getByRole('button', { name: MESSAGE })
      if (await suggestion.isVisible()) await suggestion.click()
      else await phone.writes(MESSAGE)
      const proposal = await phone.hears(/Правильно ли я понял ваш заказ\?/)
      expect(proposal).toMatch(/1\. Профиль .*60х27.* — 200 шт × /)
      expect(proposal).toMatch(/2\. Саморез .*3,5х25 чёрный.* — 10 уп × /)
      sum = /Итого: ([\d ]+,\d\d [₸₽])/.exec(proposal)?.[1] ?? 'no total'
      expect(sum).toMatch(/^\d/)
      await demo.picture('demo-proposal')
    })

    it('confirms by one tap and gets the счёт: a PDF with the same number, customer and sum as the chat says', async () => {
      await phone.taps('Всё верно')
      const accepted = await phone.hears(/Заказ № \S+ принят/)
      order = /Заказ № (\S+) принят/.exec(accepted)?.[1] ?? 'no number'
      expect(accepted).toContain(sum)
      const caption = await phone.hears(/Счёт № .* по заказу/)
      invoice = /Счёт № (\S+) на/.exec(caption)?.[1] ?? 'no number'
      expect(caption).toContain(`на ${sum} по заказу № ${order}`)
      const printed = await readAttachment(demo.page, phone)
      expect(printed).toMatch(new RegExp(`№ ?${invoice}`))
      expect(printed).toMatch(payer)
      expect(printed).toContain(sum.replace(/ [₸₽]$/, ''))
      expect(printed).toMatch(/Профиль .*60х27/)
      expect(printed).toMatch(/НДС/)
      await demo.picture('demo-invoice')
    })

    it('the workplace beside the phone shows the order without a reload, and the strip names what happened', async () => {
      const workplace = demo.page.frameLocator('iframe')
      if (width < 1000) await workplace.getByText('Заказ', { exact: true }).first().click()
      await workplace.getByRole('heading', { name: `Заказ № ${order}` }).waitFor()
      await demo.page.getByText(`Заказ № ${order} подтверждён`).waitFor()
      await demo.page.getByText(`Выставлен счёт № ${invoice}`).first().waitFor()
      await expectNoSidewaysScroll(demo.page)
      await expectAccessible(demo.page)
    })

    it('the accountant records the payment and the customer is told', async () => {
      const desk = await visits.visit('/workplace/orders', { width })
      await signIn(desk, DEMO.accountant)
      await openOrder(desk.page, order)
      await desk.page.getByRole('button', { name: 'Внести оплату' }).click()
      const form = desk.page.getByRole('dialog')
      expect(await form.getByLabel('Сумма').inputValue()).toBe(sum.replaceAll(/[ ₸₽]/g, ''))
      await desk.picture('payment-form')
      await form.getByRole('button', { name: 'Внести оплату' }).click()
      await form.waitFor({ state: 'hidden' })
      await phone.hears(/Оплата получена/)
      await desk.picture('order-paid')
    })

    it('the keeper picks line by line on a phone; the customer hears that the order is ready', async () => {
      const hands = await visits.visit('/workplace/picking', { width: 390 })
      await signIn(hands, keeper)
      const { page } = hands
      await page
        .getByRole('link')
        .filter({ hasText: `Заказ № ${order} ` })
        .click()
      await page.getByRole('button', { name: 'Начать сборку' }).click()
      await page.getByText('Строка 1 из 2').waitFor()
      await expectAccessible(page)
      await hands.picture(`picking-line-of-${width}`)
      await page.getByRole('button', { name: 'Собрано' }).click()
      await page.getByText('Строка 2 из 2').waitFor()
      await page.getByRole('button', { name: 'Собрано' }).click()
      await page.getByRole('button', { name: 'Закончить сборку' }).click()
      await page.getByText('Заказ собран. Клиент узнает сам.').waitFor()
      await hands.picture(`picking-done-of-${width}`)
      await phone.hears(/собран/)
    })

    it('the manager ships and delivers; every step reaches the phone', async () => {
      const desk = await visits.visit('/workplace/orders', { width })
      await signIn(desk, seller)
      const { page } = desk
      await openOrder(page, order)
      await page.getByRole('button', { name: 'Отгрузить' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Отгрузить' }).click()
      await phone.hears(/накладная/)
      await page.getByRole('button', { name: 'Доставлено' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Отметить доставку' }).click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await phone.hears(/доставлен|получен/i)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await desk.picture('order-delivered')
      await demo.picture('demo-delivered')
    })
  },
)

async function openOrder(page: Page, number: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Поиск' }).fill(number)
  await page
    .getByRole('link')
    .filter({ hasText: `№ ${number}` })
    .first()
    .click()
  await page.getByRole('heading', { name: `Заказ № ${number}` }).waitFor()
}

async function readAttachment(page: Page, phone: DemoPhone): Promise<string> {
  const address = await phone.wall.getByRole('link', { name: /\.pdf/ }).last().getAttribute('href')
  const answer = await page.request.get(address ?? '')
  expect(answer.headers()['content-type']).toBe('application/pdf')
  return plain((await readPrinted(new Uint8Array(await answer.body()))).text)
}
