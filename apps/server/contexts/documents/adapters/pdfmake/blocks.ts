import type { Content, ContentTable } from 'pdfmake/interfaces.js'
import type { Branding } from '../../document-views.ts'
import { logoImage } from '../../domain/logo.ts'
import type { QrSquare } from '../../domain/payment-qr.ts'
import { INK, type Tint } from './ink.ts'

/** The logo above everything, or nothing. */
export function logo({ logo: picture }: Branding): Content[] {
  if (picture === null) return []
  const image = logoImage(picture)
  return image.ok ? [{ image: image.value, fit: [170, 42], margin: [0, 0, 0, 10] }] : []
}

/** The document's name with a rule in the seller's colour under it. */
export const heading = (text: string, tint: Tint, width: number): Content => ({
  stack: [{ text, fontSize: 14, bold: true }, rule(width, 1.4, tint.rule)],
  margin: [0, 12, 0, 8],
})

export const rule = (width: number, thickness: number, colour: string): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: thickness, lineColor: colour }],
  margin: [0, 4, 0, 0],
})

/** «Поставщик  **ООО «СтройОпт»**, ИНН …»: labels in one column, the first part of a value in bold. */
export function facts(
  rows: readonly { readonly label: string; readonly strong: string; readonly rest: string }[],
  width: number,
  labelWidth = 70,
): Content {
  return {
    table: {
      widths: [labelWidth, width - labelWidth - 12],
      body: rows.map(({ label, strong, rest }) => [{ text: label, color: INK.note }, { text: [{ text: strong, bold: true }, rest] }]),
    },
    layout: { defaultBorder: false, paddingLeft: () => 0, paddingRight: () => 6, paddingTop: () => 1.5, paddingBottom: () => 1.5 },
    margin: [0, 0, 0, 8],
  }
}

/** Labelled sums, right-aligned under the last column. */
export function sums(rows: readonly { readonly label: string; readonly amount: string }[], amountWidth: number): Content {
  return {
    table: {
      widths: ['*', amountWidth],
      body: rows.map(({ label, amount }) => [
        { text: label, alignment: 'right', bold: true },
        { text: amount, alignment: 'right', bold: true, noWrap: true },
      ]),
    },
    layout: { defaultBorder: false, paddingLeft: () => 4, paddingRight: () => 4, paddingTop: () => 1.5, paddingBottom: () => 1 },
    margin: [0, 3, 0, 3],
  }
}

const REQUISITE_LINE = 0.6
const REQUISITE_PADDING = 4

/** A table of requisites with thin black lines; columns marked `rest` share what the others leave. Never wider than `width`, whatever is in it. */
export const requisites = (width: number, columns: readonly (number | 'rest')[], body: ContentTable['table']['body']): Content => ({
  table: { widths: sharedOut(width - (columns.length + 1) * REQUISITE_LINE - columns.length * 2 * REQUISITE_PADDING, columns), body },
  layout: {
    hLineWidth: () => REQUISITE_LINE,
    vLineWidth: () => REQUISITE_LINE,
    paddingLeft: () => REQUISITE_PADDING,
    paddingRight: () => REQUISITE_PADDING,
    paddingTop: () => 2,
    paddingBottom: () => 2,
  },
})

/** pdfmake stretches a `*` column to its longest word; fixed widths make it break the word instead. */
function sharedOut(width: number, columns: readonly (number | 'rest')[]): number[] {
  const taken = columns.reduce((sum: number, column) => sum + (column === 'rest' ? 0 : column), 0)
  const rest = (width - taken) / Math.max(1, columns.filter((column) => column === 'rest').length)
  return columns.map((column) => (column === 'rest' ? rest : column))
}

export interface SignatureLine {
  readonly label: string
  readonly name: string
}

/** Lines to sign on, side by side: «Руководитель ________ Иванова А. П.» A single one takes half of the width unless told otherwise. */
export function signatures(lines: readonly SignatureLine[], isWide = false): Content {
  const cells = lines.map(
    ({ label, name }): Content => ({
      table: {
        widths: ['auto', '*', 'auto'],
        body: [[{ text: label, bold: true }, { text: '', border: [false, false, false, true] }, { text: name === '' ? ' ' : name }]],
      },
      layout: {
        defaultBorder: false,
        hLineWidth: () => 0.6,
        paddingLeft: (at) => (at === 0 ? 0 : 4),
        paddingRight: () => 4,
        paddingTop: () => 0,
        paddingBottom: () => 1,
      },
    }),
  )
  return { columns: cells.length === 1 && !isWide ? [...cells, { text: '' }] : cells, columnGap: 18, margin: [0, 20, 0, 0] }
}

/** Signature and stamp over the first line to sign on; they take no room of their own. A bad picture is left out. */
export function signatureMarks({ stamp = null, signature = null }: Branding): Content[] {
  const mark = (
    picture: Uint8Array | null,
    place: { readonly fit: [number, number]; readonly x: number; readonly y: number },
  ): Content[] => {
    const image = picture === null ? null : logoImage(picture)
    return image?.ok ? [{ image: image.value, fit: place.fit, relativePosition: { x: place.x, y: place.y } }] : []
  }
  return [...mark(signature, { fit: [90, 34], x: 90, y: -32 }), ...mark(stamp, { fit: [STAMP, STAMP], x: 104, y: -0.46 * STAMP })]
}

/** 38 mm, a usual round stamp, in points. */
const STAMP = 108

/** A QR drawn as rectangles: sharp at any zoom and on any printer. `side` in points. */
export function qrPicture({ size, modules }: QrSquare, side: number): Content {
  const step = side / size
  const canvas: { type: 'rect'; x: number; y: number; w: number; h: number; color: string }[] = []
  for (let row = 0; row < size; row++) {
    let column = 0
    while (column < size) {
      const from = column
      while (column < size && modules[row * size + column] === 1) column++
      // A hair of overlap keeps printers and viewers from drawing white seams between rows.
      if (column > from)
        canvas.push({ type: 'rect', x: from * step, y: row * step, w: (column - from) * step, h: step + 0.05, color: '#000000' })
      else column++
    }
  }
  return { canvas }
}
