import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type InputColumns, inBatches, inputRows } from '../adapters/input-rows.ts'
import { GOODS_CAME_IN } from '../events.ts'

export interface StockInput {
  readonly warehouseId: string
  readonly productId: string
  readonly variantId?: string | null
  readonly lotId?: string | null
  /** Base units. */
  readonly quantityThousandths: number
  readonly cell?: string | null
}

export interface SetStock {
  readonly source: string
  /** When the figures were true at the source. */
  readonly asOf: Date
  readonly rows: Iterable<StockInput>
  /** These warehouses are reported in full: what is not among the rows is zero there. */
  readonly completeFor?: readonly string[]
}

const COLUMNS: InputColumns<StockInput> = {
  warehouse_id: ['text', (row) => row.warehouseId],
  product_id: ['text', (row) => row.productId],
  variant_id: ['text', (row) => row.variantId ?? null],
  lot_id: ['text', (row) => row.lotId ?? null],
  quantity_thousandths: ['bigint', (row) => row.quantityThousandths],
  cell: ['text', (row) => row.cell ?? null],
}

/** Replaces stock figures in bulk. A figure older than the one known is not taken. Returns how many were written. */
export async function setStock(tx: Tx, command: SetStock): Promise<number> {
  let written = 0
  for (const batch of inBatches(command.rows)) {
    const { rows } = await sql<{ count: number }>`
      WITH written AS (
        INSERT INTO stock AS s (warehouse_id, product_id, variant_id, lot_id, quantity_thousandths, cell, source, as_of)
        SELECT DISTINCT ON (product_id, warehouse_id, variant_id, lot_id) *, ${command.source}, ${command.asOf}::timestamptz
        FROM ${inputRows(batch, COLUMNS)} ORDER BY product_id, warehouse_id, variant_id, lot_id
        ON CONFLICT (product_id, warehouse_id, variant_id, lot_id) DO UPDATE SET quantity_thousandths = excluded.quantity_thousandths,
          cell = coalesce(excluded.cell, s.cell), source = excluded.source, cause = NULL, as_of = excluded.as_of, version = s.version + 1
        WHERE s.as_of <= excluded.as_of RETURNING 1)
      SELECT count(*) AS count FROM written`.execute(tx.db)
    written += rows[0]?.count ?? 0
  }
  if (command.completeFor !== undefined) await zeroOthers(tx, command, command.completeFor)
  tx.touch('stock', 'all')
  if (written > 0) tx.append({ type: GOODS_CAME_IN, version: 1, subject: 'stock', partyId: null, data: { all: true } })
  return written
}

/** Whatever was not written just now has an older age. */
async function zeroOthers(tx: Tx, { source, asOf }: SetStock, warehouseIds: readonly string[]): Promise<void> {
  await sql`
    UPDATE stock SET quantity_thousandths = 0, source = ${source}, cause = NULL, as_of = ${asOf}, version = version + 1
    WHERE warehouse_id = ANY (${[...warehouseIds]}::text[]) AND as_of < ${asOf}`.execute(tx.db)
}

export interface ReceiptInput {
  /** Of the source's document and row: the same key replaces. */
  readonly sourceKey: string
  readonly warehouseId: string
  readonly productId: string
  readonly variantId?: string | null
  readonly quantityThousandths: number
  readonly expectedOn: string
}
