import {
  addDecimals,
  decimalOfNumber,
  formatDecimal,
  parseWrittenNumber,
  type SheetCell,
  type SheetRow,
  ZERO,
} from '@skladno/platform/files'
import type {
  CatalogOffer,
  CatalogPack,
  CatalogPrice,
  CatalogProduct,
  CatalogRecord,
  CatalogStock,
  CatalogWarning,
  ColumnRole,
  SourcePlace,
  UnitReference,
} from './catalog-file-set.ts'
import { columnKey } from './catalog-file-set.ts'
import { columnLetters, normaliseHeader } from './column-roles.ts'
import { fingerprint } from './id-index.ts'
import { type OrderRule, type RuleAmount, ruleAmount } from './order-rule.ts'
import { parsePriceText, parseStockText } from './price-text.ts'
import type { TableColumn } from './table-header.ts'
import type { HeadingTrail } from './table-headings.ts'
import type { TableContext } from './table-reader.ts'

/** Turns one row of a table into a product and its offer by the columns understood. */
export class RowReader {
  readonly #columns: readonly TableColumn[]
  readonly #context: TableContext
  readonly #stockColumns: readonly TableColumn[]
  readonly #announcedTypes = new Set<string>()

  constructor(columns: readonly TableColumn[], context: TableContext) {
    this.#columns = columns
    this.#context = context
    this.#stockColumns = columns.filter(({ role }) => role === 'stock')
  }

  priceTypesAndWarehouses(): CatalogRecord[] {
    const types = this.#columns.filter(({ role }) => role === 'price')
    const stores = this.#stockColumns.length > 1 || /склад/iu.test(this.#stockColumns[0]?.label ?? '') ? this.#stockColumns : []
    return [
      ...types.map(
        (column): CatalogRecord => ({
          kind: 'price-type',
          id: this.#priceTypeOf(column),
          name: column.label,
          currency: currencyIn(column.label),
          vatIncluded: vatIn(column.label),
        }),
      ),
      ...stores.map(({ label }): CatalogRecord => ({ kind: 'warehouse', id: label, name: label })),
    ]
  }

