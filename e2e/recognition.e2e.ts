import { describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, plain, signIn, useBrowser, type Visitor } from './browser.ts'
import { DEMO } from './demo-people.ts'

const visits = useBrowser()

describe('the owner sees what the bot has learned, how right it is, and where it may answer', () => {
  let desk: Visitor
  const open = async (view: string, title: string) => {
    await desk.page.goto(`/workplace/recognition?view=${view}`)
    await desk.page.getByRole('main').getByText(title).filter({ visible: true }).first().waitFor()
  }

  it('corrects a line by hand: the choice has no false certainty, and its words are shown in their place', async () => {
    desk = await visits.visit('/workplace/parse', { width: 1440 })
    await signIn(desk, DEMO.owner)
    const { page } = desk
    await page.getByRole('combobox', { name: 'Клиент' }).fill('Тёплый')
    await page.getByRole('option', { name: 'Тёплый дом', exact: true }).click()
    await page.getByLabel('Что пришло').fill('Добрый день, ротбанд 30кг 12 мешков, спасибо')
    await page.getByRole('button', { name: 'Разобрать', exact: true }).click()
    const line = page.getByRole('row', { name: /^Строка 1:/ })
    await line.getByText('Ротбанд').first().waitFor()
    await line.getByRole('button', { name: 'Заменить' }).click()
    await line.getByRole('textbox', { name: 'Другой товар' }).fill('гипсокартон 12,5')
    await page.getByRole('option').first().click()
    await line.getByText('выбрал человек').waitFor()
    expect(await line.getByRole('button', { name: /^Уверенность/ }).count()).toBe(0)
    await desk.picture('recognition-corrected')
    await page.getByRole('button', { name: 'Оформить заказ' }).click()
    await page.getByRole('heading', { name: /^Заказ № \d+/ }).waitFor()
  })

  it('finds the correction among the mix-ups and the name it taught, and takes the name back', async () => {
    const { page } = desk
    await open('confusions', 'исправили')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await desk.picture('recognition-confusions')
    await open('aliases', 'ротбанд 30кг')
    await expectAccessible(page)
    await desk.picture('recognition-aliases')
    const row = page.getByRole('listitem').filter({ hasText: 'ротбанд 30кг' })
    await row.getByRole('button', { name: 'Отменить' }).filter({ visible: true }).click()
    await row.waitFor({ state: 'detached' })
    await page.getByRole('combobox', { name: 'Состояние' }).click()
    await page.getByRole('option', { name: 'Отменены' }).click()
    await row.getByRole('button', { name: 'Вернуть' }).filter({ visible: true }).waitFor()
  })

  it('gives a name by hand; a size the product does not have is refused in words', async () => {
    const { page } = desk
    await open('aliases', 'Добавить название')
    await page.getByRole('button', { name: 'Добавить название' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Как называют').fill('ротбанд 77 кг')
    await form.getByRole('textbox', { name: 'Товар' }).fill('ротбанд 30')
    await page.getByRole('option').first().click()
    desk.expects(422, /\/recognition\/aliases$/)
    await form.getByRole('button', { name: 'Запомнить' }).click()
    await page.getByText('сказано то, чего у этого товара нет').waitFor()
    await form.getByLabel('Как называют').fill('серая гипсовая')
    await form.getByRole('button', { name: 'Запомнить' }).click()
    await page.getByText('«серая гипсовая»').filter({ visible: true }).first().waitFor()
  })

  it('replays past orders, reads the miss, and sets a threshold by the curve', async () => {
    const { page } = desk
    await open('accuracy', 'Проверка на прошлых заказах')
    await page.getByRole('button', { name: 'Проверить', exact: true }).click()
    await page.getByRole('heading', { name: 'Что вышло' }).waitFor({ timeout: 60_000 })
    await page.getByText(/Из 100 строк: .* без вопроса/).waitFor()
    await page.getByRole('heading', { name: 'Промахи' }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await desk.picture('recognition-accuracy')
    await page.getByRole('slider', { name: 'Отрыв от второго товара' }).focus()
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight')
    await page.getByText(/^С отрывом из 100 строк: .* без вопроса вместо/).waitFor()
    await desk.picture('recognition-margin')
    await page.getByRole('button', { name: 'Поставить этот порог' }).click()
    await page.getByText('Поставленные пороги').waitFor()
    expect(plain((await page.getByRole('main').textContent()) ?? '')).toMatch(/Вся компания: [\d,]+ %, отрыв 20 %/)
    await page.getByRole('button', { name: 'Убрать порог' }).last().click()
    await page.getByText('Порогов нет: бот решает сам.').waitFor()
  })

  it('narrows the pilot to one channel and opens it again', async () => {
    const { page } = desk
    await open('pilot', 'Где бот отвечает сам')
    const channels = page.getByRole('radiogroup', { name: 'Каналы' })
    await channels.getByText('только выбранные').click()
    await page.getByRole('combobox', { name: 'Каналы' }).click()
    await page.getByRole('option', { name: 'WhatsApp' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('Сохранено').first().waitFor()
    await page.reload()
    await page.getByText('Сейчас бот отвечает только внутри выбранных границ.').waitFor()
    await expectAccessible(page)
    await desk.picture('recognition-pilot')
    await channels.getByText('все', { exact: true }).click()
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('Сейчас бот отвечает всем и про все товары.').waitFor()
  })

  it('fits the narrowest phone', async () => {
    const phone = await visits.visit('/workplace/sign-in', { width: 360 })
    await signIn(phone, DEMO.owner)
    for (const view of ['aliases', 'units', 'confusions', 'accuracy', 'pilot']) {
      await phone.page.goto(`/workplace/recognition?view=${view}`)
      await phone.page.getByRole('heading', { name: 'Распознавание' }).waitFor()
      await phone.page.waitForLoadState('networkidle').catch(() => {})
      await expectNoSidewaysScroll(phone.page)
      await phone.picture(`recognition-${view}`)
    }
  })
})
