import type { Currency } from '@skladno/kernel'
import type { ErpCapabilities, ErpCapability } from '../domain/capabilities.ts'

/** An order as the accounting system needs it. The key is ours and lives where people do not edit. */
export interface ErpOrder {
  readonly key: string
  /** Grows with every change of the order: the same key with a higher version changes the document. */
  readonly version: number
  /** Our number, shown as the customer's reference. */
  readonly number: string
  readonly organisationTaxId: string
  readonly buyerTaxId: string
  readonly buyerKpp: string | null
  readonly currency: Currency
  readonly shipOn: string | null
  readonly comment: string | null
  readonly totalMinor: number
  readonly lines: readonly ErpOrderLine[]
}

export interface ErpOrderLine {
  readonly sku: string
  /** In sale packs. */
  readonly packThousandths: number
  readonly packUnit: string
  readonly priceMicros: number
  readonly amountMinor: number
}

/** A document there. `number` is null while none has been given. */
export interface ErpDocument {
  readonly erpId: string
  readonly number: string | null
  readonly version: number
  readonly state: 'open' | 'cancelled'
}

export interface ErpProduct {
  readonly key: string
  readonly sku: string
  readonly name: string
  readonly baseUnit: string
}

export interface ErpStock {
  readonly productKey: string
  readonly warehouse: string
  /** Free, base thousandths. */
  readonly freeThousandths: number
  readonly asOf: Date
}

export interface ErpPrice {
  readonly productKey: string
  readonly priceType: string
  readonly micros: number
  readonly currency: Currency
}

export interface ErpTerms {
  readonly partnerTaxId: string
  readonly agreement: string
  readonly priceType: string
  readonly prepaymentPercent: number
  readonly creditPercent: number
  /** Minor units; null = no credit, never unlimited. */
  readonly creditLimitMinor: number | null
}

export interface ErpPayment {
  readonly key: string
  readonly payerTaxId: string | null
  readonly amountMinor: number
  readonly currency: Currency
  readonly paidOn: string
  readonly orderKeys: readonly string[]
}

/** What people did over there: an order of ours changed or deleted, or one that was born there. */
export interface ErpChange {
  readonly erpId: string
  /** Our key, null for an order born there. */
  readonly key: string | null
  readonly kind: 'changed' | 'cancelled' | 'deleted' | 'born'
  readonly version: number
}

/**
 * Every answer is one of these, never an exception. `rejected` and `retry` are certain: nothing was done. `unknown` means the call may
 * have arrived: look by key before anything is repeated.
 */
export type ErpReply<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'rejected'; readonly code: string; readonly detail: string }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string }
  | { readonly kind: 'unsupported'; readonly capability: ErpCapability }

export interface ErpPage<T> {
  readonly items: readonly T[]
  /** Pass it to get the next page; null = that was the last. */
  readonly next: string | null
}

/** The accounting system, in our words. Every adapter runs `erp-gateway.contract.ts`. */
export interface ErpGateway {
  readonly name: string
  readonly capabilities: ErpCapabilities
  /** One document per key for ever, whatever is repeated; a lower version than the known one changes nothing. */
  submitOrder(order: ErpOrder, signal?: AbortSignal): Promise<ErpReply<ErpDocument>>
  /** Null inside `ok`: certainly not there. */
  findOrder(key: string): Promise<ErpReply<ErpDocument | null>>
  /** Cancelling what is cancelled or was never there is fine. */
  cancelOrder(key: string): Promise<ErpReply<null>>
  readProducts(cursor: string | null): Promise<ErpReply<ErpPage<ErpProduct>>>
  readStock(productKeys: readonly string[]): Promise<ErpReply<readonly ErpStock[]>>
  readPrices(productKeys: readonly string[]): Promise<ErpReply<readonly ErpPrice[]>>
  readTerms(partnerTaxId: string): Promise<ErpReply<ErpTerms | null>>
  /** Oldest first, after the cursor. */
  changesSince(cursor: string | null): Promise<ErpReply<ErpPage<ErpChange>>>
  printForm(erpId: string, form: 'invoice' | 'shipment'): Promise<ErpReply<{ readonly bytes: Uint8Array; readonly mimeType: string }>>
  /** Payments from a day on (`YYYY-MM-DD`), each under a key of its own. */
  paymentsSince(day: string): Promise<ErpReply<readonly ErpPayment[]>>
}
