import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CatalogRow, parseCsv } from '../../apps/server/cli/match-input.ts'

/** An amount as the client said it: unit normalised, null when it was not said. */
export interface Amount {
  readonly qty: number
  readonly unit: string | null
}

export interface OrderedSku extends Amount {
  readonly sku: string
}

/** The right answer for one line of a message. `base` is the same amount in another unit, derivable from the catalog row. */
export type ExpectedLine =
  | (Amount & { readonly kind: 'product'; readonly skus: readonly string[]; readonly base: Amount | null; readonly viaHistory: boolean })
  | (Amount & { readonly kind: 'ambiguous'; readonly skus: readonly string[] })
  | { readonly kind: 'unknown'; readonly text: string }

export interface MatchingCase {
  readonly id: string
  readonly split: string
  readonly catalog: string
  readonly family: string | null
  readonly tags: readonly string[]
  readonly intent: string | null
  readonly history: readonly { readonly lines: readonly OrderedSku[] }[]
  readonly cart: readonly OrderedSku[] | null
  readonly message: string
  readonly expected: readonly ExpectedLine[]
}

/** Cases with the catalogs they are written against; rows of a catalog keyed by sku. */
export interface CaseSet {
  readonly cases: readonly MatchingCase[]
  readonly catalogs: ReadonlyMap<string, ReadonlyMap<string, CatalogRow>>
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const textsOf = (value: unknown): string[] => listOf(value).flatMap((entry) => (typeof entry === 'string' ? [entry] : []))

function amountOf(value: unknown, where: string): Amount {
  if (!isObject(value) || typeof value.qty !== 'number' || !(value.qty > 0)) throw new Error(`${where}: qty must be a positive number`)
  return { qty: value.qty, unit: textOf(value.unit) }
}

function expectedLine(value: unknown, where: string): ExpectedLine {
  if (!isObject(value)) throw new Error(`${where}: an expected line must be an object`)
  const kinds = ['sku', 'ambiguous', 'unknown'].filter((key) => value[key] !== undefined)
  if (kinds.length !== 1) throw new Error(`${where}: a line is exactly one of sku, ambiguous, unknown`)
  if (value.unknown !== undefined) return { kind: 'unknown', text: textOf(value.text) ?? '' }
  if (value.ambiguous !== undefined) return { kind: 'ambiguous', skus: textsOf(value.ambiguous), ...amountOf(value, where) }
  const skus = [textOf(value.sku) ?? '', ...textsOf(value.also_ok)]
  const base = value.base === undefined ? null : amountOf(value.base, where)
  return { kind: 'product', skus, base, viaHistory: value.via === 'history', ...amountOf(value, where) }
}

const basket = (lines: unknown, where: string): OrderedSku[] =>
  listOf(lines).map((line) => ({ sku: isObject(line) ? (textOf(line.sku) ?? '') : '', ...amountOf(line, where) }))

function parseCase(source: string, where: string): MatchingCase {
  const value: unknown = JSON.parse(source)
  if (!isObject(value)) throw new Error(`${where}: not an object`)
  const id = textOf(value.id)
  const message = textOf(value.message)
  const catalog = textOf(value.catalog)
  if (!id || !message || !catalog) throw new Error(`${where}: id, catalog and message are required`)
  const at = `${where} (${id})`
  return {
    id,
    message,
    catalog,
    split: textOf(value.split) ?? '',
    family: textOf(value.family),
    tags: textsOf(value.tags),
    intent: textOf(value.intent),
    history: listOf(value.client_history).map((order) => ({ lines: basket(isObject(order) ? order.lines : [], at) })),
    cart: value.cart === undefined ? null : basket(value.cart, at),
    expected: listOf(value.expected).map((line) => expectedLine(line, at)),
  }
}

function messageFiles(folder: string): string[] {
  const single = join(folder, 'messages.jsonl')
  if (existsSync(single)) return [single]
  const trades = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'catalogs')
  return trades.flatMap((trade) =>
    readdirSync(join(folder, trade.name))
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => join(folder, trade.name, name)),
  )
}

/** The cases of one file, one JSON object a line. Throws with file and line when one is malformed. */
export function readCases(path: string): MatchingCase[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [parseCase(line, `${path}:${i + 1}`)]))
}

/**
 * Reads a folder of cases: `catalogs/*.csv` beside either one `messages.jsonl` or a folder per trade with `<split>.jsonl`.
 * Throws with file and line when a case is malformed.
 */
export function readCaseSet(folder: string): CaseSet {
  const cases = messageFiles(folder).flatMap(readCases)
  return { cases, catalogs: readCatalogs([join(folder, 'catalogs')], cases) }
}

/** The catalogs these cases are written against, from the first folder that has each. */
export function readCatalogs(folders: readonly string[], cases: readonly MatchingCase[]): CaseSet['catalogs'] {
  const catalogs = new Map<string, ReadonlyMap<string, CatalogRow>>()
  for (const name of new Set(cases.map((one) => one.catalog))) {
    const path = folders.map((folder) => join(folder, `${name}.csv`)).find((file) => existsSync(file))
    if (path === undefined) continue
    const rows = parseCsv(readFileSync(path, 'utf8'))
    catalogs.set(name, new Map(rows.map((row) => [row.sku ?? '', row])))
  }
  return catalogs
}
