import type { DemoCompany, Scene } from '../demo-company.ts'

const credit = (n: number): Scene['who'] => ({ pays: 'credit', n })

/** This morning's runs are on the road, half of their stops done. */
const onTheRoad: readonly Scene[] = Array.from({ length: 12 }, (_, n) => ({
  who: credit(n),
  channel: n % 3 === 0 ? 'staff' : 'whatsapp',
  confirmed: 19 * 60 + n * 11,
  released: 19 * 60 + n * 11,
  picking: 16 * 60,
  picked: 15 * 60,
  shipped: 90 + n,
  ...(n % 2 === 0 ? { delivered: 30 + n } : {}),
  open: {},
}))

/** Tomorrow's are being put together. */
const forTomorrow: readonly Scene[] = Array.from({ length: 26 }, (_, i) => {
  const n = i + 12
  const confirmed = 20 + i * 11
  const isPicked = i % 4 === 0
  const isPicking = i % 4 === 1
  return {
    who: credit(n),
    channel: i % 4 === 0 ? 'staff' : i % 5 === 0 ? 'web' : 'whatsapp',
    confirmed,
    released: confirmed,
    ...(isPicked ? { picking: Math.max(2, confirmed - 8), picked: Math.max(1, confirmed - 16) } : {}),
    ...(isPicking ? { picking: 5 } : {}),
    open: isPicking ? { pickedLines: 1 } : {},
  }
})

/** The board as a dispatcher finds it in the afternoon; minutes before now. */
export const SCENES: DemoCompany['scenes'] = [
  ...onTheRoad,
  ...forTomorrow,
  { who: { pays: 'prepaid', n: 0 }, channel: 'whatsapp', confirmed: 55, open: {} },
  { who: { pays: 'prepaid', n: 1 }, channel: 'web', confirmed: 25, open: {} },
  { who: { pays: 'prepaid', n: 2 }, channel: 'staff', confirmed: 14, open: { isProposed: true } },
]
