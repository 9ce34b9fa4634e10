import { formZ2Sheet } from './adapters/pdfmake/form-z2.ts'
import { printPdf } from './adapters/pdfmake/print-pdf.ts'
import { shipmentNoteSheet } from './adapters/pdfmake/shipment-note.ts'
import type { ShipmentNoteView } from './document-views.ts'
import { assertShipmentAddsUp } from './domain/adding-up.ts'

/**
 * The hub's copy of a shipment document as PDF: with prices in Kazakhstan the form З-2, otherwise a накладная with the data of a УПД; without
 * prices the same накладная for people who may not see them. Throws when the view has no lines or its sums do not add up.
 */
export async function renderShipmentNote(view: ShipmentNoteView): Promise<Uint8Array> {
  const { goods } = view
  if (goods.lines.length === 0) throw new Error(`Shipment note ${view.number} has no lines`)
  if (goods.pricesOf === null) return await printPdf(shipmentNoteSheet(view, goods))
  assertShipmentAddsUp(goods)
  return await printPdf(view.country === 'KZ' ? formZ2Sheet(view, goods) : shipmentNoteSheet(view, goods))
}
