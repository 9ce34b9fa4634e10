import type { MatchedLine } from '@skladno/matching'
import { describe, expect, it } from 'vitest'
import { curveOf, pointAt, tallyOf } from './accuracy-curve.ts'
import { judge } from './judge-line.ts'
import type { OrderedLine, PastOrder } from './past-order.ts'
import { pilotAdvice, ReplayTally } from './replay-report.ts'

const aLine = (text: string, itemId: string | null, more: Partial<MatchedLine> = {}): MatchedLine => ({
  text,
  span: [0, text.length],
  decision: itemId === null ? 'ask' : 'accept',
  itemId,
  qty: 5,
  unit: null,
  p: 0.95,
  candidates: [],
  why: [],
  origin: 'message',
  ...more,
})
const ordered = (productId: string, more: Partial<OrderedLine> = {}): OrderedLine => ({
  productId,
  amount: 5,
  unit: null,
  said: '',
  amountMinor: 10_000,
  ...more,
})
const sameNumber = (_: string, said: { readonly qty: number }, line: OrderedLine): boolean => said.qty === line.amount
const judged = (lines: readonly MatchedLine[], order: Partial<Pick<PastOrder, 'ordered' | 'leftOut'>>) =>
  judge(
    lines.map((line) => ({ line, isHeldBack: false })),
    { ordered: [], leftOut: [], ...order },
    sameNumber,
  )

describe('a past line', () => {
  it('is right when product and quantity are those ordered, each ordered line once', () => {
    const twice = judged([aLine('ротбанд 5', 'a'), aLine('ротбанд 5', 'a')], { ordered: [ordered('a')] })
    expect(twice.lines.map(({ isRight, miss }) => [isRight, miss])).toEqual([
      [true, null],
      [false, 'extra'],
    ])
  })

  it('tells another product by the words it was made of, another quantity, and what nobody heard', () => {
    const { lines, missed } = judged([aLine('пена', 'a'), aLine('клей', 'b', { qty: 2 })], {
      ordered: [ordered('x', { said: 'пена' }), ordered('b'), ordered('z')],
    })
    expect(lines.map(({ miss, ordered: line }) => [miss, line?.productId])).toEqual([
      ['product', 'x'],
      ['quantity', 'b'],
    ])
    expect(missed.map(({ productId }) => productId)).toEqual(['z'])
  })

  it('that was asked is reached when the answer was among the offered, and missed when not', () => {
    const candidates = [{ itemId: 'b', p: 0.5, why: [] }]
    const { lines } = judged([aLine('саморезы', null, { candidates }), aLine('гвозди', null)], {
      ordered: [ordered('b'), ordered('c', { said: 'гвозди' })],
    })
    expect(lines.map(({ isReached, miss }) => [isReached, miss])).toEqual([
      [true, null],
      [false, 'missed'],
    ])
  })

  it('is not judged when its product left the order because it ran out', () => {
    expect(judged([aLine('ротбанд', 'a')], { leftOut: ['a'] }).lines).toEqual([])
  })
})

describe('the curve', () => {
  it('accepts less and errs less the stricter it is, and finds the point of a threshold', () => {
    const histogram = tallyOf()
    for (const [p, isRight] of [
      [0.9, false],
      [0.9, true],
      [0.99, true],
      [0.95, true],
    ] as const)
      histogram.add(p, isRight)
    const curve = curveOf(histogram, 8)
    expect(curve).toEqual([
      { accept: 0.9, withoutQuestion: 50, wrong: 12.5 },
      { accept: 0.95, withoutQuestion: 25, wrong: 0 },
      { accept: 0.99, withoutQuestion: 12.5, wrong: 0 },
    ])
    expect([pointAt(curve, 0)?.accept, pointAt(curve, 0.93)?.accept, pointAt(curve, 1)]).toEqual([0.9, 0.95, null])
  })
})

describe('the report', () => {
  const past = (partnerId: string): PastOrder => ({
    key: partnerId,
    orderId: null,
    at: new Date(Date.UTC(2026, 1, 2)),
    partnerId,
    contactId: null,
    segment: null,
    customer: partnerId,
    sayings: [],
    ordered: [],
    leftOut: [],
    history: [],
  })
  const goods = (productId: string) => ({ sku: productId, name: productId, groupId: productId === 'a' ? 'g1' : 'g2', groupName: 'Группа' })

  it('adds up by group and customer, with the money behind wrong lines and where to start', () => {
    const tally = new ReplayTally(goods)
    for (let i = 0; i < 12; i += 1) tally.add(past('хороший'), judged([aLine('a', 'a')], { ordered: [ordered('a')] }), null)
    for (let i = 0; i < 12; i += 1) tally.add(past('путаный'), judged([aLine('b', 'b', { qty: i })], { ordered: [ordered('b')] }), null)
    const report = tally.report('RUB')
    expect(report.now).toMatchObject({ lines: 24, wrong: 11, orders: 24, straightThrough: 54.2 })
    expect(report.byGroup.map(({ id, advice, atRiskMinor }) => [id, advice, atRiskMinor])).toEqual([
      ['g1', 'start', 0],
      ['g2', 'wait', 110_000],
    ])
    expect(report.byCustomer.map(({ name, advice }) => [name, advice])).toEqual([
      ['хороший', 'start'],
      ['путаный', 'wait'],
    ])
    expect(report.before).toBeNull()
  })

  it('advises nothing on a handful of lines', () => {
    const tally = new ReplayTally(goods)
    tally.add(past('новый'), judged([aLine('a', 'a')], { ordered: [ordered('a')] }), null)
    expect(pilotAdvice(tally.report(null).now)).toBe('few')
  })
})
