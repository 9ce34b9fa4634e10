import { describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, signIn, useBrowser, type Visitor } from './browser.ts'
import { DEMO } from './demo-people.ts'

const visits = useBrowser()

describe.each([1440, 360] as const)('employees, at %i px', (width) => {
  const colleague = { name: `Алия Новая ${width}`, email: `aliya${width}@stroyopt.example`, password: 'длинная тихая фраза' }
  let owner: Visitor
  let link = ''

  it('the owner sees who has access, and what each role may before giving it', async () => {
    owner = await visits.visit('/workplace/employees', { width })
    await signIn(owner, DEMO.owner)
    const { page } = owner
    await page.getByRole('heading', { name: 'Сотрудники' }).waitFor()
    await page.getByRole('button', { name: 'Пригласить сотрудника' }).click()
    await page
      .getByText(/собирает и отгружает/)
      .first()
      .waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await owner.picture('employees-invite')
  })

  it('a colleague is invited and gets a link for once', async () => {
    const { page } = owner
    await page.getByLabel('Имя и фамилия').fill(colleague.name)
    await page.getByLabel('Почта').fill(colleague.email)
    await page.getByRole('checkbox', { name: 'Менеджер' }).uncheck()
    await page.getByRole('checkbox', { name: 'Кладовщик' }).check()
    await page.getByRole('button', { name: 'Пригласить', exact: true }).click()
    link = await page.getByLabel('Одноразовая ссылка').inputValue()
    expect(link).toContain('/workplace/welcome#token=')
    await owner.picture('employees-link')
    await page.getByRole('button', { name: 'Закрыть' }).last().click()
    await page
      .getByRole('button', { name: new RegExp(colleague.name) })
      .getByText('приглашён')
      .filter({ visible: true })
      .waitFor()
  })

  it('chooses a password by it, signs in, and is offered a keeper’s screens only', async () => {
    const visitor = await visits.visit(link, { width })
    const { page } = visitor
    await page.getByLabel('Новый пароль').fill(colleague.password)
    await page.getByLabel('Ещё раз').fill(colleague.password)
    await expectAccessible(page)
    await visitor.picture('employees-welcome')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByRole('button', { name: 'Войти' }).click()
    await signIn(visitor, colleague)
    const offered = await page.getByRole('navigation').filter({ visible: true }).getByRole('link').allTextContents()
    expect(offered.join()).toContain('Сборка')
    expect(offered.join()).not.toContain('Сотрудники')
    await page.goto('/workplace/employees')
    await page.getByText('Этот раздел вам не открыт').waitFor()
    await page.goto('/workplace/my-alerts')
    await page.getByText(/почта не настроена/).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await visitor.picture('employees-alerts')
    visitor.expects(401, '/api/v1/')
    visitor.expects(401, '/api/v1/password')
    await page.goto(link)
    await page.reload()
    await page.getByLabel('Новый пароль').fill(colleague.password)
    await page.getByLabel('Ещё раз').fill(colleague.password)
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page
      .getByRole('alert')
      .getByText(/уже не действуют/)
      .waitFor()
  })

  it('loses access in two presses and gets it back in one', async () => {
    const { page } = owner
    await page.reload()
    await page.getByRole('button', { name: new RegExp(colleague.name) }).click()
    const close = page.getByRole('button', { name: 'Закрыть доступ' })
    await close.click()
    await page
      .getByRole('alert')
      .getByText(/сразу выйдет/)
      .waitFor()
    await close.click()
    await page.getByRole('button', { name: 'Вернуть доступ' }).click()
    await close.waitFor()
    await expectAccessible(page)
    await owner.picture('employees-card')
  })
})