  /** The text of a row that is a group heading: one text alone in the table and nothing to sell. */
  headingIn(row: SheetRow): string | null {
    if (this.#columns.some(({ role }) => role === 'group') && this.#has('sku')) return null
    const known = row.cells.filter(({ column }) => (this.#columns.find((c) => c.column === column)?.role ?? 'ignore') !== 'ignore')
    const texts = [...new Set(row.cells.map(({ value }) => String(value)))]
    const [only] = texts
    if (texts.length !== 1 || only === undefined || typeof row.cells[0]?.value !== 'string') return null
    const role = this.#columns.find((c) => c.column === known[0]?.column)?.role
    return role === 'price' || role === 'stock' ? null : only
  }

  read(row: SheetRow, trail: HeadingTrail): CatalogRecord[] {
    const place: SourcePlace = { file: this.#context.file, sheet: this.#context.sheet, line: row.number }
    const article = this.#text(row, 'sku') || (this.#has('sku') ? '' : this.#text(row, 'code'))
    const headings = trail.names()
    const name = this.#nameOf(row, headings)
    const variants = this.#columns.filter(({ role }) => role === 'variant-price')
    if (name === '' && article === '') return this.#isFilled(row) ? [{ kind: 'rejected', place, code: 'no-name', value: '' }] : []
    if (name === '') return [{ kind: 'rejected', place, code: 'no-name', value: article }]
    const groups = trail.groups(this.#groupPath(row, headings))
    const base = { row, place, article, name, groupId: groups.id }
    const plain = variants.length === 0 || this.#columns.some(({ role }) => role === 'price')
    const records = plain ? this.#goods(base, null) : variants.flatMap((variant) => this.#goods(base, variant))
    return [...groups.records, ...records]
  }

  #goods(
    base: { row: SheetRow; place: SourcePlace; article: string; name: string; groupId: string | null },
    variant: TableColumn | null,
  ): CatalogRecord[] {
    const { row, place } = base
    if (variant && !cellAt(row, variant.column)) return []
    const name = variant ? `${base.name} ${variant.label}` : base.name
    const notes: CatalogRecord[] = []
    const prices = this.#prices(row, variant, place, notes)
    if (prices === null) return notes
    const id = this.#idOf(base.article, name, row)
    const rule = this.#rule(row, place, notes)
    const product = this.#product(base, { id, name }, { ...prices, rule }, place)
    const offer: CatalogOffer = {
      kind: 'offer',
      id,
      productId: id,
      statedProductId: id,
      name: null,
      article: product.article,
      barcode: product.barcode,
      variant: [],
      prices: prices.list,
      stock: this.#stock(row, place, notes),
      rule: null,
      isDeleted: false,
      place,
    }
    return [...(variant ? this.#variantType(variant) : []), product, offer, ...notes]
  }

  #product(
    base: { row: SheetRow; article: string; groupId: string | null },
    own: { id: string; name: string },
    prices: { unit: string | null; rule: OrderRule | null },
    place: SourcePlace,
  ): CatalogProduct {
    const { row } = base
    return {
      kind: 'product',
      id: own.id,
      article: base.article || null,
      code: this.#text(row, 'code') || null,
      name: own.name,
      fullName: null,
      description: null,
      unit: this.#unit(row, own.name, prices.unit),
      packs: this.#packs(row),
      rule: prices.rule,
      groupIds: base.groupId === null ? [] : [base.groupId],
      barcode: this.#text(row, 'barcode') || null,
      vatRate: this.#text(row, 'vat') || null,
      brand: this.#text(row, 'brand') || null,
      pictures: [],
      isDeleted: false,
      place,
    }
  }

  /** Prices of a row; null when the row is rejected for a bad one. */
  #prices(
    row: SheetRow,
    variant: TableColumn | null,
    place: SourcePlace,
    notes: CatalogRecord[],
  ): { list: CatalogPrice[]; unit: string | null } | null {
    const list: CatalogPrice[] = []
    let unit: string | null = null
    for (const column of variant ? [variant] : this.#columns.filter(({ role }) => role === 'price')) {
      const cell = cellAt(row, column.column)
      if (!cell) continue
      const price = priceIn(cell)
      if (price.isOnRequest) notes.push(warning('price-missing', place, String(cell.value)))
      else if (price.amount === null || price.amount.startsWith('-')) {
        notes.push({ kind: 'rejected', place, code: price.amount === null ? 'bad-price' : 'negative-price', value: String(cell.value) })
        return null
      } else {
        if (/^0(\.0*)?$/.test(price.amount)) notes.push(warning('price-zero', place, this.#text(row, 'name')))
        unit ??= price.unit
        const priceTypeId = variant ? variantTypeId : this.#priceTypeOf(column)
        list.push({
          priceTypeId,
          amount: price.amount,
          currency: price.currency ?? currencyIn(column.label),
          unit: price.unit,
          coefficient: null,
          vatIncluded: vatIn(column.label),
        })
      }
    }
    return { list, unit }
  }

  #priceTypeOf({ column, label }: TableColumn): string {
    return this.#context.isPriceByColumn ? columnKey({ ...this.#context, column: columnLetters(column) }) : label
  }

  #variantType(variant: TableColumn): CatalogRecord[] {
    if (this.#announcedTypes.has(variantTypeId)) return []
    this.#announcedTypes.add(variantTypeId)
    return [{ kind: 'price-type', id: variantTypeId, name: variantTypeId, currency: currencyIn(variant.label), vatIncluded: null }]
  }

  #stock(row: SheetRow, place: SourcePlace, notes: CatalogRecord[]): CatalogStock | null {
    let summed = ZERO
    let stated: string | null = null
    const byWarehouse: { warehouseId: string; quantity: string }[] = []
    for (const { column, label } of this.#stockColumns) {
      const cell = cellAt(row, column)
      if (!cell) continue
      const { quantity, isKnown } = parseStockText(cell.value)
      if (!isKnown || !quantity) {
        notes.push(warning('stock-not-a-number', place, String(cell.value)))
        continue
      }
      if (quantity.unscaled < 0n) notes.push(warning('stock-negative', place, String(cell.value)))
      if (this.#stockColumns.length > 1 && isTotalLabel(label)) stated = formatDecimal(quantity)
      else {
        summed = addDecimals(summed, quantity)
        byWarehouse.push({ warehouseId: label, quantity: formatDecimal(quantity) })
      }
    }
    return byWarehouse.length === 0 && stated === null ? null : { total: stated ?? formatDecimal(summed), byWarehouse }
  }

  /**
   * A stable id from what the row says: the article, or the name; a second product with the same article gets both, a second
   * one with the same name a number. An exact repetition of a row keeps its id.
   */
  #idOf(article: string, name: string, row: SheetRow): string {
    const { takenIds } = this.#context
    const key = normaliseHeader(name)
    const content = fingerprint(JSON.stringify([name, row.cells]))
    const ids = article === '' ? [key] : [article, `${article} ${key}`]
    for (let copy = 0; ; copy += 1) {
      const id = ids[copy] ?? `${ids.at(-1)} (${copy + 2 - ids.length})`
      const taken = takenIds.get(id)
      if (taken === undefined) {
        takenIds.set(id, content)
        return id
      }
      if (taken === content) return id
    }
  }

  #nameOf(row: SheetRow, headings: readonly string[]): string {
    const written = this.#text(row, 'name')
    if (written !== '' || this.#has('name')) return written
    const sizes = this.#columns.filter(({ role }) => role === 'size').flatMap(({ column }) => shownText(cellAt(row, column)))
    if (sizes.length === 0) return ''
    // A list by sizes is readable only with its heading: «Брусок» + «30 × 40 × 3».
    return [headings.at(-1)?.replace(/^\d+[.)]\s*|\s*\(№[^)]*\)/g, ''), sizes.join(' × ')].filter(Boolean).join(' ')
  }

  #groupPath(row: SheetRow, headings: readonly string[]): string[] {
    const own = this.#columns.filter(({ role }) => role === 'group').flatMap(({ column }) => shownText(cellAt(row, column)))
    return own.length > 0 ? own : this.#columns.some(({ role }) => role === 'group') ? [] : [...headings]
  }

  #unit(row: SheetRow, name: string, fromPrice: string | null): UnitReference | null {
    const written =
      this.#text(row, 'unit') ||
      fromPrice ||
      (this.#nameEndsWithUnit() ? (/,\s*([\p{L}]{1,5}\.?(?:\s[\p{L}]{1,3})?[23²³]?)$/u.exec(name)?.[1] ?? '') : '')
    return written === '' ? null : { code: null, name: written }
  }

  #nameEndsWithUnit = (): boolean => /упаковк|ед\.|единиц/iu.test(this.#columns.find(({ role }) => role === 'name')?.label ?? '')

  #packs(row: SheetRow): CatalogPack[] {
    const text = this.#text(row, 'pack')
    const number = parseWrittenNumber(text) ?? parseWrittenNumber(/\d+(?:[.,]\d+)?/.exec(text)?.[0] ?? '')
    return number && number.unscaled > 0n ? [{ unit: { code: null, name: null }, coefficient: formatDecimal(number) }] : []
  }

