/** A line of a confirmed order that waits for goods, or holds them; in the order in which orders were confirmed. */
export interface WaitingLine {
  readonly orderId: string
  readonly thousandths: number
  /** The promised day. */
  readonly on: string
}

export interface DatedQuantity {
  readonly on: string
  readonly thousandths: number
}

/** Lines that can no longer be served on their day, with the day they can be; null: nothing that is known to come covers them. */
export function delayedLines(
  lines: readonly WaitingLine[],
  receipts: readonly DatedQuantity[],
): readonly { readonly orderId: string; readonly from: string; readonly to: string | null }[] {
  let promised = 0
  return lines.flatMap(({ orderId, thousandths, on }) => {
    promised += thousandths
    const to = dayCovering(receipts, promised)
    return to !== null && to <= on ? [] : [{ orderId, from: on, to }]
  })
}

function dayCovering(receipts: readonly DatedQuantity[], thousandths: number): string | null {
  let covered = 0
  for (const receipt of receipts) {
    covered += receipt.thousandths
    if (covered >= thousandths) return receipt.on
  }
  return null
}

/** Who loses when `missing` of the reserved goods are not there: the latest confirmed first, and how much each. */
export function losers<Hold extends { readonly thousandths: number }>(
  holds: readonly Hold[],
  missing: number,
): readonly (Hold & { readonly missing: number })[] {
  let left = missing
  return holds.toReversed().flatMap((hold) => {
    const own = Math.min(Math.max(0, left), hold.thousandths)
    left -= own
    return own > 0 ? [{ ...hold, missing: own }] : []
  })
}
