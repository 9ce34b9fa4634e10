import { beforeAll, describe, it } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, signIn, useBrowser, type Visitor } from './browser.ts'
import { DEMO } from './demo-people.ts'

const visits = useBrowser()

/** Address, and the words that mean the screen is there with its content. */
const SCREENS = [
  { name: 'today', path: '/workplace/today', shows: 'Путь заказа' },
  { name: 'inbox', path: '/workplace/inbox', shows: 'Диалоги' },
  { name: 'people', path: '/workplace/inbox?view=people', shows: 'Нужен человек' },
  { name: 'parse', path: '/workplace/parse', shows: 'Что пришло' },
  { name: 'orders', path: '/workplace/orders', shows: '₸' },
  { name: 'picking', path: '/workplace/picking', shows: 'Заказ №' },
  { name: 'deliveries', path: '/workplace/deliveries', shows: 'Точки' },
  { name: 'returns', path: '/workplace/returns', shows: 'Возвраты' },
  { name: 'never-returned', path: '/workplace/returns?tab=never', shows: 'Группа товаров' },
  { name: 'deposits', path: '/workplace/returns?tab=deposits', shows: 'Артикул тары' },
  { name: 'approvals', path: '/workplace/approvals', shows: 'Согласование цен' },
  { name: 'payments', path: '/workplace/payments', shows: '₸' },
  { name: 'bank', path: '/workplace/bank', shows: 'Разобрать' },
  { name: 'bank-accounts', path: '/workplace/bank?view=accounts', shows: 'Кто за кого платит' },
  { name: 'stock', path: '/workplace/stock', shows: 'шт' },
  { name: 'receivables', path: '/workplace/receivables', shows: '₸' },
  { name: 'documents', path: '/workplace/documents', shows: 'Счёт №' },
  { name: 'customers', path: '/workplace/customers', shows: '+7' },
  { name: 'catalog', path: '/workplace/catalog', shows: '₸' },
  { name: 'imports', path: '/workplace/imports', shows: 'Что загрузить' },
  { name: 'settings', path: '/workplace/settings', shows: 'Название' },
] as const

/** Of these the first row is opened too. */
const CARDS = [
  { name: 'order', path: '/workplace/orders', opens: /^\/workplace\/orders\/ord/ },
  { name: 'task', path: '/workplace/picking', opens: /^\/workplace\/picking\/\w/ },
  { name: 'product', path: '/workplace/catalog', opens: /^\/workplace\/catalog\/\w/ },
  { name: 'run', path: '/workplace/deliveries', opens: /^\/workplace\/deliveries\/rte/ },
  { name: 'customer', path: '/workplace/customers', opens: /^\/workplace\/customers\/\w/ },
] as const

/** The narrowest phone only has to fit: what can be judged of it was judged at 390. */
const LOOKS = [
  { width: 1440, isDark: false, isJudged: true },
  { width: 390, isDark: false, isJudged: true },
  { width: 360, isDark: false, isJudged: false },
  { width: 1440, isDark: true, isJudged: true },
] as const

describe.each(LOOKS)('every screen at $width px, dark: $isDark', (look) => {
  let owner: Visitor

  beforeAll(async () => {
    owner = await visits.visit('/workplace/sign-in', look)
    await owner.picture('screen-sign-in')
    await signIn(owner, DEMO.owner)
  })

  it.each(SCREENS)('$name fits, and can be used by everybody', async ({ name, path, shows }) => {
    const { page } = owner
    await page.goto(path)
    await page.getByRole('main').getByText(shows).filter({ visible: true }).first().waitFor()
    await expectNoSidewaysScroll(page)
    if (look.isJudged) await expectAccessible(page)
    await owner.picture(`screen-${name}`)
  })

  it.each(CARDS)('a $name opens from its list', async ({ name, path, opens }) => {
    const { page } = owner
    await page.goto(path)
    await page.getByRole('main').getByRole('link').filter({ visible: true }).first().click()
    await page.waitForURL(({ pathname }) => opens.test(pathname))
    await page.getByRole('heading').first().waitFor()
    await page.waitForLoadState('networkidle').catch(() => {})
    await expectNoSidewaysScroll(page)
    if (look.isJudged) await expectAccessible(page)
    await owner.picture(`screen-${name}`)
  })
})
