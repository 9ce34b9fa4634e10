import { expect, it } from 'vitest'
import { aShop } from './a-shop.testkit.ts'
import { updateCatalog } from './catalog/compile.ts'
import { searchCatalog } from './search.ts'

const shop = aShop()

it.each([
  ['гипс', 'G125'],
  ['штукатурка гладь 5', 'S05'],
  ['саморес 3,5х25', 'SC25'],
  ['wk96', 'WK962/7'],
  ['ukflm 30', 'S30'],
  ['choco', 'CH051'],
])('finds «%s» as it is typed', (query, sku) => {
  expect(searchCatalog(shop, query, { limit: 3 }).map(({ itemId }) => itemId)).toContain(sku)
})

it('finds nothing for nothing', () => {
  expect(searchCatalog(shop, '  ')).toEqual([])
})

it('an updated catalog knows what changed and forgets what was removed', () => {
  const updated = updateCatalog(shop, [{ id: 'S30', sku: 'S30', name: 'Штукатурка Ровно 30 кг', unit: 'мешок' }], ['K12'])
  expect(searchCatalog(updated, 'ровно')[0]?.itemId).toBe('S30')
  expect(updated.indexOf('K12')).toBeUndefined()
  expect(searchCatalog(shop, 'гладь 30')[0]?.itemId).toBe('S30')
})
