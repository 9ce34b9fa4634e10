import type { DebtDocument } from '@skladno/contracts'
import { expect, it } from 'vitest'
import { composeDebtReminder } from './compose-debt-reminder.ts'

const plain = (text: string | null): string | null => text?.replaceAll('\u00A0', ' ') ?? null
const aDocument = (changes: Partial<DebtDocument> = {}): DebtDocument => ({
  kind: 'shipment',
  order: { id: 'ord_1', number: '12847' },
  invoice: { number: '118', issuedOn: '2026-12-01' },
  number: '77',
  on: '2026-12-02',
  dueOn: '2026-12-09',
  amount: { minor: 80_000_00, currency: 'RUB' },
  left: { minor: 50_000_00, currency: 'RUB' },
  overdueDays: 0,
  ...changes,
})
const said = (documents: readonly DebtDocument[], today = '2026-12-15', advances: { minor: number; currency: 'RUB' }[] = []) =>
  plain(composeDebtReminder({ documents, advances, today }, 'ru'))

it('one счёт is told as a fact, with its day and what is left', () => {
  expect(said([aDocument()])).toBe(
    'По счёту № 118 от 1 декабря остаток к оплате 50 000,00 ₽. Срок оплаты был 9 декабря. Если уже оплатили, спасибо: как только деньги придут, мы их увидим.',
  )
  expect(said([aDocument()], '2026-12-08')).toContain('Срок оплаты 9 декабря.')
})

it('a day of another year is told with it', () => {
  expect(said([aDocument()], '2027-01-20')).toContain('от 1 декабря 2026')
})

it('several documents are one list with the total, and an advance is not kept silent', () => {
  const documents = [aDocument(), aDocument({ invoice: null, left: { minor: 1_50, currency: 'RUB' }, dueOn: null })]
  const text = said(documents, '2026-12-15', [{ minor: 700_00, currency: 'RUB' }])
  expect(text?.split('\n')).toEqual([
    'Остаток к оплате:',
    '— по счёту № 118 от 1 декабря: 50 000,00 ₽, срок был 9 декабря',
    '— по заказу № 12847: 1,50 ₽',
    'Всего 50 001,50 ₽.',
    'Ваш аванс 700,00 ₽ ещё не разнесён на заказы, мы его учтём.',
    'Если уже оплатили, спасибо: как только деньги придут, мы их увидим.',
  ])
})

it('nothing due is nothing to say', () => {
  expect([said([]), said([aDocument({ left: { minor: 0, currency: 'RUB' } })])]).toEqual([null, null])
})

it('a long list ends in how many more there are', () => {
  expect(said(Array.from({ length: 13 }, () => aDocument()))).toContain('— и ещё 3 документа')
})
