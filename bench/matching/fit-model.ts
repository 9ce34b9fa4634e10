import { SIGNAL_GROUPS, SIGNAL_NAMES } from '../../packages/matching/src/line/signal-names.ts'
import type { FitLine } from './fit-lines.ts'
import { fitLogistic, type Logistic, sigmoid } from './logistic.ts'

/** Weights by the name of the signal; a signal that is not there weighs nothing. */
export interface Model {
  readonly always: number
  readonly weights: Readonly<Record<string, number>>
}

export interface Judged {
  readonly p: number
  readonly isRight: boolean
}

const SPEAKS = { against: -1, for: 1, either: 0 } as const
const FOLDS = 8

const valuesOf = (names: readonly string[], line: FitLine): number[] => names.map((name) => line.signals[name] ?? 0)

/** The weights that say best which of these lines are right. */
export function fitKind(lines: readonly FitLine[], penalty: number): Model {
  const names = Object.keys(SIGNAL_NAMES).filter((name) => lines.some((line) => (line.signals[name] ?? 0) !== 0))
  const signs = names.map((name) => SPEAKS[SIGNAL_NAMES[name]?.speaks ?? 'either'])
  const examples = lines.map((line) => ({ values: valuesOf(names, line), isRight: line.isRight }))
  return named(names, fitLogistic(examples, signs, penalty))
}

function named(names: readonly string[], { intercept, weights }: Logistic): Model {
  return { always: intercept, weights: Object.fromEntries(names.map((name, k) => [name, weights[k] ?? 0])) }
}

const scoreOf = ({ always, weights }: Model, signals: Readonly<Record<string, number>>): number =>
  Object.entries(signals).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, always)

export const probabilityOf = (model: Model, signals: Readonly<Record<string, number>>): number => sigmoid(scoreOf(model, signals))

/** Which fold a message falls in: the same always, all lines of a message together. */
function foldOf(message: string): number {
  let hash = 7
  for (const letter of message) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return hash % FOLDS
}

/** Every line judged by weights that never saw its message. */
export function crossValidated(lines: readonly FitLine[], penalty: number): Judged[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const own = lines.filter((line) => foldOf(line.message) === fold)
    const rest = lines.filter((line) => foldOf(line.message) !== fold)
    if (own.length === 0 || rest.length === 0) return []
    const model = fitKind(rest, penalty)
    return own.map((line) => ({ p: probabilityOf(model, line.signals), isRight: line.isRight }))
  })
}

/** The same weights, stretched and shifted so that these lines are right as often as stated. */
export function levelled(model: Model, lines: readonly FitLine[]): Model {
  if (lines.filter(({ isRight }) => !isRight).length < 5) return model
  const examples = lines.map((line) => ({ values: [scoreOf(model, line.signals)], isRight: line.isRight }))
  const { intercept, weights } = fitLogistic(examples, [1], 1)
  const stretch = weights[0] ?? 1
  return {
    always: intercept + stretch * model.always,
    weights: Object.fromEntries(Object.entries(model.weights).map(([name, weight]) => [name, weight * stretch])),
  }
}

/** Chance that a right line has a higher probability than a wrong one. */
export function areaUnderCurve(judged: readonly Judged[]): number {
  const right = judged.filter(({ isRight }) => isRight)
  const wrong = judged.filter(({ isRight }) => !isRight)
  let higher = 0
  for (const one of right) for (const other of wrong) higher += one.p > other.p ? 1 : one.p === other.p ? 0.5 : 0
  return higher / Math.max(1, right.length * wrong.length)
}

export const modelGroups = (): string[] => Object.keys(SIGNAL_GROUPS)

/** The line as if a group of signals had never been looked at. */
export function withoutGroup(line: FitLine, group: string): FitLine {
  const names = SIGNAL_GROUPS[group] ?? {}
  return { ...line, signals: Object.fromEntries(Object.entries(line.signals).filter(([name]) => names[name] === undefined)) }
}
