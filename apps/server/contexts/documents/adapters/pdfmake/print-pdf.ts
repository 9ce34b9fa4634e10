import { createRequire } from 'node:module'
import type { CalendarDate } from '@skladno/kernel'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'

const require = createRequire(import.meta.url)
const font = (file: string): string => require.resolve(`pdfmake/fonts/Roboto/${file}.ttf`)
const FONTS = {
  normal: font('Roboto-Regular'),
  bold: font('Roboto-Medium'),
  italics: font('Roboto-Italic'),
  bolditalics: font('Roboto-MediumItalic'),
}
const FONT_FILES = new Set(Object.values(FONTS))

pdfmake.setFonts({ Roboto: FONTS })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => FONT_FILES.has(path))

const MARGIN = { left: 42, top: 34, right: 34, bottom: 48 }
const A4 = { portrait: 595.28, landscape: 841.89 }

export type Orientation = keyof typeof A4

/** Points between the margins. */
export const contentWidth = (orientation: Orientation): number => A4[orientation] - MARGIN.left - MARGIN.right

export interface Sheet {
  readonly title: string
  readonly author: string
  readonly language: string
  readonly orientation: Orientation
  /** Stands in the file as its date of making, so that the same view gives the same bytes. */
  readonly date: CalendarDate
  readonly content: Content[]
  readonly watermark: string | null
  readonly pageOf: (page: number, pages: number) => string
}

function definition(sheet: Sheet): TDocumentDefinitions {
  const grey = { fontSize: 7.5, color: '#666666' }
  return {
    pageSize: 'A4',
    pageOrientation: sheet.orientation,
    pageMargins: [MARGIN.left, MARGIN.top, MARGIN.right, MARGIN.bottom],
    content: sheet.content,
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.12 },
    footer: (page, pages) => ({
      columns: [
        { text: sheet.title, ...grey },
        { text: sheet.pageOf(page, pages), alignment: 'right', width: 'auto', ...grey },
      ],
      margin: [MARGIN.left, 16, MARGIN.right, 0],
    }),
    ...(sheet.watermark === null
      ? {}
      : { watermark: { text: sheet.watermark, bold: true, color: '#b00020', opacity: 0.16, fontSize: 76 } }),
    info: {
      title: sheet.title,
      author: sheet.author,
      creator: 'Skladno',
      producer: 'Skladno',
      creationDate: new Date(`${sheet.date}T12:00:00Z`),
    },
    language: sheet.language,
    displayTitle: true,
    version: '1.7',
  }
}

/** Prints a sheet as PDF on A4. Nothing but the bundled fonts can be read: addresses and files named inside content are refused. */
export async function printPdf(sheet: Sheet): Promise<Uint8Array> {
  return await pdfmake.createPdf(definition(sheet)).getBuffer()
}
