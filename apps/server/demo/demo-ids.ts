import { type IdKind, makeId } from '@skladno/kernel'
import { type Draws, draws } from './draws.ts'

/** Makes ids of rows: in order of their time, the same on every load at the same moment. */
export type MakeId = (kind: IdKind, at: Date) => string

export function demoIds(seed: string): MakeId {
  const random: Draws = draws(`ids ${seed}`)
  return (kind, at) => makeId(kind, at.getTime(), random.bytes(10))
}
