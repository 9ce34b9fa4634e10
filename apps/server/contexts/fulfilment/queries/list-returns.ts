import type { Returnable, ReturnView } from '@skladno/contracts'
import type { Currency } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { loadProducts } from '../../catalog/index.ts'
import { RETURN_TRANSITIONS, type ReturnCommand, type ReturnState, returnable } from '../domain/goods-return.ts'
import { fulfilmentTexts, type Locale } from '../messages/index.ts'
import { asSold, notReturnable, type SoldAs, shippedDocuments } from './shipped-parts.ts'

export interface ReturnQuery {
  readonly returnId?: string | undefined
  readonly orderId?: string | undefined
  readonly states?: readonly string[] | undefined
  readonly limit?: number | undefined
}

/** Who looks: which commands they may give, and whether they see money. */
export interface ReturnReader {
  readonly seesPrices: boolean
  readonly may: (command: ReturnCommand) => boolean
}

type Row = Omit<ReturnView, 'state' | 'total' | 'lines' | 'allowedCommands' | 'document' | 'requestedAt' | 'decidedAt' | 'acceptedAt'> & {
  readonly state: ReturnState
  readonly requestedAt: Date
  readonly decidedAt: Date | null
  readonly acceptedAt: Date | null
  readonly currency: Currency
  readonly totalMinor: number
  readonly document: { readonly id: string; readonly title: string } | null
  readonly lines: readonly LineRow[]
}

interface LineRow extends SoldAs {
  readonly shipped: number
  readonly lineId: string
  readonly sku: string
  readonly name: string
  readonly unit: string
  readonly asked: number
  readonly accepted: number | null
  readonly condition: 'good' | 'damaged' | null
  readonly destination: 'stock' | 'write-off' | null
  readonly note: string | null
  readonly amountMinor: number
  readonly vatRateBp: number | null
}

/** Returns, those that wait longest first; finished ones latest first. */
export async function listReturns(db: Db, query: ReturnQuery, reader: ReturnReader): Promise<ReturnView[]> {
  const states = query.states?.length ? query.states : query.returnId || query.orderId ? null : ['requested', 'approved']
  const { rows } = await sql<Row>`
    SELECT g.id, g.number, g.state, json_build_object('id', o.id, 'number', coalesce(o.number, '')) AS "order",
      json_build_object('id', h.id, 'number', h.number, 'shippedOn', h.shipped_on) AS shipment,
      json_build_object('id', p.id, 'name', p.name) AS partner, json_build_object('id', w.id, 'name', w.name) AS warehouse,
      g.reason, g.requested_by AS "requestedBy", g.requested_at AS "requestedAt", g.decided_by AS "decidedBy", g.decided_at AS "decidedAt",
      g.decision_note AS note, g.accepted_by AS "acceptedBy", g.accepted_at AS "acceptedAt", g.currency, g.total_minor AS "totalMinor",
      (SELECT json_build_object('id', d.id, 'title', f.name) FROM document d JOIN stored_file f ON f.id = d.file_id
        WHERE d.return_id = g.id AND d.kind = 'correction') AS document,
      (SELECT json_agg(json_build_object('lineId', b.line_id, 'sku', t.sku, 'name', t.name, 'unit', t.base_unit, 'asked', b.asked_thousandths,
          'accepted', b.accepted_thousandths, 'condition', b.condition, 'destination', b.destination, 'note', b.note,
          'amountMinor', b.amount_minor, 'vatRateBp', b.vat_rate_bp, 'shipped', k.base_thousandths, 'packThousandths', k.pack_thousandths,
          'packUnit', k.pack_unit) ORDER BY b.position)
        FROM return_line b JOIN product t ON t.id = b.product_id JOIN shipment_line k ON k.shipment_id = g.shipment_id AND k.line_id = b.line_id
        WHERE b.return_id = g.id) AS lines
    FROM goods_return g JOIN customer_order o ON o.id = g.order_id JOIN shipment h ON h.id = g.shipment_id
      JOIN partner p ON p.id = g.partner_id JOIN warehouse w ON w.id = g.warehouse_id
    WHERE (${query.returnId ?? null}::text IS NULL OR g.id = ${query.returnId ?? null})
      AND (${query.orderId ?? null}::text IS NULL OR g.order_id = ${query.orderId ?? null})
      AND (${states}::text[] IS NULL OR g.state = ANY (${states}::text[]))
    ORDER BY CASE WHEN g.state IN ('requested', 'approved') THEN 0 ELSE 1 END,
      CASE WHEN g.state IN ('requested', 'approved') THEN g.requested_at END, g.requested_at DESC, g.id LIMIT ${query.limit ?? 200}`.execute(
    db,
  )
  return rows.map((row) => viewOf(row, reader))
}

const COMMANDS: readonly ReturnCommand[] = ['approve', 'accept', 'reject', 'withdraw']

function viewOf({ currency, totalMinor, lines, document, ...row }: Row, reader: ReturnReader): ReturnView {
  const isAccepted = row.state === 'accepted'
  return {
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    lines: lines.map((line) => ({
      lineId: line.lineId,
      sku: line.sku,
      name: line.name,
      asked: asSold(line, line.asked, line.unit),
      accepted: line.accepted === null ? null : asSold(line, line.accepted, line.unit),
      condition: line.condition,
      destination: line.destination,
      note: line.note,
      amount: isAccepted && reader.seesPrices ? { minor: line.amountMinor, currency } : null,
      vatRateBp: line.vatRateBp,
    })),
    total: reader.seesPrices ? { minor: totalMinor, currency } : null,
    document: document === null || !reader.seesPrices ? null : { ...document, url: `/api/v1/documents/${document.id}/file` },
    allowedCommands: COMMANDS.filter((command) => RETURN_TRANSITIONS[row.state][command] !== undefined && reader.may(command)),
  }
}

/** What of an order's shipments may still come back. */
export async function returnableOf(db: Db, orderId: string, locale: Locale): Promise<Returnable> {
  const documents = await shippedDocuments(db, { orderId })
  const ids = [...new Set(documents.flatMap(({ parts }) => parts.map(({ productId }) => productId)))]
  const [products, refused] = [await loadProducts(db, ids), await notReturnable(db, ids)]
  return {
    shipments: documents.map(({ id, number, shippedOn, parts }) => ({
      id,
      number,
      shippedOn,
      lines: parts.map((part) => {
        const product = products.get(part.productId)
        const unit = product?.baseUnit ?? ''
        const reason = refused.get(part.productId)
        return {
          lineId: part.lineId,
          name: product?.name ?? '',
          shipped: asSold(part, part.shipped, unit),
          left: asSold(part, reason === undefined ? returnable(part) : 0, unit),
          refusal: reason === undefined ? null : reason === '' ? fulfilmentTexts(locale, 'notReturnable') : reason,
        }
      }),
    })),
  }
}
