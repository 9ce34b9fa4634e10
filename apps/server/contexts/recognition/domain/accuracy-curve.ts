/** Acceptances of one probability and one lead over the second product, both in thousandths. */
export interface Cell {
  readonly p: number
  readonly lead: number
  readonly right: number
  readonly wrong: number
}

/** Right and wrong acceptances by probability and lead. */
export interface Histogram {
  add(p: number, isRight: boolean, lead?: number): void
  cells(): readonly Cell[]
}

/** «Из 100 строк: 82 без вопроса, 0,6 ошибочных», when only lines at least so sure are accepted. */
export interface CurvePoint {
  /** The least probability that is accepted. */
  readonly accept: number
  readonly withoutQuestion: number
  readonly wrong: number
}

export function tallyOf(): Histogram {
  const kept = new Map<string, { p: number; lead: number; right: number; wrong: number }>()
  return {
    cells: () => [...kept.values()],
    add: (p, isRight, lead = 1) => {
      const cell = { p: Math.round(p * 1000), lead: Math.round(lead * 1000), right: 0, wrong: 0 }
      const key = `${cell.p} ${cell.lead}`
      const known = kept.get(key) ?? cell
      known[isRight ? 'right' : 'wrong'] += 1
      kept.set(key, known)
    },
  }
}

const hundredth = (value: number): number => Math.round(value * 100) / 100

/**
 * From accepting everything the engine would to accepting nothing; every point is really different from the one before. Shares of 100 lines. With a
 * margin only what leads the second product by so much (0..1) is accepted at all.
 */
export function curveOf(cells: readonly Cell[], lines: number, margin: number | null = null): readonly CurvePoint[] {
  if (lines === 0) return []
  const points: CurvePoint[] = []
  let [right, wrong] = [0, 0]
  for (const [at, bin] of [...byProbability(cells, margin)].sort(([a], [b]) => b - a)) {
    right += bin.right
    wrong += bin.wrong
    points.push({ accept: at / 1000, withoutQuestion: hundredth(((right + wrong) / lines) * 100), wrong: hundredth((wrong / lines) * 100) })
  }
  return points.reverse()
}

function byProbability(cells: readonly Cell[], margin: number | null): ReadonlyMap<number, { right: number; wrong: number }> {
  const bins = new Map<number, { right: number; wrong: number }>()
  for (const { p, lead, right, wrong } of cells) {
    if (margin !== null && lead < Math.round(margin * 1000)) continue
    const bin = bins.get(p) ?? { right: 0, wrong: 0 }
    bins.set(p, { right: bin.right + right, wrong: bin.wrong + wrong })
  }
  return bins
}

/** What a threshold between two points does: the first point at least as strict; null when nothing would be accepted. */
export const pointAt = (curve: readonly CurvePoint[], accept: number): CurvePoint | null =>
  curve.find((point) => point.accept >= accept) ?? null
