import { fail, ok, type Result, toBase } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { loadProducts, type Product } from '../../catalog/index.ts'
import { appendFact, lockOrder } from '../../ordering/index.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import {
  decidePicking,
  isNothing,
  isPartial,
  type PickedLine,
  type PickingDecision,
  type PickingTask,
  type PickOutcome,
} from '../domain/picking.ts'
import { FULFILMENT_EVENTS } from '../events.ts'
import { applyPartialPolicy } from './apply-partial-policy.ts'

export interface RunPicking {
  readonly taskId: string
  readonly actor: Actor
  readonly command:
    | { readonly kind: 'start' }
    | {
        readonly kind: 'pick-line'
        /** Made on the phone: the same key again changes nothing. */
        readonly key: string
        readonly lineId: string
        /** Thousandths of the base unit or of one of the product's packs. */
        readonly picked: { readonly thousandths: number; readonly unit: string }
        readonly outcome: PickOutcome
        readonly note?: string | null
      }
    | { readonly kind: 'finish' }
}

/** One command of the picker: start, one line, finish. Every command may be repeated after a bad connection. */
export async function runPicking(tx: Tx, { taskId, actor, command }: RunPicking): Promise<Result<{ readonly task: PickingTask }>> {
  const loaded = await lockTask(tx, taskId)
  if (loaded === null) return fail('fulfilment.unknown-task', { taskId })
  const { task: before, orderId } = loaded
  if (command.kind === 'pick-line' && (await isPickedBefore(tx, orderId, command.key))) return ok({ task: before })
  const decision = await decisionFor(tx, before, command)
  if (!decision.ok) return decision
  const decided = decidePicking(before, decision.value)
  if (!decided.ok) return decided
  const after = decided.value
  if (after === before || (command.kind === 'start' && before.state === 'picking')) return ok({ task: before })
  await saveTask(tx, { before, after, actor })
  if (before.state !== 'picking' && after.state === 'picking')
    await appendFact(tx, { orderId, axis: 'picking', kind: 'started', data: { taskId, by: actorLabel(actor) }, key: taskId })
  if (command.kind === 'pick-line') await saveLine(tx, { orderId, task: after, command, actor })
  if (after.state === 'picked') await finished(tx, { orderId, task: after, actor })
  return ok({ task: after })
}

async function lockTask(tx: Tx, taskId: string): Promise<{ readonly task: PickingTask; readonly orderId: string } | null> {
  const found = await tx.db.selectFrom('picking_task').select('order_id').where('id', '=', taskId).executeTakeFirst()
  if (found === undefined) return null
  // The order first: every command on one order goes one after another, tasks included.
  const order = await lockOrder(tx, found.order_id)
  const row = await tx.db.selectFrom('picking_task').select(['id', 'state']).where('id', '=', taskId).forUpdate().executeTakeFirstOrThrow()
  const lines = await tx.db.selectFrom('picking_line').selectAll().where('task_id', '=', taskId).orderBy('position').execute()
  const pickedLines: PickedLine[] = lines.map((line) => ({
    lineId: line.line_id,
    toPick: line.to_pick_thousandths,
    picked: line.picked_thousandths,
    outcome: line.outcome,
  }))
  return { orderId: found.order_id, task: { id: row.id, state: row.state, isReleased: order?.releasedAt != null, lines: pickedLines } }
}

async function isPickedBefore(tx: Tx, orderId: string, key: string): Promise<boolean> {
  const fact = await tx.db
    .selectFrom('fact')
    .select('id')
    .where('source', '=', 'hub')
    .where('source_event_id', '=', `${orderId}:picking:line-picked:${key}`)
    .executeTakeFirst()
  return fact !== undefined
}

async function decisionFor(tx: Tx, task: PickingTask, command: RunPicking['command']): Promise<Result<PickingDecision>> {
  if (command.kind !== 'pick-line') return ok(command)
  const line = await tx.db
    .selectFrom('picking_line')
    .select('product_id')
    .where('task_id', '=', task.id)
    .where('line_id', '=', command.lineId)
    .executeTakeFirst()
  if (line === undefined) return fail('fulfilment.unknown-line', { lineId: command.lineId })
  const product = (await loadProducts(tx.db, [line.product_id])).get(line.product_id)
  const picked = product === undefined ? null : baseOf(product, command.picked)
  if (picked === null || picked < 0) return fail('fulfilment.wrong-unit', { unit: command.picked.unit, baseUnit: product?.baseUnit })
  return ok({ kind: 'pick-line', lineId: command.lineId, picked, outcome: command.outcome })
}

function baseOf(product: Product, { thousandths, unit }: { readonly thousandths: number; readonly unit: string }): number | null {
  if (unit === product.baseUnit) return thousandths
  const packs = [product.sale, ...product.packs].filter((pack) => pack.unit === unit)
  const [pack] = packs
  return pack === undefined ? null : toBase(thousandths, { unit: 'шт', numerator: pack.numerator, denominator: pack.denominator })
}

async function saveTask(tx: Tx, { before, after, actor }: { before: PickingTask; after: PickingTask; actor: Actor }): Promise<void> {
  await tx.db
    .updateTable('picking_task')
    .set({
      state: after.state,
      version: sql`version + 1`,
      ...(before.state !== 'picking' && after.state === 'picking'
        ? { started_at: tx.now, assigned_to: actor.kind === 'employee' ? actor.employeeId : null }
        : {}),
      ...(after.state === 'picked' ? { finished_at: tx.now } : {}),
    })
    .where('id', '=', after.id)
    .execute()
  tx.touch('picking', after.id)
}

interface LineSaving {
  readonly orderId: string
  readonly task: PickingTask
  readonly command: Extract<RunPicking['command'], { kind: 'pick-line' }>
  readonly actor: Actor
}

async function saveLine(tx: Tx, { orderId, task, command, actor }: LineSaving): Promise<void> {
  const line = task.lines.find((candidate) => candidate.lineId === command.lineId)
  if (line === undefined) throw new Error(`Task ${task.id} has lost line ${command.lineId}`)
  await tx.db
    .updateTable('picking_line')
    .set({ picked_thousandths: line.picked, outcome: line.outcome, note: command.note ?? null, at: tx.now })
    .where('task_id', '=', task.id)
    .where('line_id', '=', line.lineId)
    .execute()
  await appendFact(tx, {
    orderId,
    lineId: line.lineId,
    axis: 'picking',
    kind: 'line-picked',
    data: { taskId: task.id, pickedThousandths: line.picked, outcome: line.outcome, by: actorLabel(actor) },
    key: command.key,
  })
}

async function finished(tx: Tx, { orderId, task, actor }: { orderId: string; task: PickingTask; actor: Actor }): Promise<void> {
  const facts = { taskId: task.id, isPartial: isPartial(task), isNothing: isNothing(task) }
  await appendFact(tx, { orderId, axis: 'picking', kind: 'finished', data: { ...facts, by: actorLabel(actor) }, key: task.id })
  const order = await lockOrder(tx, orderId)
  if (order === null) throw new Error(`Order ${orderId} of task ${task.id} is gone`)
  if (facts.isPartial) await applyPartialPolicy(tx, { order, task, actor })
  tx.append({
    type: FULFILMENT_EVENTS.pickingFinished,
    version: 1,
    subject: orderId,
    partyId: order.partnerId,
    data: { number: order.number, ...facts },
  })
}
