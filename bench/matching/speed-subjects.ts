import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Catalog,
  type CatalogItem,
  compileCatalog,
  compileSteps,
  finish,
  readSnapshot,
  snapshotOf,
  understand,
  updateSteps,
} from '@skladno/matching'
import { createPool, silentLogger, startEmbeddedPostgres } from '@skladno/platform'
import MiniSearch from 'minisearch'
import { trigramSearch } from './baseline.ts'

/** Something that finds products: a line gives skus, best first; a whole message gives whatever it makes of it. */
export interface Subject {
  readonly line: (text: string) => readonly string[] | Promise<readonly string[]>
  readonly message: (text: string) => unknown
  /** Size of an index that lives outside this process; without it the heap is measured. */
  readonly indexMb?: number
  /** What a start from a kept index and a change of some rows cost. */
  readonly keep?: (items: readonly CatalogItem[]) => { readonly loadMs: number; readonly updateMs: number; readonly pauseMs: number }
  readonly close?: () => Promise<void>
}

const FOUND_AT_MOST = 5
const withoutQuantity = (line: string): string => line.replace(/ - \d+ шт$/, '')

function engine(items: readonly CatalogItem[]): Subject {
  const catalog = compileCatalog(items)
  return {
    line: (text) => {
      const [line] = understand(text, catalog).lines
      if (!line) return []
      const rest = line.candidates.map(({ itemId }) => itemId).filter((id) => id !== line.itemId)
      return line.itemId === null ? rest : [line.itemId, ...rest]
    },
    message: (text) => understand(text, catalog),
    keep: (rows) => {
      const bytes = snapshotOf(catalog, 'bench')
      const began = performance.now()
      const known = readSnapshot(bytes, 'bench')
      if (known === null) throw new Error('The snapshot was not read')
      finish(compileSteps(rows, known))
      return { loadMs: performance.now() - began, ...update(catalog, rows) }
    },
  }
}

const CHANGED = 10_000

function update(catalog: Catalog, rows: readonly CatalogItem[]): { readonly updateMs: number; readonly pauseMs: number } {
  const steps = updateSteps(
    catalog,
    rows.slice(0, CHANGED).map((row) => ({ ...row, name: `${row.name} новый` })),
  )
  let [updateMs, pauseMs] = [0, 0]
  for (;;) {
    const before = process.threadCpuUsage()
    const { done } = steps.next()
    const { user, system } = process.threadCpuUsage(before)
    const ms = (user + system) / 1000
    updateMs += ms
    pauseMs = Math.max(pauseMs, ms)
    if (done) return { updateMs, pauseMs }
  }
}

function minisearch(items: readonly CatalogItem[]): Subject {
  const index = new MiniSearch<CatalogItem>({ fields: ['name', 'sku'], searchOptions: { prefix: true, fuzzy: 0.2 } })
  index.addAll(items)
  const line = (text: string): string[] =>
    index
      .search(withoutQuantity(text))
      .slice(0, FOUND_AT_MOST)
      .map(({ id }) => String(id))
  return { line, message: (text) => text.split('\n').map(line) }
}

function trigrams(items: readonly CatalogItem[]): Subject {
  const search = trigramSearch(items)
  const line = (text: string): string[] => search(withoutQuantity(text)).map(({ sku }) => sku)
  return { line, message: (text) => text.split('\n').map(line) }
}

const ROWS_PER_INSERT = 20_000

/** pg_trgm of an embedded PostgreSQL: GIN index, `%` at its default threshold, ordered by similarity. */
async function pgTrgm(items: readonly CatalogItem[]): Promise<Subject> {
  const dataDir = mkdtempSync(join(tmpdir(), 'skladno-speed-'))
  const postgres = await startEmbeddedPostgres({ dataDir, logger: silentLogger, settings: { fsync: 'off', logging_collector: 'off' } })
  const pool = createPool({ url: postgres.url, max: 1 })
  await pool.query('CREATE EXTENSION pg_trgm')
  await pool.query('CREATE TABLE product (sku text PRIMARY KEY, name text NOT NULL)')
  for (let i = 0; i < items.length; i += ROWS_PER_INSERT) {
    const rows = items.slice(i, i + ROWS_PER_INSERT)
    await pool.query('INSERT INTO product SELECT * FROM unnest($1::text[], $2::text[])', [
      rows.map((row) => row.sku),
      rows.map((row) => row.name),
    ])
  }
  await pool.query('CREATE INDEX ON product USING gin (name gin_trgm_ops)')
  await pool.query('VACUUM ANALYZE product')
  const { rows } = await pool.query("SELECT pg_indexes_size('product') AS size")
  const line = async (text: string): Promise<string[]> => {
    const sql = `SELECT sku FROM product WHERE name % $1 ORDER BY similarity(name, $1) DESC LIMIT ${FOUND_AT_MOST}`
    const found = await pool.query<{ sku: string }>(sql, [withoutQuantity(text)])
    return found.rows.map(({ sku }) => sku)
  }
  return {
    line,
    message: async (text) => {
      for (const part of text.split('\n')) await line(part)
    },
    indexMb: Number(rows[0]?.size) / 2 ** 20,
    close: async () => {
      await pool.end()
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Builders of everything that is compared, by name. */
export const SUBJECTS: Readonly<Record<string, (items: readonly CatalogItem[]) => Subject | Promise<Subject>>> = {
  engine,
  minisearch,
  trigrams,
  pg_trgm: pgTrgm,
}
