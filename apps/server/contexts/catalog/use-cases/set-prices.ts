import type { Currency } from '@skladno/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type InputColumns, inBatches, inputRows } from '../adapters/input-rows.ts'

export interface PriceInput {
  readonly priceTypeId: string
  readonly productId: string
  readonly variantId?: string | null
  /** Quantity band in sale packs; 0 = from the first. */
  readonly fromThousandths?: number
  /** Per sale pack, millionths of the currency; above zero. */
  readonly micros: number
  /** The sale unit the price is for. */
  readonly unit: string
}

export interface SetPrices {
  readonly source: string
  readonly asOf: Date
  readonly rows: Iterable<PriceInput>
  /** These price types are reported in full: what is not among the rows becomes «цена по запросу». */
  readonly completeFor?: readonly string[]
}

const COLUMNS: InputColumns<PriceInput> = {
  price_type_id: ['text', (row) => row.priceTypeId],
  product_id: ['text', (row) => row.productId],
  variant_id: ['text', (row) => row.variantId ?? null],
  from_thousandths: ['bigint', (row) => row.fromThousandths ?? 0],
  micros: ['bigint', (row) => row.micros],
  unit: ['text', (row) => row.unit],
}

/** Replaces price-list rows in bulk. A price older than the one known is not taken. Returns how many were written. */
export async function setPrices(tx: Tx, command: SetPrices): Promise<number> {
  let written = 0
  for (const batch of inBatches(command.rows)) written += await replacePrices(tx, inputRows(batch, COLUMNS), command)
  if (command.completeFor !== undefined) {
    await sql`DELETE FROM price WHERE price_type_id = ANY (${[...command.completeFor]}::text[]) AND as_of < ${command.asOf}`.execute(tx.db)
  }
  tx.touch('price', 'all')
  return written
}

/** As {@link setPrices}, of rows that are in the database already: `rows` is a table of the columns of `PriceInput`, in their order. */
export async function replacePrices(
  tx: Tx,
  rows: RawBuilder<unknown>,
  about: { readonly source: string; readonly asOf: Date },
): Promise<number> {
  const { rows: counted } = await sql<{ count: number }>`
    WITH written AS (
      INSERT INTO price AS p (price_type_id, product_id, variant_id, from_thousandths, micros, unit, source, as_of)
      SELECT DISTINCT ON (product_id, price_type_id, variant_id, from_thousandths) *, ${about.source}, ${about.asOf}::timestamptz
      FROM ${rows} ORDER BY product_id, price_type_id, variant_id, from_thousandths
      ON CONFLICT (product_id, price_type_id, variant_id, from_thousandths) DO UPDATE SET micros = excluded.micros, unit = excluded.unit,
        source = excluded.source, as_of = excluded.as_of, version = p.version + 1
      WHERE p.as_of <= excluded.as_of RETURNING 1)
    SELECT count(*) AS count FROM written`.execute(tx.db)
  return counted[0]?.count ?? 0
}

export interface PriceTypeInput {
  readonly sourceKey: string
  readonly name: string
  readonly currency: Currency
  readonly vatIncluded: boolean
}
