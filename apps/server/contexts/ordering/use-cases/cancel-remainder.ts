import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { lockOrder, saveOrder } from '../adapters/order-store.ts'
import type { Order, OrderLine } from '../domain/order.ts'
import { appendFact } from './append-fact.ts'
import { withTotals } from './price-and-check.ts'
import { setOpenExposure } from './set-open-exposure.ts'

export interface CancelRemainder {
  readonly orderId: string
  /** What will not come, and what the part that stays costs. */
  readonly lines: readonly {
    readonly lineId: string
    readonly cancelledThousandths: number
    readonly amountMinor: number
    readonly vatMinor: number
  }[]
  readonly reason: string
  /** The same key again changes nothing. */
  readonly key: string
  readonly actor: Actor
}

/** Cancels what is left of lines after a short pick (quantity = shipped + open + cancelled); the total and the exposure follow, the holds end. */
export async function cancelRemainder(tx: Tx, command: CancelRemainder): Promise<Order | null> {
  const before = await lockOrder(tx, command.orderId)
  if (before === null || before.state !== 'confirmed') return null
  const after = withTotals({ ...before, lines: before.lines.map((line) => reduced(line, command)) })
  const isNew = await appendFact(tx, {
    orderId: before.id,
    axis: 'order',
    kind: 'reduced',
    data: {
      reason: command.reason,
      wasMinor: before.totalMinor,
      totalMinor: after.totalMinor,
      currency: before.currency,
      by: actorLabel(command.actor),
    },
    key: command.key,
  })
  if (!isNew) return before
  await saveOrder(tx, before, after)
  await endHolds(tx, command)
  await setOpenExposure(
    tx,
    after,
    Math.max(0, after.totalMinor - (await shippedMinor(tx, before.id))),
    `order:${before.id}:reduced:${command.key}`,
  )
  tx.append({
    type: 'ordering.order-reduced',
    version: 1,
    subject: before.id,
    partyId: before.partnerId,
    data: { number: before.number, reason: command.reason, wasMinor: before.totalMinor, totalMinor: after.totalMinor },
  })
  return after
}

async function shippedMinor(tx: Tx, orderId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('shipment')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('total_minor'), eb.lit(0)).as('minor'))
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  return Number(row.minor)
}

function reduced(line: OrderLine, command: CancelRemainder): OrderLine {
  const change = command.lines.find((candidate) => candidate.lineId === line.id)
  if (change === undefined) return line
  const cancelledThousandths = line.cancelledThousandths + change.cancelledThousandths
  const isGone = cancelledThousandths >= (line.baseThousandths ?? 0)
  return {
    ...line,
    cancelledThousandths,
    amountMinor: change.amountMinor,
    vatMinor: change.vatMinor,
    securedThousandths: Math.max(0, line.securedThousandths - change.cancelledThousandths),
    ...(isGone ? { state: 'cancelled' } : {}),
  }
}

/** Each line's hold shrinks by what was cancelled of it. */
async function endHolds(tx: Tx, command: CancelRemainder): Promise<void> {
  for (const { lineId, cancelledThousandths } of command.lines) {
    const holds = await tx.db
      .selectFrom('reservation')
      .select(['id', 'quantity_thousandths'])
      .where('order_id', '=', command.orderId)
      .where('line_id', '=', lineId)
      .where('state', 'in', ['pending', 'held'])
      .forUpdate()
      .execute()
    let left = cancelledThousandths
    for (const hold of holds) {
      const rest = hold.quantity_thousandths - left
      left = Math.max(0, -rest)
      await tx.db
        .updateTable('reservation')
        .set(rest > 0 ? { quantity_thousandths: rest } : { state: 'released', ended_at: tx.now })
        .where('id', '=', hold.id)
        .execute()
      if (left === 0) break
    }
  }
}
