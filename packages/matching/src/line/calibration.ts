import { SIGNAL_NAMES } from './signal-names.ts'
import type { Signals } from './signals.ts'
import { type Kind, WEIGHTS } from './weights.ts'

export type { Kind } from './weights.ts'

/**
 * The least probability that is accepted where nothing else is set. A wrong line costs about ten questions, so that by loss alone
 * accepting pays from 0.9 on; that would ask about one line in four, and people stop reading. On messages nobody tuned to, 0.8 halves
 * the wrong lines for one and a half questions of a hundred lines; a company, group or customer may set another.
 */
export const ACCEPT_FROM = 0.8

/** How often a line with these signals is right, 0..1: a logistic sum of the weights in weights.ts. */
export function probability(kind: Kind, signals: Signals): number {
  const weights = WEIGHTS[kind]
  let sum = weights.always ?? 0
  for (const [name, value] of Object.entries(signals)) sum += (weights[name] ?? 0) * value
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000
}

/** What is left for a product that fits less well. */
export const secondOf = (p: number): number => Math.min(p / 4, (1 - p) / 2)

/** What speaks against the line most, in plain words. */
export function strongestDoubt(kind: Kind, signals: Signals): string {
  let strongest = { weight: 0, reason: 'не уверены, что поняли верно' }
  for (const [name, value] of Object.entries(signals)) {
    const weight = (WEIGHTS[kind][name] ?? 0) * value
    const reason = SIGNAL_NAMES[name]?.reason
    if (reason !== undefined && weight < strongest.weight) strongest = { weight, reason }
  }
  return strongest.reason
}
