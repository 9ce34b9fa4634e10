import { correctionSheet } from './adapters/pdfmake/correction.ts'
import { printPdf } from './adapters/pdfmake/print-pdf.ts'
import type { CorrectionView } from './document-views.ts'
import { assertCorrectionAddsUp } from './domain/adding-up.ts'

/** The hub's correction document of a return as PDF. Throws when the view has no lines or its sums do not add up. */
export async function renderCorrection(view: CorrectionView): Promise<Uint8Array> {
  if (view.lines.length === 0) throw new Error(`Correction ${view.number} has no lines`)
  assertCorrectionAddsUp(view)
  return await printPdf(correctionSheet(view))
}
