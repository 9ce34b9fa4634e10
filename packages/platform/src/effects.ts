import { sql } from 'kysely'
import type { JsonObject } from './json.ts'
import { RetryLater } from './retry-later.ts'
import type { Tx, UnitOfWork } from './unit-of-work.ts'

export type EffectState = 'pending' | 'attempting' | 'done' | 'failed' | 'unknown'

/** One call to the outside world. */
export interface Effect {
  readonly id: string
  readonly key: string
  readonly kind: string
  readonly state: EffectState
  /** How many calls have been started, this one included. */
  readonly attempts: number
  readonly payload: JsonObject
}

/** `unknown`: the call may have reached the other side; nothing repeats it, a person or a later report decides. */
export type EffectOutcome =
  | { readonly kind: 'done'; readonly result?: JsonObject }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string }

/** Asks to look again later; the interrupted attempt stays open. */
export interface KeepWaiting {
  readonly kind: 'wait'
  readonly afterMs: number
  readonly detail: string
}

export interface EffectSteps<DB> {
  /** The outside call. Its attempt is on record before it starts. `retry` means: certainly not done. */
  perform(effect: Effect): Promise<EffectOutcome>
  /** Called instead when an earlier attempt did not report back (the process died, or `perform` threw). Default: unknown. */
  recover?(effect: Effect): Promise<EffectOutcome | KeepWaiting | 'perform-again'>
  /** Facts and events that follow, in the transaction that records the outcome; also for `retry`. */
  settle?(tx: Tx<DB>, effect: Effect, outcome: EffectOutcome): Promise<void>
  /** After so many calls answered by `retry` the effect has failed; 30 by default. */
  readonly maxAttempts?: number
}

const MAX_ATTEMPTS = 30

/**
 * Carries one outside call to its end: done once, failed, or known to be uncertain. Called by a job handler with the payload's `effectId`;
 * an effect already settled does nothing. Throws RetryLater when the call is to be repeated.
 */
export async function performEffect<DB>(uow: UnitOfWork<DB>, effectId: string, steps: EffectSteps<DB>): Promise<void> {
  const opened = await openAttempt(uow, effectId, 'pending')
  if (opened === null) return
  const point = `effect:${opened.kind}`
  await uow.crashPoint(`${point}:attempt-recorded`)
  const { effect, outcome } = await callOrRecover(uow, opened, steps)
  await uow.crashPoint(`${point}:called`)
  if (outcome.kind === 'wait') throw new RetryLater(outcome.afterMs, outcome.detail)
  const final = givenUp(effect, outcome, steps.maxAttempts ?? MAX_ATTEMPTS)
  await uow.run(async (tx) => {
    if (await recordOutcome(tx, effect, final)) await steps.settle?.(tx, effect, final)
  })
  await uow.crashPoint(`${point}:settled`)
  if (final.kind === 'retry') throw new RetryLater(final.afterMs, final.detail)
}

async function callOrRecover<DB>(
  uow: UnitOfWork<DB>,
  effect: Effect,
  steps: EffectSteps<DB>,
): Promise<{ readonly effect: Effect; readonly outcome: EffectOutcome | KeepWaiting }> {
  if (effect.state === 'pending') return { effect, outcome: await steps.perform(effect) }
  const recovered = (await steps.recover?.(effect)) ?? { kind: 'unknown', detail: 'The process ended during the call' }
  if (recovered !== 'perform-again') return { effect, outcome: recovered }
  const again = await openAttempt(uow, effect.id, 'attempting')
  if (again === null) return { effect, outcome: { kind: 'unknown', detail: 'Settled by somebody else meanwhile' } }
  return { effect: again, outcome: await steps.perform(again) }
}

/**
 * Records that a call is about to start. The returned `state` is the one found: `attempting` means an earlier call never reported back,
 * and no new one is recorded unless it was asked for. Null when the effect is settled.
 */
async function openAttempt<DB>(uow: UnitOfWork<DB>, effectId: string, startFrom: 'pending' | 'attempting'): Promise<Effect | null> {
  return uow.run(async (tx) => {
    const { rows } =
      await sql<Effect>`SELECT id, key, kind, state, attempts, payload FROM effect WHERE id = ${effectId} FOR UPDATE`.execute(tx.db)
    const effect = rows[0]
    if (effect === undefined) throw new Error(`No effect ${effectId}`)
    if (effect.state !== 'pending' && effect.state !== 'attempting') return null
    if (effect.state !== startFrom) return effect
    await sql`UPDATE effect SET state = 'attempting', attempts = attempts + 1, attempted_at = ${tx.now} WHERE id = ${effectId}`.execute(
      tx.db,
    )
    return { ...effect, attempts: effect.attempts + 1 }
  })
}

function givenUp(effect: Effect, outcome: EffectOutcome, maxAttempts: number): EffectOutcome {
  if (outcome.kind !== 'retry' || effect.attempts < maxAttempts) return outcome
  return { kind: 'failed', detail: `Gave up after ${effect.attempts} attempts: ${outcome.detail}` }
}

const STATE_AFTER = { done: 'done', retry: 'pending', failed: 'failed', unknown: 'unknown' } as const satisfies Record<
  EffectOutcome['kind'],
  EffectState
>

/** False when the attempt is no longer ours to report. A late certain answer still replaces `unknown`. */
async function recordOutcome<DB>(tx: Tx<DB>, effect: Effect, outcome: EffectOutcome): Promise<boolean> {
  const state = STATE_AFTER[outcome.kind]
  const detail = outcome.kind === 'done' ? null : outcome.detail
  const result = outcome.kind === 'done' && outcome.result !== undefined ? JSON.stringify(outcome.result) : null
  const updated = await sql`UPDATE effect SET state = ${state}, detail = ${detail}, result = ${result}::jsonb,
      settled_at = CASE WHEN ${state} = 'pending' THEN NULL ELSE ${tx.now}::timestamptz END
    WHERE id = ${effect.id} AND attempts = ${effect.attempts}
      AND (state = 'attempting' OR (state = 'unknown' AND ${state} IN ('done', 'failed')))`.execute(tx.db)
  return updated.numAffectedRows === 1n
}

/**
 * Settles an open or uncertain effect from a report that came another way (a delivery status, an operator's decision).
 * True when it changed the state; a settled one stays as it is.
 */
export async function settleEffect<DB>(tx: Tx<DB>, effectId: string, outcome: Exclude<EffectOutcome, { kind: 'retry' }>): Promise<boolean> {
  const { rows } = await sql<Effect>`SELECT id, key, kind, state, attempts, payload FROM effect WHERE id = ${effectId} FOR UPDATE`.execute(
    tx.db,
  )
  return rows[0] !== undefined && recordOutcome(tx, rows[0], outcome)
}
