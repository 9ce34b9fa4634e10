import type { Reading } from '../reading.ts'
import { type Frame, type FrameKind, framesOf } from './frames.ts'
import { planEach, planSame, planScale, planShift, planVague } from './plan-amount.ts'
import { planChange } from './plan-change.ts'
import { planLine } from './plan-line.ts'
import { planKeep, planOnly, planRemove, planRestore } from './plan-presence.ts'
import { SIGNS } from './signs.ts'

/** A part of the message, at its place. */
export interface Part {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A way to read a clause: how much of it that explains, and what it does to the basket. */
export interface Plan {
  readonly kind: FrameKind
  readonly worth: number
  /** By how much it is worth more than the next reading that does something else. */
  readonly lead?: number
  readonly apply: () => void
}

/** The reading that explains most of the clause; the first one of equals. */
export function bestPlan(reading: Reading, part: Part): Plan {
  const frames = framesOf(part.text)
  let best: Plan | null = null
  let second = Number.NEGATIVE_INFINITY
  for (const frame of frames) {
    const plan = planOf(reading, part, frame)
    const worth = (plan?.worth ?? 0) - unusedWords(frame) * 5
    if (plan && (!best || worth > best.worth + 1e-9)) {
      if (best && best.kind !== plan.kind) second = best.worth
      best = { ...plan, worth }
    } else if (plan && plan.kind !== best?.kind) second = Math.max(second, worth)
  }
  if (best) return { ...best, lead: best.worth - second }
  return { kind: 'line', worth: -3, apply: () => reading.pushOther(part.start, part.end, 'request') }
}

/** Words of editing inside what should be goods or values: this reading does not account for them. */
function unusedWords(frame: Frame): number {
  const slots = Object.entries(frame).filter(([key, value]) => key !== 'kind' && typeof value === 'string')
  const signs = frame.kind === 'keep' || frame.kind === 'restore' || frame.kind === 'remove' ? UNUSED : [...UNUSED, SIGNS.keep]
  return slots.reduce((sum, [, text]) => sum + signs.filter((sign) => String(text).search(sign) >= 0).length, 0)
}

const UNUSED = [SIGNS.add, SIGNS.remove, SIGNS.replace, SIGNS.instead, SIGNS.restore, /(?<!\p{L})(?:больше|меньше|мало|много)(?!\p{L})/u]

export function planOf(reading: Reading, part: Part, frame: Frame): Plan | null {
  switch (frame.kind) {
    case 'line':
      return planLine(reading, part, frame)
    case 'remove':
      return planRemove(reading, part, frame)
    case 'change':
      return planChange(reading, part, frame)
    case 'shift':
      return planShift(reading, part, frame)
    case 'scale':
      return planScale(reading, part, frame)
    case 'each':
      return planEach(reading, part, frame)
    case 'same':
      return planSame(reading, part, frame)
    case 'keep':
      return planKeep(reading, part, frame.target)
    case 'only':
      return planOnly(reading, part, frame.target)
    case 'restore':
      return planRestore(reading, part, frame.target)
    case 'vague':
      return planVague(reading, part, frame)
  }
}
