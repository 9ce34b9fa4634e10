import { expect, it } from 'vitest'
import { invoiceFileName, orderSummaryFileName, shipmentNoteFileName } from './file-names.ts'

it('names files so that a phone and an accountant both cope', () => {
  expect(invoiceFileName({ number: 'СО/26-118', date: '2026-12-01' })).toBe('Счёт № СО-26-118 от 01.12.2026.pdf')
  expect(shipmentNoteFileName({ number: '42', date: '2026-12-02' })).toBe('Накладная № 42 от 02.12.2026.pdf')
  expect(orderSummaryFileName({ number: null, locale: 'ru' })).toBe('Проект заказа.pdf')
  expect(orderSummaryFileName({ number: '12847', locale: 'en' })).toBe('Order No. 12847.pdf')
})
