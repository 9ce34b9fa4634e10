/** One example: values of the features, and whether the line was right. */
export interface Example {
  readonly values: readonly number[]
  readonly isRight: boolean
}

export interface Logistic {
  readonly intercept: number
  readonly weights: readonly number[]
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/**
 * Fits P(right) with an L2 penalty on the weights of standardised features. `signs`: -1 keeps a weight at or below zero, 1 at or
 * above, 0 lets it be. Plain accelerated gradient steps: the same examples always give the same weights.
 */
export function fitLogistic(examples: readonly Example[], signs: readonly number[], penalty: number, rounds = 1500): Logistic {
  const size = signs.length
  const means = signs.map((_, k) => mean(examples.map(({ values }) => values[k] ?? 0)))
  const scales = signs.map((_, k) => Math.sqrt(mean(examples.map(({ values }) => ((values[k] ?? 0) - (means[k] ?? 0)) ** 2))) || 1)
  const rows = examples.map(({ values }) => Float64Array.from(values, (value, k) => (value - (means[k] ?? 0)) / (scales[k] ?? 1)))
  const targets = examples.map(({ isRight }) => (isRight ? 1 : 0))
  const step = 1 / (0.25 * (size + 1) + penalty / Math.max(1, examples.length))
  let weights = new Float64Array(size + 1)
  weights[size] = Math.log((mean(targets) + 1e-3) / (1 - mean(targets) + 1e-3))
  let ahead = Float64Array.from(weights)
  for (let round = 1; round <= rounds; round += 1) {
    const slope = new Float64Array(size + 1)
    rows.forEach((row, i) => {
      let x = ahead[size] ?? 0
      for (let k = 0; k < size; k += 1) x += (ahead[k] ?? 0) * (row[k] ?? 0)
      const miss = sigmoid(x) - (targets[i] ?? 0)
      for (let k = 0; k < size; k += 1) slope[k] = (slope[k] ?? 0) + miss * (row[k] ?? 0)
      slope[size] = (slope[size] ?? 0) + miss
    })
    const next = new Float64Array(size + 1)
    for (let k = 0; k <= size; k += 1) {
      const pull = k < size ? penalty * (ahead[k] ?? 0) : 0
      const value = (ahead[k] ?? 0) - (step * ((slope[k] ?? 0) + pull)) / Math.max(1, examples.length)
      const sign = k < size ? (signs[k] ?? 0) : 0
      next[k] = sign < 0 ? Math.min(0, value) : sign > 0 ? Math.max(0, value) : value
    }
    const speed = (round - 1) / (round + 2)
    ahead = next.map((value, k) => value + speed * (value - (weights[k] ?? 0)))
    weights = next
  }
  const own = signs.map((_, k) => (weights[k] ?? 0) / (scales[k] ?? 1))
  return { intercept: (weights[size] ?? 0) - own.reduce((sum, weight, k) => sum + weight * (means[k] ?? 0), 0), weights: own }
}
