import { beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, plain, signIn, until, useBrowser, type Visitor } from './browser.ts'
import { DEMO } from './demo-people.ts'
import { clientBankFile } from './statement-file.ts'
import { type Desk, deskOf, type PlacedOrder } from './workplace-api.ts'

const visits = useBrowser()

describe('a Monday of the accountant and the storekeeper', () => {
  let owner: Visitor
  let desk: Desk
  let paid: PlacedOrder
  let partly: PlacedOrder
  const statement = { account: '', file: clientBankFile('', []) }

  beforeAll(async () => {
    owner = await visits.visit('/workplace/sign-in', { width: 1440 })
    await signIn(owner, DEMO.owner)
    desk = deskOf(owner.page)
    const [first, second] = await desk.prepaidCustomers(2)
    paid = await desk.placeOrder(first)
    partly = await desk.placeOrder(second)
    statement.account = await desk.accountOf(paid.organisationId)
    statement.file = clientBankFile(statement.account, [
      { number: '501', minor: paid.totalMinor, taxId: paid.taxId, payer: paid.customer, purpose: `Оплата по счету № ${paid.number}` },
      {
        number: '502',
        minor: Math.floor(partly.totalMinor / 2),
        taxId: '880101300123',
        payer: 'ИП Директоров',
        purpose: `Оплата по счету ${partly.number}`,
      },
      { number: '503', minor: 777_00, taxId: '600900100119', payer: 'ТОО Незнакомцы', purpose: 'За что-то хорошее' },
      { number: '504', minor: 150_00, taxId: '000740001307', payer: 'Коммунальные услуги', purpose: 'Электричество', isOut: true },
    ])
  }, 120_000)

  it('a statement is checked first, says where its payments may come from, and what each is for', async () => {
    const { page } = owner
    await page.goto('/workplace/bank')
    await page.getByRole('button', { name: 'Загрузить выписку' }).click()
    await page.locator('input[type=file]').setInputFiles({ name: 'kl_to_1c.txt', mimeType: 'text/plain', buffer: statement.file })
    await page.getByText(/приходят не из выписок/).waitFor()
    await page.getByRole('combobox', { name: `Источник платежей счёта ${statement.account}` }).click()
    await page.getByRole('option', { name: 'из выписок' }).click()
    await page.getByRole('button', { name: 'Проверить ещё раз' }).click()
    await page.getByText('зачтётся сам').waitFor()
    await page.getByText('уверенно, 99 %').waitFor()
    await page.getByText('плательщик незнаком').first().waitFor()
    await expectAccessible(page)
    await owner.picture('bank-check')
    expect((await desk.order(paid.id)).paid.minor).toBe(0)
  })

  it('loaded, the sure payment releases its order and the others wait for a person', async () => {
    const { page } = owner
    await page.getByRole('button', { name: 'Загрузить', exact: true }).click()
    await page.getByText('Выписка загружена').waitFor()
    const order = await until(
      () => desk.order(paid.id),
      ({ paid: money, facts }) => money.minor === paid.totalMinor && facts.some(({ kind }) => kind === 'released'),
      'the paid order to be released',
    )
    expect(order.state).toBe('confirmed')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByText('ТОО Незнакомцы').first().waitFor()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await owner.picture('bank-queue')
  })

  it('a payment of somebody else is explained, applied in part to its order, and its payer remembered', async () => {
    const { page } = owner
    await page.getByRole('link').filter({ hasText: 'ИП Директоров' }).filter({ visible: true }).first().click()
    await page.getByText('платит другая компания').last().waitFor()
    await page.getByRole('button', { name: 'Выбрать самому' }).click()
    await page.getByRole('checkbox', { name: new RegExp(`№ ${partly.number}`) }).check()
    await page.getByRole('checkbox', { name: /Запомнить/ }).check()
    await expectAccessible(page)
    await owner.picture('bank-assign')
    await page.getByRole('button', { name: 'Зачесть', exact: true }).click()
    await page.getByText('История решений').waitFor()
    await until(
      () => desk.order(partly.id),
      ({ paid: money }) => money.minor === Math.floor(partly.totalMinor / 2),
      'half of the order to be paid',
    )
  })

  it('a wrong decision is taken back with its reason, and nothing of it is lost', async () => {
    const { page } = owner
    await page.getByRole('button', { name: 'Отменить решение' }).click()
    await page.getByLabel('Почему отменяем').fill('Это другой заказ')
    await page.getByRole('button', { name: 'Отменить решение' }).click()
    await page.getByText('Это другой заказ').waitFor()
    await until(
      () => desk.order(partly.id),
      ({ paid: money }) => money.minor === 0,
      'the order to owe again',
    )
    await owner.picture('bank-undone')
    await page.keyboard.press('Escape')
  })

  it('money of nobody is set aside; the same file again changes nothing', async () => {
    const { page } = owner
    await page.getByRole('link').filter({ hasText: 'ТОО Незнакомцы' }).filter({ visible: true }).first().click()
    await page.getByRole('button', { name: 'Отложить: не от клиента' }).click()
    await page.getByLabel('Что это за деньги').fill('Вернули залог')
    await page.getByRole('button', { name: 'Отложить: не от клиента' }).click()
    await page.getByText('Платёж отложен').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Загрузить выписку' }).click()
    await page.locator('input[type=file]').setInputFiles({ name: 'kl_to_1c.txt', mimeType: 'text/plain', buffer: statement.file })
    await page.getByText('Все документы этой выписки уже загружены').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Выписки' }).click()
    await page.getByText('kl_to_1c.txt').first().waitFor()
    await owner.picture('bank-statements')
  })

  it('says what is wrong with a file that is no statement', async () => {
    const { page } = owner
    await page.getByRole('button', { name: 'Загрузить выписку' }).click()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'счёт.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') })
    await page.getByText(/«счёт\.pdf» — PDF/).waitFor()
  })

  it('goods that come make a waiting order possible', async () => {
    const keeper = await visits.visit('/workplace/sign-in', { width: 360 })
    await signIn(keeper, DEMO.keeper)
    const { page } = keeper
    const waiting = await desk.placeWaitingOrder()
    await page.goto(`/workplace/stock?warehouseId=${waiting.warehouseId}&task=expect&receiptId=${waiting.receiptId}`)
    await page.getByText(waiting.product).first().waitFor()
    await page.getByRole('link', { name: 'Принять' }).click()
    await page.getByText('Этот товар').or(page.getByText('Сколько пришло')).first().waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await keeper.picture('stock-receive')
    await page.getByRole('button', { name: 'Принять на склад' }).click()
    await page.getByText(/Приход № \d+ проведён/).waitFor()
    const order = await until(
      () => desk.order(waiting.orderId),
      ({ lines }) => lines.every(({ expectedOn }) => expectedOn === null),
      'the waiting line to have its goods',
    )
    expect(order.facts.map(({ kind }) => kind)).toContain('goods-arrived')
    await page.goto(`/workplace/catalog/${waiting.productId}`)
    await page
      .getByText(/Приход № \d+/)
      .first()
      .waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await keeper.picture('product-card')
    expect(plain((await page.getByRole('main').textContent()) ?? '')).toMatch(/Резерв/)
  })

  it('a count shows its difference and the orders that would suffer before it is applied', async () => {
    const { page } = owner
    const held = await desk.reservedProduct()
    await page.goto(`/workplace/stock?task=count&productId=${held.productId}&warehouseId=${held.warehouseId}`)
    await page.getByLabel(held.product).first().fill('0')
    await page.getByRole('button', { name: 'Показать разницу' }).click()
    await page.getByText('Не хватит на заказы').waitFor()
    await expectAccessible(page)
    await owner.picture('stock-count')
    await page.getByText(`№ ${held.number}`).first().waitFor()
    expect(await page.getByRole('button', { name: 'Исправить остаток' }).isDisabled()).toBe(true)
  })
})
