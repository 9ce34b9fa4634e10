import { describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, plain, signIn, useBrowser, type Visitor } from './browser.ts'
import { DEMO } from './demo-people.ts'
import { type SimulatedPhone, simulatedPhone } from './simulated-phone.ts'

const visits = useBrowser()

const tellings = [
  { width: 1440, customer: 'Магазин «Мастер на час»', number: '77000000010', seller: DEMO.olga },
  { width: 390, customer: 'Азия Кровля', number: '77000000260', seller: DEMO.marina },
] as const

describe.each(tellings)('a customer whose replies the manager approves, at $width px', ({ width, customer, number, seller }) => {
  let phone: SimulatedPhone
  let desk: Visitor
  const isPhone = width < 1000
  const step = async (name: 'Переписка' | 'Заказ') => {
    if (isPhone) await desk.page.getByRole('radiogroup', { name: 'Разделы' }).last().getByText(name, { exact: true }).click()
  }

  it('holds the bot’s reply until the manager sends it, from the keyboard', async () => {
    phone = await simulatedPhone(visits.address, number)
    await phone.writes('клей см 11 5 мешков, ротбанд 30 кг 4 мешка')
    desk = await visits.visit('/workplace/inbox', { width })
    await signIn(desk, seller)
    const { page } = desk
    const thread = page.getByRole('link').filter({ hasText: customer })
    await thread.getByText('ответ ждёт вас').waitFor()
    expect(await phone.said()).toEqual([])
    await desk.picture('inbox-list')
    await thread.focus()
    await page.keyboard.press('Enter')
    const send = page.getByRole('region', { name: 'Переписка' }).getByRole('button', { name: 'Отправить', exact: true })
    await send.waitFor()
    await desk.picture('inbox-held')
    await expectAccessible(page)
    const held = await page.locator('.sk-bubble[data-held] .sk-bubble-body').first().textContent()
    await send.focus()
    await page.keyboard.press('Enter')
    await phone.hears(/Правильно ли я понял ваш заказ\?|Уточните/)
    expect(await phone.said()).toEqual([plain(held ?? '')])
    await send.waitFor({ state: 'detached' })
  })

  it('the manager takes the dialogue, writes and gives it back', async () => {
    const { page } = desk
    await page.getByRole('button', { name: 'Взять диалог' }).click()
    await page.getByText(`Диалог ведёт ${seller.name}`).waitFor()
    await page.getByRole('textbox', { name: 'Сообщение клиенту' }).fill('Добрый день! Клей привезли утром, всё в наличии.')
    await page.keyboard.press('Enter')
    await phone.hears(/Клей привезли утром/)
    await page.getByRole('button', { name: 'Вернуть боту' }).click()
    await page.getByRole('button', { name: 'Взять диалог' }).waitFor()
  })

  it('switches a line to another candidate with a digit key', async () => {
    const { page } = desk
    await step('Заказ')
    const line = page.getByRole('row', { name: /^Строка 1:/ })
    const candidates = line.getByRole('region', { name: 'Варианты' })
    await line
      .getByText(/Заменить|Что имел в виду/)
      .first()
      .waitFor()
    if (!(await candidates.isVisible())) await line.getByRole('button', { name: 'Заменить' }).click()
    await candidates.getByRole('button').nth(1).waitFor()
    await desk.picture('inbox-candidates')
    const before = await line.getAttribute('aria-label')
    await line.focus()
    await page.keyboard.press('2')
    await page.waitForFunction((label) => document.querySelector(`[aria-label="${label}"]`) === null, before)
  })

  it('refuses a manual price below the floor in words, and takes one above it with its reason', async () => {
    const { page } = desk
    const line = page.getByRole('row', { name: /^Строка 2:/ })
    const listed = plain((await line.getByRole('button', { name: /Почему такая цена/ }).textContent()) ?? '')
    const price = Number(/([\d ]+),\d\d/.exec(listed)?.[1]?.replaceAll(' ', ''))
    expect(price).toBeGreaterThan(100)
    const lowered = price - 1
    await line.getByRole('button', { name: 'Своя цена' }).click()
    await page.getByLabel(/^Новая цена за/).fill('10')
    await page.getByLabel('Почему', { exact: true }).fill('постоянный клиент')
    desk.expects(409, /\/orders\/[^/]+\/commands$/)
    desk.expects(422, /\/orders\/[^/]+\/commands$/)
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('Цена ниже минимальной для этого товара').waitFor()
    await desk.picture('inbox-price-refused')
    await page.getByLabel(/^Новая цена за/).fill(String(lowered))
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByLabel(/^Новая цена за/).waitFor({ state: 'hidden' })
    await line
      .getByText(new RegExp(`${lowered.toLocaleString('ru-RU').replaceAll(/\s/g, '\\s')},00`))
      .first()
      .waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await desk.picture('inbox-manual-price')
  })
})
