/** Right and wrong acceptances by probability, kept by thousandths. */
export interface Histogram {
  add(p: number, isRight: boolean): void
  readonly bins: ReadonlyMap<number, { readonly right: number; readonly wrong: number }>
}

/** «Из 100 строк: 82 без вопроса, 0,6 ошибочных», when only lines at least so sure are accepted. */
export interface CurvePoint {
  /** The least probability that is accepted. */
  readonly accept: number
  readonly withoutQuestion: number
  readonly wrong: number
}

export function tallyOf(): Histogram {
  const bins = new Map<number, { right: number; wrong: number }>()
  return {
    bins,
    add: (p, isRight) => {
      const at = Math.round(p * 1000)
      const bin = bins.get(at) ?? { right: 0, wrong: 0 }
      bin[isRight ? 'right' : 'wrong'] += 1
      bins.set(at, bin)
    },
  }
}

const hundredth = (value: number): number => Math.round(value * 100) / 100

/** From accepting everything the engine would to accepting nothing; every point is really different from the one before. Shares of 100 lines. */
export function curveOf({ bins }: Histogram, lines: number): readonly CurvePoint[] {
  if (lines === 0) return []
  const points: CurvePoint[] = []
  let [right, wrong] = [0, 0]
  for (const [at, bin] of [...bins].sort(([a], [b]) => b - a)) {
    right += bin.right
    wrong += bin.wrong
    points.push({ accept: at / 1000, withoutQuestion: hundredth(((right + wrong) / lines) * 100), wrong: hundredth((wrong / lines) * 100) })
  }
  return points.reverse()
}

/** What a threshold between two points does: the first point at least as strict; null when nothing would be accepted. */
export const pointAt = (curve: readonly CurvePoint[], accept: number): CurvePoint | null =>
  curve.find((point) => point.accept >= accept) ?? null
