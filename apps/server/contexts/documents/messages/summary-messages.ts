import type { Unit } from '@skladno/kernel'
import type { OrderSummaryView } from '../document-views.ts'

/** Texts of the order summary, the one document that exists in every language: invoices and shipment notes are Russian by custom and law. */
export interface SummaryMessages {
  readonly order: (number: string, date: string) => string
  readonly draft: (date: string) => string
  readonly fileName: (number: string | null) => string
  readonly states: Record<OrderSummaryView['state'], string>
  readonly watermark: string
  readonly seller: string
  readonly customer: string
  readonly columns: Record<'number' | 'code' | 'goods' | 'quantity' | 'availability' | 'price' | 'amount', string>
  readonly unit: (unit: Unit) => string
  readonly total: string
  readonly vatInside: (rate: string) => string
  readonly vatOnTop: (rate: string) => string
  readonly noVat: string
  readonly payable: string
  readonly counted: (count: number) => string
  readonly notAnInvoice: string
  readonly pageOf: (page: number, pages: number) => string
}
