import type { DemoCompany } from '../demo-company.ts'

const DAY = 24 * 60

/** A board with an order in every state, none of a customer the case's dialogue is tried with. Minutes before now. */
export const SCENES: DemoCompany['scenes'] = [
  { who: { pays: 'prepaid', n: 0 }, channel: 'staff', confirmed: 8 * DAY, open: { isExpired: true } },
  { who: 'nomad', channel: 'web', confirmed: 19 * 60, paid: [[17 * 60, 30]], open: {} },
  {
    who: 'gorstroy',
    channel: 'staff',
    confirmed: 26 * 60,
    released: 26 * 60,
    picking: 22 * 60,
    picked: 21 * 60,
    shipped: 95,
    open: {},
  },
  {
    who: { pays: 'credit', n: 0 },
    channel: 'whatsapp',
    confirmed: 27 * 60,
    released: 27 * 60,
    picking: 24 * 60,
    picked: 23 * 60,
    shipped: 130,
    open: { shippedLines: 2 },
  },
  { who: 'teply-dom', channel: 'whatsapp', confirmed: 210, released: 209, picking: 120, picked: 70, open: {} },
  {
    who: 'sary-arka',
    channel: 'whatsapp',
    confirmed: 190,
    paid: [[150, 100]],
    released: 149,
    picking: 25,
    open: { pickedLines: 2 },
  },
  {
    who: { pays: 'prepaid', n: 1 },
    channel: 'web',
    confirmed: 170,
    paid: [[110, 100]],
    released: 109,
    picking: 15,
    open: { pickedLines: 1 },
  },
  { who: 'irtysh', channel: 'whatsapp', confirmed: 100, released: 99, open: {} },
  { who: { pays: 'prepaid', n: 2 }, channel: 'whatsapp', confirmed: 80, paid: [[35, 100]], released: 34, open: {} },
  { who: { pays: 'advance', n: 0 }, channel: 'staff', confirmed: 75, open: {} },
  { who: 'kuznetsov', channel: 'whatsapp', confirmed: 55, open: {} },
  { who: { pays: 'prepaid', n: 3 }, channel: 'whatsapp', confirmed: 30, open: {} },
  { who: { pays: 'prepaid', n: 4 }, channel: 'staff', confirmed: 12, open: { isProposed: true } },
]
