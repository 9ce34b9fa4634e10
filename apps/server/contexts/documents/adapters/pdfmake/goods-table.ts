import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { fitted, linesNeeded, textWidth } from './fitting.ts'
import { INK, type Tint } from './ink.ts'

const SIZE = 8.5
const PADDING = 4
const LINE = 0.5
/** The name keeps at least this many points whatever the sums beside it. */
const NARROWEST_NAME = 90
/** A row is never taller than this: pdfmake loses what an unbreakable block cannot fit on one page. */
const MOST_LINES = 12
const MOST_NOTE_LINES = 4
/** Rows up to this many lines stay in pairs above the sums; a taller one stays alone. */
const SHORT_ROW = 5
const NO_BORDER: [boolean, boolean, boolean, boolean] = [false, false, false, false]

/** One column of a goods table. Exactly one column has `isStretched`: it takes the width the others leave. */
export interface Column<Line> {
  readonly header: string
  readonly align: 'left' | 'center' | 'right'
  readonly text: (line: Line, index: number) => string
  /** A grey line under the text. */
  readonly note?: (line: Line) => string | null
  readonly isStretched?: boolean
  /** Wrap beyond this many points. */
  readonly widest?: number
  /** At least this many points, where a many-storeyed header needs them. */
  readonly narrowest?: number
}

/** A cell of a many-storeyed header; cells covered by a span are given as empty text. */
export interface HeaderCell {
  readonly text: string
  readonly colSpan?: number
  readonly rowSpan?: number
}

export interface GoodsTable<Line> {
  readonly columns: readonly Column<Line>[]
  readonly lines: readonly Line[]
  readonly width: number
  readonly tint: Tint
  /** Header rows of the form when one row of column names is not enough. */
  readonly header?: readonly (readonly HeaderCell[])[]
  /** Sums and signatures: never parted from the last lines. */
  readonly tail: (grid: Grid) => Content[]
}

/** Where the columns ended up, for sums that must stand under them. */
export interface Grid {
  readonly widths: readonly number[]
  readonly columnWidth: (at: number) => number
}

/** A row as it will be printed: texts of its cells, and how many lines its tallest cell may need. */
interface Row {
  readonly cells: readonly { readonly text: string; readonly note: string | null }[]
  readonly height: number
}

function widthsOf<Line>(table: GoodsTable<Line>, texts: readonly (readonly string[])[]): number[] {
  const frame = table.columns.length * 2 * PADDING + (table.columns.length + 1) * LINE
  const natural = table.columns.map((column, at) => {
    if (column.isStretched) return 0
    const content = texts.reduce((widest, row) => Math.max(widest, textWidth(row[at] ?? '', SIZE)), 0)
    const words = column.header.split(' ').map((word) => textWidth(word, SIZE) * 1.04)
    return Math.ceil(Math.max(column.narrowest ?? 0, Math.min(content, column.widest ?? content), ...words))
  })
  const rest = table.width - frame - natural.reduce((sum, width) => sum + width, 0)
  return natural.map((width, at) => (table.columns[at]?.isStretched ? Math.max(rest, NARROWEST_NAME) : width))
}

function rowsOf<Line>(table: GoodsTable<Line>, texts: readonly (readonly string[])[], widths: readonly number[]): Row[] {
  return table.lines.map((line, index) => {
    const cells = table.columns.map((column, at) => {
      const width = widths[at] ?? 0
      const note = column.note?.(line) ?? null
      const text = texts[index]?.[at] ?? ''
      return {
        text: column.align === 'right' ? text : fitted(text, width, SIZE, MOST_LINES),
        note: note === null ? null : fitted(note, width, SIZE, MOST_NOTE_LINES),
      }
    })
    const heights = cells.map(({ text, note }, at) => linesNeeded(`${text}${note ?? ''}`, widths[at] ?? 0, SIZE))
    return { cells, height: Math.max(...heights) }
  })
}

const layout = (isNested: boolean): CustomTableLayout => ({
  hLineWidth: (at) => (isNested && at === 0 ? 0 : LINE),
  vLineWidth: () => LINE,
  hLineColor: () => INK.grid,
  vLineColor: () => INK.grid,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  paddingTop: (at, node) => (!isNested && at === node.table.body.length - 1 ? 0 : 2.5),
  paddingBottom: (at, node) => (!isNested && at === node.table.body.length - 1 ? 0 : 2),
})

const printedRow = ({ cells }: Row, columns: readonly { readonly align: 'left' | 'center' | 'right' }[]): TableCell[] =>
  cells.map(({ text, note }, at) => {
    const alignment = columns[at]?.align ?? 'left'
    const style = { alignment, noWrap: alignment === 'right' }
    return note === null ? { text, ...style } : { text: [text, { text: `\n${note}`, color: INK.note, fontSize: SIZE - 1 }], ...style }
  })

function headerOf<Line>({ columns, tint, header }: GoodsTable<Line>): TableCell[][] {
  const rows = header ?? [columns.map((column): HeaderCell => ({ text: column.header }))]
  return rows.map((row) =>
    row.map((cell) => ({ ...cell, bold: true, alignment: 'center', verticalAlignment: 'middle', fillColor: tint.fill })),
  )
}

/**
 * The goods of a document. Rows are never split, the header repeats on every page, and the last one or two rows move to the next page
 * together with the tail, so sums never stand alone: the tail and those rows are one last row of the table, the rows nested in it.
 */
export function goodsTable<Line>(table: GoodsTable<Line>): Content {
  const texts = table.lines.map((line, index) => table.columns.map((column) => column.text(line, index)))
  const widths = widthsOf(table, texts)
  const header = headerOf(table)
  const all = rowsOf(table, texts, widths)
  const isPairKept = all.length > 3 && all.slice(-2).every((row) => row.height <= SHORT_ROW)
  const rows = all.map((row) => printedRow(row, table.columns))
  const last = rows.splice(isPairKept ? -2 : -1)
  const grid: Grid = {
    widths,
    columnWidth: (at) => (widths[at] ?? 0) + 2 * PADDING,
  }
  const tail: TableCell = {
    colSpan: widths.length,
    border: NO_BORDER,
    margin: [-(PADDING + LINE), 0, -(PADDING + LINE), 0],
    stack: [{ table: { widths, body: last, dontBreakRows: true }, layout: layout(true) }, ...table.tail(grid)],
  }
  return {
    fontSize: SIZE,
    table: {
      widths,
      headerRows: header.length,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      body: [...header, ...rows, [tail, ...widths.slice(1).map((): TableCell => ({}))]],
    },
    layout: layout(false),
  }
}

/** One more row under the goods, on the same grid: totals of its columns. An empty cell has no lines around it. */
export function gridRow(grid: Grid, cells: readonly string[]): Content {
  const body = cells.map(
    (text): TableCell => ({ text, alignment: 'right', bold: true, noWrap: true, ...(text === '' ? { border: NO_BORDER } : {}) }),
  )
  return { table: { widths: [...grid.widths], body: [body] }, layout: layout(true) }
}
