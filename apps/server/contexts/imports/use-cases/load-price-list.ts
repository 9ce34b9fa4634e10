import { type Currency, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import {
  CATALOG_COLUMN_ROLES,
  type CatalogColumnRole,
  type CatalogReadingOptions,
  columnKey,
  type ImportProgress,
  type ListedPrice,
  markPricesFresh,
  type PriceTarget,
  readPriceList,
  setPrices,
} from '../../catalog/index.ts'
import { type Floor, type FloorInput, listFloors, listPriceTypes, type PriceType, setFloors } from '../../terms/index.ts'
import type { ImportOptions } from '../domain/import-record.ts'
import { FigureCount, type ImportOutcome, MAX_REJECTED, type Note } from '../domain/outcome.ts'
import {
  COST,
  type Column,
  chooseTargets,
  doubtsOf,
  FLOOR,
  inOrderOfShowing,
  isPriceRole,
  isPriceTarget,
  type JudgedPrice,
  offerKey,
  type PriceOffer,
  priceTypeRole,
} from '../domain/price-list.ts'
import type { RejectedRow } from '../domain/table-rows.ts'

export interface LoadPriceList {
  readonly paths: readonly string[]
  readonly options: ImportOptions
  /** Whose doubtful prices somebody has taken; without an import none were. */
  readonly importId: string | null
  /** Of minimum prices and costs, and of price types nobody set up otherwise. */
  readonly currency: Currency
  readonly onProgress?: (progress: ImportProgress) => Promise<void>
}

/**
 * Loads a price list in the caller's transaction: prices of goods the catalog has, lowest prices and costs. Prices below the floor or the
 * cost, and leaps, stay as they were unless a person took them. Throws CatalogFileError for a set that cannot be read.
 */
export async function loadPriceList(tx: Tx, command: LoadPriceList): Promise<Result<ImportOutcome>> {
  const { options, paths, currency, onProgress } = command
  const priceTypes = await listPriceTypes(tx.db)
  const choice = { roles: options.columns ?? {}, priceTypes, priceType: options.priceTypeId ?? null }
  const read = await readPriceList(tx, {
    paths,
    reading: readingOf(options),
    targetsOf: (columns) => withCurrencies(chooseTargets(columns, choice).targets, priceTypes, currency),
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  const { targets, unplaced } = chooseTargets(read.columns, choice)
  const accepted = await acceptedKeys(tx, command.importId)
  // At the command line there is nobody to look at them one by one.
  const takesAll = command.importId === null && options.isConfirmed === true
  const judged = judge(read.prices, await listFloors(tx.db), (offer) => (takesAll ? COMMAND_LINE : (accepted.get(offerKey(offer)) ?? null)))
  await writePrices(tx, judged)
  await markPricesFresh(tx)
  const rejected = [...read.summary.rejected, ...read.refused]
  return ok({
    figures: figuresOf(judged, read.prices.length),
    notes: notesOf(read.summary.warnings, unplaced),
    differences: [],
    columns: read.files.flatMap(({ columns }) => columns.map((column) => ({ ...column, role: roleShown(column, targets) }))),
    rejected: rejected.slice(0, MAX_REJECTED).map((row) => shownReject(row)),
    rejectedCount: read.summary.rejectedCount + read.refused.length,
    alarm: null,
    prices: judged,
    ...(targets.size > 0 ? {} : { blocked: { code: 'imports.no-price-type', facts: {} } }),
  })
}

const withCurrencies = (
  targets: ReadonlyMap<string, string>,
  priceTypes: readonly PriceType[],
  home: Currency,
): ReadonlyMap<string, PriceTarget> =>
  new Map([...targets].map(([key, id]) => [key, { id, currency: priceTypes.find((type) => type.id === id)?.currency ?? home }]))

/** Who took doubtful prices that nobody looked at. */
const COMMAND_LINE = 'command line'

/** A price column of any purpose is a column of prices to the catalog's reader. */
function readingOf({ columns = {}, rows = {} }: ImportOptions): Pick<CatalogReadingOptions, 'columns' | 'rows'> {
  const known = Object.entries(columns).flatMap(([key, role]): [string, CatalogColumnRole][] => {
    const own = isPriceRole(role) ? 'price' : CATALOG_COLUMN_ROLES.find((candidate) => candidate === role)
    return own === undefined ? [] : [[key, own]]
  })
  return { columns: Object.fromEntries(known), rows }
}

function roleShown(column: Parameters<typeof columnKey>[0] & { readonly role: string }, targets: ReadonlyMap<string, string>): string {
  const target = targets.get(columnKey(column))
  if (target === undefined) return column.role === 'price' ? 'price' : column.role
  return isPriceTarget(target) ? priceTypeRole(target) : target
}

const shownReject = (row: {
  readonly place: RejectedRow['place']
  readonly code: string
  readonly value: string
  readonly cells?: RejectedRow['cells']
}): RejectedRow => ({ place: row.place, code: `catalog.${row.code}`, value: row.value, cells: row.cells ?? [] })

const floorKey = (productId: string, currency: Currency): string => `${productId} ${currency}`

/** Every price that would change, with its doubts. A lowest price or a cost of the list itself counts already. */
function judge(
  listed: readonly ListedPrice[],
  floors: readonly Floor[],
  acceptedBy: (offer: PriceOffer) => string | null,
): readonly JudgedPrice[] {
  const known = new Map(floors.map((floor) => [floorKey(floor.productId, floor.currency), floor]))
  const said = new Map<string, { floor?: number; cost?: number }>()
  for (const { productId, currency, targetId, micros, variantId } of listed) {
    if (isPriceTarget(targetId) || variantId !== null) continue
    const key = floorKey(productId, currency)
    said.set(key, { ...said.get(key), ...(targetId === FLOOR ? { floor: micros } : { cost: micros }) })
  }
  const changed = listed.flatMap((price): readonly JudgedPrice[] => {
    const { productId, variantId, sku, targetId, unit, currency, micros: toMicros } = price
    const key = floorKey(productId, currency)
    const [before, now] = [known.get(key), said.get(key)]
    const fromMicros =
      targetId === FLOOR ? (before?.floorMicros ?? null) : targetId === COST ? (before?.costMicros ?? null) : price.knownMicros
    if (fromMicros === toMicros || (variantId !== null && !isPriceTarget(targetId))) return []
    const limits = { floorMicros: now?.floor ?? before?.floorMicros ?? null, costMicros: now?.cost ?? before?.costMicros ?? null }
    const offer = { productId, variantId, sku, targetId, unit, currency, fromMicros, toMicros, ...limits }
    const doubts = doubtsOf(offer)
    return [{ ...offer, doubts, acceptedBy: doubts.length === 0 ? null : acceptedBy(offer) }]
  })
  return inOrderOfShowing(changed)
}

/** Prices a person took in spite of doubts, as long as the list still says the same. */
async function acceptedKeys(tx: Tx, importId: string | null): Promise<ReadonlyMap<string, string>> {
  if (importId === null) return new Map()
  const { rows } = await sql<{ productId: string; variantId: string | null; targetId: string; toMicros: number; acceptedBy: string }>`
    SELECT product_id AS "productId", variant_id AS "variantId", target AS "targetId", to_micros AS "toMicros", accepted_by AS "acceptedBy"
    FROM import_price WHERE import_id = ${importId} AND accepted_by IS NOT NULL`.execute(tx.db)
  return new Map(rows.map((row) => [offerKey(row), row.acceptedBy]))
}

const isTaken = ({ doubts, acceptedBy }: JudgedPrice): boolean => doubts.length === 0 || acceptedBy !== null

async function writePrices(tx: Tx, judged: readonly JudgedPrice[]): Promise<void> {
  const taken = judged.filter(isTaken)
  const prices = taken.filter(({ targetId }) => isPriceTarget(targetId))
  if (prices.length > 0)
    await setPrices(tx, {
      source: 'import',
      asOf: tx.now,
      rows: prices.map(({ targetId, productId, variantId, toMicros, unit }) => ({
        priceTypeId: targetId,
        productId,
        variantId,
        micros: toMicros,
        unit,
      })),
    })
  const floors = new Map<string, FloorInput>()
  for (const { productId, currency, targetId, toMicros } of taken) {
    if (isPriceTarget(targetId)) continue
    const before = floors.get(floorKey(productId, currency)) ?? { productId, currency, floorMicros: null, costMicros: null }
    floors.set(floorKey(productId, currency), { ...before, ...(targetId === FLOOR ? { floorMicros: toMicros } : { costMicros: toMicros }) })
  }
  if (floors.size > 0) await setFloors(tx, [...floors.values()])
}

function figuresOf(judged: readonly JudgedPrice[], listed: number): ImportOutcome['figures'] {
  const figures = new FigureCount()
  for (const price of judged) {
    const { targetId, fromMicros } = price
    if (!isTaken(price)) figures.add('prices-held')
    else if (targetId === FLOOR) figures.add('floors-changed')
    else if (targetId === COST) figures.add('costs-changed')
    else figures.add(fromMicros === null ? 'prices-new' : 'prices-changed')
  }
  figures.add('prices-same', listed - judged.length)
  return figures.list()
}

function notesOf(
  warnings: readonly { readonly code: string; readonly count: number; readonly examples: readonly string[] }[],
  unplaced: readonly Column[],
): readonly Note[] {
  return [
    ...unplaced.map(({ name }) => ({ code: 'price-column-unplaced', facts: { name } })),
    // What a list of prices lacks, it does not mean to say.
    ...warnings
      .filter(({ code }) => code !== 'product-without-offer')
      .map(({ code, count, examples }) => ({ code: `catalog.${code}`, facts: { count, examples: examples.join('; ') } })),
  ]
}
