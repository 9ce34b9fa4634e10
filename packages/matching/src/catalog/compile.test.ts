import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { understand } from '../message/understand.ts'
import { searchCatalog } from '../search.ts'
import type { CatalogItem } from '../types.ts'
import { compileCatalog, compileSteps, updateCatalog } from './compile.ts'
import { readSnapshot, snapshotOf } from './snapshot.ts'
import { finish, placeOf, sortedSteps } from './steps.ts'

const KINDS = ['Штукатурка гипсовая Ровно', 'Профиль стоечный ПС', 'Саморез по дереву чёрный', 'Фильтр масл. Bosch', 'Кабель силовой ВВГнг']
const anItem = fc.record({
  id: fc.integer({ min: 0, max: 30 }).map((n) => `id${n}`),
  sku: fc.integer({ min: 0, max: 9 }).map((n) => `WK-96${n}`),
  name: fc.tuple(fc.constantFrom(...KINDS), fc.integer({ min: 1, max: 60 })).map(([kind, size]) => `${kind} ${size} мм`),
  unit: fc.constant('шт'),
  aliases: fc.array(
    fc.integer({ min: 0, max: 12 }).map((n) => `K-55${n}`),
    { maxLength: 2 },
  ),
})
const items = fc.array(anItem, { maxLength: 25 })
const LINES = ['ровно 30 мм 5 шт', 'саморез 12 - 3', 'wk961 2 шт', 'k551 4 шт', 'k55 2 шт', 'фильтр бош 7', 'профиль 40 10 шт']

const answers = (source: readonly CatalogItem[]) => answersOf(compileCatalog(source))
const answersOf = (catalog: ReturnType<typeof compileCatalog>) => ({
  lines: LINES.map((line) => understand(line, catalog)),
  found: ['саморез', 'WK96', 'K55', 'фил'].map((query) => searchCatalog(catalog, query)),
})

describe('an index of changed rows', () => {
  it('answers as if it were made anew', () => {
    fc.assert(
      fc.property(
        items,
        items,
        fc.array(
          fc.integer({ min: 0, max: 30 }).map((n) => `id${n}`),
          { maxLength: 5 },
        ),
        (before, changed, gone) => {
          const first = compileCatalog(before)
          const updated = updateCatalog(first, changed, gone)
          expect(answersOf(updated)).toEqual(answers(updated.items))
          expect(updated.items.filter(({ id }) => gone.includes(id))).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is made in steps while the earlier one answers', () => {
    const rows = Array.from(
      { length: 3_000 },
      (_, i): CatalogItem => ({ id: `${i}`, sku: `S${i}`, name: `${KINDS[i % 5]} ${i} мм`, unit: 'шт' }),
    )
    let steps = 0
    const work = compileSteps(rows)
    while (!work.next().done) steps += 1
    expect(steps).toBeGreaterThan(10)
  })
})

describe('sorting in steps', () => {
  it('is sorting', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 200 }), fc.string({ maxLength: 4 }), (texts, wanted) => {
        const sorted = finish(sortedSteps(texts))
        expect(sorted).toEqual([...texts].sort())
        expect(placeOf(sorted, wanted)).toBe(sorted.filter((text) => text < wanted).length)
      }),
    )
    const many = Array.from({ length: 30_000 }, (_, i) => `${(i * 7919) % 30_000}`)
    expect(finish(sortedSteps(many))).toEqual([...many].sort())
  })
})

describe('a snapshot of an index', () => {
  it('gives the same index again, with what changed since read anew', () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        const bytes = snapshotOf(compileCatalog(before), 'reader 1')
        const known = readSnapshot(bytes, 'reader 1')
        expect(known).not.toBeNull()
        expect(answersOf(finish(compileSteps(after, known ?? undefined)))).toEqual(answers(after))
      }),
      { numRuns: 60 },
    )
  })
  it('is taken over whole when nothing changed, and row by row when rows moved', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anItem, { maxLength: 25, selector: ({ id }) => id }), (rows) => {
        const known = readSnapshot(snapshotOf(compileCatalog(rows), 'reader 1'), 'reader 1')
        expect(answersOf(finish(compileSteps(rows, known ?? undefined)))).toEqual(answers(rows))
        const moved = rows.toReversed()
        expect(answersOf(finish(compileSteps(moved, known ?? undefined)))).toEqual(answers(moved))
      }),
      { numRuns: 40 },
    )
  })
  it('is worth nothing to another reader, and broken bytes are no snapshot', () => {
    const bytes = snapshotOf(compileCatalog([{ id: '1', sku: 'A-1', name: 'Штукатурка 30 кг', unit: 'мешок' }]), 'reader 1')
    expect(readSnapshot(bytes, 'reader 2')).toBeNull()
    expect(readSnapshot(bytes.subarray(0, bytes.length - 16), 'reader 1')).toBeNull()
    expect(readSnapshot(new Uint8Array([1, 2, 3]), 'reader 1')).toBeNull()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(readSnapshot(noise, 'reader 1')).toBeNull()
      }),
    )
  })
})
