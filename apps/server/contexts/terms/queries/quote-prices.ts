import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { Agreement } from '../domain/agreement.ts'
import { type Discount, type PartnerPriceBand, type PriceBand, type PricingFacts, quoteLine } from '../domain/pricing.ts'
import type { Quote } from '../domain/quote.ts'
import { lineVatRate } from '../domain/vat-of-line.ts'
import { type Locale, termsMessages } from '../messages/index.ts'

export interface PriceQuestion {
  /** The owner of the prices. */
  readonly partnerId: string
  readonly agreement: Agreement
  readonly lines: readonly PriceQuestionLine[]
  /** `YYYY-MM-DD` in the seller's time zone: prices, discounts and the VAT rate of that day. */
  readonly on: string
  /** Of the rule trace; Russian unless told. */
  readonly locale?: Locale
}

export interface PriceQuestionLine {
  /** Comes back as the key of the answer. */
  readonly key: string
  readonly productId: string
  readonly variantId?: string | null
  readonly packThousandths: number
}

interface Row {
  readonly productId: string
  readonly saleUnit: string
  readonly vatRateBp: number | null
  readonly vat: readonly { readonly from: string; readonly rateBp: number | null }[]
  readonly listBands: readonly PriceBand[]
  readonly partnerBands: readonly PartnerPriceBand[]
  readonly discounts: readonly Discount[]
  readonly floorMicros: number | null
  readonly isForCustomer: boolean
}

/**
 * Personal prices of many lines in one statement. Every line asked for is in the answer; an unknown product, a missing price row,
 * an agreement of another partner give 'on-request'. Under the customer's role quotes carry no floor.
 */
export async function quotePrices(db: Db, question: PriceQuestion): Promise<ReadonlyMap<string, Quote | 'on-request'>> {
  const answer = new Map<string, Quote | 'on-request'>(question.lines.map((line) => [line.key, 'on-request']))
  const { agreement, partnerId } = question
  if (answer.size === 0 || (agreement.partnerId !== null && agreement.partnerId !== partnerId)) return answer
  const { rows } = await factsStatement(question).execute(db)
  const facts = new Map(rows.map((row) => [row.productId, row]))
  for (const line of question.lines) {
    const row = facts.get(line.productId)
    if (row !== undefined) answer.set(line.key, quoteFrom(row, line, question))
  }
  return answer
}

function quoteFrom(row: Row, line: PriceQuestionLine, { agreement, partnerId, on, locale }: PriceQuestion): Quote | 'on-request' {
  const facts: PricingFacts = {
    partnerId,
    productId: line.productId,
    variantId: line.variantId ?? null,
    packThousandths: line.packThousandths,
    saleUnit: row.saleUnit,
    priceTypeName: agreement.priceTypeName,
    currency: agreement.currency,
    vatIncluded: agreement.vatIncluded,
    vatRateBp: lineVatRate(row.vat, row.vatRateBp, on),
    listBands: row.listBands,
    partnerBands: row.partnerBands,
    agreementDiscountBp: agreement.discountBp,
    discounts: row.discounts,
    floorMicros: row.floorMicros,
    words: termsMessages[locale ?? 'ru'].trace,
  }
  const quote = quoteLine(facts)
  if (quote === 'on-request' || !row.isForCustomer) return quote
  return { ...quote, floorMicros: null, trace: quote.trace.filter(({ rule }) => rule !== 'floor') }
}

const factsStatement = ({ agreement, partnerId, lines, on }: PriceQuestion) => sql<Row>`/* prepared quote-prices */
  WITH RECURSIVE asked AS (
    SELECT p.id, p.group_id, p.vat_rate_bp, coalesce((SELECT k.unit FROM pack k WHERE k.product_id = p.id AND k.is_sale), p.base_unit) AS sale_unit
    FROM product p WHERE p.id = ANY (${lines.map((line) => line.productId)}::text[]) AND p.is_active),
  lineage AS (
    SELECT id AS product_id, group_id FROM asked WHERE group_id IS NOT NULL
    UNION SELECT l.product_id, g.parent_id FROM lineage l JOIN product_group g ON g.id = l.group_id WHERE g.parent_id IS NOT NULL),
  applicable AS (
    SELECT * FROM discount d
    WHERE d.is_active AND (d.valid_from IS NULL OR d.valid_from <= ${on}::date) AND (d.valid_to IS NULL OR d.valid_to >= ${on}::date)
      AND (d.partner_id IS NULL OR d.partner_id = ${partnerId})
      AND (d.segment IS NULL OR d.segment = (SELECT segment FROM partner WHERE id = ${partnerId})))
  SELECT a.id AS "productId", a.sale_unit AS "saleUnit", a.vat_rate_bp AS "vatRateBp",
    (SELECT coalesce(json_agg(json_build_object('from', v.valid_from, 'rateBp', v.rate_bp)), '[]')
      FROM organisation_vat v WHERE v.organisation_id = ${agreement.organisationId}) AS vat,
    (SELECT coalesce(json_agg(json_build_object('variantId', c.variant_id, 'fromThousandths', c.from_thousandths, 'micros', c.micros, 'unit', c.unit, 'asOf', c.as_of)), '[]')
      FROM price c WHERE c.product_id = a.id AND c.price_type_id = ${agreement.priceTypeId}) AS "listBands",
    (SELECT coalesce(json_agg(json_build_object('variantId', i.variant_id, 'fromThousandths', i.from_thousandths, 'micros', i.micros, 'unit', i.unit,
        'currency', i.currency, 'vatIncluded', i.vat_included, 'validFrom', i.valid_from, 'note', i.note, 'asOf', coalesce(i.valid_from, ${on}::date))), '[]')
      FROM partner_price i WHERE i.partner_id = ${partnerId} AND i.product_id = a.id
        AND (i.valid_from IS NULL OR i.valid_from <= ${on}::date) AND (i.valid_to IS NULL OR i.valid_to >= ${on}::date)) AS "partnerBands",
    (SELECT coalesce(json_agg(json_build_object('name', d.name, 'rateBp', d.rate_bp, 'stacks', d.stacks, 'fromThousandths', d.from_thousandths) ORDER BY d.id), '[]')
      FROM applicable d WHERE (d.product_id IS NULL OR d.product_id = a.id)
        AND (d.group_id IS NULL OR EXISTS (SELECT FROM lineage l WHERE l.product_id = a.id AND l.group_id = d.group_id))) AS discounts,
    (SELECT f.micros FROM floor_price f WHERE f.product_id = a.id AND f.currency = ${agreement.currency}) AS "floorMicros",
    current_user = 'skladno_customer' AS "isForCustomer"
  FROM asked a`
