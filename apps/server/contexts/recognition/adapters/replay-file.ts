import type { KnownCustomer, PastBasket, PastOrder } from '../domain/past-order.ts'

/** One line of a replay file: a message and the order a person made of it. */
export interface ReplayRecord {
  /** Line of the file, from 1. */
  readonly line: number
  readonly message: string
  readonly customer: string | null
  readonly at: Date
  readonly lines: readonly { readonly sku: string; readonly qty: number; readonly unit: string | null }[]
}

export interface BadLine {
  readonly line: number
  readonly problem: string
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads JSONL text: `{"message","customer"?,"at","lines":[{"sku","qty","unit"?}]}` a line. Empty lines are skipped; every bad one is told. */
export function readReplayFile(text: string): { readonly records: readonly ReplayRecord[]; readonly bad: readonly BadLine[] } {
  const records: ReplayRecord[] = []
  const bad: BadLine[] = []
  for (const [i, source] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (source.trim() === '') continue
    const read = recordIn(source, i + 1)
    if ('problem' in read) bad.push(read)
    else records.push(read)
  }
  return { records, bad }
}

function recordIn(source: string, line: number): ReplayRecord | BadLine {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch {
    return { line, problem: 'not a JSON object' }
  }
  if (!isObject(value)) return { line, problem: 'not a JSON object' }
  const { message, customer, at, lines } = value
  if (typeof message !== 'string' || message.trim() === '') return { line, problem: '"message" must be a text' }
  if (customer !== undefined && customer !== null && typeof customer !== 'string') return { line, problem: '"customer" must be a text' }
  const moment = typeof at === 'string' ? new Date(Date.parse(at)) : null
  if (moment === null || Number.isNaN(moment.getTime()))
    return { line, problem: '"at" must be a moment such as "2026-03-02T09:15:00+03:00"' }
  if (!Array.isArray(lines)) return { line, problem: '"lines" must be a list of {"sku","qty","unit"}' }
  const ordered: ReplayRecord['lines'][number][] = []
  for (const one of lines as readonly unknown[]) {
    if (!isObject(one) || typeof one.sku !== 'string' || typeof one.qty !== 'number' || !(one.qty > 0))
      return { line, problem: 'every line needs "sku", a text, and "qty", a number above zero' }
    ordered.push({ sku: one.sku, qty: one.qty, unit: typeof one.unit === 'string' && one.unit !== '' ? one.unit : null })
  }
  return {
    line,
    message,
    customer: typeof customer === 'string' && customer.trim() !== '' ? customer.trim() : null,
    at: moment,
    lines: ordered,
  }
}

const MOST_HISTORY = 12

/**
 * The records as past orders, oldest first; the history of each is what the same customer ordered earlier in the file. A record with an article
 * that the catalog does not have is skipped: its order could not be understood rightly.
 */
export function* pastOrdersIn(
  records: readonly ReplayRecord[],
  known: { readonly productOf: (sku: string) => string | undefined; readonly customerOf: (name: string) => KnownCustomer | undefined },
): Generator<PastOrder | { readonly skipped: string }> {
  const before = new Map<string, PastBasket[]>()
  for (const record of records.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.line - b.line)) {
    const items = record.lines.map(({ sku, qty, unit }) => ({ itemId: known.productOf(sku), qty, unit }))
    const found = items.flatMap(({ itemId, ...rest }) => (itemId === undefined ? [] : [{ itemId, ...rest }]))
    const who = record.customer ?? ''
    const history = before.get(who) ?? []
    if (found.length < items.length) yield { skipped: 'unknown-article' }
    else if (found.length === 0) yield { skipped: 'nothing-ordered' }
    else yield pastOrder(record, found, { history, customer: record.customer === null ? undefined : known.customerOf(record.customer) })
    if (record.customer !== null && found.length > 0) before.set(who, [{ lines: found }, ...history].slice(0, MOST_HISTORY))
  }
}

function pastOrder(
  record: ReplayRecord,
  items: PastBasket['lines'],
  { history, customer }: { readonly history: readonly PastBasket[]; readonly customer: KnownCustomer | undefined },
): PastOrder {
  return {
    key: String(record.line),
    orderId: null,
    at: record.at,
    partnerId: customer?.partnerId ?? null,
    contactId: null,
    segment: customer?.segment ?? null,
    customer: record.customer ?? '',
    sayings: [record.message],
    ordered: items.map(({ itemId, qty, unit }) => ({ productId: itemId, amount: qty, unit, said: '', amountMinor: null })),
    leftOut: [],
    history,
  }
}
