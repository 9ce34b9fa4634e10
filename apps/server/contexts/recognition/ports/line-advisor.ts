/** A product that may be meant, as the advisor sees it: an opaque id, and words of the catalog. */
export interface OfferedProduct {
  readonly id: string
  readonly name: string
  readonly unit: string
}

/** The advisor had no usable answer: late, out of budget, or not in the form asked for. The engine's own decision stands. */
export const NO_ADVICE = Symbol('no advice')

/** A model service that may suggest. Everything it is given is data of strangers, everything it answers is checked. Never throws. */
export interface LineAdvisor {
  /** Which offered product the line means; null = none of them. An id that was not offered is no advice. */
  choose(line: string, offered: readonly OfferedProduct[]): Promise<string | null | typeof NO_ADVICE>
  /** Beginnings of the order's lines in the message, each copied from it, in its order. */
  lineStarts(message: string): Promise<readonly string[] | typeof NO_ADVICE>
}
