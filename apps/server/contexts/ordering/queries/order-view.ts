import type { LineView, OrderCommandKind, OrderView } from '@skladno/contracts'
import { formatMicros, isUnit } from '@skladno/kernel'
import { formatMoney } from '@skladno/platform'
import type { Db } from '../../../db/types.ts'
import { type Availability, availability, loadProducts, type Product, unitsOf } from '../../catalog/index.ts'
import { creditDecision, getAgreement, paymentTermsText, type Quote } from '../../terms/index.ts'
import { loadOrder } from '../adapters/order-store.ts'
import { awaitedProduct } from '../domain/line-changes.ts'
import { type Order, type OrderLine, openLines, type ShortageOption } from '../domain/order.ts'
import { orderStatus } from '../domain/status.ts'
import { describeFact, orderTexts } from '../messages/index.ts'
import { allowedCommands } from './allowed-commands.ts'
import { amountChoices, coverOf, soldBy } from './amount-views.ts'
import type { Audience } from './audience.ts'
import { candidatePrices } from './candidate-prices.ts'
import { goodsCosts } from './goods-costs.ts'
import { marginOf } from './list-price-approvals.ts'
import { minimumGap } from './minimum-gap.ts'
import { moneyChoices, overMinor } from './money-choices.ts'
import { loadSurroundings, type Surroundings } from './order-surroundings.ts'

/** The whole order as a screen or a chat shows it, or null. Every status and text is computed from facts at this moment. */
export async function orderView(db: Db, orderId: string, audience: Audience): Promise<OrderView | null> {
  const order = await loadOrder(db, orderId)
  return order === null ? null : viewOfOrder(db, order, audience)
}

/** An order that may differ from the stored one (a change that is only looked at), with everything around the stored one. */
export async function viewOfOrder(db: Db, order: Order, audience: Audience): Promise<OrderView> {
  const productIds = referredProducts(order)
  const [products, stock, around, agreement] = await Promise.all([
    loadProducts(db, productIds),
    availability(db, { productIds }),
    loadSurroundings(db, order),
    getAgreement(db, order.agreementId),
  ])
  const seesPrices = audience.kind === 'staff' || audience.seesPrices
  const prices = audience.kind === 'staff' ? await candidatePrices(db, order, agreement, around.today) : new Map<string, Quote>()
  const costs = await goodsCosts(db, { productIds, currency: order.currency, audience })
  const context: ViewContext = { order, products, stock, around, audience, seesPrices, prices, costs }
  const status = orderStatus(order, around.progress)
  const texts = orderTexts(audience.locale)
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    status,
    statusText: texts.status(status),
    draftVersion: order.draftVersion,
    channel: order.channel,
    ...around.parties,
    threadId: order.threadId,
    delivery: { ...delivery(order), promise: texts.promise(order.delivery, around.today) },
    paymentTerms: { ...order.schedule, text: paymentTermsText(order.schedule, audience.locale) },
    credit: audience.kind === 'staff' && order.legalEntityId !== null ? await credit(db, order, agreement) : null,
    comment: order.comment,
    lines: order.lines.filter((line) => line.state !== 'removed').map((line) => lineView(line, context)),
    ...sums(context),
    validUntil: order.validUntil,
    problems: [...problems(context), ...(await smallness(db, context))],
    facts: around.facts.map((fact) => ({ ...fact, text: describeFact(audience.locale, fact), at: fact.at.toISOString() })),
    documents: around.documents,
    pickingTaskId: around.pickingTaskId,
    shipments: around.shipments,
    allowedCommands: [...allowedCommands(order, around, audience)] as OrderCommandKind[],
    createdAt: order.createdAt.toISOString(),
    confirmedAt: order.confirmedAt?.toISOString() ?? null,
  }
}

interface ViewContext {
  readonly order: Order
  readonly products: ReadonlyMap<string, Product>
  readonly stock: ReadonlyMap<string, readonly Availability[]>
  readonly around: Surroundings
  readonly audience: Audience
  readonly seesPrices: boolean
  /** Of what the words may mean, by product. */
  readonly prices: ReadonlyMap<string, Quote>
  /** What goods cost us, for those who price orders. */
  readonly costs: ReadonlyMap<string, number>
}

function referredProducts(order: Order): string[] {
  const ids = order.lines.flatMap((line) => [
    ...(line.productId === null ? [] : [line.productId]),
    ...(line.state === 'open' ? [] : (line.recognition.candidates ?? []).map((candidate) => candidate.productId)),
    ...(line.recognition.candidates ?? []).slice(0, 5).map((candidate) => candidate.productId),
    ...(line.shortage?.options ?? []).flatMap((option) => (option.kind === 'analogue' ? [option.productId] : [])),
  ])
  return [...new Set(ids)]
}

function delivery(order: Order) {
  const { mode, address, contact, shipOn, fromMinutes, toMinutes } = order.delivery
  return { mode, address, contact, shipOn, fromMinutes, toMinutes }
}

