import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, signIn, useBrowser, type Visitor } from './browser.ts'
import { anEmptyCompany, type EmptyCompany, OWNER } from './empty-company.ts'
import { addWarehouse, enterRequisites } from './requisites-entered.ts'

const visits = useBrowser()

/** Steps that are done, by their names on the screen. */
async function doneSteps(page: Page): Promise<string[]> {
  await page.getByRole('list', { name: 'Первые шаги' }).waitFor()
  return page.locator('.sk-check[data-state=done] h2').allTextContents()
}

describe.each([1440, 360] as const)('a company moves in, at %i px', (width) => {
  let company: EmptyCompany
  let owner: Visitor
  const go = async (path: string): Promise<void> => void (await owner.page.goto(`${company.address}/workplace${path}`))
  /** Calls the API in the owner's session, as the screens of other stories do. */
  const ask = (path: string, body?: object | FormData) =>
    owner.page.request.fetch(`${company.address}/api/v1${path}`, body === undefined ? {} : { method: 'POST', data: body })

  beforeAll(async () => {
    company = await anEmptyCompany()
    owner = await visits.visit(`${company.address}/workplace/sign-in`, { width })
    owner.expects(404, '/api/v1/demo')
    await signIn(owner, OWNER)
  }, 90_000)
  afterAll(async () => {
    await owner?.page.context().close()
    await company?.stop()
  })

  it('begins with the checklist: nothing is done, two hours are ahead', async () => {
    const { page } = owner
    await page.getByRole('heading', { name: 'Первые шаги' }).waitFor()
    await page.getByText('Готово 0 из 13, осталось примерно 2 ч.').waitFor()
    expect(await doneSteps(page)).toEqual([])
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await owner.picture('first-steps-empty')
  })

  it('a wrong digit of the account is named; right requisites tick two steps', async () => {
    const { page } = owner
    await enterRequisites(page)
    await page.getByLabel('Расчётный счёт').fill('40702810438000000001')
    owner.expects(422, '/api/v1/organisations')
    await page.getByRole('button', { name: 'Добавить', exact: true }).click()
    await page
      .getByRole('alert')
      .getByText(/не подходят друг к другу/)
      .waitFor()
    await owner.picture('first-steps-wrong-account')
    await page.getByLabel('Расчётный счёт').fill('40702 810 9 3800 0000001')
    await page.getByRole('button', { name: 'Добавить', exact: true }).click()
    await page.getByRole('heading', { name: 'Продавец: СтройОпт' }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await owner.picture('first-steps-requisites')
    await page.getByRole('link', { name: 'Первые шаги' }).click()
    expect(await doneSteps(page)).toEqual(['Реквизиты компании', 'Банковский счёт'])
  })

  it('a warehouse of another time zone', async () => {
    const { page } = owner
    await addWarehouse(page)
    await page.getByRole('link', { name: 'Первые шаги' }).click()
    expect(await doneSteps(page)).toContain('Склад')
  })

  it('loaded files tick catalog, prices, stock and customers by themselves', async () => {
    const { page } = owner
    for (const kind of ['catalog', 'customers']) await loadSample(kind)
    await page.getByText('Готово 7 из 13').waitFor()
    expect(await doneSteps(page)).toEqual([
      'Реквизиты компании',
      'Банковский счёт',
      'Склад',
      'Каталог',
      'Цены',
      'Остатки',
      'Клиенты и их условия',
    ])
    await owner.picture('first-steps-loaded')
  })

  it('a customer’s person gets a link, enters the chat by it, and is out once it is revoked', async () => {
    const { page } = owner
    await go('/customers')
    await page.getByRole('link', { name: /СтройМастер/ }).click()
    await page.getByRole('button', { name: 'Пригласить', exact: true }).click()
    const text = await page.getByLabel('Текст для отправки').inputValue()
    const link = /http\S+#link=\S+/.exec(text)?.[0] ?? ''
    await page.getByRole('img', { name: 'QR-код со ссылкой в чат' }).first().waitFor()
    await expectAccessible(page)
    await owner.picture('first-steps-invitation')
    await page.keyboard.press('Escape')
    const foreman = await visits.visit(link, { width: 390 })
    await foreman.page.getByRole('textbox', { name: 'Сообщение' }).waitFor()
    expect(foreman.page.url()).not.toContain('link=')
    await page.reload()
    await page.getByText(/открыли 1 раз/).waitFor()
    const revoke = page.getByRole('button', { name: /^Отозвать/ })
    await revoke.click()
    await revoke.click()
    await page.getByText('отозвана').waitFor()
    foreman.expects(401, /\/api\/v1\/chat/)
    await foreman.page.goto(link)
    await foreman.page.getByLabel('Телефон').waitFor()
    await foreman.page.context().close()
  })

  it('what a company does without is passed over, and the rest stays', async () => {
    const { page } = owner
    await go('/first-steps')
    await page.getByRole('button', { name: 'Обойдёмся без этого: Сотрудники' }).click()
    await page.getByRole('button', { name: 'Всё-таки нужно: Сотрудники' }).waitFor()
    await page.getByRole('link', { name: 'Перейти: Первый подтверждённый заказ' }).waitFor()
    await owner.picture('first-steps-skipped')
  })

  /** Uploads the product's own sample and applies it, through the same doors as the import screen. */
  async function loadSample(kind: string): Promise<void> {
    const sample = await (await ask(`/imports/template/${kind}`)).body()
    const upload = await owner.page.request.post(`${company.address}/api/v1/imports`, {
      multipart: { file: { name: `${kind}.csv`, mimeType: 'text/csv', buffer: sample } },
    })
    const [started] = (await upload.json()).imports
    const state = async () => (await (await ask(`/imports/${started.id}`)).json()) as { readonly state: string; readonly version: number }
    const until = async (wanted: string): Promise<number> => {
      for (let now = await state(); ; now = await state()) {
        if (now.state === wanted) return now.version
        if (now.state === 'failed') throw new Error(`The sample of ${kind} was refused`)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
    await ask(`/imports/${started.id}/apply`, { version: await until('checked'), isConfirmed: true })
    await until('applied')
  }
})
