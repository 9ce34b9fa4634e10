import type { Tx } from '../../../db/types.ts'

/** Keeps the answer to «На кого счёт?» for the next order of this person for this partner. Nothing happens for another partner's entity. */
export async function rememberLegalEntity(
  tx: Tx,
  choice: { readonly contactId: string; readonly partnerId: string; readonly legalEntityId: string },
): Promise<void> {
  await tx.db
    .updateTable('contact_right')
    .set({ last_legal_entity_id: choice.legalEntityId })
    .where('contact_id', '=', choice.contactId)
    .where('partner_id', '=', choice.partnerId)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('legal_entity').select('id').where('id', '=', choice.legalEntityId).where('partner_id', '=', choice.partnerId)),
    )
    .execute()
}
