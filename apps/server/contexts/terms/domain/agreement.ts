import type { Currency } from '@skladno/kernel'

/** Advance before securing, prepayment before shipment, credit after it: percentages that sum to 100. */
export interface PaymentSchedule {
  readonly advancePercent: number
  readonly prepaymentPercent: number
  readonly creditPercent: number
  /** Days after shipment. */
  readonly creditDays: number
}

/** Commercial terms (соглашение) of a partner, or typical ones (`partnerId` null). */
export interface Agreement {
  readonly id: string
  readonly partnerId: string | null
  readonly organisationId: string
  readonly name: string
  readonly priceTypeId: string
  readonly priceTypeName: string
  readonly currency: Currency
  readonly vatIncluded: boolean
  readonly warehouseId: string | null
  /** How the goods usually get there: a new draft begins with it. */
  readonly deliveryMode: 'pickup' | 'delivery' | 'carrier'
  readonly discountBp: number
  readonly schedule: PaymentSchedule
  /** Null: no credit, whatever the schedule says. */
  readonly creditLimitMinor: number | null
  /** Debt overdue by more days than this blocks release. */
  readonly overdueBlockDays: number
  /** How far a price may drift in the seller's disfavour before the customer is asked again. */
  readonly priceToleranceBp: number
  readonly reserveBankDays: number
  readonly validFrom: string
  readonly validTo: string | null
}
