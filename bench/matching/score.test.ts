import { describe, expect, it } from 'vitest'
import { calibrationError, guessesOf, riskCoverage } from './calibration.ts'
import type { Amount, ExpectedLine, MatchingCase } from './case-files.ts'
import { doubtsOf, problemsOf } from './check.ts'
import { isRightAmount } from './quantity-rule.ts'
import { addTallies, metricsOf, type PredictedLine, scoreCase } from './score.ts'

const product = (sku: string, qty: number, unit: string | null, base: Amount | null = null): ExpectedLine & { kind: 'product' } => ({
  kind: 'product',
  skus: [sku],
  qty,
  unit,
  base,
  viaHistory: false,
})

const aCase = (expected: readonly ExpectedLine[], tags: readonly string[] = []): MatchingCase => ({
  id: 'one',
  split: 'train',
  catalog: 'shop',
  family: 'plain',
  tags,
  intent: expected.length === 0 ? 'price' : null,
  history: [],
  cart: null,
  message: 'a message',
  expected,
})

const accept = (sku: string, qty: number, unit: string | null = null, p = 0.99): PredictedLine => ({
  decision: 'accept',
  text: '',
  sku,
  qty,
  unit,
  candidates: [sku],
  p,
})
const ask = (candidates: readonly string[], qty = 1): PredictedLine => ({
  decision: 'ask',
  text: '',
  sku: null,
  qty,
  unit: null,
  candidates,
  p: 0.5,
})
const refuse: PredictedLine = { decision: 'unknown', text: '', sku: null, qty: null, unit: null, candidates: [], p: 0 }

const inPieces = (): string => 'шт'
const scoreOf = (expected: readonly ExpectedLine[], lines: readonly PredictedLine[], tags: readonly string[] = []) =>
  metricsOf(scoreCase(aCase(expected, tags), lines, inPieces).tally)

const oracle = (expected: readonly ExpectedLine[]): PredictedLine[] =>
  expected.map((line) =>
    line.kind === 'unknown'
      ? refuse
      : line.kind === 'ambiguous'
        ? ask(line.skus, line.qty)
        : accept(line.skus[0] ?? '', line.qty, line.unit),
  )

describe('the score of a message', () => {
  const order: readonly ExpectedLine[] = [
    product('A', 10, 'шт'),
    { kind: 'ambiguous', skus: ['B', 'C'], qty: 2, unit: null },
    { kind: 'unknown', text: 'нет такого' },
  ]

  it('gives an oracle everything', () => {
    expect(scoreOf(order, oracle(order))).toMatchObject({
      precision: 100,
      recall: 100,
      wrongPer100Lines: 0,
      exactOrder: 100,
      safeOrder: 100,
    })
  })

  it('counts straight-through orders only where nothing had to be asked, long ones apart', () => {
    expect(scoreOf(order, oracle(order)).straightThrough).toBeNull()
    const plain = [product('A', 1, null)]
    expect(scoreOf(plain, oracle(plain), ['long'])).toMatchObject({ straightThrough: 100, straightThroughLong: 100 })
  })

  it('calls a guess at an ambiguous line, an invented line and an accepted unknown wrong', () => {
    const lines = [accept('A', 10, 'шт'), accept('B', 2), accept('Z', 1)]
    expect(scoreOf(order, lines)).toMatchObject({ wrongPer100Lines: (100 * 2) / 3, safeOrder: 0, refusedOfUnknown: 0 })
  })

  it('calls the right product in a wrong quantity a wrong line that was reached', () => {
    expect(scoreOf([product('A', 10, 'шт')], [accept('A', 100, 'шт')])).toMatchObject({
      precision: 0,
      wrongPer100Lines: 100,
      skuReachable: 100,
    })
  })

  it('lets a stray question stand for a refusal, and a needless question still reach the product', () => {
    expect(scoreOf([{ kind: 'unknown', text: 'x' }], [ask(['A', 'B'])])).toMatchObject({ refusedOfUnknown: 100, exactOrder: 100 })
    expect(scoreOf([product('A', 1, null)], [ask(['A', 'B'])])).toMatchObject({ recall: 0, skuReachable: 100, wrongPer100Lines: 0 })
  })

  it('reports an order made of a question about the price', () => {
    expect(scoreOf([], [accept('A', 1)]).falseOrder).toBe(100)
    expect(scoreOf([], []).falseOrder).toBe(0)
  })

  it('sums messages before dividing', () => {
    const one = scoreCase(aCase([product('A', 1, null)]), [accept('A', 1)], inPieces).tally
    const none = scoreCase(aCase([product('A', 1, null)]), [], inPieces).tally
    expect(metricsOf(addTallies([one, none]))).toMatchObject({ recall: 50, precision: 100, messages: 2 })
  })
})

