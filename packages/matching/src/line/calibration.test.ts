import { describe, expect, it } from 'vitest'
import { probability, secondOf, strongestDoubt } from './calibration.ts'
import { SIGNAL_NAMES } from './signal-names.ts'
import { WEIGHTS } from './weights.ts'

const KINDS = ['said', 'changed', 'kept', 'asked'] as const

describe('the probability of a line', () => {
  it('stays between 0 and 1 and falls with every doubt', () => {
    for (const kind of KINDS)
      for (const [name, { speaks }] of Object.entries(SIGNAL_NAMES)) {
        const p = probability(kind, { [name]: 1 })
        expect(p).toBeGreaterThanOrEqual(0)
        expect(p).toBeLessThanOrEqual(1)
        if (speaks === 'against') expect(p).toBeLessThanOrEqual(probability(kind, {}))
        if (speaks === 'for') expect(p).toBeGreaterThanOrEqual(probability(kind, {}))
      }
  })

  it('weighs only signals that have a name and a meaning', () => {
    for (const kind of KINDS)
      for (const name of Object.keys(WEIGHTS[kind])) if (name !== 'always') expect(SIGNAL_NAMES[name], `${kind}.${name}`).toBeDefined()
  })

  it('trusts a plainly named product, and leaves little for the second', () => {
    const p = probability('said', { sizesSaid: 2 })
    expect(p).toBeGreaterThan(0.93)
    expect(secondOf(p)).toBeLessThan(0.03)
  })
})

describe('the strongest doubt', () => {
  it('is said in plain words, whatever speaks against the line', () => {
    for (const kind of KINDS)
      for (const [name, { reason }] of Object.entries(SIGNAL_NAMES))
        if (reason !== undefined && (WEIGHTS[kind][name] ?? 0) < -0.01) expect(strongestDoubt(kind, { [name]: 1 })).toBe(reason)
  })

  it('has an answer where nothing in particular speaks against it', () => {
    expect(strongestDoubt('said', {})).toBe('не уверены, что поняли верно')
  })
})
