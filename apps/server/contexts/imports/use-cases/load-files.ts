import { type BusinessError, fail, formatMicros, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import {
  CATALOG_COLUMN_ROLES,
  type CatalogColumnRole,
  CatalogFileError,
  type CatalogImportOutcome,
  type ImportProgress,
  importCatalog,
  listWarehouses,
} from '../../catalog/index.ts'
import { companySettings, customerDirectory, listOrganisations } from '../../parties/index.ts'
import { countBelowFloor, listPriceTypes } from '../../terms/index.ts'
import type { BroughtFile } from '../adapters/read-files.ts'
import type { ImportOptions } from '../domain/import-record.ts'
import { FigureCount, type ImportOutcome, MAX_REJECTED, type Note } from '../domain/outcome.ts'
import { COLUMN_ROLES, type ImportKind, normaliseHeader, type TableRole } from '../domain/table-columns.ts'
import type { RejectedRow } from '../domain/table-rows.ts'
import { fillCells } from './fill-cells.ts'
import { importAliasesFile } from './import-aliases-file.ts'
import { importCustomers } from './import-customers.ts'
import { importOrders } from './import-orders.ts'
import { loadPriceList } from './load-price-list.ts'
import { readRows } from './read-rows.ts'

/** Files on this machine's disk, whatever brought them. */
export interface LoadFiles {
  readonly kind: Exclude<ImportKind, 'bank'>
  readonly paths: readonly string[]
  readonly readFile: (path: string) => Promise<BroughtFile>
  readonly options: ImportOptions
  readonly by: string
  readonly importId: string | null
  readonly onProgress?: (progress: ImportProgress) => Promise<void>
}

/** Loads a set of one kind in the caller's transaction. A set that cannot be read at all is refused; nothing of it was written then. */
export async function loadFiles(tx: Tx, command: LoadFiles): Promise<Result<ImportOutcome>> {
  if (command.kind === 'catalog' || command.kind === 'prices') {
    const loaded = await readingCatalog(() => loadCatalogFiles(tx, command))
    const files = command.paths.map((path) => () => command.readFile(path))
    return loaded.ok ? ok(await fillCells(loaded.value, files)) : loaded
  }
  const files = await Promise.all(command.paths.map(command.readFile))
  const read = await readRows(command.kind, files, { columns: tableColumns(command.options), rows: command.options.rows ?? {} })
  if (!read.ok) return read
  const directory = await customerDirectory(tx.db)
  if (command.kind === 'aliases') return importAliasesFile(tx, read.value, { directory, by: command.by })
  const [organisations, warehouses] = [await listOrganisations(tx.db), await listWarehouses(tx.db)]
  const { onProgress } = command
  const around = { directory, organisations, warehouses, ...(onProgress === undefined ? {} : { onProgress }) }
  if (command.kind === 'orders') return importOrders(tx, read.value, around)
  return importCustomers(tx, read.value, { ...around, priceTypes: await listPriceTypes(tx.db) })
}

function rolesOf<Role extends string>(roles: readonly Role[], { columns = {} }: ImportOptions): Readonly<Record<string, Role>> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([key, text]) => {
      const role = roles.find((known) => known === text)
      return role === undefined ? [] : [[/(^|\|)[A-Z]{1,3}$/.test(key) ? key : normaliseHeader(key), role]]
    }),
  )
}

const tableColumns = (options: ImportOptions): Readonly<Record<string, TableRole>> => rolesOf(COLUMN_ROLES, options)
const catalogColumns = (options: ImportOptions): Readonly<Record<string, CatalogColumnRole>> => rolesOf(CATALOG_COLUMN_ROLES, options)

async function loadCatalogFiles(tx: Tx, { kind, paths, options, importId, onProgress }: LoadFiles): Promise<Result<ImportOutcome>> {
  const [home] = await listOrganisations(tx.db)
  const currency = home?.currency ?? 'RUB'
  const progress = onProgress === undefined ? {} : { onProgress }
  if (kind === 'prices') return loadPriceList(tx, { paths, options, importId, currency, ...progress })
  const { timeZone } = await companySettings(tx.db)
  const outcome = await importCatalog(tx, {
    paths,
    reading: { columns: catalogColumns(options), rows: options.rows ?? {} },
    isPart: options.isPart ?? false,
    isConfirmed: options.isConfirmed ?? false,
    currency,
    timeZone: home?.timeZone ?? timeZone,
    ...progress,
  })
  const below = outcome.alarm === null ? await countBelowFloor(tx.db) : 0
  const loaded = outcomeOf(outcome)
  return ok(below === 0 ? loaded : { ...loaded, notes: [...loaded.notes, { code: 'prices-below-floor', facts: { count: below } }] })
}

async function readingCatalog(read: () => Promise<Result<ImportOutcome>>): Promise<Result<ImportOutcome>> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof CatalogFileError) return fail(cause.code, cause.facts) as Result<never, BusinessError>
    throw cause
  }
}

function outcomeOf({ summary, files, alarm, examples, products, prices, stock }: CatalogImportOutcome): ImportOutcome {
  const figures = new FigureCount()
  const counted: Readonly<Record<string, number>> = {
    'rows-read': summary.products,
    'products-new': products.inserted,
    'products-changed': products.changed,
    'products-same': products.unchanged,
    'products-withdrawn': products.withdrawn,
    'prices-new': prices.inserted,
    'prices-changed': prices.changed,
    'prices-same': prices.unchanged,
    'prices-removed': prices.removed,
    'stock-changed': stock.inserted + stock.changed + stock.zeroed,
    'stock-same': stock.unchanged,
  }
  for (const [key, count] of Object.entries(counted)) figures.add(key, count)
  const notes: Note[] = [
    ...prices.createdTypes.map((name) => ({ code: 'price-type-created', facts: { name } })),
    ...stock.createdWarehouses.map((name) => ({ code: 'warehouse-created', facts: { name } })),
    ...(stock.defaultWarehouse === null ? [] : [{ code: 'default-warehouse', facts: { name: stock.defaultWarehouse } }]),
    ...summary.warnings.map(({ code, count, examples }) => ({ code: `catalog.${code}`, facts: { count, examples: examples.join('; ') } })),
  ]
  const rejected: RejectedRow[] = [...summary.rejected, ...prices.refused].slice(0, MAX_REJECTED).map((row) => ({
    place: row.place,
    code: `catalog.${row.code}`,
    value: row.value,
    cells: row.cells ?? [],
  }))
  return {
    figures: figures.list(),
    notes,
    differences: [
      ...examples,
      ...prices.examples.map(({ sku, name, priceType, fromMicros, toMicros }) => ({
        group: 'price' as const,
        what: `${sku} ${name} (${priceType})`,
        from: fromMicros === null ? null : formatMicros(fromMicros),
        to: toMicros === null ? null : formatMicros(toMicros),
      })),
    ],
    columns: files.flatMap(({ columns }) => columns),
    rejected,
    rejectedCount: summary.rejectedCount + prices.refused.length,
    catalog: summary,
    alarm,
  }
}
