import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { INK, type Tint } from './ink.ts'

const SIZE = 8.5
const PADDING = 4
const LINE = 0.5
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

/** Widths of Roboto in em, rounded up: measuring with the font itself would lay every cell out twice. */
const GLYPHS: readonly (readonly [RegExp, number])[] = [
  [/[\u00a0 .,:;|'’/()-]/, 0.33],
  [/\d/, 0.563],
  [/[МмШшЩщЖжЮюФфЫыWMm%№@]/, 0.9],
  [/\p{Lu}/u, 0.7],
]

function textWidth(text: string): number {
  let em = 0
  for (const glyph of text) em += GLYPHS.find(([pattern]) => pattern.test(glyph))?.[1] ?? 0.6
  return em * SIZE
}

function widthsOf<Line>(table: GoodsTable<Line>): number[] {
  const frame = table.columns.length * 2 * PADDING + (table.columns.length + 1) * LINE
  const natural = table.columns.map((column) => {
    if (column.isStretched) return 0
    const words = column.header.split(' ')
    const texts = table.lines.map((line, index) => column.text(line, index))
    const widest = Math.max(...texts.map(textWidth))
    return Math.ceil(
      Math.max(column.narrowest ?? 0, Math.min(widest, column.widest ?? widest), ...words.map((word) => textWidth(word) * 1.04)),
    )
  })
  const rest = table.width - frame - natural.reduce((sum, width) => sum + width, 0)
  return natural.map((width, at) => (table.columns[at]?.isStretched ? rest : width))
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

function rowOf<Line>(table: GoodsTable<Line>, line: Line, index: number): TableCell[] {
  return table.columns.map((column) => {
    const text = column.text(line, index)
    const note = column.note?.(line) ?? null
    const style = { alignment: column.align, noWrap: column.align === 'right' }
    return note === null ? { text, ...style } : { text: [text, { text: `\n${note}`, color: INK.note, fontSize: SIZE - 1 }], ...style }
  })
}

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
  const widths = widthsOf(table)
  const header = headerOf(table)
  const rows = table.lines.map((line, index) => rowOf(table, line, index))
  const last = rows.splice(rows.length > 3 ? -2 : -1)
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
