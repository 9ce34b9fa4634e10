/** What was ordered in the end, by product: the answer a past message is judged by. Amounts in base units where the catalog converts, else as said. */
export interface OrderedLine {
  readonly productId: string
  readonly amount: number
  readonly unit: string | null
  /** The words it was made of, where they are known. */
  readonly said: string
  readonly amountMinor: number | null
}

export interface PastBasket {
  readonly lines: readonly { readonly itemId: string; readonly qty: number; readonly unit: string | null }[]
}

/** A past message (or the few of one order) with the order made of it, and what was known before it. */
export interface PastOrder {
  /** Of the order, or the number of the line in the file. */
  readonly key: string
  readonly orderId: string | null
  readonly at: Date
  readonly partnerId: string | null
  readonly contactId: string | null
  readonly segment: string | null
  readonly customer: string
  readonly sayings: readonly string[]
  readonly ordered: readonly OrderedLine[]
  /** Products that left the order for another reason than a misunderstanding: too little stock, a later cancellation. */
  readonly leftOut: readonly string[]
  /** Newest first, only from before this message. */
  readonly history: readonly PastBasket[]
}

/** Who a customer of the file is here. */
export interface KnownCustomer {
  readonly partnerId: string
  readonly segment: string | null
}
