/** Largest magnitude money and quantities may take: beyond it arithmetic on numbers loses kopecks. */
export function assertSafe(value: number, what: string): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} must be a safe integer, got ${value}`)
  return value
}

/** `numerator / denominator`, half away from zero, exact: the rounding of 1C documents. */
export function divideRounded(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n) throw new RangeError(`Denominator must be positive, got ${denominator}`)
  const negative = numerator < 0n
  const magnitude = negative ? -numerator : numerator
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n)
  return assertSafe(Number(negative ? -rounded : rounded), 'A rounded quotient')
}

/**
 * Splits `total` in proportion to `weights` by largest remainder: parts are integers and sum exactly to `total`.
 * All weights zero → the first part takes everything.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  assertSafe(total, 'A total to allocate')
  if (weights.length === 0) throw new RangeError('Cannot allocate to no parts')
  if (weights.some((w) => !Number.isSafeInteger(w) || w < 0))
    throw new RangeError(`Weights must be non-negative integers, got ${weights.join(', ')}`)
  const sum = weights.reduce((a, w) => a + BigInt(w), 0n)
  if (sum === 0n) return weights.map((_, i) => (i === 0 ? total : 0))
  const sign = total < 0 ? -1 : 1
  const magnitude = BigInt(Math.abs(total))
  const shares = weights.map((w) => (magnitude * BigInt(w)) / sum)
  const remainders = weights.map((w, i) => ({ i, rest: (magnitude * BigInt(w)) % sum }))
  let left = Number(magnitude - shares.reduce((a, s) => a + s, 0n))
  remainders.sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest < b.rest ? 1 : -1))
  const parts = shares.map(Number)
  for (const { i } of remainders) {
    if (left-- <= 0) break
    parts[i] = (parts[i] ?? 0) + 1
  }
  return parts.map((p) => (p === 0 ? 0 : p * sign))
}
