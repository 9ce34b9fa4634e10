import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COST, chooseTargets, doubtsOf, FLOOR, inOrderOfShowing, type JudgedPrice, priceTypeRole } from './price-list.ts'

const TYPES = [
  { id: 'ptp_opt', name: 'Опт' },
  { id: 'ptp_rozn', name: 'Розница' },
]
const placed = (
  names: readonly string[],
  choice: { roles?: Record<string, string>; priceTypes?: typeof TYPES; priceType?: string | null } = {},
) => {
  const columns = names.map((name, index) => ({ key: `${index}`, name }))
  const { targets, unplaced } = chooseTargets(columns, { roles: {}, priceTypes: TYPES, priceType: null, ...choice })
  return [...names.map((_, index) => targets.get(`${index}`) ?? null), unplaced.length]
}

describe('a column of prices goes', () => {
  it.each([
    [['Опт', 'Розница'], {}, ['ptp_opt', 'ptp_rozn', 0]],
    [['Цена опт, руб.', 'Мин. цена', 'Закупочная'], {}, ['ptp_opt', FLOOR, COST, 0]],
    [['Крупный опт'], {}, [null, 1]],
    [['Крупный опт'], { priceTypes: TYPES.slice(0, 1) }, [null, 1]],
    [['Цена'], {}, [null, 1]],
    [['Цена'], { priceTypes: TYPES.slice(0, 1) }, ['ptp_opt', 0]],
    [['Цена', 'Цена 2'], { priceType: 'ptp_rozn' }, ['ptp_rozn', null, 1]],
    [['Цена'], { priceType: 'розница' }, ['ptp_rozn', 0]],
    [['Цена'], { priceType: 'ptp_gone' }, [null, 1]],
    [['Опт'], { roles: { '0': priceTypeRole('ptp_rozn') } }, ['ptp_rozn', 0]],
    [['Опт'], { roles: { '0': FLOOR } }, [FLOOR, 0]],
    [['Опт'], { roles: { '0': priceTypeRole('ptp_gone') } }, [null, 1]],
  ])('%j with %j to %j', (names, choice, expected) => {
    expect(placed(names, choice)).toEqual(expected)
  })
})

describe('a price is doubted', () => {
  const offer = { targetId: 'ptp_opt', fromMicros: 100, toMicros: 100, floorMicros: null, costMicros: null }

  it('below its lowest price, below its cost, and when it leaps', () => {
    expect(doubtsOf({ ...offer, floorMicros: 101 })).toEqual(['below-floor'])
    expect(doubtsOf({ ...offer, floorMicros: 100, costMicros: 100 })).toEqual([])
    expect(doubtsOf({ ...offer, costMicros: 130, toMicros: 120 })).toEqual(['below-cost'])
    expect(doubtsOf({ ...offer, toMicros: 1000 })).toEqual(['outlier'])
    expect(doubtsOf({ ...offer, toMicros: 10, floorMicros: 90 })).toEqual(['below-floor', 'outlier'])
    expect(doubtsOf({ ...offer, fromMicros: null, toMicros: 10 })).toEqual([])
  })

  it('never for being the lowest price or the cost itself', () => {
    expect(doubtsOf({ ...offer, targetId: FLOOR, floorMicros: 200, costMicros: 200 })).toEqual([])
    expect(doubtsOf({ ...offer, targetId: COST, floorMicros: 200, toMicros: 5_000 })).toEqual(['outlier'])
  })

  it('whatever the figures: below the floor exactly when it is', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000_000 })
    fc.assert(
      fc.property(amount, amount, fc.option(amount), (floorMicros, toMicros, fromMicros) => {
        expect(doubtsOf({ ...offer, floorMicros, toMicros, fromMicros }).includes('below-floor')).toBe(toMicros < floorMicros)
      }),
    )
  })
})

it('are shown doubtful first, then by the largest change, new ones last', () => {
  const price = (sku: string, fromMicros: number | null, toMicros: number, doubts: JudgedPrice['doubts'] = []): JudgedPrice => ({
    ...{ productId: sku, variantId: null, sku, targetId: 'ptp_opt', unit: 'шт', currency: 'RUB', floorMicros: null, costMicros: null },
    ...{ fromMicros, toMicros, doubts, acceptedBy: null },
  })
  const shown = inOrderOfShowing([
    price('new', null, 5),
    price('up', 100, 130),
    price('down', 100, 50),
    price('odd', 100, 101, ['below-floor']),
  ])
  expect(shown.map(({ sku }) => sku)).toEqual(['odd', 'down', 'up', 'new'])
})
