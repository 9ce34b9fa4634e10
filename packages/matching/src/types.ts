/** One sellable row of a catalog. `id` is unique; `sku` is the article people write; `unit` is the unit of sale as the source prints it. */
export interface CatalogItem {
  readonly id: string
  readonly sku: string
  readonly name: string
  readonly unit: string
  readonly pack?: string
  readonly price?: number
  readonly stock?: number
  readonly group?: string
  readonly aliases?: readonly string[]
}

/** A line of a cart or of an earlier order. `unit` is as said, normalised («шт», «уп», «рул»…), null when it was not said. */
export interface BasketLine {
  readonly itemId: string
  readonly qty: number
  readonly unit: string | null
}

/** What a correction taught: this phrase means this item, at that level. A person's alias beats the company's. */
export interface Alias {
  /** Whatever the caller knows it by; comes back with the line it decided. */
  readonly id?: string
  readonly phrase: string
  readonly itemId: string
  readonly level: 'person' | 'customer' | 'segment' | 'company'
  readonly hits?: number
}

/** When to accept: `accept` is the least calibrated probability, `margin` the least lead over the second candidate. Both 0..1. */
export interface Thresholds {
  readonly accept?: number
  readonly margin?: number
}

/** What is known about the writer: earlier orders newest first, the draft being edited, learned aliases. */
export interface MatchContext {
  readonly history?: readonly { readonly lines: readonly BasketLine[] }[]
  readonly cart?: readonly BasketLine[]
  readonly aliases?: readonly Alias[]
  readonly thresholds?: Thresholds
}

export type Decision = 'accept' | 'ask' | 'unknown'

/** A product that may be meant. `p` is 0..1 within the line; `why` are short Russian reasons. */
export interface Candidate {
  readonly itemId: string
  readonly p: number
  readonly why: readonly string[]
}

/** The attribute that separates the candidates best, with the value each candidate has («9,5», «12,5»). */
export interface Question {
  readonly attribute: string
  readonly values: readonly { readonly value: string; readonly itemIds: readonly string[] }[]
}

/** «Побольше», «ещё чуть-чуть»: which way the amount of an item goes, and from what; how far was not said. */
export interface HowMuch {
  readonly itemId: string
  readonly qty: number | null
  readonly unit: string | null
  readonly direction: 'more' | 'less' | 'some'
  readonly isSlight: boolean
}

/**
 * One line of the order. `span` are character offsets in the message, null for lines that come from the cart or the history.
 * `qty` and `unit` are as said; `unit` is null when not said.
 */
export interface MatchedLine {
  readonly text: string
  readonly span: readonly [number, number] | null
  readonly decision: Decision
  readonly itemId: string | null
  readonly qty: number | null
  readonly unit: string | null
  readonly p: number
  readonly candidates: readonly Candidate[]
  readonly why: readonly string[]
  readonly question?: Question
  /** The line is asked about only because of its amount. */
  readonly howMuch?: HowMuch
  /** The learned phrase that decided the line. */
  readonly alias?: Alias
  readonly origin: 'message' | 'cart' | 'history'
  readonly operation?: 'add' | 'set' | 'remove' | 'replace'
}

export type OtherKind =
  | 'price'
  | 'stock'
  | 'status'
  | 'invoice'
  | 'delivery'
  | 'calculation'
  | 'request'
  | 'complaint'
  | 'manager'
  | 'question'
  | 'smalltalk'
  | 'noise'

/** A part of the message that is not an order line. */
export interface OtherSegment {
  readonly text: string
  readonly kind: OtherKind
}

/** What a message means. With a cart or a repeat, `lines` is the whole resulting basket and `removed` what went out of it. */
export interface Understanding {
  readonly intents: readonly string[]
  readonly lines: readonly MatchedLine[]
  readonly other: readonly OtherSegment[]
  readonly removed: readonly BasketLine[]
}
