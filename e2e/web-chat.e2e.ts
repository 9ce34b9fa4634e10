import { describe, expect, it } from 'vitest'
import { readPrinted } from '../apps/server/contexts/documents/read-printed.ts'
import { expectAccessible, expectNoSidewaysScroll, plain, until, useBrowser, type Visitor } from './browser.ts'
import { type SimulatedPhone, simulatedPhone } from './simulated-phone.ts'

const visits = useBrowser()

/** More lines than a messenger should carry: the bot sends a link to the whole order. */
const ARTICLES = ['SMS-0001', 'PRF-0003', 'SAM-0003', 'SMS-0047', ...[17, 18, 19, 21, 22, 23, 24, 26].map((number) => `AVT-00${number}`)]
const LONG_ORDER = ARTICLES.map((article) => `${article} 3`).join('\n')

const tellings = [
  { width: 1440, number: '77000000004', name: 'Асель Нурпеисова' },
  { width: 390, number: '77000000006', name: 'Сергей Литвинов' },
] as const

describe.each(tellings)('the web chat of $name, at $width px', ({ width, number }) => {
  let visitor: Visitor
  let link: string
  let phone: SimulatedPhone
  const hears = async (what: RegExp) => {
    const bubbles = () => visitor.page.locator('.sk-message[data-side=theirs] .sk-bubble-body').allTextContents()
    const seen = await until(bubbles, (texts) => texts.some((text) => what.test(plain(text))), `the chat to show ${what}`)
    return plain(seen.findLast((text) => what.test(plain(text))) ?? '')
  }

  it('a long order comes with a signed link that lets its reader in and shows every line', async () => {
    phone = await simulatedPhone(visits.address, number)
    await phone.writes(LONG_ORDER)
    const said = await phone.hears(/https?:\/\/\S+\/chat\/orders\/\S+/)
    const { pathname, search } = new URL(/https?:\/\/\S+/.exec(said)?.[0] ?? '')
    link = pathname + search
    visitor = await visits.visit(link, { width })
    const { page } = visitor
    for (const article of ARTICLES) await page.getByText(article, { exact: true }).waitFor()
    const total = /Итого: ([\d ]+,\d\d)/.exec(said)?.[1] ?? 'no total'
    expect(plain((await page.locator('body').textContent()) ?? '')).toContain(total)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await visitor.picture('chat-order')
  })

  it('in the chat itself one orders by words, confirms by a button and opens the счёт', async () => {
    const { page } = visitor
    await page.getByRole('button', { name: 'Вернуться в чат' }).click()
    await page.getByRole('textbox', { name: 'Сообщение' }).fill('ротбанд 30 кг 3 мешка')
    await page.getByRole('button', { name: 'Отправить', exact: true }).click()
    const proposal = await hears(/Правильно ли я понял ваш заказ\?/)
    await visitor.picture('chat-proposal')
    await page.getByRole('button', { name: 'Всё верно' }).last().click()
    await hears(/Заказ № \S+ принят/)
    const file = page.getByRole('link', { name: /Счёт.*\.pdf/ })
    await file.waitFor()
    const answer = await page.request.get((await file.getAttribute('href')) ?? '')
    const printed = plain((await readPrinted(new Uint8Array(await answer.body()))).text)
    expect(printed).toContain(/Итого: ([\d ]+,\d\d)/.exec(proposal)?.[1] ?? 'no total')
    await expectAccessible(page)
    await visitor.picture('chat-invoice')
  })

  it('the link works once; later one comes in by phone, with a code from one’s own messenger', async () => {
    const stranger = await visits.visit('/chat', { width })
    stranger.expects(401, '/api/v1/chat')
    await stranger.page.goto(link)
    await stranger.page.getByText('Ссылка уже не действует').waitFor()
    await stranger.page.getByLabel('Телефон').waitFor()
    await expectAccessible(stranger.page)
    await stranger.picture('chat-enter')
    await stranger.page.getByLabel('Телефон').fill(`+${number}`)
    await stranger.page.getByRole('button', { name: 'Получить код' }).click()
    const code = /\d{6}/.exec(await phone.hears(/Код для входа: \d{6}/))?.[0] ?? ''
    await stranger.page.getByLabel('Код из сообщения').fill(code)
    await stranger.page.getByRole('button', { name: 'Войти' }).click()
    await stranger.page.getByText('SMS-0001', { exact: true }).waitFor()
  })
})
