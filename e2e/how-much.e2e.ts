import { describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, plain, signIn, useBrowser, type Visitor } from './browser.ts'
import { DEMO } from './demo-people.ts'

const visits = useBrowser()
const NAME = 'Клей для линолеума Homa Homakoll 208, 4 кг'

describe('goods are sold by six', () => {
  let desk: Visitor
  let card = ''

  it('the card says by how many and not less than how many, and takes a change', async () => {
    desk = await visits.visit('/workplace/sign-in', { width: 1440 })
    await signIn(desk, DEMO.owner)
    const { page } = desk
    await page.goto(`/workplace/catalog?q=${encodeURIComponent('Homakoll 208 4 кг')}`)
    await page.getByRole('link', { name: NAME }).first().click()
    await page.getByRole('heading', { name: NAME }).waitFor()
    card = page.url()
    await page.getByText('Любое целое число').waitFor()
    await page.getByRole('button', { name: 'Изменить кратность и минимум' }).click()
    await page.getByLabel(/^Кратность/).fill('6')
    await page.getByLabel(/^Минимальный заказ/).fill('12')
    await expectAccessible(page)
    await desk.picture('product-ordering')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('Кратно 6').waitFor()
    expect(plain((await page.getByRole('main').textContent()) ?? '')).toMatch(/Не меньше 12/)
    await page.reload()
    await page.getByText('Кратно 6').waitFor()
  })

  it('a line of 15 is a question with both amounts, and a press answers it', async () => {
    const { page } = desk
    await page.goto('/workplace/parse')
    await page.getByRole('combobox', { name: 'Клиент' }).fill('Тёплый')
    await page.getByRole('option', { name: 'Тёплый дом', exact: true }).click()
    await page.getByLabel('Что пришло').fill('клей для линолеума Homakoll 208 4 кг — 15 шт')
    await page.getByRole('button', { name: 'Разобрать', exact: true }).click()
    const line = page.getByRole('row', { name: /^Строка 1:/ })
    await line.getByText(/^Продаём по 6/).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await desk.picture('line-amounts')
    await line.getByRole('button', { name: /^18/ }).click()
    await line.getByText(/^Продаём по 6/).waitFor({ state: 'detached' })
    expect(plain((await line.textContent()) ?? '')).toMatch(/18 /)
  })

  it('fits the narrowest phone, and the rule is taken away again', async () => {
    const phone = await visits.visit('/workplace/sign-in', { width: 360 })
    await signIn(phone, DEMO.owner)
    const { page } = phone
    await page.goto(card)
    await page.getByText('Кратно 6').waitFor()
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: 'Изменить кратность и минимум' }).click()
    await page.getByLabel(/^Кратность/).fill('')
    await page.getByLabel(/^Минимальный заказ/).fill('')
    await phone.picture('product-ordering')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('Любое целое число').waitFor()
  })
})
