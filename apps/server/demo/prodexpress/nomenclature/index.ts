import type { ProductSeed } from '../../product-seed.ts'
import { bakery } from './bakery.ts'
import { dairy } from './dairy.ts'
import { drinks } from './drinks.ts'
import { grocery } from './grocery.ts'
import { tableware } from './tableware.ts'

/** What «ПродЭкспресс» carries to cafés and shops, written from what the trade sells; brands are invented, prices plausible. */
export const FOOD_TRADE: readonly ProductSeed[] = [
  ...dairy,
  ...drinks,
  ...bakery,
  ...tableware,
  ...grocery,
  {
    code: 'USL',
    name: 'Доставка за пределы города',
    group: ['Услуги', 'Доставка'],
    unit: 'усл',
    price: 3500,
    demand: 'order',
    kind: 'service',
  },
]