describe('the rule of quantities', () => {
  it('takes the amount in the unit of sale for the amount as said', () => {
    const gold = product('A', 3000, 'шт', { qty: 3, unit: 'уп' })
    expect(isRightAmount({ qty: 3, unit: 'уп' }, gold, 'уп')).toBe(true)
    expect(isRightAmount({ qty: 3000, unit: null }, gold, 'уп')).toBe(true)
    expect(isRightAmount({ qty: 3000, unit: 'уп' }, gold, 'уп')).toBe(false)
  })

  it('reads tonnes and kilograms as one', () => {
    expect(isRightAmount({ qty: 900, unit: 'кг' }, product('A', 0.9, 'т'), 'меш')).toBe(true)
  })

  it('swaps pieces and packs only where no conversion is known', () => {
    expect(isRightAmount({ qty: 5, unit: 'уп' }, product('A', 5, 'шт'), 'шт')).toBe(true)
    expect(isRightAmount({ qty: 5, unit: 'м2' }, product('A', 5, 'шт'), 'шт')).toBe(false)
  })
})

describe('calibration', () => {
  it('judges a question by its first option', () => {
    const one = aCase([product('A', 1, null), product('B', 1, null)])
    expect(guessesOf(one, [ask(['A', 'C']), ask(['C', 'B'])], inPieces)).toEqual([
      { p: 0.5, isRight: true },
      { p: 0.5, isRight: false },
    ])
  })

  it('is zero when what was said came true and one when the opposite did', () => {
    expect(calibrationError([{ p: 1, isRight: true }])).toBe(0)
    expect(calibrationError([{ p: 1, isRight: false }])).toBe(1)
  })

  it('covers less and risks less at a higher threshold', () => {
    const guesses = [
      { p: 0.9, isRight: true },
      { p: 0.4, isRight: false },
    ]
    expect(riskCoverage(guesses, 2, [0, 0.5])).toEqual([
      { threshold: 0, coverage: 1, risk: 0.5 },
      { threshold: 0.5, coverage: 0.5, risk: 0 },
    ])
  })
})

describe('the check of written cases', () => {
  const rows = new Map([
    ['A', { sku: 'A', name: 'Саморез 3,5х25 (1000 шт)', unit: 'уп', pack: '1000 шт', group: 'Крепёж' }],
    ['B', { sku: 'B', name: 'Краска белая', unit: 'шт', pack: '', group: 'ЛКМ' }],
  ])
  const problems = (expected: readonly ExpectedLine[]): string[] =>
    problemsOf({ cases: [aCase(expected)], catalogs: new Map([['shop', rows]]) })

  it('passes a conversion that the pack supports and finds one it does not', () => {
    expect(problems([product('A', 3000, 'шт', { qty: 3, unit: 'уп' })])).toEqual([])
    expect(problems([product('A', 3000, 'шт', { qty: 4, unit: 'уп' })])).toHaveLength(1)
  })

  it('finds a missing sku, an unknown unit and an ambiguity over two families', () => {
    expect(problems([product('X', 1, null)])).toHaveLength(1)
    expect(problems([product('A', 1, 'штуки')])).toHaveLength(1)
    expect(problems([{ kind: 'ambiguous', skus: ['A', 'B'], qty: 1, unit: null }])).toHaveLength(1)
  })

  it('finds a family that leaks from one split into the other', () => {
    const cases = [
      aCase([product('A', 1, null)]),
      { ...aCase([product('A', 2, null)]), id: 'two', split: 'validation', message: 'another' },
    ]
    expect(problemsOf({ cases, catalogs: new Map([['shop', rows]]) })).toHaveLength(1)
  })

  it('doubts an amount whose unit is not the unit of sale', () => {
    expect(doubtsOf({ cases: [aCase([product('B', 1, 'м2')])], catalogs: new Map([['shop', rows]]) })).toHaveLength(1)
  })
})
