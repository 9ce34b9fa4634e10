import { add, type CalendarDate, divideRounded, money, quantity, subtract, sum, unitPrice, type VatRate } from '@skladno/kernel'
import type { Db } from '../../../db/types.ts'
import type { FileStore } from '../../../files.ts'
import { loadProducts, type Product } from '../../catalog/index.ts'
import { loadReturn, loadShipment, type ReturnRecord, type ShipmentRecord } from '../../fulfilment/index.ts'
import { getOrder } from '../../ordering/index.ts'
import { getLegalEntity, getOrganisation } from '../../parties/index.ts'
import type { CorrectedLine, CorrectionView } from '../document-views.ts'
import { basisOf, brandingOf, buyerOf, printedUnit, sellerOf } from './printed-parties.ts'

/** Everything the PDF of a correction document prints, with the prices of its own partner. */
export async function correctionView(db: Db, files: FileStore, returnId: string): Promise<CorrectionView> {
  const record = await loadReturn(db, returnId)
  if (record === null) throw new Error(`There is no accepted return ${returnId}`)
  const [shipment, order] = [await loadShipment(db, record.shipmentId), await getOrder(db, record.orderId)]
  if (shipment === null || order === null) throw new Error(`There is no shipment ${record.shipmentId}`)
  const organisation = await getOrganisation(db, record.organisationId)
  const products = await loadProducts(db, [...new Set(record.lines.map((line) => line.productId))])
  const lines = record.lines.map((line) => correctedLine(line, { record, shipment, product: products.get(line.productId) }))
  const column = (pick: 'sumBefore' | 'sumAfter' | 'vatLess' | 'less') =>
    sum(
      lines.map((line) => line[pick]),
      record.currency,
    )
  return {
    country: organisation.country,
    branding: await brandingOf(db, files, organisation),
    pricesOf: record.partnerId,
    number: record.number,
    date: record.acceptedOn as CalendarDate,
    shipment: { number: shipment.number, date: shipment.shippedOn as CalendarDate },
    seller: sellerOf(organisation),
    buyer: buyerOf(await getLegalEntity(db, record.legalEntityId)),
    basis: await basisOf(db, record.legalEntityId, record.organisationId),
    orderNumber: order.number,
    reason: record.reason,
    lines,
    totals: { before: column('sumBefore'), after: column('sumAfter'), vatLess: column('vatLess'), less: column('less') },
    releasedBy: { title: organisation.directorTitle === '' ? null : organisation.directorTitle, name: organisation.director },
    accountant: { title: null, name: organisation.accountant },
    acceptedBy: { title: null, name: record.acceptedBy },
  }
}

interface LineContext {
  readonly record: ReturnRecord
  readonly shipment: ShipmentRecord
  readonly product: Product | undefined
}

/** Sums with VAT, whichever way the price states it. */
function correctedLine(line: ReturnRecord['lines'][number], { record, shipment, product }: LineContext): CorrectedLine {
  const { currency } = record
  const shipped = shipment.lines.find(({ lineId }) => lineId === line.lineId)
  if (shipped === undefined) throw new Error(`Line ${line.lineId} was never shipped`)
  const unit = printedUnit(shipped.packUnit)
  const packs = (base: number): number => divideRounded(BigInt(shipped.packThousandths) * BigInt(base), BigInt(shipped.baseThousandths))
  const vatRate: VatRate = line.vatRateBp ?? 'none'
  const withVat = (amountMinor: number, vatMinor: number) =>
    line.vatIncluded ? money(amountMinor, currency) : add(money(amountMinor, currency), money(vatMinor, currency))
  const sumBefore = withVat(line.beforeMinor, line.beforeVatMinor)
  const less = withVat(line.amountMinor, line.vatMinor)
  return {
    code: product?.sku ?? null,
    name: product?.name ?? '',
    before: quantity(packs(line.before), unit),
    after: quantity(packs(line.before - line.accepted), unit),
    price: unitPrice(shipped.priceMicros, currency, unit, { included: line.vatIncluded, rate: vatRate }),
    sumBefore,
    sumAfter: subtract(sumBefore, less),
    vatRate,
    vatLess: money(line.vatMinor, currency),
    less,
  }
}
