import { child, childrenNamed, childText, formatDecimal, parseWrittenNumber, type XmlElement } from '@skladno/platform/files'
import type { CatalogGroup, CatalogPack, CatalogPriceType, CatalogUnit, CatalogWarehouse, UnitReference } from './catalog-file-set.ts'
import { okeiName } from './okei.ts'

/** A child's text, or null when absent or empty. */
export const textOrNull = (element: XmlElement, name: string): string | null => childText(element, name) || null

export const isTrue = (text: string | undefined): boolean => /^(true|1|да|истина)$/i.test((text ?? '').trim())

/** Deletion is an attribute (2.05), an element (2.09+), or a status element. */
export const isDeleted = (element: XmlElement): boolean =>
  /^удал[её]н$/i.test(element.attributes.Статус ?? '') ||
  /^удал[её]н$/i.test(childText(element, 'Статус')) ||
  isTrue(childText(element, 'ПометкаУдаления'))

export function booleanOrNull(text: string | undefined): boolean | null {
  if (text === undefined || text.trim() === '') return null
  return isTrue(text)
}

/** A number's exact decimal text, or null. */
export function decimalText(text: string): string | null {
  const number = parseWrittenNumber(text)
  return number && formatDecimal(number)
}

const CURRENCY_NAMES: Readonly<Record<string, string>> = {
  руб: 'RUB',
  рубль: 'RUB',
  рублей: 'RUB',
  р: 'RUB',
  rur: 'RUB',
  '₽': 'RUB',
  '643': 'RUB',
  тг: 'KZT',
  тенге: 'KZT',
  теңге: 'KZT',
  '₸': 'KZT',
  '398': 'KZT',
  грн: 'UAH',
  'бел. руб': 'BYN',
  byr: 'BYN',
  долл: 'USD',
  $: 'USD',
  '840': 'USD',
  евро: 'EUR',
  '€': 'EUR',
  '978': 'EUR',
  юань: 'CNY',
  '156': 'CNY',
}

/** The ISO code of a currency as people and 1C write it: «руб», «RUR», «тенге» → RUB, RUB, KZT. Unknown words stay as they are. */
export function currencyOf(text: string): string | null {
  const word = text.trim().replace(/\.$/, '')
  if (word === '') return null
  return CURRENCY_NAMES[word.toLowerCase()] ?? (/^[a-z]{3}$/i.test(word) ? word.toUpperCase() : word)
}

/** A group with everything nested in it, parents first. */
export function groupsOf(element: XmlElement, parentId: string | null): CatalogGroup[] {
  const id = childText(element, 'Ид')
  const nested = childrenNamed(element, 'Группы').flatMap((list) => childrenNamed(list, 'Группа'))
  if (id === '') return nested.flatMap((group) => groupsOf(group, parentId))
  const own: CatalogGroup = { kind: 'group', id, parentId, name: childText(element, 'Наименование') || id, isDeleted: isDeleted(element) }
  return [own, ...nested.flatMap((group) => groupsOf(group, id))]
}

export function priceTypeOf(element: XmlElement): CatalogPriceType | null {
  const id = childText(element, 'Ид') || childText(element, 'Наименование')
  if (id === '') return null
  const tax = child(element, 'Налог')
  return {
    kind: 'price-type',
    id,
    name: childText(element, 'Наименование') || id,
    currency: currencyOf(childText(element, 'Валюта')),
    vatIncluded: tax ? booleanOrNull(childText(tax, 'УчтеноВСумме')) : null,
  }
}

export function warehouseOf(element: XmlElement): CatalogWarehouse | null {
  const id = childText(element, 'Ид') || (element.attributes.ИдСклада ?? '')
  return id === '' ? null : { kind: 'warehouse', id, name: childText(element, 'Наименование') || id }
}

export function unitRowOf(element: XmlElement): CatalogUnit | null {
  const code = childText(element, 'Код') || childText(element, 'Ид')
  const name = childText(element, 'НаименованиеКраткое') || childText(element, 'Наименование') || childText(element, 'НаименованиеПолное')
  return code === '' || name === '' ? null : { kind: 'unit', code, name }
}

/** Resolves an ОКЕИ code through the file's own units first. */
export type UnitNames = ReadonlyMap<string, string>

function unitReference(code: string, word: string, units: UnitNames): UnitReference | null {
  const cleanCode = code.trim()
  // 3.1 writes only a code as the element's text: «796 ».
  const isBareCode = cleanCode === '' && /^\d{1,4}$/.test(word)
  const known = isBareCode ? word : cleanCode
  const name = word !== '' && !isBareCode ? word : known === '' ? '' : (units.get(known) ?? okeiName(known) ?? '')
  return known === '' && name === '' ? null : { code: known || null, name: name || null }
}

export function baseUnitOf(element: XmlElement, units: UnitNames): UnitReference | null {
  const base = child(element, 'БазоваяЕдиница')
  if (!base) return null
  const found = unitReference(base.attributes.Код ?? '', base.text, units)
  const fullName = base.attributes.НаименованиеПолное?.trim()
  if (found?.name || !fullName) return found
  return { code: found?.code ?? null, name: fullName }
}

/** Packs: «Пересчет» inside the base unit, «Единицы/Единица», and the requisites УТ writes («Упаковка», «КоэффициентУпаковки»). */
export function packsOf(element: XmlElement, units: UnitNames, requisites: ReadonlyMap<string, string>): CatalogPack[] {
  const base = child(element, 'БазоваяЕдиница')
  const rows = [
    ...(base ? childrenNamed(base, 'Пересчет') : []),
    ...childrenNamed(element, 'Единицы').flatMap((list) => childrenNamed(list, 'Единица')),
  ]
  const packs = rows.flatMap((row) => packOf(unitReference(codeIn(row), wordIn(row), units), childText(row, 'Коэффициент')))
  const fromRequisites = packOf(
    unitReference('', requisites.get('ЕдиницаИзмеренияУпаковки') ?? '', units),
    requisites.get('КоэффициентУпаковки') ?? '',
  )
  return [...packs, ...fromRequisites]
}

const codeIn = (row: XmlElement): string => childText(row, 'Код') || (row.attributes.Код ?? '')
const wordIn = (row: XmlElement): string =>
  childText(row, 'Единица') || childText(row, 'НаименованиеКраткое') || childText(row, 'Наименование')

/** A pack of one base unit says nothing. */
function packOf(unit: UnitReference | null, coefficient: string): CatalogPack[] {
  const decimal = decimalText(coefficient)
  return unit && decimal && !/^[01](\.0*)?$/.test(decimal) && !decimal.startsWith('-') ? [{ unit, coefficient: decimal }] : []
}

export function requisitesOf(element: XmlElement): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const list of childrenNamed(element, 'ЗначенияРеквизитов'))
    for (const row of childrenNamed(list, 'ЗначениеРеквизита')) found.set(childText(row, 'Наименование'), childText(row, 'Значение'))
  return found
}
