import { describe, expect, it } from 'vitest'
import { expectAccessible, signIn, useBrowser, type Visitor } from './browser.ts'
import { DEMO } from './demo-people.ts'
import { type SimulatedPhone, simulatedPhone } from './simulated-phone.ts'

const visits = useBrowser()

const tellings = [
  { width: 1440, number: '77010001440', customer: 'КимСтрой' },
  { width: 390, number: '77010000390', customer: 'Nomad Build' },
] as const

describe.each(tellings)('an unknown number writes, at $width px', ({ width, number, customer }) => {
  let phone: SimulatedPhone
  let desk: Visitor

  it('sees no price, is asked who they are, and a person is called', async () => {
    phone = await simulatedPhone(visits.address, number)
    await phone.writes('Здравствуйте, нужен ротбанд 30 кг 10 мешков')
    const answer = await phone.hears(/Не нашёл ваш номер среди клиентов/)
    expect(answer).not.toMatch(/[₸₽]/)
    desk = await visits.visit('/workplace/inbox?view=people', { width })
    await signIn(desk, DEMO.marina)
    await desk.page
      .getByText(/Незнакомый номер .*ротбанд/)
      .filter({ hasText: grouped(number) })
      .first()
      .waitFor()
    await desk.picture('stranger-escalation')
  })

  it('the manager says whose person it is, and the order goes on at that company’s terms', async () => {
    const { page } = desk
    await page.goto('/workplace/inbox')
    await page
      .getByRole('link')
      .filter({ hasText: 'ротбанд 30 кг' })
      .or(page.getByRole('link').filter({ hasText: grouped(number) }))
      .first()
      .click()
    await page.getByText('Незнакомый номер. Чей это человек?').waitFor()
    await page.getByRole('button', { name: 'Связать' }).click()
    await page.getByRole('combobox', { name: 'Компания' }).fill(customer)
    await page.getByRole('option', { name: customer, exact: true }).click()
    await page.getByLabel('Как зовут').fill('Тимур Ахметов')
    await expectAccessible(page)
    await desk.picture('stranger-link')
    await page.getByRole('button', { name: 'Связать' }).click()
    await page.getByText('Незнакомый номер. Чей это человек?').waitFor({ state: 'detached' })
    await phone.writes('ротбанд 30 кг 10 мешков')
    const proposal = await phone.hears(/Правильно ли я понял ваш заказ\?/)
    expect(proposal).toMatch(/Ротбанд.* — 10 меш/)
    expect(proposal).toMatch(/₸/)
    await desk.picture('stranger-linked')
  })
})

/** +7 701 000-14-40 for 77010001440. */
const grouped = (digits: string): string =>
  `+${digits.slice(0, 1)} ${digits.slice(1, 4)} ${digits.slice(4, 7)}-${digits.slice(7, 9)}-${digits.slice(9)}`
