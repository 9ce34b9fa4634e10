import type { MatchContext } from '../types.ts'

/** More than this many times what was ever bought at once is rather a slip of the finger than an order. */
const TIMES = 10

/** The doubt about a quantity ten times the greatest this customer ever bought of the item, in the same unit; null when usual. */
export function unusualQuantity(context: MatchContext, itemId: string, qty: number, unit: string | null): string | null {
  const bought = (context.history ?? []).flatMap((order) =>
    order.lines
      .filter((line) => line.itemId === itemId && (unit === null || line.unit === null || line.unit === unit))
      .map((line) => line.qty),
  )
  const most = Math.max(0, ...bought)
  return most > 0 && qty >= most * TIMES ? `обычно вы берёте до ${printed(most)}, здесь ${printed(qty)}` : null
}

const printed = (value: number): string => String(value).replace('.', ',')
