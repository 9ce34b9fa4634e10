import type { Entry } from '../basket.ts'
import type { Reading } from '../reading.ts'
import type { Plan } from './plan.ts'

/** What a clause of an edit did, and how surely it was read. */
export interface ClauseTrace {
  readonly worth: number
  /** By how much the reading is worth more than the next one. */
  readonly lead: number
  readonly kind: string
  /** Lines it changed or added. */
  readonly touched: readonly number[]
  readonly hasRemoved: boolean
}

/** Does what the plan says and notes what came of it. */
export function applyTraced(reading: Reading, plan: Plan): void {
  const before = new Map<number, Entry>(reading.basket.entries.map((entry) => [entry.id, entry]))
  plan.apply()
  const after = reading.basket.entries
  reading.clauses.push({
    worth: plan.worth,
    lead: plan.lead ?? 9,
    kind: plan.kind,
    touched: after.filter((entry) => before.get(entry.id)?.line !== entry.line).map(({ id }) => id),
    hasRemoved: [...before.keys()].some((id) => !after.some((entry) => entry.id === id)),
  })
}
