import type { Tx } from '../../../db/types.ts'

/** Goods have left: that much of each line's hold is used up, the rest of it stays held. More than was held is no fault here. */
export async function consumeReservations(
  tx: Tx,
  orderId: string,
  goods: readonly { readonly lineId: string; readonly baseThousandths: number }[],
): Promise<void> {
  for (const { lineId, baseThousandths } of goods) {
    let left = baseThousandths
    for (const hold of await heldOf(tx, orderId, lineId)) {
      if (left <= 0) break
      const used = Math.min(left, hold.quantity_thousandths)
      left -= used
      await useUp(tx, hold, used)
    }
  }
}

const heldOf = (tx: Tx, orderId: string, lineId: string) =>
  tx.db
    .selectFrom('reservation')
    .selectAll()
    .where('order_id', '=', orderId)
    .where('line_id', '=', lineId)
    .where('state', 'in', ['pending', 'held'])
    .orderBy('created_at')
    .orderBy('id')
    .forUpdate()
    .execute()

type Hold = Awaited<ReturnType<typeof heldOf>>[number]

async function useUp(tx: Tx, hold: Hold, used: number): Promise<void> {
  const rest = hold.quantity_thousandths - used
  await tx.db
    .updateTable('reservation')
    .set({ state: 'consumed', quantity_thousandths: used, ended_at: tx.now })
    .where('id', '=', hold.id)
    .execute()
  if (rest > 0)
    await tx.db
      .insertInto('reservation')
      .values({ ...hold, id: tx.newId('reservation'), quantity_thousandths: rest })
      .execute()
}
