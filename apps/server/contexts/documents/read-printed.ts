import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A piece of text and where it stands on its page, in points from the top left corner. */
interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
}

export interface PrintedPage {
  readonly pieces: readonly Piece[]
  /** Text by rows, top to bottom; non-breaking spaces become spaces. */
  readonly rows: readonly string[]
  readonly text: string
}

interface CanvasFactory {
  create(width: number, height: number): { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D }
}

const isCanvasFactory = (factory: object): factory is CanvasFactory => 'create' in factory

function rowsOf(pieces: readonly Piece[]): string[] {
  const rows = new Map<number, Piece[]>()
  for (const piece of pieces) rows.set(Math.round(piece.y / 2), [...(rows.get(Math.round(piece.y / 2)) ?? []), piece])
  const sorted = [...rows].sort(([a], [b]) => a - b).map(([, row]) => row.sort((a, b) => a.x - b.x))
  return sorted.map((row) =>
    row
      .map((piece) => piece.text)
      .join(' ')
      .replace(/\s+/g, ' ')
      .replaceAll(' ,', ',')
      .trim(),
  )
}

/** For tests: what a reader finds in a printed document, by an independent library. */
export async function readPrinted(
  bytes: Uint8Array,
): Promise<{ readonly pages: readonly PrintedPage[]; readonly text: string; readonly title: string }> {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
  const pages: PrintedPage[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    const pieces = items.flatMap((item) =>
      'str' in item ? [{ text: item.str, x: Number(item.transform[4]), y: height - Number(item.transform[5]) }] : [],
    )
    const rows = rowsOf(pieces)
    pages.push({ pieces, rows, text: rows.join('\n') })
  }
  const { info } = await pdf.getMetadata()
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title : ''
  await pdf.loadingTask.destroy()
  return { pages, text: pages.map((page) => page.text).join('\n'), title }
}

/** For tests: a page as pixels, for a QR reader. */
export async function photograph(bytes: Uint8Array, pageNumber: number, scale: number): Promise<ImageData> {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
  const page = await pdf.getPage(pageNumber)
  const viewport = page.getViewport({ scale })
  if (!isCanvasFactory(pdf.canvasFactory)) throw new Error('This build of pdfjs cannot draw')
  const { canvas, context } = pdf.canvasFactory.create(viewport.width, viewport.height)
  await page.render({ canvas, canvasContext: context, viewport }).promise
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
  await pdf.loadingTask.destroy()
  return pixels
}
