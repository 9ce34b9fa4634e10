/** How a customer pays. Limits are in whole units of the organisation's currency. */
export type Payment =
  | { readonly kind: 'prepaid' }
  | { readonly kind: 'advance'; readonly percent: number }
  | { readonly kind: 'credit'; readonly days: number; readonly limit: number }

export interface EntitySeed {
  readonly name: string
  readonly fullName: string
  readonly taxId: string
  readonly kpp: string | null
  readonly address: string
}

export interface Rights {
  readonly sees_prices: boolean
  readonly may_order: boolean
  readonly may_confirm: boolean
  readonly gets_documents: boolean
  readonly receives_goods: boolean
}

export const EVERYTHING: Rights = { sees_prices: true, may_order: true, may_confirm: true, gets_documents: true, receives_goods: true }
/** Orders and receives, but is not shown what the owner pays. */
export const FOREMAN: Rights = { sees_prices: false, may_order: true, may_confirm: true, gets_documents: false, receives_goods: true }
export const ACCOUNTANT: Rights = { sees_prices: true, may_order: false, may_confirm: false, gets_documents: true, receives_goods: false }
export const RECEIVER: Rights = { sees_prices: false, may_order: false, may_confirm: false, gets_documents: false, receives_goods: true }

export interface ContactSeed {
  readonly name: string
  readonly phone: string
  readonly title: string
  readonly rights: Rights
  readonly locale?: 'ru' | 'en'
  readonly email?: string
}

export interface SiteSeed {
  readonly name: string
  readonly address: string
  readonly contact?: readonly [name: string, phone: string]
  readonly note?: string
  /** Name of the delivery zone, where the company has zones. */
  readonly zone?: string
}

/** One customer before it becomes rows. Organisation, warehouse, manager, price level and trades are keys of the company's data. */
export interface CustomerSeed {
  /** Unique; names its draws. */
  readonly key: string
  readonly name: string
  readonly organisation: string
  readonly warehouse: string
  readonly manager: string
  readonly segment: string
  readonly level: string
  readonly discountBp: number
  readonly payment: Payment
  /** False: buys on the typical terms. */
  readonly hasOwnAgreement: boolean
  readonly autonomy: 'shadow' | 'approve' | 'veto' | 'automatic'
  readonly partialPolicy: 'wait' | 'ship-rest' | 'close-rest'
  readonly stockDisplay: 'exact' | 'rough'
  readonly note: string | null
  readonly entities: readonly EntitySeed[]
  readonly contacts: readonly ContactSeed[]
  readonly sites: readonly SiteSeed[]
  /** How its goods usually get there; fetched unless told. */
  readonly delivery?: 'delivery'
  /** What it buys; a shop buys a bit of everything. */
  readonly trades: readonly string[]
  readonly isShop: boolean
  /** Of the habit's quantities. */
  readonly size: number
  /** Days between orders. */
  readonly everyDays: number
  readonly individualPrices: number
  /** What «как в прошлый раз» means: product name and sale packs of the newest order. */
  readonly lastOrder?: readonly (readonly [product: string, packs: number])[]
  /** Pays late, or has ordered up to the limit. */
  readonly debt?: 'overdue' | 'near-limit'
}
