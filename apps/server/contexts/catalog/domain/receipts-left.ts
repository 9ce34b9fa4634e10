/** Goods expected on a day, base thousandths. */
export interface DatedQuantity {
  readonly on: string
  readonly thousandths: number
}

/** What of the receipts to come is not promised yet: the earliest go to those who wait already. */
export function receiptsLeft(receipts: readonly DatedQuantity[], awaitedThousandths: number): readonly DatedQuantity[] {
  let promised = awaitedThousandths
  return receipts.flatMap(({ on, thousandths }) => {
    const taken = Math.min(Math.max(0, promised), thousandths)
    promised -= taken
    return thousandths > taken ? [{ on, thousandths: thousandths - taken }] : []
  })
}
