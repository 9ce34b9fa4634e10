import { calendarDate, fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { findPartner, getOrganisation } from '../../parties/index.ts'
import { findAgreement } from '../../terms/index.ts'
import { usualPlace } from '../queries/usual-place.ts'

export interface StartDraft {
  readonly partnerId: string
  readonly channel: 'whatsapp' | 'telegram' | 'max' | 'web' | 'email' | 'staff' | 'api' | 'portal' | 'marketplace' | 'erp'
  readonly contactId?: string | null
  readonly threadId?: string | null
  /** The contact's usual payer; left open when there are several and none is known. */
  readonly legalEntityId?: string | null
  /** Where the order comes from and its id there: the same pair never starts a second order. */
  readonly origin?: { readonly source: string; readonly key: string }
}

/** Starts an empty draft under the customer's own agreement, going the way and to the place his goods usually go. Without an agreement there are no terms to sell on: a refusal, never a default. */
export async function startDraft(tx: Tx, command: StartDraft): Promise<Result<{ readonly orderId: string; readonly isNew: boolean }>> {
  const partner = await findPartner(tx.db, command.partnerId)
  if (partner === null) return fail('ordering.unknown-partner', { partnerId: command.partnerId })
  const legalEntityId = await chosenPayer(tx, partner.id, command.legalEntityId ?? null)
  if (legalEntityId === 'foreign') return fail('ordering.unknown-legal-entity', { legalEntityId: command.legalEntityId ?? '' })
  const agreement = await findAgreement(tx.db, { partnerId: partner.id, on: tx.now.toISOString().slice(0, 10) })
  if (agreement === null) return fail('ordering.no-agreement', { partnerId: partner.id, name: partner.name })
  const organisation = await getOrganisation(tx.db, agreement.organisationId)
  const warehouseId = agreement.warehouseId ?? (await firstWarehouse(tx))
  if (warehouseId === null) return fail('ordering.no-warehouse')
  const place = agreement.deliveryMode === 'delivery' ? await usualPlace(tx.db, partner.id) : null
  const id = tx.newId('order')
  const inserted = await tx.db
    .insertInto('customer_order')
    .values({
      id,
      state: 'draft',
      organisation_id: agreement.organisationId,
      partner_id: partner.id,
      legal_entity_id: legalEntityId ?? (await onlyLegalEntity(tx, partner.id)),
      agreement_id: agreement.id,
      contact_id: command.contactId ?? null,
      manager_id: partner.managerId,
      channel: command.channel,
      thread_id: command.threadId ?? null,
      warehouse_id: warehouseId,
      delivery_mode: agreement.deliveryMode,
      site_id: place?.siteId ?? null,
      delivery_address: place?.address ?? null,
      delivery_contact: place?.contact ?? null,
      currency: agreement.currency,
      advance_percent: agreement.schedule.advancePercent,
      prepayment_percent: agreement.schedule.prepaymentPercent,
      credit_percent: agreement.schedule.creditPercent,
      credit_days: agreement.schedule.creditDays,
      source: command.origin?.source ?? 'hub',
      source_key: command.origin?.key ?? null,
      created_at: tx.now,
      updated_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['source', 'source_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) return ok({ orderId: await existing(tx, command), isNew: false })
  const day = calendarDate(tx.now, organisation.timeZone)
  tx.append({ type: 'ordering.draft-started', version: 1, subject: id, partyId: partner.id, data: { channel: command.channel, day } })
  return ok({ orderId: id, isNew: true })
}

async function existing(tx: Tx, command: StartDraft): Promise<string> {
  const row = await tx.db
    .selectFrom('customer_order')
    .select('id')
    .where('source', '=', command.origin?.source ?? 'hub')
    .where('source_key', '=', command.origin?.key ?? '')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The payer asked for; null when it is no longer in use, so that it is asked anew. */
async function chosenPayer(tx: Tx, partnerId: string, legalEntityId: string | null): Promise<string | null> {
  if (legalEntityId === null) return null
  const rows = tx.db.selectFrom('legal_entity').select(['partner_id', 'is_active'])
  const row = await rows.where('id', '=', legalEntityId).executeTakeFirst()
  if (row?.partner_id !== partnerId) return 'foreign'
  return row.is_active ? legalEntityId : null
}

async function onlyLegalEntity(tx: Tx, partnerId: string): Promise<string | null> {
  const rows = await tx.db
    .selectFrom('legal_entity')
    .select('id')
    .where('partner_id', '=', partnerId)
    .where('is_active', '=', true)
    .limit(2)
    .execute()
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}

async function firstWarehouse(tx: Tx): Promise<string | null> {
  const row = await tx.db
    .selectFrom('warehouse')
    .select('id')
    .where('is_active', '=', true)
    .orderBy('position')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
