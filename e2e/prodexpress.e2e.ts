import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../apps/server/demo/demo-company.ts'
import { EMPLOYEES } from '../apps/server/demo/prodexpress/seller.ts'
import { expectAccessible, expectNoSidewaysScroll, plain, signIn, useBrowser, type Visitor } from './browser.ts'
import { type RunningDemo, startDemo } from './browser-product.ts'
import { becomeCustomer, type DemoPhone, demoPhone } from './demo-phone.ts'

const visits = useBrowser()
let food: RunningDemo
beforeAll(async () => {
  food = await startDemo({ SKLADNO_DEMO: 'prodexpress' })
}, 150_000)
afterAll(() => food.stop())

const DISPATCHER = { ...EMPLOYEES.head, password: DEMO_PASSWORD }

describe('a café repeats its order, and it rides with tomorrow’s run', () => {
  let phone: DemoPhone
  let desk: Visitor
  let number: string

  it('repeats the last order by buttons, milk 5 → 8, and sees the new total at once', async () => {
    const demo = await visits.visit(`${food.address}/demo`, { width: 1440 })
    await becomeCustomer(demo.page, 'Пётр Завьялов, Кофейня у Петра')
    phone = demoPhone(demo.page)
    await phone.writes('Привет')
    await phone.hears(/Здравствуйте, ТОО «Кофейня у Петра»! Что хотите сделать\?/)
    await phone.writes('Повторить последний заказ')
    const last = await phone.hears(/Ваш последний заказ от/)
    expect(last).toMatch(
      /• Молоко 3,2%, 10 л — 5 шт\. — [\d ,]+ ₸\n• Сливки 20%, 1 л — 10 шт\. — [\d ,]+ ₸\n• Сироп ваниль, 1 л — 2 шт\. — [\d ,]+ ₸\nИтого: [\d ,]+ ₸/,
    )
    await phone.taps('Изменить количество')
    await phone.hears(/Какую позицию изменить\?/)
    await phone.taps(/Молоко — 5 шт/)
    await phone.hears(/Сколько штук молока 3,2%, 10 л\?/)
    await phone.writes('8')
    await phone.hears(/Молоко — теперь 8 шт\. \([\d ,]+ ₸\)\. Новый итог: [\d ,]+ ₸/)
    await demo.picture('food-repeat')
    await phone.taps('Оформить')
    const accepted = await phone.hears(/Заказ № \S+ принят/)
    number = /Заказ № (\S+) принят/.exec(accepted)?.[1] ?? 'none'
    expect(accepted).toMatch(/Доставка .* с 9:00 до 12:00, водитель позвонит за 30 минут\./)
  })

  it('has its place on the run of its zone', async () => {
    desk = await visits.visit(`${food.address}/workplace/deliveries`, { width: 1440 })
    await signIn(desk, DISPATCHER)
    const { page } = desk
    await page.getByRole('link', { name: 'Центр', exact: true }).first().waitFor()
    await desk.picture('deliveries')
    await expectAccessible(page)
    await page.goto(`${food.address}${await runOf(number)}`)
    const stop = page.locator('.sk-row').filter({ hasText: `№ ${number}` })
    await stop.getByText('Кофейня у Петра').waitFor()
    expect(plain((await stop.textContent()) ?? '')).toContain('г. Алматы, Алмалинский р-н, ул. Панфилова, 110')
    const before = await page.locator('.sk-row').allInnerTexts()
    await stop.getByRole('button', { name: 'Раньше: Кофейня у Петра' }).click()
    await page.waitForFunction((count) => document.querySelectorAll('.sk-row').length === count, before.length)
    await desk.picture('delivery-run')
    await expectAccessible(page)
  })

  it('is moved to the afternoon by a dispatcher, and the customer is told at once', async () => {
    const { page } = desk
    const stop = page.locator('.sk-row').filter({ hasText: `№ ${number}` })
    await stop.getByRole('button', { name: 'Перенести' }).click()
    const day = decodeURIComponent(new URL(page.url()).pathname).split('/').at(-1) ?? ''
    await page.getByRole('combobox', { name: 'Рейс и окно' }).click()
    const dayOfMonth = String(Number(day.slice(8)))
    await page
      .getByRole('option', { name: new RegExp(`^${dayOfMonth} .*: Центр, 12:00–16:00$`) })
      .first()
      .click()
    await page.getByRole('button', { name: 'Поставить', exact: true }).click()
    const told = await phone.hears(/время получения изменилось/)
    expect(told).toMatch(new RegExp(`По заказу № ${number} .* с 12:00 до 16:00`))
  })

  it('fits a phone of 360 px', async () => {
    const small = await visits.visit(`${food.address}/workplace/deliveries`, { width: 360 })
    await signIn(small, DISPATCHER)
    await small.page.getByRole('link', { name: 'Центр', exact: true }).first().waitFor()
    await expectNoSidewaysScroll(small.page)
    await small.picture('deliveries')
    await small.page.goto(`${food.address}${await runOf(number)}`)
    await small.page.getByText('Кофейня у Петра').first().waitFor()
    await expectNoSidewaysScroll(small.page)
    await small.picture('delivery-run')
    await expectAccessible(small.page)
  })

  /** Address of the run the order rides with. */
  async function runOf(order: string): Promise<string> {
    const ask = async (path: string) => desk.page.evaluate(async (at) => (await fetch(at)).json(), `/api/v1/delivery-runs${path}`)
    const board = await ask('?days=14')
    for (const { day, runs } of board.days) {
      for (const { routeId, name } of runs) {
        if (name !== 'Центр') continue
        const run = await ask(`/${routeId}/${day}`)
        if (run.stops.some((stop: { readonly orderNumber: string }) => stop.orderNumber === order))
          return `/workplace/deliveries/${routeId}/${day}`
      }
    }
    throw new Error(`No run carries order № ${order}`)
  }
})
