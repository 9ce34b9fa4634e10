import type { DemoCompany } from '../demo-company.ts'
import { customers } from './customers.ts'
import { FOOD_TRADE } from './nomenclature/index.ts'
import { PAGE } from './page.ts'
import { SCENES } from './scenes.ts'
import { DELIVERY, EMPLOYEES, ORGANISATIONS, PRICE_LEVELS, WAREHOUSES } from './seller.ts'
import { ANALOGUES, DISCOUNTS, FIXED_STOCK, PRICE_MOVES, REPLACEMENTS, STOCK_WORTH } from './terms.ts'
import { TRADES } from './trades.ts'

/** «ПродЭкспресс»: food for cafés and shops of Almaty, mostly on credit, carried by runs of four zones. */
export const PRODEXPRESS: DemoCompany = {
  key: 'prodexpress',
  name: 'ПродЭкспресс',
  goods: 'продукты питания',
  organisations: ORGANISATIONS,
  warehouses: WAREHOUSES,
  employees: EMPLOYEES,
  head: 'head',
  accountant: 'accountant',
  priceLevels: PRICE_LEVELS,
  typical: { organisation: 'kz', warehouse: 'almaty', level: 'base' },
  costFactor: 0.76,
  floorOverCost: 1.04,
  tengePerRouble: 6.2,
  delivery: DELIVERY,
  nomenclature: FOOD_TRADE,
  stockWorth: STOCK_WORTH,
  fixedStock: FIXED_STOCK,
  analogues: ANALOGUES,
  replacements: REPLACEMENTS,
  discounts: DISCOUNTS,
  priceMoves: PRICE_MOVES,
  trades: TRADES,
  customers,
  lastOrder: { kz: 12_846 },
  lastOrderDaysAgo: 6,
  scenes: SCENES,
  page: PAGE,
}