async function credit(db: Db, order: Order, agreement: Awaited<ReturnType<typeof getAgreement>>): Promise<OrderView['credit']> {
  if (order.schedule.creditPercent === 0 || order.legalEntityId === null) return null
  const { decision, limit, used } = await creditDecision(db, {
    partnerId: order.partnerId,
    legalEntityId: order.legalEntityId,
    organisationId: order.organisationId,
    agreement,
    orderTotal: { minor: order.totalMinor, currency: order.currency },
    orderId: order.id,
    on: new Date(order.createdAt).toISOString().slice(0, 10),
  })
  return { decision, limit, used }
}

function sums({ order, around, seesPrices }: ViewContext) {
  const money = (minor: number) => ({ minor: seesPrices ? minor : 0, currency: order.currency })
  const hasVat = openLines(order).some((line) => line.quote?.vatRateBp != null)
  return {
    total: money(order.totalMinor),
    vat: hasVat && seesPrices ? money(order.vatMinor) : null,
    paid: money(around.progress.paidMinor),
    shippedTotal: money(around.progress.shippedMinor),
    returned: money(order.returnedMinor),
    over: money(overMinor(order, around)),
    moneyChoices: moneyChoices(order, around),
    refunds: around.refunds.map(({ id, amountMinor, isPaid }) => ({ id, amount: money(amountMinor), isPaid })),
    invoice: around.invoice === null ? null : { ...around.invoice, total: money(around.invoice.totalMinor) },
  }
}

const quantity = (thousandths: number | null, unit: string | null | undefined) =>
  thousandths === null || unit === null || unit === undefined ? null : { amount: thousandths / 1000, unit }

function priceView(quote: Pick<Quote, 'currency' | 'unit' | 'vatIncluded'>, micros: number) {
  return { amount: formatMicros(micros), currency: quote.currency, unit: quote.unit, vatIncluded: quote.vatIncluded }
}

function lineView(line: OrderLine, context: ViewContext): LineView {
  const { order, seesPrices, audience, around } = context
  const product = line.productId === null ? undefined : context.products.get(line.productId)
  const money = (minor: number | null) => (minor === null || !seesPrices ? null : { minor, currency: order.currency })
  const micros = line.manualPrice?.micros ?? line.quote?.micros ?? null
  const done = around.lines.get(line.id)
  return {
    id: line.id,
    position: line.position,
    state: line.state,
    requestedText: line.requestedText,
    evidence: { ...line.evidence },
    product:
      product === undefined
        ? null
        : { id: product.id, sku: product.sku, name: product.name, baseUnit: product.baseUnit, isDeposit: product.kind === 'deposit' },
    said: quantity(line.said?.thousandths ?? null, line.said?.unit ?? product?.baseUnit ?? ''),
    sold: quantity(line.packThousandths, line.packUnit),
    covers: product === undefined ? null : coverOf(line, product),
    base: quantity(line.baseThousandths, product?.baseUnit),
    price: micros === null || line.quote === null || !seesPrices ? null : priceView(line.quote, micros),
    amount: money(line.amountMinor),
    vat: money(line.vatMinor),
    vatRateBp: line.quote?.vatRateBp ?? null,
    priceTrace: audience.kind === 'staff' ? [...(line.quote?.trace ?? [])] : [],
    manualPrice:
      audience.kind === 'staff' && line.manualPrice !== null
        ? {
            reason: line.manualPrice.reason,
            by: line.manualPrice.by,
            approved: line.manualPrice.approved,
            approvedBy: line.manualPrice.approvedBy ?? null,
          }
        : null,
    marginBp: micros === null ? null : marginOf(micros, context.costs.get(line.productId ?? '') ?? null),
    probability: line.recognition.probability ?? null,
    isChosenByPerson: line.recognition.decided !== undefined,
    why: [...(line.recognition.why ?? [])],
    question: line.recognition.question ?? null,
    ...amountViews(line, context),
    candidates: candidateViews(line, context),
    stock: product === undefined ? null : stockView(product, line.warehouseId ?? order.warehouseId, context),
    shortage: shortageView(line, product, context),
    expectedOn: line.expectedOn,
    picked: quantity(done?.pickedBase ?? null, product?.baseUnit),
    shipped: quantity(done?.shippedBase ?? null, product?.baseUnit),
    cancelled: quantity(line.cancelledThousandths || null, product?.baseUnit),
    parentLineId: line.parentLineId,
  }
}

function amountViews(line: OrderLine, { products }: ViewContext): Pick<LineView, 'amounts' | 'soldBy'> {
  const product = products.get(line.productId ?? awaitedProduct(line) ?? '')
  return product === undefined ? { amounts: [], soldBy: null } : { amounts: amountChoices(line, product), soldBy: soldBy(product) }
}

