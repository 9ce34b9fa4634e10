import type { MatchedLine } from '@skladno/matching'
import { describe, expect, it } from 'vitest'
import { EVERYTHING, outsidePilot } from './pilot.ts'
import { heldBack, type Threshold, thresholdFor, thresholdOfCosts } from './thresholds.ts'

const aLine = (more: Partial<MatchedLine> = {}): MatchedLine => ({
  text: 'ротбанд 5',
  span: [0, 9],
  decision: 'accept',
  itemId: 'prd_1',
  qty: 5,
  unit: null,
  p: 0.97,
  candidates: [
    { itemId: 'prd_1', p: 0.97, why: [] },
    { itemId: 'prd_2', p: 0.02, why: [] },
  ],
  why: ['ротбанд'],
  origin: 'message',
  ...more,
})
const at = (scope: Threshold['scope'], scopeId: string, accept: number): Threshold => ({ scope, scopeId, accept, margin: null })

describe('a threshold', () => {
  const all = [at('company', '', 0.9), at('group', 'g1', 0.95), at('customer', 'c1', 0.99)]

  it('is the nearest, and of the nearest the stricter; nobody’s is the engine’s', () => {
    expect(thresholdFor(all, { groupIds: ['g9'], partnerId: 'c9' })?.accept).toBe(0.9)
    expect(thresholdFor(all, { groupIds: ['g0', 'g1'], partnerId: 'c9' })?.accept).toBe(0.95)
    expect(thresholdFor(all, { groupIds: ['g0', 'g1'], partnerId: 'c1' })?.accept).toBe(0.99)
    expect(thresholdFor([], { groupIds: ['g0', 'g1'], partnerId: 'c1' })).toBeNull()
  })

  it('makes a question of what is less sure, with the product first among the options', () => {
    const held = heldBack(aLine(), at('company', '', 0.98))
    expect(held).toMatchObject({ decision: 'ask', itemId: null, why: ['уверенность ниже заданного порога', 'ротбанд'] })
    expect(held.candidates[0]?.itemId).toBe('prd_1')
    expect(heldBack(aLine(), at('company', '', 0.97)).decision).toBe('accept')
  })

  it('looks at the lead over the second too', () => {
    const close = aLine({
      candidates: [
        { itemId: 'prd_1', p: 0.97, why: [] },
        { itemId: 'prd_2', p: 0.4, why: [] },
      ],
    })
    expect(heldBack(close, { ...at('company', '', 0), margin: 0.6 }).decision).toBe('ask')
    expect(heldBack(close, { ...at('company', '', 0), margin: 0.5 }).decision).toBe('accept')
  })

  it('never accepts what the engine asks about, nor touches the lines of a draft', () => {
    expect(heldBack(aLine({ decision: 'ask', itemId: null }), at('company', '', 0)).decision).toBe('ask')
    expect(heldBack(aLine({ origin: 'cart', p: 0.1 }), at('company', '', 1)).decision).toBe('accept')
  })

  it('follows from what a wrong line and a question cost', () => {
    expect(thresholdOfCosts({ wrong: 500_000, question: 10_000 })).toBeCloseTo(0.98)
    expect(thresholdOfCosts({ wrong: 100, question: 500 })).toBe(0)
  })
})

describe('the pilot', () => {
  it('is everything until somebody narrows it', () => {
    expect(outsidePilot(EVERYTHING, { partnerId: 'c1', channel: 'whatsapp', groups: [[]] })).toBeNull()
  })

  it('tells which of its bounds a message is beyond', () => {
    const scope = { groupIds: ['dry'], partnerIds: ['c1'], channels: ['web'] }
    expect(outsidePilot(scope, { partnerId: 'c2', channel: 'web', groups: [] })).toBe('customer')
    expect(outsidePilot(scope, { partnerId: 'c1', channel: 'whatsapp', groups: [] })).toBe('channel')
    expect(outsidePilot(scope, { partnerId: 'c1', channel: 'web', groups: [['plaster', 'dry'], ['pipes']] })).toBe('group')
    expect(outsidePilot(scope, { partnerId: 'c1', channel: 'web', groups: [['plaster', 'dry']] })).toBeNull()
    expect(outsidePilot(scope, { partnerId: 'c1', channel: 'web', groups: [[]] })).toBe('group')
  })
})
