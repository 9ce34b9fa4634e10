import { describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, signIn, useBrowser, WIDTHS } from './browser.ts'
import { DEMO } from './demo-people.ts'

const visits = useBrowser()

describe.each(WIDTHS)('signing in, at %i px', (width) => {
  it('a wrong password is refused with a way out', async () => {
    const visitor = await visits.visit('/workplace/orders', { width })
    const { page } = visitor
    visitor.expects(401, '/api/v1/session')
    await page.getByLabel('Почта').fill(DEMO.owner.email)
    await page.locator('input[type=password]').fill('не тот пароль')
    await page.getByRole('button', { name: 'Войти', exact: true }).click()
    await page.getByRole('alert').getByText('Почта или пароль не подходят').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await visitor.picture('sign-in-refused')
  })

  it('a keeper is offered only what is theirs, and is told so at a foreign address', async () => {
    const visitor = await visits.visit('/workplace/', { width })
    await signIn(visitor, DEMO.keeper)
    const { page } = visitor
    await page.waitForURL(/\/workplace\/(picking|orders)/)
    const offered = (await page.getByRole('navigation').filter({ visible: true }).getByRole('link').allTextContents()).map((name) =>
      name.trim(),
    )
    expect(offered).toContain('Сборка')
    for (const foreign of ['Диалоги', 'Разобрать', 'Платежи', 'Настройки']) expect(offered).not.toContain(foreign)
    await page.goto('/workplace/payments')
    await page.getByText('Этот раздел вам не открыт').waitFor()
    expect(await page.getByRole('button', { name: 'Внести платёж' }).count()).toBe(0)
    await visitor.picture('forbidden')
    await page.goto('/workplace/settings')
    await page.getByText('Этот раздел вам не открыт').waitFor()
  })

  it('who signs out is out: the way back leads to the sign-in', async () => {
    const visitor = await visits.visit('/workplace/orders', { width })
    await signIn(visitor, DEMO.accountant)
    const { page } = visitor
    visitor.expects(401, '/api/v1/')
    await page.getByRole('button', { name: 'Меню пользователя' }).click()
    await page.getByRole('menuitem', { name: 'Выйти' }).click()
    await page.getByRole('heading', { name: 'Вход в рабочее место' }).waitFor()
    await page.goto('/workplace/orders')
    await page.getByRole('heading', { name: 'Вход в рабочее место' }).waitFor()
  })
})
