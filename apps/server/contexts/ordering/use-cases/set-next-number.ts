import { fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../db/types.ts'
import { COUNTED_THROUGH } from '../adapters/order-store.ts'

export const NUMBERED = ['order', 'invoice', 'shipment', 'return'] as const
export type Numbered = (typeof NUMBERED)[number]

export const startsAnewEachYear = (kind: Numbered): boolean => !COUNTED_THROUGH.some((counted) => counted === kind)

/** The last number given: of the year, or of all years where the count goes on. 0 = none yet. */
export async function lastNumber(
  db: Db,
  { organisationId, kind, year }: { readonly organisationId: string; readonly kind: Numbered; readonly year: number },
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    SELECT coalesce(max(last), 0)::int AS last FROM number_sequence
    WHERE organisation_id = ${organisationId} AND kind = ${kind} AND (year = ${year} OR (${!startsAnewEachYear(kind)} AND year < ${year}))`.execute(
    db,
  )
  return rows[0]?.last ?? 0
}

export interface SetNextNumber {
  readonly organisationId: string
  readonly kind: Numbered
  readonly year: number
  readonly next: number
}

/** Goes on from a number, e.g. where another program stopped. Only upwards: a number given is never given again. */
export async function setNextNumber(
  tx: Tx,
  { organisationId, kind, year, next }: SetNextNumber,
): Promise<Result<null, { readonly code: 'ordering.number-taken'; readonly facts?: Readonly<Record<string, unknown>> }>> {
  await sql`SELECT 1 FROM number_sequence WHERE organisation_id = ${organisationId} AND kind = ${kind} FOR UPDATE`.execute(tx.db)
  const last = await lastNumber(tx.db, { organisationId, kind, year })
  if (next <= last) return fail('ordering.number-taken', { last })
  await sql`
    INSERT INTO number_sequence (organisation_id, kind, year, last) VALUES (${organisationId}, ${kind}, ${year}, ${next - 1})
    ON CONFLICT (organisation_id, kind, year) DO UPDATE SET last = greatest(number_sequence.last, excluded.last)`.execute(tx.db)
  tx.touch('settings', 'settings')
  return ok(null)
}
