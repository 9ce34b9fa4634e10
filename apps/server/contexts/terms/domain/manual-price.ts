import { fail, ok, type Result } from '@skladno/kernel'
import { type Actor, may } from '../../parties/index.ts'
import type { Quote } from './quote.ts'

export interface ManualPrice {
  /** Null: the product has no price of its own for this customer. */
  readonly quote: Pick<Quote, 'listMicros' | 'floorMicros'> | null
  /** Per sale pack. */
  readonly micros: number
  readonly actor: Actor
  /** How far below the list price an employee may go alone, basis points (`botSettings.managerDiscountLimitBp`). Absent: not at all. */
  readonly discountLimitBp?: number
}

export interface ManualPriceError {
  readonly code: 'terms.price-not-positive' | 'terms.price-below-floor' | 'terms.price-not-allowed'
  readonly facts?: Readonly<Record<string, unknown>>
}

/**
 * Whether a person may set this price: only an employee who may price orders, never zero, never below the floor, whoever asks.
 * Beyond the discount limit, or where there is no list price to measure by, the price waits for approval (`needsApproval`).
 */
export function checkManualPrice(
  price: ManualPrice,
): Result<{ readonly needsApproval: boolean; readonly discountBp: number }, ManualPriceError> {
  const { quote, micros, actor } = price
  if (!may(actor, 'orders.price')) return fail('terms.price-not-allowed')
  if (!Number.isSafeInteger(micros) || micros <= 0) return fail('terms.price-not-positive', { micros })
  if (quote !== null && quote.floorMicros !== null && micros < quote.floorMicros) {
    return fail('terms.price-below-floor', { micros, floorMicros: quote.floorMicros })
  }
  const isApprover = may(actor, 'prices.approve')
  const discountBp = quote === null ? 0 : discountOf(quote.listMicros, micros)
  return ok({ needsApproval: !isApprover && (quote === null || discountBp > (price.discountLimitBp ?? 0)), discountBp })
}

/** How much lower than the list a price is, basis points rounded up; 0 when it is not lower. */
export function discountOf(listMicros: number, micros: number): number {
  if (micros >= listMicros) return 0
  const list = BigInt(listMicros)
  return Number(((list - BigInt(micros)) * 10_000n + list - 1n) / list)
}
