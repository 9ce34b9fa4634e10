import type { MatchingCase } from './case-files.ts'
import { type PredictedLine, scoreCase } from './score.ts'

/** One best guess: what probability the matcher gave it and whether product and quantity were right. */
export interface Guess {
  readonly p: number
  readonly isRight: boolean
}

/** The best guess behind every accept and every question of a message, judged as if all of them had been accepted. */
export function guessesOf(one: MatchingCase, lines: readonly PredictedLine[], saleUnit: (sku: string) => string | undefined): Guess[] {
  const outcomes = guessOutcomes(one, lines, saleUnit)
  return lines.flatMap((line, i) => (outcomes[i] === undefined ? [] : [{ p: line.p, isRight: outcomes[i] === true }]))
}

/** By line: whether its best guess is right; undefined where there is none. */
export function guessOutcomes(
  one: MatchingCase,
  lines: readonly PredictedLine[],
  saleUnit: (sku: string) => string | undefined,
): (boolean | undefined)[] {
  const guess = (line: PredictedLine): string | null =>
    line.decision === 'unknown' ? null : line.decision === 'accept' ? line.sku : (line.candidates[0] ?? null)
  const forced = lines.flatMap((line): PredictedLine[] => {
    const sku = guess(line)
    return sku === null ? [] : [{ ...line, decision: 'accept', sku }]
  })
  const { outcomes } = scoreCase(one, forced, saleUnit)
  let at = 0
  return lines.map((line) => (guess(line) === null ? undefined : outcomes[at++] === 'right'))
}

interface ReliabilityBin {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly meanP: number
  readonly shareRight: number
}

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length)

/** Equal-width bins of stated probability against the share that was right. */
export function reliability(guesses: readonly Guess[], bins = 10): ReliabilityBin[] {
  return Array.from({ length: bins }, (_, i) => {
    const inBin = guesses.filter(({ p }) => Math.min(bins - 1, Math.floor(p * bins)) === i)
    const shareRight = mean(inBin.map(({ isRight }) => (isRight ? 1 : 0)))
    return { from: i / bins, to: (i + 1) / bins, count: inBin.length, meanP: mean(inBin.map(({ p }) => p)), shareRight }
  }).filter(({ count }) => count > 0)
}

/** Expected calibration error: mean distance between stated probability and share right, weighted by bin size. 0..1. */
export function calibrationError(guesses: readonly Guess[]): number {
  const total = guesses.length
  return total === 0 ? 0 : reliability(guesses).reduce((sum, bin) => sum + (bin.count / total) * Math.abs(bin.meanP - bin.shareRight), 0)
}

interface RiskPoint {
  readonly threshold: number
  readonly coverage: number
  readonly risk: number
}

/** What accepting everything at or above each probability would cover (share of gold lines) and get wrong (share of accepts). */
export function riskCoverage(guesses: readonly Guess[], goldLines: number, thresholds: readonly number[]): RiskPoint[] {
  return thresholds.map((threshold) => {
    const taken = guesses.filter(({ p }) => p >= threshold)
    const wrong = taken.filter(({ isRight }) => !isRight).length
    return { threshold, coverage: taken.length / Math.max(1, goldLines), risk: taken.length === 0 ? 0 : wrong / taken.length }
  })
}
