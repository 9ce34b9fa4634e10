import { ACCEPT_FROM, type Kind, probability, secondOf, strongestDoubt } from '../line/calibration.ts'
import type { Signals } from '../line/signals.ts'
import type { MatchedLine, Thresholds } from '../types.ts'
import type { DraftLine, Entry } from './basket.ts'
import { basketSigns, type MessageSigns, messageSigns, signsNear } from './confidence-signals.ts'
import type { Reading } from './reading.ts'

/** What the probability of a line was made of. */
export interface Weighed {
  readonly kind: Kind
  readonly signals: Signals
}

const weighed = new WeakMap<MatchedLine, Weighed>()

/** What the probability of a line of {@link understand} was made of; null where nothing was weighed: a learned name, the whole name, an unknown line. */
export const weighedOf = (line: MatchedLine): Weighed | null => weighed.get(line) ?? null

/** The lines with the probability of being right; those that are less sure than a question is worth become questions. */
export function settleConfidence(reading: Reading): MatchedLine[] {
  const signs = messageSigns(reading)
  return reading.basket.entries.map((entry) => {
    const found = weigh(signs, reading, entry)
    const line = found === null ? withoutSignals(entry.line) : withProbability(entry.line, probability(found.kind, found.signals))
    const doubt = found === null ? '' : strongestDoubt(found.kind, found.signals)
    const decided = line.decision === 'accept' ? held(line, doubt, reading.context.thresholds) : line
    if (found !== null) weighed.set(decided, found)
    return decided
  })
}

function weigh(signs: MessageSigns, reading: Reading, entry: Entry): Weighed | null {
  const { decision, origin, operation, signals } = entry.line
  const isSaid = origin === 'message'
  const near = isSaid ? signsNear(signs, reading, entry) : basketSigns(signs, reading, entry)
  const all = { ...signs.signals, ...signals, ...near }
  if (decision === 'ask') return { kind: 'asked', signals: signals ? all : { ...all, unweighed: 1 } }
  if (decision === 'unknown' || (isSaid && !signals)) return null
  return { kind: isSaid ? 'said' : operation === undefined ? 'kept' : 'changed', signals: all }
}

function withoutSignals({ signals: _, ...line }: DraftLine): MatchedLine {
  return line
}

/** The candidates that were as likely as the line stay so, the others get what is left. */
function withProbability(draft: DraftLine, p: number): MatchedLine {
  const line = withoutSignals(draft)
  const isBest = (candidate: { readonly p: number }, i: number): boolean => i === 0 || candidate.p >= draft.p - 1e-9
  return { ...line, p, candidates: line.candidates.map((candidate, i) => ({ ...candidate, p: isBest(candidate, i) ? p : secondOf(p) })) }
}

function held(line: MatchedLine, doubt: string, { accept = ACCEPT_FROM, margin = 0 }: Thresholds = {}): MatchedLine {
  const isUnsure = line.p < accept
  const isClose = line.candidates.length > 1 && line.p - secondOf(line.p) < margin
  if (!isUnsure && !isClose) return line
  const reason = doubt === '' ? 'не уверены, что поняли верно' : doubt
  return {
    ...line,
    decision: 'ask',
    itemId: null,
    candidates: offered(line),
    why: [isUnsure ? reason : 'второй товар слишком близок', ...line.why],
  }
}

/** The product that would have been accepted comes first. */
function offered({ itemId, p, why, candidates }: MatchedLine): MatchedLine['candidates'] {
  if (itemId === null) return candidates
  const own = candidates.find((candidate) => candidate.itemId === itemId) ?? { itemId, p, why }
  return [own, ...candidates.filter((candidate) => candidate !== own)]
}
