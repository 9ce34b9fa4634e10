import type { Clock } from '@skladno/kernel'
import { isJsonObject, type JobHandler, type JsonObject } from '@skladno/platform'
import type { UnitOfWork } from '../../../db/types.ts'
import type { CatalogIndex } from '../../catalog/index.ts'
import { databaseWorld, pastOrdersOf } from '../adapters/database-world.ts'
import { listPastOrders } from '../queries/past-orders.ts'
import { type LineCorrection, learnCorrection } from '../use-cases/learn-correction.ts'
import { replayOrders } from '../use-cases/replay-orders.ts'
import { failReplay, finishReplay, noteReplay, ReplayGivenUp, takeUpReplay } from '../use-cases/replays.ts'

export interface RecognitionJobDeps {
  readonly uow: UnitOfWork
  readonly catalogIndex: CatalogIndex
  readonly clock: Clock
}

/** How often open screens hear how far a replay is. */
const TELL_EVERY_MS = 700
/** After so many broken tries the replay is failed and the person told. */
const MAX_TRIES = 3

export function recognitionJobs(deps: RecognitionJobDeps): Readonly<Record<string, JobHandler>> {
  const { uow, catalogIndex } = deps
  return {
    'learn-correction': (payload) => uow.run((tx) => learnCorrection(tx, catalogIndex, correctionIn(payload))),
    'run-replay': (payload, job) => runReplay(deps, text(payload, 'replayId'), job.attempt),
  }
}

/** A replay only reads and writes one row: broken off anywhere, it begins anew. */
async function runReplay(deps: RecognitionJobDeps, replayId: string, attempt: number): Promise<void> {
  const { uow, catalogIndex, clock } = deps
  const asked = await uow.run((tx) => takeUpReplay(tx, replayId))
  if (asked === null) return
  let toldAtMs = 0
  const tell = async (done: number, total: number): Promise<void> => {
    const nowMs = clock.now().getTime()
    if (nowMs - toldAtMs < TELL_EVERY_MS && done < total) return
    toldAtMs = nowMs
    if (!(await uow.run((tx) => noteReplay(tx, replayId, { done, total })))) throw new ReplayGivenUp(replayId)
  }
  try {
    const orderIds = await uow.read((db) => listPastOrders(db, { since: asked.since, last: asked.lastOrders, until: clock.now() }))
    await tell(0, orderIds.length)
    const report = await replayOrders({
      index: catalogIndex,
      world: databaseWorld(uow),
      orders: pastOrdersOf(uow, orderIds),
      without: asked.aliasId === null ? 'everything' : { aliasId: asked.aliasId },
      currency: asked.currency,
      onProgress: (done) => tell(done, orderIds.length),
    })
    await uow.run((tx) => finishReplay(tx, replayId, report))
  } catch (error) {
    if (error instanceof ReplayGivenUp) return
    if (attempt >= MAX_TRIES) await uow.run((tx) => failReplay(tx, replayId))
    throw error
  }
}

function text(payload: JsonObject, key: string): string {
  const value = payload[key]
  if (typeof value !== 'string') throw new Error(`The job's payload has no ${key}: ${JSON.stringify(payload)}`)
  return value
}

const textOrNull = (payload: JsonObject, key: string): string | null => (typeof payload[key] === 'string' ? text(payload, key) : null)

function correctionIn(payload: JsonObject): LineCorrection {
  const from = isJsonObject(payload.from) ? payload.from : {}
  const to = isJsonObject(payload.to) ? payload.to : {}
  return {
    key: text(payload, 'key'),
    orderId: text(payload, 'orderId'),
    lineId: text(payload, 'lineId'),
    partnerId: text(payload, 'partnerId'),
    said: text(payload, 'said'),
    amount: typeof payload.amount === 'number' ? payload.amount : null,
    from: { productId: textOrNull(from, 'productId'), unit: textOrNull(from, 'unit') },
    to: { productId: text(to, 'productId'), unit: textOrNull(to, 'unit') },
    saidUnit: textOrNull(payload, 'saidUnit'),
    probability: typeof payload.probability === 'number' ? payload.probability : null,
    wasShort: payload.wasShort === true,
    by: text(payload, 'by'),
  }
}
