import { add, type CalendarDate, money, quantity, subtract, sum, unitPrice, type VatRate } from '@skladno/kernel'
import type { Db } from '../../../db/types.ts'
import type { FileStore } from '../../../files.ts'
import { listWarehouses, loadProducts, type Product } from '../../catalog/index.ts'
import { loadShipment, type ShipmentRecord } from '../../fulfilment/index.ts'
import { getOrder, type Order } from '../../ordering/index.ts'
import { getLegalEntity, getOrganisation } from '../../parties/index.ts'
import type { PricedShipmentLine, ShipmentNoteView, ShippedGoods } from '../document-views.ts'
import { basisOf, brandingOf, buyerOf, printedUnit, sellerOf } from './printed-parties.ts'

/** Everything the PDF of a shipment note prints, with the prices of its own partner. */
export async function shipmentNoteView(db: Db, files: FileStore, shipmentId: string): Promise<ShipmentNoteView> {
  const shipment = await loadShipment(db, shipmentId)
  if (shipment === null) throw new Error(`There is no shipment ${shipmentId}`)
  const order = await getOrder(db, shipment.orderId)
  if (order === null) throw new Error(`There is no order ${shipment.orderId}`)
  const organisation = await getOrganisation(db, shipment.organisationId)
  const entity = await getLegalEntity(db, shipment.legalEntityId)
  const products = await loadProducts(db, [...new Set(shipment.lines.map((line) => line.productId))])
  const warehouse = (await listWarehouses(db)).find((candidate) => candidate.id === shipment.warehouseId)
  return {
    country: organisation.country,
    branding: await brandingOf(db, files, organisation),
    number: shipment.number,
    date: shipment.shippedOn as CalendarDate,
    original: { kind: 'hub' },
    isVoid: false,
    seller: sellerOf(organisation),
    buyer: buyerOf(entity),
    consignee: null,
    basis: await basisOf(db, shipment.legalEntityId, shipment.organisationId),
    orderNumber: order.number,
    warehouse: warehouse?.name ?? null,
    deliveryAddress: shipment.mode === 'pickup' ? null : order.delivery.address,
    carrier: null,
    powerOfAttorney: null,
    goods: goodsOf(shipment, order, products),
    grossKg: weightKg(shipment, products),
    places: null,
    releasedBy: { title: organisation.directorTitle === '' ? null : organisation.directorTitle, name: organisation.director },
    accountant: { title: null, name: organisation.accountant },
    handedOverBy: { title: null, name: null },
  }
}

function goodsOf(shipment: ShipmentRecord, order: Order, products: ReadonlyMap<string, Product>): ShippedGoods {
  const lines = shipment.lines.map((line) => printedLine(line, { shipment, order, product: products.get(line.productId) }))
  const column = (pick: 'withoutVat' | 'vat' | 'withVat') =>
    sum(
      lines.map((line) => line[pick]),
      shipment.currency,
    )
  return {
    pricesOf: shipment.partnerId,
    lines,
    totals: { withoutVat: column('withoutVat'), vat: column('vat'), withVat: column('withVat') },
  }
}

interface LineContext {
  readonly shipment: ShipmentRecord
  readonly order: Order
  readonly product: Product | undefined
}

function printedLine(line: ShipmentRecord['lines'][number], { shipment, order, product }: LineContext): PricedShipmentLine {
  const { currency } = shipment
  const unit = printedUnit(line.packUnit)
  const ordered = order.lines.find((candidate) => candidate.id === line.lineId)
  const isIncluded = ordered?.quote?.vatIncluded ?? true
  const vatRate: VatRate = line.vatRateBp ?? 'none'
  const vat = money(line.vatMinor, currency)
  const amount = money(line.amountMinor, currency)
  return {
    code: product?.sku ?? null,
    name: product?.name ?? '',
    note: null,
    asked: quantity(ordered?.packThousandths ?? line.packThousandths, unit),
    shipped: quantity(line.packThousandths, unit),
    price: unitPrice(line.priceMicros, currency, unit, { included: isIncluded, rate: vatRate }),
    withoutVat: isIncluded ? subtract(amount, vat) : amount,
    vatRate,
    vat,
    withVat: isIncluded ? amount : add(amount, vat),
  }
}

/** Null unless every product's weight is known: half a weight would mislead a driver. */
function weightKg(shipment: ShipmentRecord, products: ReadonlyMap<string, Product>): number | null {
  let grams = 0
  for (const line of shipment.lines) {
    const product = products.get(line.productId)
    if (product?.kind === 'service') continue
    if (product?.weightGrams == null) return null
    grams += (product.weightGrams * line.baseThousandths) / 1000
  }
  return grams === 0 ? null : Math.round(grams) / 1000
}
