/** A confirmed order of the last hours, as far as the guard against ordering twice needs it. */
export interface RecentOrder {
  readonly number: string
  readonly lines: readonly { readonly productId: string; readonly baseThousandths: number }[]
}

/** The recent order that shares at least four fifths of its lines, quantity included, with this one; the customer is asked before it is placed again. */
export function findDuplicate(lines: RecentOrder['lines'], recent: readonly RecentOrder[]): RecentOrder | null {
  return recent.find((other) => sharedLines(lines, other.lines) * 5 >= Math.max(lines.length, other.lines.length) * 4) ?? null
}

function sharedLines(a: RecentOrder['lines'], b: RecentOrder['lines']): number {
  const counts = new Map<string, number>()
  const key = (line: RecentOrder['lines'][number]): string => `${line.productId} ${line.baseThousandths}`
  for (const line of a) counts.set(key(line), (counts.get(key(line)) ?? 0) + 1)
  let shared = 0
  for (const line of b) {
    const left = counts.get(key(line)) ?? 0
    if (left > 0) {
      shared += 1
      counts.set(key(line), left - 1)
    }
  }
  return shared
}
