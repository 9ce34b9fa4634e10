import { describe, expect, it } from 'vitest'
import { BUILDING_TRADE } from '../stroyopt/nomenclature/index.ts'
import { judgeOrder } from './judge-order.ts'
import { type Gold, MONDAY } from './monday-messages.ts'

const ROTBAND = 'Штукатурка гипсовая Knauf Ротбанд, 30 кг'
const SCREW = 'Саморез ШСГМ 3,5х25 чёрный по гипсокартону по металлу, 1000 шт'
const line = (name: string, amount: number, state: 'open' | 'ask' = 'open') =>
  ({ state, requestedText: name, product: { name }, base: { amount, unit: 'шт' } }) as Parameters<typeof judgeOrder>[0] extends infer Order
    ? Order extends { readonly lines: readonly (infer Line)[] }
      ? Line
      : never
    : never
const order = (...lines: ReturnType<typeof line>[]) => ({ lines })
const gold: Gold = {
  kind: 'order',
  lines: [
    [ROTBAND, 10],
    [SCREW, 2],
  ],
}

describe('judging an order of the Monday', () => {
  it('counts packs in base units', () => {
    expect(judgeOrder(order(line(ROTBAND, 10), line(SCREW, 2000)), gold)).toEqual({ accepted: 2, wrong: [], missing: [] })
  })
  it('calls another quantity wrong and the right line missing', () => {
    expect(judgeOrder(order(line(ROTBAND, 100), line(SCREW, 2000)), gold)).toEqual({
      accepted: 2,
      wrong: [`${ROTBAND} 100`],
      missing: [ROTBAND],
    })
  })
  it('does not count a line that waits for an answer', () => {
    expect(judgeOrder(order(line(ROTBAND, 10), line('Перчатки', 1, 'ask')), gold)).toEqual({ accepted: 1, wrong: [], missing: [SCREW] })
  })
})

describe('the forty messages', () => {
  it('are forty, and every gold line is a product of the demo catalog', () => {
    const names = new Set(BUILDING_TRADE.map(({ name }) => name))
    const wanted = MONDAY.flatMap(({ gold: { ...one } }) => ('lines' in one ? (one.lines ?? []).map(([product]) => product) : []))
    expect(MONDAY).toHaveLength(40)
    expect(wanted.filter((name) => !names.has(name))).toEqual([])
  })
})
