/** The outcome of a decision: a value, or an expected business error with a namespaced `code` and its facts. */
export type Result<T, E extends BusinessError = BusinessError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** An expected outcome, e.g. `{ code: 'ordering.stale-draft', draftVersion: 4 }`. Carries facts, never display text or HTTP numbers. */
export interface BusinessError {
  readonly code: `${string}.${string}`
  readonly facts?: Readonly<Record<string, unknown>>
}

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const fail = <C extends `${string}.${string}`>(
  code: C,
  facts?: Readonly<Record<string, unknown>>,
): { readonly ok: false; readonly error: { readonly code: C; readonly facts?: Readonly<Record<string, unknown>> } } => ({
  ok: false,
  error: facts === undefined ? { code } : { code, facts },
})

/** The value, or a thrown error: for places where failure is a broken assumption. */
export function expectOk<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`Expected success, got ${result.error.code} ${JSON.stringify(result.error.facts ?? {})}`)
}

/** Closes an exhaustive switch: does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
