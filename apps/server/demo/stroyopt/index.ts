import type { DemoCompany } from '../demo-company.ts'
import { generatedCustomers } from './customers/generated.ts'
import { NAMED_CUSTOMERS } from './customers/named.ts'
import { BUILDING_TRADE } from './nomenclature/index.ts'
import { PAGE } from './page.ts'
import { SCENES } from './scenes.ts'
import { COST_FACTOR, DELIVERY, EMPLOYEES, FLOOR_OVER_COST, ORGANISATIONS, PRICE_LEVELS, TENGE_PER_ROUBLE, WAREHOUSES } from './seller.ts'
import { ANALOGUES, DISCOUNTS, FIXED_STOCK, PRICE_MOVES, REPLACEMENTS, STOCK_WORTH } from './terms.ts'
import { TRADES } from './trades.ts'

const CUSTOMERS = 800
const IN_DEPTH = 60

/** «СтройОпт»: building materials, prepaid foremen and shops, goods mostly fetched; Kazakhstan and Russia. */
export const STROYOPT: DemoCompany = {
  key: 'stroyopt',
  name: 'СтройОпт',
  goods: 'стройматериалы',
  organisations: ORGANISATIONS,
  warehouses: WAREHOUSES,
  employees: EMPLOYEES,
  head: 'head',
  accountant: 'accountant',
  priceLevels: PRICE_LEVELS,
  typical: { organisation: 'kz', warehouse: 'almaty', level: 'opt1' },
  costFactor: COST_FACTOR,
  floorOverCost: FLOOR_OVER_COST,
  tengePerRouble: TENGE_PER_ROUBLE,
  delivery: DELIVERY,
  nomenclature: BUILDING_TRADE,
  stockWorth: STOCK_WORTH,
  fixedStock: FIXED_STOCK,
  analogues: ANALOGUES,
  replacements: REPLACEMENTS,
  discounts: DISCOUNTS,
  priceMoves: PRICE_MOVES,
  trades: TRADES,
  customers: () => [...NAMED_CUSTOMERS, ...generatedCustomers(CUSTOMERS - NAMED_CUSTOMERS.length, IN_DEPTH - NAMED_CUSTOMERS.length)],
  lastOrder: { kz: 12_846, ru: 2118 },
  lastOrderDaysAgo: 9,
  scenes: SCENES,
  page: PAGE,
}
