import { type Figure, type FigureKey, figureKeys } from '@skladno/contracts'
import type { CalendarDate, Currency } from '@skladno/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { type Comparison, earlier } from '../domain/period.ts'
import {
  confirmedOrders,
  dialogues,
  handOvers,
  messageToDraft,
  messageToInvoice,
  moneyReceived,
  pickings,
  repeats,
  type Samples,
  type Span,
  shipments,
} from './samples.ts'

/** What a figure is counted from and how. `share` is the mean of ones and noughts; `handed-over` is divided by dialogues afterwards. */
export const FIGURES: Readonly<Record<FigureKey, { readonly unit: Figure['unit']; readonly samples: (span: Span) => Samples }>> = {
  orders: { unit: 'count', samples: confirmedOrders },
  ordered: { unit: 'money', samples: confirmedOrders },
  paid: { unit: 'money', samples: moneyReceived },
  shipped: { unit: 'money', samples: shipments },
  'to-draft': { unit: 'duration', samples: messageToDraft },
  'to-invoice': { unit: 'duration', samples: messageToInvoice },
  picking: { unit: 'duration', samples: pickings },
  dialogues: { unit: 'count', samples: dialogues },
  'handed-over': { unit: 'share', samples: handOvers },
  repeat: { unit: 'share', samples: repeats },
}

interface Cell {
  readonly day: CalendarDate | null
  readonly bucket: 'now' | 'before' | null
  readonly currency: Currency | null
  readonly sample: number
  readonly sum: number
  readonly mean: number
  readonly talks: number
  readonly median: number
  readonly p95: number
}

/** Every figure of the period beside the one before, with its days. A sum has one figure a currency. */
export async function figures(
  db: Db,
  { comparison, timeZone }: { readonly comparison: Comparison; readonly timeZone: string },
): Promise<Figure[]> {
  const made: Figure[] = []
  const main = await mainCurrency(db)
  for (const key of figureKeys) {
    const { unit, samples } = FIGURES[key]
    const cells = await countedCells(db, { samples, comparison, timeZone, byCurrency: unit === 'money' })
    const currencies = unit === 'money' ? sumsIn(cells, main) : [null]
    const talks = key === 'handed-over' ? await countedCells(db, { samples: dialogues, comparison, timeZone, byCurrency: false }) : []
    for (const currency of currencies)
      made.push(figureFrom({ key, currency, comparison, talks, cells: cells.filter((cell) => cell.currency === currency) }))
  }
  return made
}

/** The company's own currency first, so that a day without money says nought, then the others there was money in. */
function sumsIn(cells: readonly Cell[], main: Currency): readonly Currency[] {
  return [...new Set([main, ...cells.map(({ currency }) => currency)])].filter((each) => each !== null)
}

async function mainCurrency(db: Db): Promise<Currency> {
  const { rows } = await sql<{
    currency: Currency
  }>`SELECT currency FROM organisation WHERE is_active ORDER BY position, id LIMIT 1`.execute(db)
  return rows[0]?.currency ?? 'RUB'
}

interface Counting {
  readonly samples: (span: Span) => Samples
  readonly comparison: Comparison
  readonly timeZone: string
  readonly byCurrency: boolean
}

/** One pass over the events gives the days and the two periods. */
async function countedCells(db: Db, { samples, comparison, timeZone, byCurrency }: Counting): Promise<Cell[]> {
  const { now, before, days } = comparison
  const first = days[0] ?? now.from
  const span = { from: earlier(before.from, first), to: now.to, timeZone }
  const currency: RawBuilder<unknown> = byCurrency ? sql`s.currency` : sql`NULL::text`
  const { rows } = await sql<Cell>`
    SELECT day, bucket, currency, count(*)::int AS sample, coalesce(sum(value), 0)::float8 AS sum, coalesce(avg(value), 0)::float8 AS mean,
      count(DISTINCT (thread_id, local_day)) FILTER (WHERE thread_id IS NOT NULL)::int AS talks,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY value)::float8 AS median, percentile_cont(0.95) WITHIN GROUP (ORDER BY value)::float8 AS p95
    FROM (SELECT s.value, s.thread_id, ${currency} AS currency, d.day AS local_day, d.day,
        CASE WHEN d.day >= ${now.from}::date THEN 'now' WHEN d.day BETWEEN ${before.from}::date AND ${before.to}::date THEN 'before' END AS bucket
      FROM (${samples(span)}) s CROSS JOIN LATERAL (SELECT (s.at AT TIME ZONE ${timeZone})::date AS day) d) counted
    GROUP BY GROUPING SETS ((day, currency), (bucket, currency))`.execute(db)
  return rows
}

interface Making {
  readonly key: FigureKey
  readonly currency: Currency | null
  readonly comparison: Comparison
  readonly cells: readonly Cell[]
  /** Dialogues, for the share of those handed over. */
  readonly talks: readonly Cell[]
}

function figureFrom({ key, currency, comparison, cells, talks }: Making): Figure {
  const { unit } = FIGURES[key]
  const inBucket = (rows: readonly Cell[], bucket: string) => rows.find((cell) => cell.bucket === bucket)
  const onDay = (rows: readonly Cell[], day: string) => rows.find((cell) => cell.day === day)
  const value = (cell: Cell | undefined, all: Cell | undefined): number | null =>
    key === 'handed-over' ? shareOf(cell?.talks ?? 0, all?.sample ?? 0) : measured(unit, cell)
  return {
    key,
    unit,
    currency,
    value: value(inBucket(cells, 'now'), inBucket(talks, 'now')),
    before: value(inBucket(cells, 'before'), inBucket(talks, 'before')),
    p95: unit === 'duration' ? Math.round(inBucket(cells, 'now')?.p95 ?? 0) : null,
    sample: inBucket(cells, 'now')?.sample ?? 0,
    series: comparison.days.map((day) => ({ day, value: value(onDay(cells, day), onDay(talks, day)) })),
  }
}

function measured(unit: Figure['unit'], cell: Cell | undefined): number | null {
  switch (unit) {
    case 'count':
      return cell?.sample ?? 0
    case 'money':
      return cell?.sum ?? 0
    case 'duration':
      return cell === undefined ? null : Math.round(cell.median)
    case 'share':
      return cell === undefined ? null : Math.round(cell.mean * 10_000)
  }
}

/** Work may come of a conversation nobody wrote in that day, so a share never passes the whole. */
const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : Math.min(10_000, Math.round((part / whole) * 10_000)))
