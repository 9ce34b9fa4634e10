import { type ByteSource, readXmlRecords, type TextEncoding, type XmlElement } from '@skladno/platform/files'
import type { CatalogRecord, SourcePlace } from './catalog-file-set.ts'
import { groupsOf, isTrue, priceTypeOf, unitRowOf, warehouseOf } from './commerceml-elements.ts'
import { offerRecords } from './commerceml-offer.ts'
import { productRecords } from './commerceml-product.ts'

/** What one file of a set needs to know of the others; filled while reading. */
export interface CommerceMlScope {
  readonly units: Map<string, string>
  readonly priceTypeIds: Set<string>
  readonly variantProducts: Set<string>
}

export const newCommerceMlScope = (): CommerceMlScope => ({ units: new Map(), priceTypeIds: new Set(), variantProducts: new Set() })

/** What the root and its branches said, for recognising a file that is not a catalog. */
export interface CommerceMlFacts {
  root: string
  schema: string
  deltas: boolean[]
  branches: Set<string>
  records: number
}

/** Element names that start a record, by the list that must hold them. */
const RECORD_LISTS: Readonly<Record<string, string>> = {
  Товар: 'Товары',
  Предложение: 'Предложения',
  Группа: 'Группы',
  ТипЦены: 'ТипыЦен',
  Склад: 'Склады',
  ЕдиницаИзмерения: 'ЕдиницыИзмерения',
}
/** Branches that are not a catalog: orders and counterparties have their own readers. */
const FOREIGN = new Set(['Документ', 'Контейнер', 'Контрагенты', 'Контрагент', 'Владелец', 'Свойства'])
const CATALOG_BRANCHES = new Set(['Каталог', 'Классификатор', 'ПакетПредложений', 'ИзмененияПакетаПредложений'])
const DROPPED = new Set(['ЗначенияСвойств', 'ИсключаемыеРеквизиты'])

/**
 * Streams one CommerceML file, 2.03 to 3.1: any order of children, with or without a namespace, unknown elements passed by.
 * `facts` is filled on the way. Throws FileError `cut-off` or `broken` with the line.
 */
export async function* readCommerceMl(
  source: ByteSource,
  encoding: TextEncoding,
  context: { readonly scope: CommerceMlScope; readonly facts: CommerceMlFacts },
): AsyncGenerator<readonly CatalogRecord[]> {
  const { facts, scope } = context
  const batches = readXmlRecords(source, encoding, {
    dropped: DROPPED,
    stepAt: (name, ancestors, attributes) => {
      noteBranch(facts, name, ancestors, attributes)
      if (FOREIGN.has(name)) return 'skip'
      return RECORD_LISTS[name] !== undefined && (ancestors.length === 0 || RECORD_LISTS[name] === ancestors.at(-1)) ? 'record' : 'enter'
    },
  })
  for await (const batch of batches) {
    const records = batch.flatMap(({ element }) => recordsOf(element, scope, { file: source.name, sheet: null, line: element.line }))
    facts.records += records.length
    yield records
  }
}

function noteBranch(
  facts: CommerceMlFacts,
  name: string,
  ancestors: readonly string[],
  attributes: Readonly<Record<string, string>>,
): void {
  if (ancestors.length === 0) {
    facts.root = name
    facts.schema = attributes.ВерсияСхемы ?? ''
  }
  if (ancestors.length > 1) return
  facts.branches.add(name)
  if (CATALOG_BRANCHES.has(name) && attributes.СодержитТолькоИзменения !== undefined)
    facts.deltas.push(isTrue(attributes.СодержитТолькоИзменения))
  if (name === 'ИзмененияПакетаПредложений') facts.deltas.push(true)
}

function recordsOf(element: XmlElement, scope: CommerceMlScope, place: SourcePlace): CatalogRecord[] {
  switch (element.name) {
    case 'Товар': {
      const records = productRecords(element, scope.units, place)
      for (const record of records) if (record.kind === 'product' && record.id.includes('#')) scope.variantProducts.add(record.id)
      return records
    }
    case 'Предложение':
      return offerRecords(element, { variantProducts: scope.variantProducts, defaultPriceType: onlyOne(scope.priceTypeIds) }, place)
    case 'Группа':
      return groupsOf(element, null)
    case 'ТипЦены': {
      const type = priceTypeOf(element)
      if (type) scope.priceTypeIds.add(type.id)
      return type ? [type] : []
    }
    case 'Склад': {
      const warehouse = warehouseOf(element)
      return warehouse ? [warehouse] : []
    }
    default: {
      const unit = unitRowOf(element)
      if (unit) scope.units.set(unit.code, unit.name)
      return unit ? [unit] : []
    }
  }
}

function onlyOne(ids: ReadonlySet<string>): string {
  const [first] = ids
  return ids.size === 1 && first !== undefined ? first : 'default'
}
