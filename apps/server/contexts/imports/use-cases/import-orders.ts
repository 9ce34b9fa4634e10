import { type BusinessError, divideRounded, fail, ok, type Result, vatOf, vatRateOn } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import {
  canonicalUnit,
  findProductsBySku,
  type ImportProgress,
  loadProducts,
  type Product,
  resolveQuantity,
  type Warehouse,
} from '../../catalog/index.ts'
import { type PastLineInput, type PastOrderInput, recordPastOrders } from '../../ordering/index.ts'
import type { CustomerDirectory, Organisation } from '../../parties/index.ts'
import { type Agreement, findAgreement } from '../../terms/index.ts'
import { type OrderRow, readOrderRow } from '../domain/order-row.ts'
import { FigureCount, type ImportOutcome, MAX_REJECTED } from '../domain/outcome.ts'
import type { RejectedRow, TableRow } from '../domain/table-rows.ts'
import { CustomerBook } from './customer-book.ts'
import type { ReadRows } from './read-rows.ts'

export interface OrderSurroundings {
  readonly directory: CustomerDirectory
  readonly organisations: readonly Organisation[]
  readonly warehouses: readonly Warehouse[]
  readonly onProgress?: (progress: ImportProgress) => Promise<void>
}

interface Buyer {
  readonly partnerId: string
  readonly legalEntityId: string
  readonly managerId: string | null
  readonly agreement: Agreement
}

/** How often those who watch are told, and may stop it. */
const TELL_EVERY_ROWS = 200

/** Loads the history of orders: lines of one customer, day and number are one closed order. Lines that cannot be read are left out. */
export async function importOrders(tx: Tx, read: ReadRows, surroundings: OrderSurroundings): Promise<Result<ImportOutcome>> {
  if (surroundings.warehouses.length === 0) return fail('imports.no-warehouse')
  const work = new HistoryImport(tx, surroundings)
  const lines = work.readLines(read.rows)
  await work.lookUpProducts(lines)
  for (const [done, line] of lines.entries()) {
    if (done % TELL_EVERY_ROWS === 0) await surroundings.onProgress?.({ stage: 'writing', done, total: lines.length })
    await work.take(line)
  }
  return ok({ ...(await work.write()), columns: read.columns })
}

class HistoryImport {
  readonly #tx: Tx
  readonly #surroundings: OrderSurroundings
  readonly #book: CustomerBook
  readonly #buyers = new Map<string, Result<Buyer>>()
  readonly #orders = new Map<string, Omit<PastOrderInput, 'lines'> & { readonly lines: PastLineInput[] }>()
  readonly #rejected: RejectedRow[] = []
  #rejectedCount = 0
  #productIds: ReadonlyMap<string, string> = new Map()
  #products: ReadonlyMap<string, Product> = new Map()
  #lines = 0

  constructor(tx: Tx, surroundings: OrderSurroundings) {
    this.#tx = tx
    this.#surroundings = surroundings
    this.#book = new CustomerBook(surroundings.directory)
  }

  readLines(rows: readonly TableRow[]): readonly OrderRow[] {
    let above: OrderRow | null = null
    const lines: OrderRow[] = []
    for (const row of rows) {
      if (/^(итого|всего|total)(?!\p{L})/iu.test(row.cells.find(({ value }) => value !== '')?.value ?? '')) continue
      const parsed: Result<OrderRow> = readOrderRow(row, above)
      if (!parsed.ok) {
        this.#reject(row, parsed.error)
        // Lines below a refused beginning of an order are not the order's above it.
        if (row.get('partner') !== '' || row.get('tax-id') !== '') above = null
        continue
      }
      above = parsed.value
      lines.push(above)
    }
    return lines
  }

