import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'

/** What a story needs to be there before it begins, made the way a program would: by the API, in the name of who is signed in. */
export interface Desk {
  /** Customers who pay before the goods leave. */
  prepaidCustomers(count: number): Promise<readonly string[]>
  placeOrder(partnerId: string | undefined): Promise<PlacedOrder>
  /** A paid order whose only line waits for a receipt that is expected. */
  placeWaitingOrder(): Promise<WaitingOrder>
  /** A product that is put aside for an order. */
  reservedProduct(): Promise<{
    readonly productId: string
    readonly product: string
    readonly warehouseId: string
    readonly number: string
  }>
  accountOf(organisationId: string): Promise<string>
  order(id: string): Promise<OrderSeen>
}

export interface PlacedOrder {
  readonly id: string
  readonly number: string
  readonly totalMinor: number
  readonly organisationId: string
  readonly customer: string
  readonly taxId: string
}

export interface WaitingOrder {
  readonly orderId: string
  readonly receiptId: string
  readonly warehouseId: string
  readonly productId: string
  readonly product: string
}

interface Amount {
  readonly minor: number
  readonly currency: string
}
interface Named {
  readonly id: string
  readonly name: string
}
interface OrderSeen {
  readonly id: string
  readonly number: string | null
  readonly state: string
  readonly draftVersion: number
  readonly total: Amount
  readonly paid: Amount
  readonly organisation: Named
  readonly facts: readonly { readonly kind: string }[]
  readonly lines: readonly {
    readonly id: string
    readonly expectedOn: string | null
    readonly shortage: { readonly options: readonly { readonly key: string; readonly kind: string }[] } | null
  }[]
}
interface Customer {
  readonly name: string
  readonly agreement: { readonly creditLimit: Amount | null; readonly organisation: Named; readonly warehouse: Named | null } | null
  readonly legalEntities: readonly { readonly taxId: string }[]
}
interface Product {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly price: object | null
  readonly stock: readonly { readonly warehouse: Named; readonly free: { readonly amount: number; readonly unit: string } }[]
}

/** The API as the person signed in on this page may use it. */
export function deskOf(page: Page): Desk {
  const get = async <T>(path: string): Promise<T> => answer<T>(await page.request.get(`/api/v1${path}`))
  const post = async <T>(path: string, data: object): Promise<T> => answer<T>(await page.request.post(`/api/v1${path}`, { data }))
  const order = (id: string) => get<OrderSeen>(`/orders/${id}`)
  const run = ({ id, draftVersion }: OrderSeen, command: object) => post<OrderSeen>(`/orders/${id}/commands`, { draftVersion, command })
  const customer = (id: string) => get<Customer>(`/customers/${id}`)

  async function prepaidCustomers(count: number): Promise<readonly string[]> {
    const { customers } = await get<{ customers: readonly Named[] }>('/customers?limit=60')
    const found: string[] = []
    for (const { id } of customers) {
      const { agreement, legalEntities } = await customer(id)
      if (agreement !== null && agreement.creditLimit === null && agreement.warehouse !== null && legalEntities.length > 0) found.push(id)
      if (found.length === count) return found
    }
    throw new Error('The demo company has too few customers on prepayment')
  }

  /** A product with a price and enough of it where the customer is served. */
  async function product(partnerId: string, warehouseId: string, isEnough: (free: number) => boolean): Promise<Product> {
    const { products } = await get<{ products: readonly Product[] }>(`/products?partnerId=${partnerId}&limit=200`)
    const found = products.find(
      ({ price, stock }) => price !== null && isEnough(stock.find(({ warehouse }) => warehouse.id === warehouseId)?.free.amount ?? 0),
    )
    if (found === undefined) throw new Error('The demo company has no such product')
    return found
  }

  async function placeOrder(partnerId = ''): Promise<PlacedOrder> {
    const { name, agreement, legalEntities } = await customer(partnerId)
    const goods = await product(partnerId, agreement?.warehouse?.id ?? '', (free) => free > 200)
    const lines = [{ productId: goods.id, quantity: { amount: 3, unit: goods.unit } }]
    const placed = await post<OrderSeen>('/orders', { key: randomUUID(), partnerId, lines, confirm: true })
    return {
      id: placed.id,
      number: placed.number ?? '',
      totalMinor: placed.total.minor,
      organisationId: placed.organisation.id,
      customer: name,
      taxId: legalEntities[0]?.taxId ?? '',
    }
  }

  async function placeWaitingOrder(): Promise<WaitingOrder> {
    const [partnerId = ''] = await prepaidCustomers(1)
    const { agreement } = await customer(partnerId)
    const warehouseId = agreement?.warehouse?.id ?? ''
    const goods = await product(partnerId, warehouseId, (free) => free > 0 && free < 5_000)
    const here = goods.stock.find(({ warehouse }) => warehouse.id === warehouseId)
    const unit = here?.free.unit ?? goods.unit
    const free = here?.free.amount ?? 0
    const on = new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 10)
    const expected = await post<Named>('/stock/expected', { warehouseId, productId: goods.id, quantity: { amount: free + 500, unit }, on })
    const lines = [{ productId: goods.id, quantity: { amount: Math.ceil(free) + 10, unit } }]
    let draft = await post<OrderSeen>('/orders', { key: randomUUID(), partnerId, lines })
    const [line] = draft.lines
    const option = line?.shortage?.options.find(({ kind }) => kind === 'partial' || kind === 'wait')
    draft = await run(draft, { kind: 'choose-shortage', lineId: line?.id, option: option?.key })
    const confirmed = await run(draft, { kind: 'confirm' })
    const paidOn = new Date().toISOString().slice(0, 10)
    await run(confirmed, { kind: 'record-payment', amount: confirmed.total, paidOn, method: 'bank' })
    return { orderId: confirmed.id, receiptId: expected.id, warehouseId, productId: goods.id, product: goods.name }
  }

  async function reservedProduct() {
    const [partnerId = ''] = await prepaidCustomers(1)
    const { agreement } = await customer(partnerId)
    const warehouseId = agreement?.warehouse?.id ?? ''
    const goods = await product(partnerId, warehouseId, (free) => free > 50)
    const placed = await post<OrderSeen>('/orders', {
      key: randomUUID(),
      partnerId,
      lines: [{ productId: goods.id, quantity: { amount: 7, unit: goods.unit } }],
      confirm: true,
    })
    return { productId: goods.id, product: goods.name, warehouseId, number: placed.number ?? '' }
  }

  return {
    prepaidCustomers,
    placeOrder,
    placeWaitingOrder,
    reservedProduct,
    accountOf: async (organisationId) => {
      const { accounts } = await get<{ accounts: readonly { readonly account: string; readonly organisation: Named }[] }>('/bank-accounts')
      return accounts.find(({ organisation }) => organisation.id === organisationId)?.account ?? ''
    },
    order,
  }
}

async function answer<T>(response: { ok(): boolean; status(): number; url(): string; text(): Promise<string> }): Promise<T> {
  const text = await response.text()
  if (!response.ok()) throw new Error(`${response.status()} ${response.url()}: ${text}`)
  return JSON.parse(text) as T
}
