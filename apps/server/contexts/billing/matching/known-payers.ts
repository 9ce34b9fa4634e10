import type { Db, Tx } from '../../../db/types.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'

export interface RememberedPayer {
  readonly taxId: string
  readonly partnerId: string
  readonly legalEntityId: string | null
}

/** Payers who pay for others, as accountants have confirmed. */
export async function readKnownPayers(db: Db): Promise<readonly RememberedPayer[]> {
  const rows = await db.selectFrom('known_payer').select(['tax_id', 'partner_id', 'legal_entity_id']).orderBy('remembered_at').execute()
  return rows.map((row) => ({ taxId: row.tax_id, partnerId: row.partner_id, legalEntityId: row.legal_entity_id }))
}

/** Next time a payment of this payer is offered to the same customer. A payer without a tax id cannot be recognised again. */
export async function rememberPayer(
  tx: Tx,
  command: RememberedPayer & { readonly name: string; readonly paymentId: string; readonly actor: Actor },
): Promise<void> {
  const { taxId, partnerId, legalEntityId, name, paymentId } = command
  await tx.db
    .insertInto('known_payer')
    .values({
      tax_id: taxId,
      partner_id: partnerId,
      name,
      legal_entity_id: legalEntityId,
      payment_id: paymentId,
      remembered_by: actorLabel(command.actor),
      remembered_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['tax_id', 'partner_id']).doNothing())
    .execute()
}

/** Takes back what a payment taught, or what a person no longer wants. False: there was nothing. */
export async function forgetPayers(
  tx: Tx,
  which: { readonly paymentId: string } | { readonly taxId: string; readonly partnerId: string },
): Promise<boolean> {
  const all = tx.db.deleteFrom('known_payer')
  const some =
    'paymentId' in which
      ? all.where('payment_id', '=', which.paymentId)
      : all.where('tax_id', '=', which.taxId).where('partner_id', '=', which.partnerId)
  return (await some.returning('tax_id').execute()).length > 0
}
