import { fail, ok, type Result, unreachable } from '@skladno/kernel'

export type TaskState = 'waiting' | 'open' | 'picking' | 'picked' | 'cancelled'
export type PickOutcome = 'picked' | 'short' | 'missing' | 'mismatch'

/** Which command leads where; what is missing is refused. The one table behind the guard and `allowedCommands`. */
export const PICKING_TRANSITIONS: Readonly<Record<TaskState, Readonly<Partial<Record<'start' | 'pick-line' | 'finish', TaskState>>>>> = {
  waiting: {},
  open: { start: 'picking', 'pick-line': 'picking' },
  picking: { start: 'picking', 'pick-line': 'picking', finish: 'picked' },
  picked: {},
  cancelled: {},
}

export interface PickedLine {
  readonly lineId: string
  readonly toPick: number
  readonly picked: number
  readonly outcome: PickOutcome | null
}

export interface PickingTask {
  readonly id: string
  readonly state: TaskState
  /** The order may leave the warehouse: paid, or on credit. */
  readonly isReleased: boolean
  readonly lines: readonly PickedLine[]
}

export type PickingDecision =
  | { readonly kind: 'start' }
  | { readonly kind: 'pick-line'; readonly lineId: string; readonly picked: number; readonly outcome: PickOutcome }
  | { readonly kind: 'finish' }

/** Goods that came after all may be picked from a waiting task of a released order: the person at the shelf knows better than the forecast. */
export const pickingStateFor = (task: Pick<PickingTask, 'state' | 'isReleased'>): TaskState =>
  task.state === 'waiting' && task.isReleased ? 'open' : task.state

export const allowedPickingCommands = (task: Pick<PickingTask, 'state' | 'isReleased'>): readonly ('start' | 'pick-line' | 'finish')[] =>
  (['start', 'pick-line', 'finish'] as const).filter((command) => PICKING_TRANSITIONS[pickingStateFor(task)][command] !== undefined)

/** The task after a command, or why not. Repeating a command that has been done changes nothing. */
export function decidePicking(task: PickingTask, command: PickingDecision): Result<PickingTask> {
  if (command.kind === 'finish' && task.state === 'picked') return ok(task)
  const next = PICKING_TRANSITIONS[pickingStateFor(task)][command.kind]
  if (next === undefined)
    return fail(task.state === 'waiting' ? 'fulfilment.not-released' : 'fulfilment.not-picking', { state: task.state })
  switch (command.kind) {
    case 'start':
      return ok({ ...task, state: next })
    case 'pick-line':
      return pickLine({ ...task, state: next }, command)
    case 'finish':
      return finish({ ...task, state: next })
    default:
      return unreachable(command)
  }
}

function pickLine(task: PickingTask, command: Extract<PickingDecision, { kind: 'pick-line' }>): Result<PickingTask> {
  const line = task.lines.find((candidate) => candidate.lineId === command.lineId)
  if (line === undefined) return fail('fulfilment.unknown-line', { lineId: command.lineId })
  const picked = command.outcome === 'missing' ? 0 : command.picked
  if (picked > line.toPick)
    return fail('fulfilment.picked-too-much', { lineId: line.lineId, toPick: line.toPick / 1000, picked: picked / 1000 })
  const outcome = outcomeOf(command.outcome, picked, line.toPick)
  return ok({ ...task, lines: task.lines.map((candidate) => (candidate === line ? { ...line, picked, outcome } : candidate)) })
}

/** «Собрано» with less than asked is short, with nothing is missing: the quantity decides. A mismatch stays what the person saw. */
function outcomeOf(said: PickOutcome, picked: number, toPick: number): PickOutcome {
  if (said === 'mismatch' && picked < toPick) return 'mismatch'
  if (picked === toPick) return 'picked'
  return picked === 0 ? 'missing' : 'short'
}

function finish(task: PickingTask): Result<PickingTask> {
  const left = task.lines.filter((line) => line.outcome === null)
  return left.length === 0 ? ok(task) : fail('fulfilment.lines-left', { lines: left.map((line) => line.lineId), count: left.length })
}

export const isPartial = (task: Pick<PickingTask, 'lines'>): boolean => task.lines.some((line) => line.picked < line.toPick)
export const isNothing = (task: Pick<PickingTask, 'lines'>): boolean => task.lines.every((line) => line.picked === 0)
