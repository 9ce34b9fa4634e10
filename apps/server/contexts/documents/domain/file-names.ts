import type { CorrectionView, InvoiceView, OrderSummaryView, ShipmentNoteView } from '../document-views.ts'
import { summary as en } from '../messages/en.ts'
import { correction, invoice, summary as ru, shipmentNote } from '../messages/ru.ts'
import { printDate } from './figures.ts'

/** A name every system and messenger accepts, with its extension. */
const pdf = (name: string): string => `${name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-').slice(0, 120)}.pdf`

/** «Счёт № 118 от 01.12.2026.pdf» */
export const invoiceFileName = (view: Pick<InvoiceView, 'number' | 'date'>): string =>
  pdf(invoice.fileName(view.number, printDate(view.date)))

/** «Накладная № 42 от 02.12.2026.pdf» */
export const shipmentNoteFileName = (view: Pick<ShipmentNoteView, 'number' | 'date'>): string =>
  pdf(shipmentNote.fileName(view.number, printDate(view.date)))

/** «Корректировка № В-3-26 от 05.12.2026.pdf» */
export const correctionFileName = (view: Pick<CorrectionView, 'number' | 'date'>): string =>
  pdf(correction.fileName(view.number, printDate(view.date)))

/** «Заказ № 12847.pdf» */
export const orderSummaryFileName = (view: Pick<OrderSummaryView, 'number' | 'locale'>): string =>
  pdf((view.locale === 'ru' ? ru : en).fileName(view.number))
