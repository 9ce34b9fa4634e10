import { fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type EmployeeActor, may } from '../../parties/index.ts'
import { type JudgedPrice, needsRight } from '../domain/price-list.ts'

const PAGE = 5_000

/** Keeps every price a list changes, in the order of showing; earlier rows of the import go. */
export async function keepPrices(tx: Tx, importId: string, prices: readonly JudgedPrice[]): Promise<void> {
  await tx.db.deleteFrom('import_price').where('import_id', '=', importId).execute()
  for (let at = 0; at < prices.length; at += PAGE) {
    const page = prices.slice(at, at + PAGE)
    const pick = <Key extends keyof JudgedPrice>(key: Key) => page.map((price) => price[key])
    await sql`
      INSERT INTO import_price (import_id, position, product_id, variant_id, target, unit, currency, from_micros, to_micros, floor_micros, cost_micros,
        doubts, accepted_by)
      SELECT ${importId}, ${at} + n, product_id, variant_id, target, unit, currency, from_micros, to_micros, floor_micros, cost_micros,
        CASE WHEN doubts = '' THEN '{}' ELSE string_to_array(doubts, ' ') END, accepted_by
      FROM unnest(${pick('productId')}::text[], ${pick('variantId')}::text[], ${pick('targetId')}::text[], ${pick('unit')}::text[],
        ${pick('currency')}::text[], ${pick('fromMicros')}::bigint[], ${pick('toMicros')}::bigint[], ${pick('floorMicros')}::bigint[],
        ${pick('costMicros')}::bigint[], ${page.map(({ doubts }) => doubts.join(' '))}::text[], ${pick('acceptedBy')}::text[])
        WITH ORDINALITY AS p(product_id, variant_id, target, unit, currency, from_micros, to_micros, floor_micros, cost_micros, doubts, accepted_by, n)`.execute(
      tx.db,
    )
  }
}

export interface AcceptPrices {
  readonly importId: string
  /** Without them all doubtful prices. */
  readonly positions?: readonly number[] | undefined
  readonly isAccepted: boolean
  readonly actor: EmployeeActor
}

/**
 * Takes doubtful prices of a checked list, or leaves them as they were again. Below the lowest price or the cost only for somebody who may
 * price orders: `imports.floor-not-allowed`.
 */
export async function acceptPrices(tx: Tx, command: AcceptPrices): Promise<Result<null>> {
  const { importId, positions, isAccepted, actor } = command
  const record = await tx.db
    .selectFrom('file_import')
    .select(['state', 'version'])
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  if (record === undefined) return fail('imports.unknown-import')
  if (record.state !== 'checked') return fail('imports.not-checked')
  const named = positions === undefined ? sql`doubts <> '{}'` : sql`doubts <> '{}' AND position = ANY (${[...positions]}::int[])`
  const { rows } = await sql<{
    doubts: string[]
  }>`SELECT DISTINCT doubts FROM import_price WHERE import_id = ${importId} AND ${named}`.execute(tx.db)
  if (isAccepted && rows.some(({ doubts }) => needsRight(doubts)) && !may(actor, 'orders.price')) return fail('imports.floor-not-allowed')
  await sql`UPDATE import_price SET accepted_by = ${isAccepted ? actor.name : null} WHERE import_id = ${importId} AND ${named}`.execute(
    tx.db,
  )
  await tx.db
    .updateTable('file_import')
    .set({ version: record.version + 1 })
    .where('id', '=', importId)
    .execute()
  tx.touch('import', importId, record.version + 1)
  return ok(null)
}
