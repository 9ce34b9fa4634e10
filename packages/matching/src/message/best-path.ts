export interface Path {
  /** Where each stretch of the best cut begins, in order. */
  readonly starts: readonly number[]
  /** By how much the best cut is worth more than the best one without that stretch; Infinity where there is no other. */
  readonly leads: readonly number[]
}

interface Found {
  readonly starts: readonly number[]
  readonly total: number
}

/** The cut of `count` pieces into stretches of at most `longest` whose worth adds up to the most; `worth` of pieces from..to, both included. */
export function bestPath(count: number, longest: number, worth: (from: number, to: number) => number): Path {
  const known = new Map<number, number>()
  const worthOf = (from: number, to: number): number => {
    const key = from * (count + 1) + to
    const value = known.get(key) ?? worth(from, to)
    known.set(key, value)
    return value
  }
  const best = follow(count, longest, worthOf, -1, -1)
  const leads = best.starts.map((from, i) => best.total - follow(count, longest, worthOf, from, best.starts[i + 1] ?? count).total)
  return { starts: best.starts, leads }
}

/** The best cut that has no stretch from `without` to `until`. */
function follow(count: number, longest: number, worthOf: (from: number, to: number) => number, without: number, until: number): Found {
  const best: number[] = [0]
  const from: number[] = [0]
  for (let to = 1; to <= count; to += 1) {
    let top = Number.NEGATIVE_INFINITY
    let cut = to - 1
    for (let start = Math.max(0, to - longest); start < to; start += 1) {
      if (start === without && to === until) continue
      const value = (best[start] ?? 0) + worthOf(start, to - 1)
      if (value > top + 1e-9) {
        top = value
        cut = start
      }
    }
    best.push(top)
    from.push(cut)
  }
  const starts: number[] = []
  if ((best[count] ?? 0) > Number.NEGATIVE_INFINITY) for (let to = count; to > 0; to = from[to] ?? 0) starts.unshift(from[to] ?? 0)
  return { starts, total: best[count] ?? 0 }
}
