import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type DepositRule, keepByHand, withDeposits } from './deposits.ts'
import { emptyLine, type Order, type OrderLine } from './order.ts'

const bags = (id: string, pieces: number): OrderLine => ({
  ...emptyLine,
  id,
  position: 1,
  state: 'open',
  productId: 'bag',
  baseThousandths: pieces * 1000,
  packThousandths: pieces * 1000,
})
const order = (...lines: OrderLine[]): Order => ({ lines }) as unknown as Order
const RULES: readonly DepositRule[] = [{ productId: 'bag', depositProductId: 'pallet', unit: 'шт', numerator: 40, denominator: 1 }]
let ids = 0
const deposits = (from: Order) => withDeposits(from, RULES, () => `new${++ids}`)
const pallets = (from: Order) =>
  from.lines.filter((line) => line.productId === 'pallet' && line.state === 'open').map((line) => line.baseThousandths)

it('follows full packs only, up and down, and goes with the last of them', () => {
  const first = deposits(order(bags('a', 85)))
  expect(pallets(first)).toEqual([2_000])
  const more = deposits({ ...first, lines: first.lines.map((line) => (line.id === 'a' ? bags('a', 120) : line)) })
  expect(pallets(more)).toEqual([3_000])
  expect(pallets(deposits({ ...more, lines: more.lines.map((line) => (line.id === 'a' ? bags('a', 39) : line)) }))).toEqual([])
})

it('leaves alone what a person set', () => {
  const first = deposits(order(bags('a', 80)))
  const line = first.lines[1]
  const byHand = keepByHand(first, new Set([line?.id ?? '']))
  const changed = { ...byHand, lines: byHand.lines.map((each) => (each.id === line?.id ? { ...each, state: 'removed' as const } : each)) }
  expect(pallets(deposits(changed))).toEqual([])
})

it('asked again it changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { maxLength: 4 }), (amounts) => {
      const once = deposits(order(...amounts.map((pieces, index) => bags(`l${index}`, pieces))))
      expect(deposits(once)).toEqual(once)
      expect(pallets(once)).toEqual([amounts.reduce((total, pieces) => total + Math.floor(pieces / 40), 0) * 1000].filter((sum) => sum > 0))
    }),
  )
})
