import type { Currency } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { recordExposure } from './record-exposure.ts'

export interface SetOpeningBalance {
  readonly partnerId: string
  readonly legalEntityId: string
  readonly organisationId: string
  /** What the customer owed before the first document here; below zero it had paid ahead. */
  readonly amountMinor: number
  readonly currency: Currency
}

/** Brings what a customer owed at the start to this amount: the first time in full, later by the difference. False when it was that already. */
export async function setOpeningBalance(tx: Tx, command: SetOpeningBalance): Promise<boolean> {
  const { partnerId, legalEntityId, organisationId, amountMinor, currency } = command
  const { rows } = await sql<{ entries: number; known: number }>`
    SELECT count(*) AS entries, coalesce(sum(amount_minor), 0)::bigint AS known FROM exposure_entry
    WHERE kind = 'opening' AND legal_entity_id = ${legalEntityId} AND organisation_id = ${organisationId} AND currency = ${currency}`.execute(
    tx.db,
  )
  const { entries, known } = rows[0] ?? { entries: 0, known: 0 }
  if (known === amountMinor) return false
  const key = `opening:${legalEntityId}:${organisationId}:${currency}${entries === 0 ? '' : `:${entries + 1}`}`
  return recordExposure(tx, { key, kind: 'opening', partnerId, legalEntityId, organisationId, amountMinor: amountMinor - known, currency })
}
