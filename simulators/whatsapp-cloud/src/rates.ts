/** Meta's two speed limits, on the world's clock. */
export interface Rates {
  /** The error code to refuse with, or null when the message may pass (which counts it). */
  take(recipient: string, now: number): 130429 | 131056 | null
}

export interface RateLimits {
  /** Messages a second over the whole number. */
  readonly perSecond: number
  /** One message per so many milliseconds to one person … */
  readonly pairEveryMs: number
  /** … of which this many may be borrowed from the future at once. */
  readonly pairBurst: number
}

export const documentedRates: RateLimits = { perSecond: 80, pairEveryMs: 6_000, pairBurst: 45 }

export function createRates(limits: RateLimits): Rates {
  let recent: number[] = []
  /** Moment at which everything said to the person so far is paid for. */
  const paidUntil = new Map<string, number>()
  return {
    take(recipient, now) {
      recent = recent.filter((at) => at > now - 1000)
      if (recent.length >= limits.perSecond) return 130429
      const paid = Math.max(paidUntil.get(recipient) ?? now, now) + limits.pairEveryMs
      if (paid - now > limits.pairBurst * limits.pairEveryMs) return 131056
      recent.push(now)
      paidUntil.set(recipient, paid)
      return null
    },
  }
}
