import type { Currency } from '@skladno/kernel'
import type { Discount } from '../contexts/terms/index.ts'
import type { CustomerSeed } from './customer-seed.ts'
import type { Channel } from './orders/plan-orders.ts'
import type { Stages } from './orders/todays-orders.ts'
import type { Demand, ProductSeed } from './product-seed.ts'

/** One of the seller's legal entities. */
export interface OrganisationSeed {
  readonly name: string
  readonly full_name: string
  readonly country: 'RU' | 'KZ'
  readonly tax_id: string
  readonly kpp: string | null
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly currency: Currency
  readonly time_zone: string
  readonly director_title: string
  readonly director: string
  readonly accountant: string
  readonly number_prefix: string
  readonly brand_colour: string
  readonly vat: readonly { readonly from: string; readonly rateBp: number | null }[]
  readonly bank: {
    readonly bank_name: string
    readonly bic: string
    readonly account: string
    readonly correspondent_account: string | null
    readonly kbe: string | null
    readonly knp: string | null
  }
}

export interface WarehouseSeed {
  readonly name: string
  readonly address: string
  readonly time_zone: string
  /** Key of the organisation whose calendar it keeps. */
  readonly organisation: string
  /** Key of the employee who picks there. */
  readonly keeper: string
  /** First letter of its cells. */
  readonly cells: string
  /** Of the company's usual stock. */
  readonly stockShare: number
}

export interface EmployeeSeed {
  readonly email: string
  readonly name: string
  readonly phone: string
  readonly roles: readonly string[]
}

/** A weekly circuit of a vehicle from every warehouse, or to one zone. Times are minutes of the day. */
export interface RouteSeed {
  readonly zone?: string
  readonly name: string
  readonly vehicle: string
  readonly weekdays: readonly number[]
  readonly cut_off_minutes: number
  readonly cut_off_days_before: number
  readonly capacity_stops: number
  readonly capacity_kg: number
  readonly windows: readonly (readonly [from: number, to: number])[]
}

export interface DeliverySeed {
  readonly zones: readonly { readonly name: string; readonly places: readonly string[]; readonly minimum?: number }[]
  readonly routes: readonly RouteSeed[]
  readonly pickup: {
    readonly weekdays: readonly number[]
    readonly from_minutes: number
    readonly to_minutes: number
    readonly cut_off_minutes: number
    readonly cut_off_days_before: number
  }
}

/** For everybody or a segment; the largest wins, those that stack are added. */
export interface DiscountSeed extends Discount {
  readonly segment?: string
  readonly group?: readonly [department: string, group?: string]
}

/** What a kind of customer buys: exact product name, sale packs from, to. Earlier rows are taken more often. */
export type Habit = readonly [product: string, from: number, to: number]

/** An order that is under way as the visitor comes in: of a customer by key, or of the n-th generated one who pays so. */
export interface Scene extends Stages {
  readonly who: string | { readonly pays: 'prepaid' | 'advance' | 'credit'; readonly n: number }
  readonly channel: Channel
  readonly open: {
    readonly isProposed?: boolean
    readonly isExpired?: boolean
    readonly pickedLines?: number
    readonly shippedLines?: number
  }
}

export interface DemoLogin {
  readonly role: string
  readonly email: string
  readonly password: string
}

/** A customer to be on the demo page. */
export interface DemoCustomer {
  readonly name: string
  readonly phone: string
  readonly company: string
  readonly note?: string
  /** What they would write, to tap on the demo page. */
  readonly suggestions?: readonly string[]
}

/** A demo company as data: the loader is the same for all. */
export interface DemoCompany {
  /** Value of SKLADNO_DEMO; names its draws. */
  readonly key: string
  readonly name: string
  /** «за стройматериалы» in the purpose of payments. */
  readonly goods: string
  readonly organisations: Readonly<Record<string, OrganisationSeed>>
  readonly warehouses: Readonly<Record<string, WarehouseSeed>>
  readonly employees: Readonly<Record<string, EmployeeSeed>>
  /** Keys of the employees who approve replacements and record payments. */
  readonly head: string
  readonly accountant: string
  /** From the dearest; `factor` of the retail price. */
  readonly priceLevels: Readonly<Record<string, { readonly name: string; readonly factor: number }>>
  /** On whose terms customers without an agreement of their own buy. */
  readonly typical: { readonly organisation: string; readonly warehouse: string; readonly level: string }
  readonly costFactor: number
  readonly floorOverCost: number
  /** Tenge for a rouble in the price lists. */
  readonly tengePerRouble: number
  readonly delivery: DeliverySeed
  readonly nomenclature: readonly ProductSeed[]
  /** Worth of the stock in tenge, from and to, by how the product moves. */
  readonly stockWorth: Readonly<Record<Demand, readonly [number, number]>>
  /** Free packs by product name and warehouse, told rather than drawn; `receipt`: packs that come in three days. */
  readonly fixedStock: Readonly<Record<string, { readonly free: Readonly<Record<string, number>>; readonly receipt?: number }>>
  /** Approved replacements by name, both ways, with a note. */
  readonly analogues: readonly (readonly [string, string, string])[]
  /** Brands that replace each other where the rest of the name is the same. */
  readonly replacements: readonly (readonly [string, string])[]
  readonly discounts: readonly DiscountSeed[]
  /** How much list prices were lower (basis points) before a day: of a department, or of one product. */
  readonly priceMoves: readonly {
    readonly department?: string
    readonly product?: string
    readonly daysAgo: number
    readonly lowerBp: number
  }[]
  readonly trades: Readonly<Record<string, readonly Habit[]>>
  /** Named ones first. */
  readonly customers: () => readonly CustomerSeed[]
  /** The last order number of each seller: the visitor's first order is the next one. */
  readonly lastOrder: Readonly<Record<string, number>>
  readonly scenes: readonly Scene[]
  /** Days between the newest told order and today: enough to be paid and closed for those who prepay. */
  readonly lastOrderDaysAgo: number
  readonly page: { readonly logins: readonly DemoLogin[]; readonly customers: readonly DemoCustomer[] }
}

/** Of everybody who works at a demo company. The demo is public: so is this. */
export const DEMO_PASSWORD = 'skladno-demo'

/** The seed of a key; an unknown one is a mistake in the company's data. */
export function seedOfKey<T>(seeds: Readonly<Record<string, T>>, key: string): T {
  const seed = seeds[key]
  if (seed === undefined) throw new Error(`The demo company has no «${key}» among ${Object.keys(seeds).join(', ')}`)
  return seed
}
