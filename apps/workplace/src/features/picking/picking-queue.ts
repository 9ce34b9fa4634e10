import { type PickingCommand, type PickingTaskView, pickingCommandSchema } from '@skladno/contracts'
import { z } from 'zod'

export type Pick = Extract<PickingCommand, { kind: 'pick-line' }>
export type Outcome = Pick['outcome']

const pendingSchema = z.object({ taskId: z.string(), command: pickingCommandSchema })
/** A mark made on the phone that the server has not confirmed yet. */
export interface PendingPick {
  readonly taskId: string
  readonly command: Pick
}

/** Adds a mark. A newer mark of the same line replaces one that has not left yet. */
export function enqueue(pending: readonly PendingPick[], next: PendingPick): readonly PendingPick[] {
  const isSameLine = (each: PendingPick) => each.taskId === next.taskId && each.command.lineId === next.command.lineId
  return [...pending.filter((each) => !isSameLine(each)), next]
}

export const without = (pending: readonly PendingPick[], key: string): readonly PendingPick[] =>
  pending.filter((each) => each.command.key !== key)

/** The task as the person sees it: what the server knows plus marks still on the way. */
export function withPending(task: PickingTaskView, pending: readonly PendingPick[]): PickingTaskView {
  const marks = new Map(pending.filter((each) => each.taskId === task.id).map(({ command }) => [command.lineId, command]))
  const lines = task.lines.map((line) => {
    const mark = marks.get(line.lineId)
    return mark === undefined ? line : { ...line, picked: mark.picked, outcome: mark.outcome, note: mark.note ?? null }
  })
  return { ...task, lines, doneCount: lines.filter((line) => line.outcome !== null).length }
}

export const isDone = (line: PickingTaskView['lines'][number]): boolean => line.outcome !== null

/** Marks kept on the phone from before; anything unreadable is dropped. */
export function readPending(stored: string | null): readonly PendingPick[] {
  const parsed = z.array(pendingSchema).safeParse(parseJson(stored ?? '[]'))
  if (!parsed.success) return []
  return parsed.data.flatMap(({ taskId, command }) => (command.kind === 'pick-line' ? [{ taskId, command }] : []))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