  async lookUpProducts(lines: readonly OrderRow[]): Promise<void> {
    const skus = [...new Set(lines.map(({ sku }) => sku).filter((sku) => sku !== ''))]
    const ids = new Map(await findProductsBySku(this.#tx.db, skus))
    const names = [...new Set(lines.filter(({ sku }) => !ids.has(sku)).map(({ product }) => product.toLowerCase()))].filter(
      (name) => name !== '',
    )
    for (const [name, id] of await this.#findByName(names)) ids.set(`name ${name}`, id)
    this.#productIds = ids
    this.#products = await loadProducts(this.#tx.db, [...new Set(ids.values())])
  }

  async #findByName(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (names.length === 0) return new Map()
    const rows = await this.#tx.db
      .selectFrom('product')
      .select((eb) => ['id', eb.fn<string>('lower', ['name']).as('name')])
      .where((eb) => eb(eb.fn<string>('lower', ['name']), 'in', [...names]))
      .execute()
    return new Map(rows.map(({ name, id }) => [name, id]))
  }

  async take(line: OrderRow): Promise<void> {
    const buyer = await this.#buyerOf(line)
    const goods = buyer.ok ? this.#lineOf(line, buyer.value) : buyer
    if (!buyer.ok || !goods.ok) return this.#reject(line.row, buyer.ok ? (goods.ok ? undefined : goods.error) : buyer.error)
    const { partnerId, legalEntityId, agreement, managerId } = buyer.value
    const number = line.number || line.date
    const key = `${partnerId}|${line.date}|${number}`
    const [firstWarehouse] = this.#surroundings.warehouses
    const order = this.#orders.get(key) ?? {
      key,
      number,
      date: line.date,
      organisationId: agreement.organisationId,
      partnerId,
      legalEntityId,
      agreementId: agreement.id,
      managerId,
      warehouseId: agreement.warehouseId ?? firstWarehouse?.id ?? '',
      currency: agreement.currency,
      lines: [],
    }
    order.lines.push(goods.value)
    this.#orders.set(key, order)
    this.#lines += 1
  }

  async #buyerOf({ taxId, customer }: OrderRow): Promise<Result<Buyer>> {
    const key = `${taxId} ${customer}`
    const known = this.#buyers.get(key)
    if (known !== undefined) return known
    const found = await this.#findBuyer(taxId, customer)
    this.#buyers.set(key, found)
    return found
  }

  async #findBuyer(taxId: string, customer: string): Promise<Result<Buyer>> {
    const [byTaxId] = taxId === '' ? [] : this.#book.entitiesOf(taxId)
    const partnerId = byTaxId?.partnerId ?? (customer === '' ? null : this.#book.findByAnyName(customer))
    if (partnerId === 'several') return fail('imports.ambiguous-customer', { value: customer })
    if (partnerId === null) return fail('imports.unknown-customer', { value: customer || taxId })
    const entities = this.#book.entitiesOfPartner(partnerId)
    const entity = byTaxId ?? entities[0]
    if (entity === undefined) return fail('imports.no-legal-entity', { value: customer })
    const agreement = await findAgreement(this.#tx.db, { partnerId, on: this.#tx.now.toISOString().slice(0, 10) })
    if (agreement === null) return fail('imports.no-agreement', { value: customer || taxId })
    const managerId = this.#surroundings.directory.partners.find(({ id }) => id === partnerId)?.managerId ?? null
    return ok({ partnerId, legalEntityId: entity.id, managerId, agreement })
  }

  #lineOf(line: OrderRow, { agreement }: Buyer): Result<PastLineInput> {
    const product = this.#products.get(this.#productIds.get(line.sku) ?? this.#productIds.get(`name ${line.product.toLowerCase()}`) ?? '')
    if (product === undefined) return fail('imports.unknown-product', { value: line.sku || line.product })
    const quantity = resolveQuantity(product, { thousandths: line.thousandths, unit: line.unit === null ? null : canonicalUnit(line.unit) })
    if (!quantity.ok) return fail('imports.unit-not-convertible', { value: `${line.unit ?? ''} → ${product.baseUnit}` })
    const { packThousandths, packUnit, baseThousandths } = quantity.value
    const amountMinor =
      line.amountMinor ??
      (line.priceMicros === null ? null : divideRounded(BigInt(line.priceMicros) * BigInt(line.thousandths), 10_000_000n))
    const organisation = this.#surroundings.organisations.find(({ id }) => id === agreement.organisationId)
    const rate = vatRateOn(organisation?.vat ?? [], line.date) ?? 'none'
    return ok({
      productId: product.id,
      text: [line.sku, line.product].filter(Boolean).join(' '),
      packThousandths,
      packUnit,
      baseThousandths,
      priceMicros: amountMinor === null ? null : divideRounded(BigInt(amountMinor) * 10_000_000n, BigInt(packThousandths)),
      amountMinor,
      vatMinor: amountMinor === null ? null : vatOf({ minor: amountMinor, currency: agreement.currency }, rate, true).minor,
      vatRateBp: rate === 'none' ? null : rate,
    })
  }

  #reject(row: TableRow, error: BusinessError | undefined): void {
    this.#rejectedCount += 1
    if (this.#rejected.length < MAX_REJECTED)
      this.#rejected.push({ place: row.place, code: error?.code ?? '', value: String(error?.facts?.value ?? ''), cells: row.cells })
  }

  /** Oldest first, so that ids ascend with the dates. */
  async write(): Promise<Omit<ImportOutcome, 'columns'>> {
    const orders = [...this.#orders.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
    const written = await recordPastOrders(this.#tx, orders)
    const figures = new FigureCount()
    figures.add('orders-new', written.inserted)
    figures.add('orders-changed', written.changed)
    figures.add('orders-same', written.unchanged)
    figures.add('lines', this.#lines)
    return {
      figures: figures.list(),
      notes: [],
      differences: [],
      rejected: this.#rejected,
      rejectedCount: this.#rejectedCount,
      alarm: null,
    }
  }
}
