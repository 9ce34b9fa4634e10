import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { silentLogger, systemClock } from '@skladno/platform'
import { createCatalogIndex, findProductsBySku } from '../contexts/catalog/index.ts'
import {
  customersCalled,
  databaseWorld,
  listPastOrders,
  type PastOrder,
  pastOrdersIn,
  pastOrdersOf,
  type ReplayLanguage,
  readReplayFile,
  replayOrders,
  replayReportText,
  replayTexts,
} from '../contexts/recognition/index.ts'
import type { UnitOfWork } from '../db/types.ts'
import { onDatabase } from './import-database.ts'

/** What the command needs from the outside; tests give their own. */
export interface ReplaySurroundings {
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  /** Draws how far it is; only on a terminal. */
  readonly progress: ((done: number, total: number) => void) | null
  readonly language: ReplayLanguage
  readonly withDatabase: <T>(work: (uow: UnitOfWork) => Promise<T>) => Promise<T>
}

const CONSOLE: ReplaySurroundings = {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
  progress: process.stderr.isTTY ? (done, total) => process.stderr.write(`\r${done} / ${total} ${done === total ? '\n' : ''}`) : null,
  language: 'ru',
  withDatabase: (work) => onDatabase(process.env, work),
}

/**
 * `skladno replay [FILE.jsonl | --from DATE] [--last N] [--json]`: understands past messages again, as of their day, and compares with what was
 * ordered. Writes nothing. Exit 0 done, 1 the file cannot be read or nothing could be judged, 2 wrong usage.
 */
export async function runReplay(argv: string[], surroundings: ReplaySurroundings = CONSOLE): Promise<number> {
  const { print, complain, language } = surroundings
  const words = replayTexts(language)
  const request = requestIn(argv)
  if (request === null || request.isHelp) {
    ;(request === null ? complain : print)(words.usage)
    return request === null ? 2 : 0
  }
  const file = request.path === null ? null : await readFile(request.path, 'utf8').catch(() => null)
  if (request.path !== null && file === null) {
    complain(words.noFile(request.path))
    return 1
  }
  const read = file === null ? null : readReplayFile(file)
  for (const { line, problem } of read?.bad ?? []) complain(words.badLine(request.path ?? '', line, problem))
  if (read !== null && read.bad.length > 0) return 1
  const report = await surroundings.withDatabase((uow) => replay(uow, request, read?.records ?? null, surroundings.progress))
  const isEmpty = report.now.orders === 0
  if (isEmpty)
    complain([words.nothing, ...Object.entries(report.skipped).map(([reason, count]) => words.skipped(reason, count))].join('\n'))
  if (request.isJson) print(JSON.stringify(report))
  else if (!isEmpty) print(replayReportText(report, language))
  return isEmpty ? 1 : 0
}

type Records = ReturnType<typeof readReplayFile>['records']

async function replay(uow: UnitOfWork, request: Request, records: Records | null, progress: ReplaySurroundings['progress']) {
  const index = createCatalogIndex({ uow, clock: systemClock, logger: silentLogger })
  await index.start()
  try {
    const { orders, total } = records === null ? await ofDatabase(uow, request) : await ofFile(uow, records)
    return await replayOrders({
      index,
      world: databaseWorld(uow),
      orders,
      without: 'everything',
      currency: null,
      onProgress: async (done) => progress?.(done, total),
    })
  } finally {
    await index.stop()
  }
}

interface Source {
  readonly orders: AsyncIterable<PastOrder | { readonly skipped: string }>
  readonly total: number
}

async function ofDatabase(uow: UnitOfWork, { since, last }: Request): Promise<Source> {
  const orderIds = await uow.read((db) => listPastOrders(db, { since, last, until: systemClock.now() }))
  return { orders: pastOrdersOf(uow, orderIds), total: orderIds.length }
}

async function ofFile(uow: UnitOfWork, records: Records): Promise<Source> {
  const skus = [...new Set(records.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
  const names = [...new Set(records.flatMap(({ customer }) => customer ?? []))]
  const [products, customers] = [await uow.read((db) => findProductsBySku(db, skus)), await uow.read((db) => customersCalled(db, names))]
  const known = { productOf: (sku: string) => products.get(sku), customerOf: (name: string) => customers.get(name) }
  return { orders: inTurn(pastOrdersIn(records, known)), total: records.length }
}

async function* inTurn<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items
}

interface Request {
  readonly path: string | null
  readonly since: string | null
  readonly last: number | null
  readonly isJson: boolean
  readonly isHelp: boolean
}

function requestIn(argv: string[]): Request | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        last: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const [path = null, ...more] = positionals
    const last = values.last === undefined ? null : Number(values.last)
    const isDated = values.from === undefined || /^\d{4}-\d{2}-\d{2}$/.test(values.from)
    const isCounted = last === null || (Number.isInteger(last) && last > 0)
    if (more.length > 0 || !isDated || !isCounted || (path !== null && (values.from !== undefined || last !== null))) return null
    return { path, since: values.from ?? null, last, isJson: values.json === true, isHelp: values.help === true }
  } catch {
    return null
  }
}