  #rule(row: SheetRow, place: SourcePlace, notes: CatalogRecord[]): OrderRule | null {
    const read = (role: keyof OrderRule): RuleAmount | null => {
      const written = this.#text(row, role)
      const amount = ruleAmount(written)
      if (amount === 'unreadable') notes.push(warning('order-rule-unread', place, written))
      return amount === 'unreadable' ? null : amount
    }
    const rule = { step: read('step'), minimum: read('minimum') }
    return rule.step === null && rule.minimum === null ? null : rule
  }

  #has = (role: ColumnRole): boolean => this.#columns.some((column) => column.role === role)

  #isFilled = (row: SheetRow): boolean =>
    this.#columns.some(({ role, column }) => (role === 'price' || role === 'stock') && cellAt(row, column) !== undefined)

  #text(row: SheetRow, role: ColumnRole): string {
    const column = this.#columns.find((c) => c.role === role)
    return (column && shownText(cellAt(row, column.column))[0]) ?? ''
  }
}

const variantTypeId = 'Цена'
const cellAt = (row: SheetRow, column: number): SheetCell | undefined => row.cells.find((cell) => cell.column === column)

/** Articles keep their leading zeros («000123» is shown, 123 stored), but not thousands separators or exponents. */
function shownText(cell: SheetCell | undefined): string[] {
  if (!cell) return []
  const isFaithful =
    typeof cell.value !== 'number' || (cell.shown !== undefined && /^[\dA-Za-zА-Яа-я/-]+$/.test(cell.shown) && !/E\+?\d/i.test(cell.shown))
  const stored = typeof cell.value === 'number' ? decimalOfNumber(cell.value) : null
  const text = isFaithful ? (cell.shown ?? String(cell.value)) : stored ? formatDecimal(stored) : String(cell.value)
  return text.trim() === '' ? [] : [text.trim()]
}

function priceIn(cell: SheetCell): ReturnType<typeof parsePriceText> {
  if (typeof cell.value !== 'number') return parsePriceText(String(cell.value))
  const shown = cell.shown === undefined ? null : parsePriceText(cell.shown)
  const exact = decimalOfNumber(cell.value)
  return { amount: exact && formatDecimal(exact), currency: shown?.currency ?? null, unit: shown?.unit ?? null, isOnRequest: false }
}

const currencyIn = (label: string): string | null =>
  /₸|тенге|тг(?!\p{L})|kzt/iu.test(label)
    ? 'KZT'
    : /₽|руб|rub/iu.test(label)
      ? 'RUB'
      : /\$|usd/iu.test(label)
        ? 'USD'
        : /€|eur/iu.test(label)
          ? 'EUR'
          : null
const vatIn = (label: string): boolean | null => (/без ндс/iu.test(label) ? false : /с ндс|вкл.*ндс|ндс вкл/iu.test(label) ? true : null)
const isTotalLabel = (label: string): boolean => /всего|общ|итог/iu.test(label)
const warning = (code: CatalogWarning['code'], place: SourcePlace, example: string): CatalogWarning => ({
  kind: 'warning',
  code,
  place,
  example,
})
