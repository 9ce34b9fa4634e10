import { fail, ok, type Result } from '@skladno/kernel'
import type { Db, Tx } from '../../../db/types.ts'

export interface AccountOrigin {
  readonly id: string
  readonly account: string
  readonly bankName: string
  readonly organisationId: string
  readonly organisationName: string
  readonly currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  /** Where its payments come from: exactly one place. */
  readonly paymentsOrigin: 'erp' | 'statement' | 'hand'
}

/** Our bank accounts with where their payments come from. */
export async function listAccountOrigins(db: Db): Promise<readonly AccountOrigin[]> {
  const rows = await db
    .selectFrom('bank_account as b')
    .innerJoin('organisation as o', 'o.id', 'b.organisation_id')
    .select([
      'b.id',
      'b.account',
      'b.bank_name',
      'b.currency',
      'b.payments_origin',
      'o.id as organisation_id',
      'o.name as organisation_name',
    ])
    .orderBy('o.position')
    .orderBy('b.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    account: row.account,
    bankName: row.bank_name,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    currency: row.currency,
    paymentsOrigin: row.payments_origin,
  }))
}

/** Chooses where the payments of an account come from, from now on; those recorded before stay. */
export async function setPaymentsOrigin(
  tx: Tx,
  command: { readonly account: string; readonly origin: AccountOrigin['paymentsOrigin'] },
): Promise<Result<null>> {
  const row = await tx.db
    .updateTable('bank_account')
    .set({ payments_origin: command.origin })
    .where((eb) => eb.or([eb('account', '=', command.account), eb('id', '=', command.account)]))
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return fail('billing.account-unknown', { account: command.account })
  tx.touch('settings', 'settings')
  return ok(null)
}
