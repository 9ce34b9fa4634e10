import type { MatchedLine, Understanding } from '@skladno/matching'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyAdvice, keyOf, questionsOf } from './advice.ts'
import { betterReading, isRunTogether, withLineBreaks } from './line-breaks.ts'

const line = (given: Partial<MatchedLine> & { readonly ids?: readonly string[] }): MatchedLine => ({
  text: 'ротбанд',
  span: null,
  decision: 'ask',
  itemId: null,
  qty: 5,
  unit: 'мешок',
  p: 0.5,
  candidates: (given.ids ?? ['a', 'b']).map((itemId) => ({ itemId, p: 0.5, why: [] })),
  why: [],
  origin: 'message',
  ...given,
})
const message = (...lines: MatchedLine[]): Understanding => ({ intents: ['order'], lines, other: [], removed: [] })
const always = (choice: string | null | undefined) => ({ choice: () => choice })

describe('advice about a line', () => {
  it('puts the chosen product first and still asks', () => {
    const [advised] = applyAdvice(message(line({})), always('b')).lines
    expect(advised?.decision).toBe('ask')
    expect(advised?.candidates.map(({ itemId }) => itemId)).toEqual(['b', 'a'])
  })
  it('turns a doubtful acceptance into a question, a sure one stays', () => {
    const doubtful = line({ decision: 'accept', itemId: 'a', p: 0.9 })
    expect(applyAdvice(message(doubtful), always('b')).lines[0]?.decision).toBe('ask')
    expect(applyAdvice(message({ ...doubtful, p: 0.99 }), always('b')).lines[0]?.decision).toBe('accept')
  })
  it('is asked about open and doubtful lines of the message only', () => {
    const lines = [line({}), line({ decision: 'accept', itemId: 'a', p: 0.99 }), line({ origin: 'cart' }), line({ ids: ['a'] })]
    expect(questionsOf(message(...lines))).toEqual([{ text: 'ротбанд', itemIds: ['a', 'b'] }])
  })
  it('is the same for the same question whatever the order of products', () => {
    expect(keyOf({ text: ' Ротбанд ', itemIds: ['b', 'a'] })).toBe(keyOf({ text: 'ротбанд', itemIds: ['a', 'b'] }))
  })
  it('never makes an acceptance, a new product or another quantity, whatever is advised', () => {
    const decisions = fc.constantFrom('accept', 'ask', 'unknown')
    const any = fc.record({
      decision: decisions,
      p: fc.double({ min: 0, max: 1, noNaN: true }),
      choice: fc.constantFrom('a', 'b', 'z', null, undefined),
    })
    fc.assert(
      fc.property(any, ({ decision, p, choice }) => {
        const before = line({ decision: decision as MatchedLine['decision'], p, itemId: decision === 'accept' ? 'a' : null })
        const [after] = applyAdvice(message(before), always(choice)).lines
        expect([after?.qty, after?.unit]).toEqual([before.qty, before.unit])
        expect(after?.candidates.map(({ itemId }) => itemId).toSorted()).toEqual(['a', 'b'])
        if (after?.decision === 'accept') expect([before.decision, after.itemId]).toEqual(['accept', before.itemId])
      }),
    )
  })
})

describe('line breaks of a message told in one breath', () => {
  const told = 'запиши ротбанд тридцать пять мешков и серпянка десять рулонов'
  it('change spaces only', () => {
    const broken = withLineBreaks(told, ['ротбанд тридцать', 'серпянка'])
    expect(broken).toBe('запиши\nротбанд тридцать пять мешков и\nсерпянка десять рулонов')
    expect(broken?.replaceAll('\n', ' ')).toBe(told)
  })
  it('are refused when a beginning is not in the message, or not in its order, or inside a word', () => {
    expect(withLineBreaks(told, ['ротбанд', 'гипс'])).toBeNull()
    expect(withLineBreaks(told, ['серпянка', 'ротбанд'])).toBeNull()
    expect(withLineBreaks(told, ['ротбанд', 'пянка'])).toBeNull()
  })
  it('are wanted only where something stayed unclear', () => {
    expect(isRunTogether(told, message(line({ decision: 'accept', itemId: 'a', p: 1 })))).toBe(false)
    expect(isRunTogether(told, message(line({})))).toBe(true)
  })
  it('never accept a line the whole message did not', () => {
    const whole = message(line({}))
    const broken = message(line({ decision: 'accept', itemId: 'a', p: 1 }), line({ decision: 'accept', itemId: 'b', p: 1 }))
    expect(betterReading(whole, broken).lines.map(({ decision }) => decision)).toEqual(['ask', 'ask'])
  })
  it('are not taken when they lose what was clear', () => {
    const whole = message(line({ decision: 'accept', itemId: 'a', p: 1 }), line({}))
    const broken = message(line({ decision: 'accept', itemId: 'b', p: 1 }), line({ decision: 'accept', itemId: 'c', p: 1 }))
    expect(betterReading(whole, broken)).toBe(whole)
  })
})
