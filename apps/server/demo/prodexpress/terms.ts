import type { DemoCompany } from '../demo-company.ts'
import { CARAMEL, CREAM, LAVENDER, MILK_BOX, VANILLA } from './trades.ts'

/** Words of one maker for another: the rest of the name must be the same. */
export const REPLACEMENTS: DemoCompany['replacements'] = [
  ['Дала', 'Зелёный луг'],
  ['Тау Су', 'Алмасай'],
  ['Хруст', 'Kartoff'],
]
export const ANALOGUES: DemoCompany['analogues'] = [
  [LAVENDER, VANILLA, 'ближе всего по вкусу'],
  [LAVENDER, CARAMEL, ''],
  ['Сливки 20%, 1 л', 'Сливки 20%, 0,5 л', 'та же жирность, меньше упаковка'],
]

export const STOCK_WORTH: DemoCompany['stockWorth'] = {
  hot: [900_000, 2_400_000],
  steady: [120_000, 480_000],
  slow: [40_000, 120_000],
  order: [0, 0],
}
/** Lavender has run out and comes in three days; what the repeat dialogue is tried with is there. */
export const FIXED_STOCK: DemoCompany['fixedStock'] = {
  [LAVENDER]: { free: { almaty: 0 }, receipt: 48 },
  [MILK_BOX]: { free: { almaty: 320 } },
}

export const DISCOUNTS: DemoCompany['discounts'] = [
  { name: 'Акция: сиропы от 6 бутылок', group: ['Кофе, чай, сиропы', 'Сиропы'], rateBp: 700, stacks: true, fromThousandths: 6_000 },
  {
    name: 'Кофейням на стаканы и крышки',
    segment: 'кофейни',
    group: ['Посуда и упаковка'],
    rateBp: 500,
    stacks: false,
    fromThousandths: 0,
  },
  { name: 'Магазинам на молочное', segment: 'магазины', group: ['Молочные продукты'], rateBp: 300, stacks: false, fromThousandths: 0 },
  { name: 'Сезон воды: от 20 упаковок', group: ['Вода и напитки', 'Вода'], rateBp: 600, stacks: true, fromThousandths: 20_000 },
]

/** What «цена изменилась» is about: caramel rose since the last orders, cheese a month ago. */
export const PRICE_MOVES: DemoCompany['priceMoves'] = [
  { product: CARAMEL, daysAgo: 2, lowerBp: 600 },
  { product: CREAM, daysAgo: 60, lowerBp: 400 },
  { department: 'Сыры и масло', daysAgo: 30, lowerBp: 300 },
]
