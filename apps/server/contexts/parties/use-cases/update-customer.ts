import { fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel, type Rights } from '../domain/actor.ts'
import type { Partner } from '../domain/partner.ts'

export interface UpdateCustomer {
  readonly partnerId: string
  readonly autonomy?: Partner['autonomy'] | undefined
  readonly vetoMinutes?: number | undefined
  /** Null: nobody looks after the customer. */
  readonly managerId?: string | null | undefined
  readonly partialPolicy?: Partner['partialPolicy'] | undefined
  readonly stockDisplay?: Partner['stockDisplay'] | undefined
  readonly note?: string | null | undefined
  readonly by: Actor
}

export interface CustomerError {
  readonly code: 'parties.customer-not-found' | 'parties.employee-not-found' | 'parties.contact-not-found'
  readonly facts?: Readonly<Record<string, unknown>>
}

/** Changes how a customer is served; fields not given stay. */
export async function updateCustomer(tx: Tx, command: UpdateCustomer): Promise<Result<null, CustomerError>> {
  const { partnerId, by, managerId, ...rest } = command
  if (managerId != null && !(await isActiveEmployee(tx, managerId))) return fail('parties.employee-not-found', { employeeId: managerId })
  const changes = {
    autonomy: rest.autonomy,
    veto_minutes: rest.vetoMinutes,
    manager_id: managerId,
    partial_policy: rest.partialPolicy,
    stock_display: rest.stockDisplay,
    note: rest.note,
  }
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const row = await tx.db
    .updateTable('partner')
    .set({ ...given, version: sql<number>`version + 1` })
    .where('id', '=', partnerId)
    .returning('version')
    .executeTakeFirst()
  if (row === undefined) return fail('parties.customer-not-found', { partnerId })
  const data = { by: actorLabel(by), fields: Object.keys(given), ...(rest.autonomy === undefined ? {} : { autonomy: rest.autonomy }) }
  tx.append({ type: 'parties.customer-changed', version: 1, subject: partnerId, partyId: partnerId, data })
  tx.touch('customer', partnerId, row.version)
  return ok(null)
}

async function isActiveEmployee(tx: Tx, employeeId: string): Promise<boolean> {
  const row = await tx.db.selectFrom('employee').select('id').where('id', '=', employeeId).where('is_active', '=', true).executeTakeFirst()
  return row !== undefined
}

export interface UpdateContactRights {
  readonly partnerId: string
  readonly contactId: string
  readonly rights: { readonly [Right in keyof Rights]?: boolean | undefined }
  readonly by: Actor
}

/** Gives or takes rights of a person for one partner; they hold from the person's next request on. */
export async function updateContactRights(tx: Tx, command: UpdateContactRights): Promise<Result<null, CustomerError>> {
  const { partnerId, contactId, rights } = command
  const { rows } = await sql<{ id: string }>`
    UPDATE contact_right SET
      sees_prices = coalesce(${rights.seesPrices ?? null}, sees_prices), may_order = coalesce(${rights.mayOrder ?? null}, may_order),
      may_confirm = coalesce(${rights.mayConfirm ?? null}, may_confirm), gets_documents = coalesce(${rights.getsDocuments ?? null}, gets_documents),
      receives_goods = coalesce(${rights.receivesGoods ?? null}, receives_goods)
    WHERE partner_id = ${partnerId} AND contact_id = ${contactId} AND is_active RETURNING contact_id AS id`.execute(tx.db)
  if (rows.length === 0) return fail('parties.contact-not-found', { partnerId, contactId })
  const data = {
    partnerId,
    by: actorLabel(command.by),
    ...Object.fromEntries(Object.entries(rights).filter(([, value]) => value !== undefined)),
  }
  tx.append({ type: 'parties.contact-rights-changed', version: 1, subject: contactId, partyId: partnerId, data })
  tx.touch('customer', partnerId)
  return ok(null)
}
