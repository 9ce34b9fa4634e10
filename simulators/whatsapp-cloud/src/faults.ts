/** How unpleasant the simulated world is. The default is the awkward variant: everything Meta documents as possible does happen. */
export interface Faults {
  /** Share of webhooks delivered a second time a little later. */
  readonly duplicateRate: number
  /** `delivered` before `sent`, `read` before `delivered`. */
  readonly reorderStatuses: boolean
  /** Share of messages whose `delivered` never comes. */
  readonly skipDeliveredRate: number
  /** Share of sends whose first status is posted before the HTTP answer. */
  readonly earlyStatusRate: number
  /** Several events of the same moment travel in one POST. */
  readonly batch: boolean
  /** Where a closed window or an unreachable person is told: in the answer, in a later `failed` status, or now so and now so. */
  readonly refusals: 'answer' | 'status' | 'mixed'
  /** Pause before each Graph answer. */
  readonly latencyMs: number
  /** The next so many accepted sends lose their answer: the connection breaks after the message was taken. */
  readonly dropAnswers: number
  /** The next Graph calls that fail with a code of the documented table. */
  readonly errors: readonly PlannedError[]
  /** `phone` and `user_id` both, the phone as before 2026, or the user id alone. */
  readonly identity: 'both' | 'phone' | 'user-id'
  /** UTF-8 webhook bodies, as after a proxy, while the signature stays that of the escaped form. */
  readonly unescapeBodies: boolean
}

export interface PlannedError {
  readonly code: number
  readonly times: number
  readonly on: 'messages' | 'media'
  /** Accept first and fail in a later status. */
  readonly late: boolean
  /** Only for this recipient (phone digits or user id). */
  readonly to: string | null
}

export const awkward: Faults = {
  duplicateRate: 0.2,
  reorderStatuses: true,
  skipDeliveredRate: 0.15,
  earlyStatusRate: 0.25,
  batch: true,
  refusals: 'mixed',
  latencyMs: 0,
  dropAnswers: 0,
  errors: [],
  identity: 'both',
  unescapeBodies: false,
}

export const polite: Faults = {
  ...awkward,
  duplicateRate: 0,
  reorderStatuses: false,
  skipDeliveredRate: 0,
  earlyStatusRate: 0,
  batch: false,
  refusals: 'answer',
}

/** A change to the faults, as tests and the control API give it; an error may leave out what is usual. */
export type FaultPatch = Partial<Omit<Faults, 'errors'>> & {
  readonly errors?: readonly (Partial<PlannedError> & { readonly code: number })[]
}

export function applyFaults(current: Faults, patch: FaultPatch): Faults {
  const { errors, ...rest } = patch
  if (errors === undefined) return { ...current, ...rest }
  return { ...current, ...rest, errors: errors.map((error) => ({ times: 1, on: 'messages', late: false, to: null, ...error })) }
}

const checks: Readonly<Record<keyof Faults, (value: unknown) => boolean>> = {
  duplicateRate: isRate,
  reorderStatuses: isBoolean,
  skipDeliveredRate: isRate,
  earlyStatusRate: isRate,
  batch: isBoolean,
  refusals: (value) => ['answer', 'status', 'mixed'].includes(String(value)),
  latencyMs: isCount,
  dropAnswers: isCount,
  errors: (value) => Array.isArray(value) && value.every((each) => Number.isInteger(each?.code)),
  identity: (value) => ['both', 'phone', 'user-id'].includes(String(value)),
  unescapeBodies: isBoolean,
}

/** The patch in a JSON body, or the names of the fields that are wrong. */
export function readFaultPatch(body: unknown): { readonly patch: FaultPatch } | { readonly wrong: readonly string[] } {
  if (typeof body !== 'object' || body === null) return { wrong: ['body'] }
  const isKnown = (name: string): name is keyof Faults => Object.hasOwn(checks, name)
  const wrong = Object.entries(body).flatMap(([name, value]) => (isKnown(name) && checks[name](value) ? [] : [name]))
  return wrong.length > 0 ? { wrong } : { patch: body as FaultPatch }
}

function isRate(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1
}
function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean'
}
