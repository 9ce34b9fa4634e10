import { sql } from 'kysely'
import type { Db, UnitOfWork } from '../../../../db/types.ts'
import { availability } from '../../../catalog/index.ts'
import { getOrder } from '../../../ordering/index.ts'
import type { ErpCapabilities } from '../../domain/capabilities.ts'
import type {
  ErpDocument,
  ErpGateway,
  ErpOrder,
  ErpPayment,
  ErpPrice,
  ErpProduct,
  ErpReply,
  ErpStock,
  ErpTerms,
} from '../../ports/erp-gateway.ts'

/**
 * No accounting system is connected: the contexts' own tables are the truth. This façade owns no table and copies nothing; an order
 * submitted to it is the order itself, under its own number.
 */
const LEDGER_CAPABILITIES: ErpCapabilities = {
  priceBasket: true,
  reserveNow: true,
  numberNow: true,
  findByKey: true,
  cancel: true,
  printForms: false,
  settlements: true,
  terms: true,
  expectedReceipts: true,
  changesFeed: false,
}

const ok = <T>(value: T): ErpReply<T> => ({ kind: 'ok', value })
const unsupported = (capability: keyof ErpCapabilities): ErpReply<never> => ({ kind: 'unsupported', capability })

export function createLedgerGateway(uow: UnitOfWork): ErpGateway {
  const read = async <T>(work: (db: Db) => Promise<T>): Promise<ErpReply<T>> => ok(await uow.read(work))
  return {
    name: 'ledger',
    capabilities: LEDGER_CAPABILITIES,
    submitOrder: (order) => uow.read((db) => accept(db, order)),
    findOrder: (key) => read((db) => documentOf(db, key)),
    // Cancelled where it lives, by the order's own command.
    cancelOrder: async () => ok(null),
    readProducts: (cursor) => read((db) => products(db, cursor)),
    readStock: (keys) => read((db) => stock(db, keys)),
    readPrices: (keys) => read((db) => prices(db, keys)),
    readTerms: (taxId) => read((db) => terms(db, taxId)),
    changesSince: async () => unsupported('changesFeed'),
    printForm: async () => unsupported('printForms'),
    paymentsSince: (day) => read((db) => payments(db, day)),
  }
}

async function accept(db: Db, { key }: ErpOrder): Promise<ErpReply<ErpDocument>> {
  const document = await documentOf(db, key)
  if (document === null) return { kind: 'rejected', code: 'not-confirmed', detail: `There is no confirmed order ${key}` }
  if (document.state === 'cancelled') return { kind: 'rejected', code: 'cancelled', detail: `Order ${document.number ?? key} is cancelled` }
  return ok(document)
}

async function documentOf(db: Db, key: string): Promise<ErpDocument | null> {
  const order = await getOrder(db, key)
  if (order === null || order.number === null) return null
  return { erpId: order.id, number: order.number, version: order.draftVersion, state: order.state === 'cancelled' ? 'cancelled' : 'open' }
}

const PAGE = 500

async function products(db: Db, cursor: string | null) {
  const { rows } = await sql<ErpProduct>`SELECT id AS key, sku, name, base_unit AS "baseUnit" FROM product
    WHERE is_active AND id > ${cursor ?? ''} ORDER BY id LIMIT ${PAGE + 1}`.execute(db)
  const items = rows.slice(0, PAGE)
  return { items, next: rows.length > PAGE ? (items.at(-1)?.key ?? null) : null }
}

async function stock(db: Db, keys: readonly string[]): Promise<readonly ErpStock[]> {
  const places = await availability(db, { productIds: keys })
  return [...places].flatMap(([productKey, found]) =>
    found.map(({ warehouseName, freeThousandths, asOf }) => ({ productKey, warehouse: warehouseName, freeThousandths, asOf })),
  )
}

async function prices(db: Db, keys: readonly string[]): Promise<readonly ErpPrice[]> {
  const { rows } = await sql<ErpPrice>`
    SELECT p.product_id AS "productKey", t.name AS "priceType", p.micros, t.currency FROM price p JOIN price_type t ON t.id = p.price_type_id
    WHERE p.product_id = ANY (${[...keys]}::text[]) AND p.from_thousandths = 0 AND p.variant_id IS NULL ORDER BY t.position, t.name`.execute(
    db,
  )
  return rows
}

async function terms(db: Db, taxId: string): Promise<ErpTerms | null> {
  const { rows } = await sql<ErpTerms>`
    SELECT e.tax_id AS "partnerTaxId", a.name AS agreement, t.name AS "priceType", a.prepayment_percent + a.advance_percent AS "prepaymentPercent",
      a.credit_percent AS "creditPercent", a.credit_limit_minor AS "creditLimitMinor"
    FROM legal_entity e JOIN agreement a ON a.partner_id = e.partner_id OR a.partner_id IS NULL JOIN price_type t ON t.id = a.price_type_id
    WHERE e.tax_id = ${taxId} ORDER BY (a.partner_id IS NULL), a.valid_from DESC, a.id DESC LIMIT 1`.execute(db)
  return rows[0] ?? null
}

async function payments(db: Db, day: string): Promise<readonly ErpPayment[]> {
  const { rows } = await sql<ErpPayment>`
    SELECT p.id AS key, p.payer_tax_id AS "payerTaxId", p.amount_minor AS "amountMinor", p.currency, p.paid_on AS "paidOn",
      (SELECT coalesce(array_agg(DISTINCT a.order_id::text), '{}') FROM payment_allocation a WHERE a.payment_id = p.id) AS "orderKeys"
    FROM payment p WHERE p.direction = 'in' AND p.paid_on >= ${day}::date ORDER BY p.recorded_at, p.id`.execute(db)
  return rows
}
