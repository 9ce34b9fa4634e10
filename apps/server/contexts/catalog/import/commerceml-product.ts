import { child, childrenNamed, childText, type XmlElement } from '@skladno/platform/files'
import type { CatalogProduct, CatalogRecord, SourcePlace } from './catalog-file-set.ts'
import { baseUnitOf, isDeleted, packsOf, requisitesOf, textOrNull, type UnitNames } from './commerceml-elements.ts'
import { ruleIn } from './order-rule.ts'

/** «Товар» in neutral form with its warnings, or a rejection when nothing identifies it. */
export function productRecords(element: XmlElement, units: UnitNames, place: SourcePlace): CatalogRecord[] {
  const article = childText(element, 'Артикул')
  const id = childText(element, 'Ид') || article
  const written = childText(element, 'Наименование')
  if (id === '') return [{ kind: 'rejected', place, code: 'no-id', value: written }]
  const requisites = requisitesOf(element)
  const fullName = requisites.get('Полное наименование') || textOrNull(element, 'ПолноеНаименование')
  const warnings: CatalogRecord[] = []
  const named = [...requisites].map(([name, value]) => ({ name, value }))
  const unread = (example: string) => warnings.push({ kind: 'warning', code: 'order-rule-unread', place, example })
  const product: CatalogProduct = {
    kind: 'product',
    id,
    article: article || null,
    code: textOrNull(element, 'Код') ?? (requisites.get('Код') || null),
    name: written || fullName || article || id,
    fullName: fullName ?? null,
    description: textOrNull(element, 'Описание'),
    unit: baseUnitOf(element, units),
    packs: packsOf(element, units, requisites),
    rule: ruleIn(named, unread),
    groupIds: groupIdsOf(element),
    barcode: textOrNull(element, 'Штрихкод'),
    vatRate: vatRateOf(element),
    brand: brandOf(element),
    pictures: childrenNamed(element, 'Картинка').flatMap(({ text }) => (text === '' ? [] : [text])),
    isDeleted: isDeleted(element),
    place,
  }
  if (written === '' && !product.isDeleted) warnings.push({ kind: 'warning', code: 'no-name', place, example: product.name })
  if (childText(element, 'Ид') === '') warnings.push({ kind: 'warning', code: 'id-from-article', place, example: id })
  return [product, ...warnings]
}

const groupIdsOf = (element: XmlElement): string[] =>
  childrenNamed(element, 'Группы').flatMap((list) => childrenNamed(list, 'Ид').flatMap(({ text }) => (text === '' ? [] : [text])))

function vatRateOf(element: XmlElement): string | null {
  const rates = childrenNamed(element, 'СтавкиНалогов').flatMap((list) => childrenNamed(list, 'СтавкаНалога'))
  const vat = rates.find((rate) => /^ндс$/i.test(childText(rate, 'Наименование'))) ?? rates[0]
  return vat ? textOrNull(vat, 'Ставка') : null
}

function brandOf(element: XmlElement): string | null {
  const maker = child(element, 'Изготовитель')
  return textOrNull(element, 'Бренд') ?? (maker ? (textOrNull(maker, 'Наименование') ?? (maker.text || null)) : null)
}
