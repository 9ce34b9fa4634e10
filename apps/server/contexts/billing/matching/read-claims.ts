import type { Currency } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { customerDirectory } from '../../parties/index.ts'
import { readKnownPayers } from './known-payers.ts'
import type { KnownPayer, OpenClaims, OpenOrder } from './propose-match.ts'
import { numberKey, numberTail } from './purpose-references.ts'

interface Row {
  readonly orderId: string
  readonly partnerId: string
  readonly legalEntityId: string | null
  readonly orderNumber: string
  readonly invoiceNumbers: readonly string[]
  readonly currency: Currency
  readonly dueMinor: number
}

/** Confirmed orders of a seller that are not paid in full; history loaded from files owes nothing. */
async function readOpenOrders(db: Db, organisationId: string): Promise<readonly OpenOrder[]> {
  const { rows } = await sql<Row>`
    SELECT o.id AS "orderId", o.partner_id AS "partnerId", o.legal_entity_id AS "legalEntityId", coalesce(o.number, '') AS "orderNumber", o.currency,
      ARRAY(SELECT i.number FROM invoice i WHERE i.order_id = o.id ORDER BY i.id)
        || CASE WHEN o.erp_number IS NULL THEN '{}'::text[] ELSE ARRAY[o.erp_number] END AS "invoiceNumbers",
      (o.total_minor - o.returned_minor - coalesce(a.paid, 0))::bigint AS "dueMinor"
    FROM customer_order o
    LEFT JOIN LATERAL (SELECT sum(amount_minor) AS paid FROM payment_allocation WHERE order_id = o.id) a ON true
    WHERE o.organisation_id = ${organisationId} AND o.state IN ('confirmed', 'closed') AND o.source <> 'import'
      AND o.total_minor - o.returned_minor > coalesce(a.paid, 0) ORDER BY o.confirmed_at, o.id`.execute(db)
  return rows
}

/** The claims of one seller held in memory while a statement is matched; what is applied is taken off as it goes. */
export interface LiveClaims extends OpenClaims {
  apply(orders: readonly { readonly orderId: string; readonly amountMinor: number }[]): void
}

/** Reads what is open for a seller organisation once: a statement of thousands of documents asks of it thousands of times. */
export async function readClaims(db: Db, organisationId: string): Promise<LiveClaims> {
  const due = new Map((await readOpenOrders(db, organisationId)).map((order) => [order.orderId, order]))
  const [byKey, byTail, byPartner] = [new Map<string, string[]>(), new Map<string, string[]>(), new Map<string, string[]>()]
  const put = (map: Map<string, string[]>, key: string, id: string): void => {
    if (key !== '') map.set(key, [...(map.get(key) ?? []), id])
  }
  for (const order of due.values()) {
    put(byPartner, order.partnerId, order.orderId)
    const numbers = [...new Set([order.orderNumber, ...order.invoiceNumbers])]
    for (const key of new Set(numbers.map(numberKey))) put(byKey, key, order.orderId)
    for (const tail of new Set(numbers.map(numberTail))) put(byTail, tail, order.orderId)
  }
  const ordersIn = (ids: readonly string[] | undefined): readonly OpenOrder[] =>
    (ids ?? []).flatMap((id) => due.get(id) ?? []).filter(({ dueMinor }) => dueMinor > 0)
  const payers = await readPayers(db, organisationId)
  return {
    ordersByKey: (key) => ordersIn(byKey.get(key)),
    ordersByTail: (tail) => ordersIn(byTail.get(tail)),
    ordersOf: (partnerId) => ordersIn(byPartner.get(partnerId)),
    payers: (taxId) => payers.byTaxId.get(taxId) ?? [],
    payersByContract: (key) => payers.byContract.get(key) ?? [],
    apply: (orders) => {
      for (const { orderId, amountMinor } of orders) {
        const order = due.get(orderId)
        if (order !== undefined) due.set(orderId, { ...order, dueMinor: order.dueMinor - amountMinor })
      }
    },
  }
}

async function readPayers(
  db: Db,
  organisationId: string,
): Promise<{
  readonly byTaxId: ReadonlyMap<string, readonly KnownPayer[]>
  readonly byContract: ReadonlyMap<string, readonly KnownPayer[]>
}> {
  const directory = await customerDirectory(db)
  const contracts = new Map<string, string[]>()
  for (const { legalEntityId, organisationId: with_, number } of directory.contracts)
    if (with_ === organisationId) contracts.set(legalEntityId, [...(contracts.get(legalEntityId) ?? []), numberKey(number)])
  const [byTaxId, byContract] = [new Map<string, KnownPayer[]>(), new Map<string, KnownPayer[]>()]
  for (const { id, partnerId, taxId } of directory.legalEntities) {
    const payer: KnownPayer = { partnerId, legalEntityId: id, contractNumbers: contracts.get(id) ?? [], isRemembered: false }
    byTaxId.set(taxId, [...(byTaxId.get(taxId) ?? []), payer])
    for (const key of payer.contractNumbers) byContract.set(key, [...(byContract.get(key) ?? []), payer])
  }
  const entityOf = new Map(directory.legalEntities.toReversed().map(({ id, partnerId }) => [partnerId, id] as const))
  for (const { taxId, partnerId, legalEntityId } of await readKnownPayers(db)) {
    const own = byTaxId.get(taxId) ?? []
    const settles = legalEntityId ?? entityOf.get(partnerId)
    if (settles === undefined || own.some((payer) => payer.partnerId === partnerId)) continue
    byTaxId.set(taxId, [...own, { partnerId, legalEntityId: settles, contractNumbers: [], isRemembered: true }])
  }
  return { byTaxId, byContract }
}
