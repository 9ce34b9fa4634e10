import type { BasketLine, CatalogItem } from '@skladno/matching'

/** A row of the catalog with the columns the command needs, whatever file it came from. */
export type CatalogRow = Readonly<Record<string, string>>

/** Reads RFC 4180 text. The separator is the one of `, ; tab` that the header uses most. */
export function parseCsv(source: string): CatalogRow[] {
  const text = source.replace(/^\uFEFF/, '')
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const separator = [',', ';', '\t'].sort((a, b) => header.split(b).length - header.split(a).length)[0] ?? ','
  const [names, ...rows] = splitRows(text, separator)
  if (!names) return []
  const columns = names.map((name) => name.trim().toLowerCase())
  return rows.map((cells) => Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])))
}

function splitRows(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endRow = (): void => {
    row.push(cell)
    if (row.length > 1 || cell !== '') rows.push(row)
    row = []
    cell = ''
  }
  for (let i = 0; i < text.length; i += 1) {
    const ch = text[i] ?? ''
    if (isQuoted) {
      if (ch !== '"') cell += ch
      else if (text[i + 1] === '"') {
        cell += '"'
        i += 1
      } else isQuoted = false
    } else if (ch === '"' && cell === '') isQuoted = true
    else if (ch === separator) {
      row.push(cell)
      cell = ''
    } else if (ch === '\n' || ch === '\r') {
      if (ch === '\r' && text[i + 1] === '\n') i += 1
      endRow()
    } else cell += ch
  }
  endRow()
  return rows
}

const amount = (text: string | undefined): number | undefined => {
  const value = Number((text ?? '').replace(/[\s\u00a0]/g, '').replace(',', '.'))
  return text !== undefined && text.trim() !== '' && Number.isFinite(value) ? value : undefined
}

/** A catalog row as an item. Without `sku` or `name` there is nothing to match: null. */
export function toItem(row: CatalogRow): CatalogItem | null {
  const sku = row.sku?.trim() ?? ''
  const name = row.name?.trim() ?? ''
  if (sku === '' || name === '') return null
  const [price, stock] = [amount(row.price), amount(row.stock)]
  return {
    id: sku,
    sku,
    name,
    unit: row.unit?.trim() ?? '',
    ...(row.pack ? { pack: row.pack } : {}),
    ...(row.group ? { group: row.group } : {}),
    ...(price === undefined ? {} : { price }),
    ...(stock === undefined ? {} : { stock }),
  }
}

/** One line of the messages file, as far as the command reads it. */
export interface MatchInput {
  readonly id: string | number | null
  readonly message: string
  readonly history: readonly { readonly lines: readonly BasketLine[] }[]
  readonly cart: readonly BasketLine[] | undefined
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Parses one JSON line; the text says what is wrong with it. */
export function parseInput(line: string): MatchInput | { readonly error: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { error: 'not a JSON object' }
  }
  if (!isObject(value)) return { error: 'not a JSON object' }
  const { id, message, client_history: history, cart } = value
  if (typeof message !== 'string') return { error: '"message" must be a string' }
  if (history !== undefined && history !== null && !Array.isArray(history)) return { error: '"client_history" must be an array' }
  if (cart !== undefined && cart !== null && !Array.isArray(cart)) return { error: '"cart" must be an array' }
  return {
    id: typeof id === 'string' || typeof id === 'number' ? id : null,
    message,
    history: (history ?? []).map((order: unknown) => ({ lines: isObject(order) && Array.isArray(order.lines) ? basket(order.lines) : [] })),
    cart: Array.isArray(cart) ? basket(cart) : undefined,
  }
}

function basket(lines: readonly unknown[]): BasketLine[] {
  return lines.flatMap((line) => {
    if (!isObject(line) || typeof line.sku !== 'string') return []
    const qty = Number(line.qty)
    return Number.isFinite(qty) ? [{ itemId: line.sku, qty, unit: typeof line.unit === 'string' ? line.unit : null }] : []
  })
}
