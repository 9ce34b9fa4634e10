import {
  addDecimals,
  child,
  childrenNamed,
  childText,
  type Decimal,
  formatDecimal,
  parseWrittenNumber,
  sameDecimal,
  type XmlElement,
  ZERO,
} from '@skladno/platform/files'
import type { CatalogOffer, CatalogPrice, CatalogRecord, CatalogStock, CatalogWarning, SourcePlace } from './catalog-file-set.ts'
import { booleanOrNull, currencyOf, decimalText, isDeleted, textOrNull } from './commerceml-elements.ts'
import { ruleIn } from './order-rule.ts'

/** What offers are resolved against. */
export interface OfferScope {
  /** price type used where a price names none: the only one declared, or «default» */
  readonly defaultPriceType: string
  /** products whose own id contains # (2.04 exports variants as products) */
  readonly variantProducts: ReadonlySet<string>
}

/** «Предложение» in neutral form with its warnings and the rejected prices. */
export function offerRecords(element: XmlElement, scope: OfferScope, place: SourcePlace): CatalogRecord[] {
  const id = childText(element, 'Ид')
  if (id === '') return [{ kind: 'rejected', place, code: 'no-offer-id', value: childText(element, 'Наименование') }]
  const notes: CatalogRecord[] = []
  // «товар#характеристика»; an id that is itself a product wins.
  const stated = id.split('#')[0] || id
  const variant = variantOf(element)
  const offer: CatalogOffer = {
    kind: 'offer',
    id,
    productId: scope.variantProducts.has(id) ? id : stated,
    statedProductId: stated,
    name: textOrNull(element, 'Наименование'),
    article: textOrNull(element, 'Артикул'),
    barcode: textOrNull(element, 'Штрихкод'),
    variant,
    prices: pricesOf(element, scope, place, notes),
    stock: stockOf(element, id, place, notes),
    rule: ruleIn(variant, (example) => notes.push(warning('order-rule-unread', place, example))),
    isDeleted: isDeleted(element),
    place,
  }
  return [offer, ...notes]
}

const variantOf = (element: XmlElement): { name: string; value: string }[] =>
  childrenNamed(element, 'ХарактеристикиТовара')
    .flatMap((list) => childrenNamed(list, 'ХарактеристикаТовара'))
    .map((row) => ({ name: childText(row, 'Наименование'), value: childText(row, 'Значение') }))
    .filter(({ value }) => value !== '')

function pricesOf(element: XmlElement, scope: OfferScope, place: SourcePlace, notes: CatalogRecord[]): CatalogPrice[] {
  const seen = new Set<string>()
  return childrenNamed(element, 'Цены')
    .flatMap((list) => childrenNamed(list, 'Цена'))
    .flatMap((row) => {
      const price = priceOf(row, scope, place, notes)
      if (!price) return []
      if (seen.has(price.priceTypeId)) notes.push(warning('price-repeated', place, `${childText(element, 'Ид')}: ${price.priceTypeId}`))
      if (/^0(\.0*)?$/.test(price.amount))
        notes.push(warning('price-zero', place, childText(element, 'Наименование') || childText(element, 'Ид')))
      seen.add(price.priceTypeId)
      return [price]
    })
}

function priceOf(row: XmlElement, scope: OfferScope, place: SourcePlace, notes: CatalogRecord[]): CatalogPrice | null {
  const written = childText(row, 'ЦенаЗаЕдиницу')
  if (written === '') {
    notes.push(warning('price-missing', place, childText(row, 'ИдТипаЦены')))
    return null
  }
  const amount = decimalText(written)
  if (amount === null || amount.startsWith('-')) {
    notes.push({ kind: 'rejected', place, code: amount === null ? 'bad-price' : 'negative-price', value: written })
    return null
  }
  const tax = child(row, 'Налог')
  return {
    priceTypeId: childText(row, 'ИдТипаЦены') || scope.defaultPriceType,
    amount,
    currency: currencyOf(childText(row, 'Валюта')),
    unit: textOrNull(row, 'Единица'),
    coefficient: decimalText(childText(row, 'Коэффициент')),
    vatIncluded: tax ? booleanOrNull(childText(tax, 'УчтеноВСумме')) : null,
  }
}

interface Holding {
  readonly warehouseId: string | null
  readonly written: string
}

/** Stock has had five spellings since 2.03; an element without a warehouse is a total. */
function holdingsOf(element: XmlElement): Holding[] {
  const direct = childrenNamed(element, 'Склад')
  const inRests = childrenNamed(element, 'Остатки').flatMap((list) => childrenNamed(list, 'Остаток'))
  const onShelves = childrenNamed(element, 'КоличествоНаСкладах').flatMap((list) => childrenNamed(list, 'КоличествоНаСкладе'))
  return [
    ...[...direct, ...inRests.flatMap((rest) => childrenNamed(rest, 'Склад')), ...onShelves].map(holdingOf),
    ...inRests.filter((rest) => !child(rest, 'Склад')).map((rest) => ({ warehouseId: null, written: childText(rest, 'Количество') })),
  ].filter(({ written }) => written !== '')
}

const holdingOf = (row: XmlElement): Holding => ({
  warehouseId: row.attributes.ИдСклада ?? (childText(row, 'Ид') || childText(row, 'ИдСклада') || null),
  written: row.attributes.КоличествоНаСкладе ?? (childText(row, 'Количество') || childText(row, 'КоличествоНаСкладе')),
})

function stockOf(element: XmlElement, id: string, place: SourcePlace, notes: CatalogRecord[]): CatalogStock | null {
  const holdings = holdingsOf(element).flatMap(({ warehouseId, written }) => {
    const quantity = quantityOf(written, id, place, notes)
    return quantity ? [{ warehouseId, quantity }] : []
  })
  const statedText = childText(element, 'Количество')
  const stated = statedText === '' ? null : quantityOf(statedText, id, place, notes)
  if (!stated && holdings.length === 0) return null
  const summed = holdings.reduce((total, { quantity }) => addDecimals(total, quantity), ZERO)
  if (stated && holdings.length > 0 && !sameDecimal(stated, summed))
    notes.push(warning('stock-differs', place, `${id}: ${formatDecimal(stated)} ≠ ${formatDecimal(summed)}`))
  return {
    total: formatDecimal(stated ?? summed),
    byWarehouse: holdings.flatMap(({ warehouseId, quantity }) => (warehouseId ? [{ warehouseId, quantity: formatDecimal(quantity) }] : [])),
  }
}

function quantityOf(written: string, id: string, place: SourcePlace, notes: CatalogRecord[]): Decimal | null {
  const quantity = parseWrittenNumber(written)
  if (!quantity) notes.push(warning('stock-not-a-number', place, `${id}: ${written}`))
  else if (quantity.unscaled < 0n) notes.push(warning('stock-negative', place, `${id}: ${written}`))
  return quantity
}

const warning = (code: CatalogWarning['code'], place: SourcePlace, example: string): CatalogWarning => ({
  kind: 'warning',
  code,
  place,
  example,
})
