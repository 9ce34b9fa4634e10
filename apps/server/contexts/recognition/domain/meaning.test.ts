import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreedMeanings, type Meaning } from './meaning.ts'

let made = 0
const customerSays = (partnerId: string, productId: string, more: Partial<Meaning> = {}): Meaning => ({
  id: `als_${++made}`,
  level: 'customer',
  ownerId: partnerId,
  productId,
  source: 'correction',
  hits: 1,
  partnerId,
  segment: null,
  ...more,
})
const personSays = (contactId: string, partnerId: string, productId: string, more: Partial<Meaning> = {}): Meaning =>
  customerSays(partnerId, productId, { level: 'person', ownerId: contactId, source: 'choice', ...more })
const rules = { customers: 3 }

describe('a phrase', () => {
  it('belongs to the customer when two of its people mean the same, or one says it again', () => {
    expect(agreedMeanings([personSays('c1', 'a', 'x')], rules)).toEqual([])
    const customer = { level: 'customer', ownerId: 'a', productId: 'x' }
    expect(agreedMeanings([personSays('c1', 'a', 'x'), personSays('c2', 'a', 'x')], rules)).toEqual([customer])
    expect(agreedMeanings([personSays('c1', 'a', 'x', { hits: 2 })], rules)).toEqual([customer])
    expect(agreedMeanings([personSays('c1', 'a', 'x', { hits: 9 }), personSays('c2', 'a', 'y')], rules)).toEqual([])
  })

  it('belongs to the company when three customers agree', () => {
    const two = [customerSays('a', 'x'), customerSays('b', 'x')]
    expect(agreedMeanings(two, rules)).toEqual([])
    expect(agreedMeanings([...two, customerSays('c', 'x')], rules)).toEqual([{ level: 'company', ownerId: '', productId: 'x' }])
  })

  it('does not when one of any number contradicts, whoever it is', () => {
    const many = Array.from({ length: 9 }, (_, i) => customerSays(`p${i}`, 'x'))
    expect(agreedMeanings([...many, customerSays('z', 'y', { source: 'import' })], rules)).toEqual([])
    expect(agreedMeanings([...many, personSays('c', 'z', 'y')], rules)).toEqual([])
    expect(agreedMeanings([...many, personSays('c', 'p0', 'y')], rules)).toEqual([])
  })

  it('is not made common by lists that were brought', () => {
    expect(
      agreedMeanings(
        ['a', 'b', 'c'].map((id) => customerSays(id, 'x', { source: 'import' })),
        rules,
      ),
    ).toEqual([])
  })

  it('belongs to a segment sooner, and another segment does not matter to it', () => {
    const builders = ['a', 'b'].map((id) => customerSays(id, 'x', { segment: 'бригады' }))
    const shop = customerSays('s', 'y', { segment: 'магазины' })
    expect(agreedMeanings([...builders, shop], rules)).toEqual([{ level: 'segment', ownerId: 'бригады', productId: 'x' }])
  })

  it('never becomes common through one customer alone, however often it is said', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ person: fc.nat(3), product: fc.constantFrom('x', 'y'), hits: fc.integer({ min: 1, max: 99 }) })),
        (said) => {
          const meanings = said.map(({ person, product, hits }) => personSays(`c${person}`, 'a', product, { hits, segment: 's' }))
          expect(agreedMeanings(meanings, rules).filter(({ level }) => level !== 'customer')).toEqual([])
        },
      ),
    )
  })
})
