import { describe, expect, it } from 'vitest'
import { compileCatalog, contradictions, understand } from '../index.ts'
import type { Alias } from '../types.ts'

const catalog = compileCatalog([
  { id: 'p20', sku: 'P20', name: 'Труба полипропиленовая 20 мм', unit: 'м' },
  { id: 'p32', sku: 'P32', name: 'Труба полипропиленовая 32 мм', unit: 'м' },
  { id: 'p50', sku: 'P50', name: 'Труба полипропиленовая 50 мм', unit: 'м' },
  { id: 'r30', sku: 'R30', name: 'Штукатурка гипсовая Ротбанд 30 кг', unit: 'мешок' },
])
const pipe: Alias = { id: 'als_1', phrase: 'труба', itemId: 'p32', level: 'customer' }
const firstOf = (text: string, aliases: readonly Alias[]) => understand(text, catalog, { aliases }).lines[0]

describe('a learned name', () => {
  it('decides a line and comes back with it', () => {
    expect(firstOf('труба — 10 м', [pipe])).toMatchObject({ decision: 'accept', itemId: 'p32', qty: 10, alias: { id: 'als_1' } })
  })

  it('never overrides a size that was said', () => {
    for (const text of ['труба 50 мм — 10 м', 'труба 50мм 10м', 'труба 50', 'труба 20 — 10 м']) {
      expect([text, firstOf(text, [pipe])?.itemId === 'p32']).toEqual([text, false])
    }
  })

  it('keeps a number beside a word of its own as the quantity', () => {
    const slang: Alias = { phrase: 'гипсушка', itemId: 'r30', level: 'company' }
    expect(firstOf('гипсушка 12', [slang])).toMatchObject({ decision: 'accept', itemId: 'r30', qty: 12 })
  })
})

describe('contradictions', () => {
  it('name the size a product does not have, and nothing of one that fits', () => {
    expect(contradictions('труба 50 мм', catalog, 'p32').join()).toContain('50')
    expect(contradictions('труба 32 мм', catalog, 'p32')).toEqual([])
    expect(contradictions('гипсушка', catalog, 'r30')).toEqual([])
  })
})