function candidateViews(line: OrderLine, { products, stock, order, prices }: ViewContext): LineView['candidates'] {
  return (line.recognition.candidates ?? []).slice(0, 5).flatMap((candidate) => {
    const product = products.get(candidate.productId)
    if (product === undefined) return []
    const { id: productId, sku, name } = product
    const free = stock.get(product.id)?.find((place) => place.warehouseId === order.warehouseId)?.freeThousandths ?? 0
    const { p, why } = candidate
    const quote = prices.get(productId)
    const price = quote === undefined ? null : priceView(quote, quote.micros)
    return [{ productId, sku, name, p, why: [...why], price, free: quantity(free, product.baseUnit), units: [...unitsOf(product)] }]
  })
}

function stockView(product: Product, warehouseId: string, { stock }: ViewContext): LineView['stock'] {
  const place = stock.get(product.id)?.find((candidate) => candidate.warehouseId === warehouseId)
  if (place === undefined) return null
  const [next] = place.expected
  return {
    warehouse: { id: place.warehouseId, name: place.warehouseName },
    free: { amount: place.freeThousandths / 1000, unit: product.baseUnit },
    asOf: place.asOf.toISOString(),
    expected: next === undefined ? null : { on: next.on, quantity: { amount: next.thousandths / 1000, unit: product.baseUnit } },
  }
}

function shortageView(line: OrderLine, product: Product | undefined, context: ViewContext): LineView['shortage'] {
  if (line.shortage === null || product === undefined) return null
  const missing = quantity(line.shortage.missingBase, product.baseUnit)
  return missing === null
    ? null
    : { missing, options: line.shortage.options.map((option) => optionView(option, { line, product, context })) }
}

type OptionView = NonNullable<LineView['shortage']>['options'][number]

function optionView(
  option: ShortageOption,
  { line, product, context }: { line: OrderLine; product: Product; context: ViewContext },
): OptionView {
  const amount = (thousandths: number) => ({ amount: thousandths / 1000, unit: product.baseUnit })
  switch (option.kind) {
    case 'partial':
      return {
        key: option.key,
        kind: 'partial',
        take: amount(option.takeBase),
        later: option.laterBase === 0 ? null : amount(option.laterBase),
        expectedOn: option.expectedOn,
      }
    case 'analogue': {
      const other = context.products.get(option.productId)
      const price =
        option.priceMicros === null || line.quote === null || !context.seesPrices
          ? null
          : priceView({ ...line.quote, unit: other?.sale.unit ?? line.quote.unit }, option.priceMicros)
      const free = { amount: option.freeBase / 1000, unit: other?.baseUnit ?? product.baseUnit }
      return {
        key: option.key,
        kind: 'analogue',
        productId: option.productId,
        name: other?.name ?? '',
        free,
        price,
        samePrice: option.samePrice,
      }
    }
    case 'warehouse': {
      const place = context.stock.get(product.id)?.find((candidate) => candidate.warehouseId === option.warehouseId)
      return {
        key: option.key,
        kind: 'warehouse',
        warehouse: { id: option.warehouseId, name: place?.warehouseName ?? '' },
        take: amount(option.takeBase),
      }
    }
    case 'wait':
    case 'drop':
      return option
  }
}

/** A draft below the smallest order for its way of delivery. */
async function smallness(db: Db, { order, audience, seesPrices }: ViewContext): Promise<OrderView['problems']> {
  if (order.state !== 'draft' && order.state !== 'proposed') return []
  const gap = await minimumGap(db, order)
  if (gap === null) return []
  const missing = seesPrices ? formatMoney(gap.missing, audience.locale) : ''
  return [{ code: 'ordering.below-minimum', text: orderTexts(audience.locale).problem('minimum', missing), lineId: null }]
}

function problems({ order, audience }: ViewContext): OrderView['problems'] {
  const texts = orderTexts(audience.locale)
  const found: OrderView['problems'] = []
  for (const line of order.lines) {
    if (line.state === 'ask')
      found.push({ code: 'ordering.unclear-lines', text: texts.problem('ask', line.requestedText), lineId: line.id })
    if (line.state === 'unknown')
      found.push({ code: 'ordering.unclear-lines', text: texts.problem('unknown', line.requestedText), lineId: line.id })
    if (line.state === 'open' && line.quote === null)
      found.push({ code: 'ordering.price-on-request', text: texts.problem('no-price', line.requestedText), lineId: line.id })
    if (line.state === 'open' && line.shortage !== null)
      found.push({ code: 'ordering.stock-short', text: texts.problem('short', line.requestedText), lineId: line.id })
    if (line.packUnit !== null && !isUnit(line.packUnit))
      found.push({ code: 'ordering.unknown-unit', text: texts.problem('unit', line.packUnit), lineId: line.id })
  }
  if (order.legalEntityId === null && order.state !== 'cancelled')
    found.push({ code: 'ordering.legal-entity-needed', text: texts.problem('payer', ''), lineId: null })
  return found
}
