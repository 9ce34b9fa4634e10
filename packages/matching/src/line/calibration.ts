/** Score of the evidence → share of such lines that were right: the shape from the train cases of fixtures/matching, the level from cases never tuned to. Monotone. */
const ACCEPTED: readonly (readonly [number, number])[] = [
  [0, 0.81],
  [0.9, 0.88],
  [0.95, 0.92],
  [0.98, 0.945],
  [0.993, 0.96],
  [0.997, 0.97],
  [1, 0.985],
]

/** The same for the best product of a line that is asked. */
const ASKED: readonly (readonly [number, number])[] = [
  [0, 0.04],
  [0.05, 0.14],
  [0.2, 0.3],
  [0.7, 0.42],
  [0.95, 0.5],
  [0.985, 0.65],
  [1, 0.8],
]

/** The probability of being right behind a score of 0..1. Grows with the score; 0..1. */
export function calibrated(score: number, isAccepted: boolean): number {
  const table = isAccepted ? ACCEPTED : ASKED
  const above = table.findIndex(([at]) => at >= score)
  const [high, p] = table[Math.max(0, above)] ?? [1, 1]
  const [low, before] = table[Math.max(0, above - 1)] ?? [high, p]
  const share = high > low ? (score - low) / (high - low) : 1
  return Math.round((before + (p - before) * share) * 1000) / 1000
}
