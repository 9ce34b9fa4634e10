import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import type { ReplayReport } from '../domain/replay-report.ts'
import { REPLAY_ASKED } from '../events.ts'

export interface AskReplay {
  readonly since: string | null
  readonly lastOrders: number | null
  /** The name whose effect is asked about; null: of everything learned. */
  readonly aliasId: string | null
  readonly by: string
  readonly byName: string
}

/** Asks for past orders to be understood again; one replay at a time. Returns its id. */
export async function askReplay(tx: Tx, command: AskReplay): Promise<Result<string>> {
  const running = await tx.db.selectFrom('replay').select('id').where('state', 'in', ['waiting', 'running']).executeTakeFirst()
  if (running !== undefined) return fail('recognition.replay-running', { replayId: running.id })
  if (command.aliasId !== null) {
    const alias = await tx.db.selectFrom('alias').select('id').where('id', '=', command.aliasId).executeTakeFirst()
    if (alias === undefined) return fail('recognition.unknown-alias', { aliasId: command.aliasId })
  }
  const id = tx.newId('replay')
  await tx.db
    .insertInto('replay')
    .values({
      id,
      state: 'waiting',
      since: command.since,
      last_orders: command.lastOrders,
      compares_with: command.aliasId === null ? 'nothing-learned' : 'without-alias',
      alias_id: command.aliasId,
      asked_by: command.by,
      asked_by_name: command.byName,
      created_at: tx.now,
    })
    .execute()
  tx.append({ type: REPLAY_ASKED, version: 1, subject: id, partyId: null, data: { replayId: id } })
  tx.touch('replay', id)
  return ok(id)
}

/** Stops a replay that waits or runs; a finished one stays as it is. */
export async function cancelReplay(tx: Tx, replayId: string): Promise<Result<null>> {
  const row = await tx.db.selectFrom('replay').select('state').where('id', '=', replayId).forUpdate().executeTakeFirst()
  if (row === undefined) return fail('recognition.unknown-replay', { replayId })
  if (row.state === 'waiting' || row.state === 'running') await end(tx, replayId, 'cancelled')
  return ok(null)
}

/** Somebody stopped the replay while it ran. */
export class ReplayGivenUp extends Error {
  constructor(replayId: string) {
    super(`The replay ${replayId} was stopped`)
  }
}

export interface AskedReplay {
  readonly since: string | null
  readonly lastOrders: number | null
  readonly aliasId: string | null
  readonly currency: string | null
}

/** Takes a replay into work; null when it is not waiting for that (stopped, finished, a repeated job). */
export async function takeUpReplay(tx: Tx, replayId: string): Promise<AskedReplay | null> {
  const row = await tx.db.selectFrom('replay').selectAll().where('id', '=', replayId).forUpdate().executeTakeFirst()
  if (row === undefined || (row.state !== 'waiting' && row.state !== 'running')) return null
  await tx.db.updateTable('replay').set({ state: 'running', done: 0 }).where('id', '=', replayId).execute()
  tx.touch('replay', replayId)
  const last = await tx.db.selectFrom('customer_order').select('currency').orderBy('created_at', 'desc').limit(1).executeTakeFirst()
  return { since: row.since, lastOrders: row.last_orders, aliasId: row.alias_id, currency: last?.currency ?? null }
}

/** How far a replay is. False: it was stopped. */
export async function noteReplay(tx: Tx, replayId: string, progress: { readonly done: number; readonly total: number }): Promise<boolean> {
  const noted = await tx.db.updateTable('replay').set(progress).where('id', '=', replayId).where('state', '=', 'running').executeTakeFirst()
  tx.touch('replay', replayId)
  return noted.numUpdatedRows > 0n
}

/** Keeps what came out. Throws `ReplayGivenUp` when it was stopped meanwhile. */
export async function finishReplay(tx: Tx, replayId: string, report: ReplayReport): Promise<void> {
  const kept = await tx.db
    .updateTable('replay')
    .set((eb) => ({ state: 'done', report: JSON.stringify(report), finished_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', replayId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (kept.numUpdatedRows === 0n) throw new ReplayGivenUp(replayId)
  tx.touch('replay', replayId)
}

/** A replay that broke several times is given up by us. */
export const failReplay = (tx: Tx, replayId: string): Promise<void> => end(tx, replayId, 'failed')

async function end(tx: Tx, replayId: string, state: 'cancelled' | 'failed'): Promise<void> {
  await tx.db
    .updateTable('replay')
    .set((eb) => ({ state, finished_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', replayId)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
  tx.touch('replay', replayId)
}
