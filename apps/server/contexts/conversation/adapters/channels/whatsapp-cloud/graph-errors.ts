import type { RejectionReason, SendOutcome } from '../../../ports/messenger-channel.ts'

type Verdict = { readonly reject: RejectionReason } | { readonly wait: 'recipient' | 'channel'; readonly afterMs: number }

const stop: Verdict = { reject: 'channel-stopped' }
const ourMistake: Verdict = { reject: 'invalid' }
const serviceDown: Verdict = { wait: 'channel', afterMs: 5_000 }

/**
 * What to do about each Graph error code: Meta's "Cloud API error codes" page. `afterMs` is the first pause; the caller lengthens it
 * with every attempt. A code absent here is parked for a person (`invalid`), never repeated for ever.
 */
const verdicts: Readonly<Record<number, Verdict>> = {
  // Access: token, permission, account
  0: stop,
  3: stop,
  10: stop,
  190: stop,
  368: stop,
  131005: stop,
  131031: stop,
  131042: stop,
  133010: stop,
  // Rates
  4: { wait: 'channel', afterMs: 60_000 },
  80007: { wait: 'channel', afterMs: 60_000 },
  130429: { wait: 'channel', afterMs: 2_000 },
  131056: { wait: 'recipient', afterMs: 6_000 },
  131048: { reject: 'spam-limit' },
  131049: { reject: 'spam-limit' },
  // The service itself
  1: serviceDown,
  2: serviceDown,
  131000: serviceDown,
  131016: serviceDown,
  131057: { wait: 'channel', afterMs: 60_000 },
  133004: serviceDown,
  // The person
  130472: { reject: 'undeliverable' },
  131021: { reject: 'undeliverable' },
  131026: { reject: 'undeliverable' },
  131030: { reject: 'undeliverable' },
  131047: { reject: 'window-closed' },
  131050: { reject: 'opted-out' },
  // What we sent
  100: ourMistake,
  131008: ourMistake,
  131009: ourMistake,
  131051: ourMistake,
  131052: ourMistake,
  131053: ourMistake,
  // Templates: parameters, absent, too long, policy, format, paused, disabled, flow
  132000: ourMistake,
  132001: ourMistake,
  132005: ourMistake,
  132007: ourMistake,
  132012: ourMistake,
  132015: ourMistake,
  132016: ourMistake,
  132018: ourMistake,
  132068: ourMistake,
  132069: ourMistake,
}

/** The outcome of a refusal, the same whether it came with the answer or in a later `failed` status. */
export function outcomeOfCode(code: number, detail: string): Exclude<SendOutcome, { kind: 'accepted' | 'unknown' }> {
  const verdict = verdicts[code] ?? (code >= 200 && code <= 299 ? stop : ourMistake)
  return 'reject' in verdict
    ? { kind: 'rejected', reason: verdict.reject, code: String(code), detail }
    : { kind: 'retry', afterMs: verdict.afterMs, scope: verdict.wait, code: String(code), detail }
}
