import { describe, expect, it } from 'vitest'
import { aShop } from '../a-shop.testkit.ts'
import { understand } from './understand.ts'

const shop = aShop()
const cart = [
  { itemId: 'G125', qty: 20, unit: 'лист' },
  { itemId: 'S30', qty: 10, unit: 'мешок' },
]
const asked = (message: string, context: Parameters<typeof understand>[2] = { cart }) =>
  understand(message, shop, context).lines.flatMap(({ howMuch, decision, itemId }) =>
    howMuch === undefined ? [] : [[decision, itemId, howMuch.itemId, howMuch.direction, howMuch.qty, howMuch.unit, howMuch.isSlight]],
  )

describe('an amount that was only pointed at', () => {
  it.each([
    ['штукатурки побольше', 'more', false],
    ['штукатурки поменьше', 'less', false],
    ['штукатурки чуть больше', 'more', true],
    ['побольше штукатурки', 'more', false],
  ] as const)('%s', (message, direction, isSlight) => {
    expect(asked(message)).toEqual([['ask', null, 'S30', direction, 10, 'мешок', isSlight]])
  })

  it('is asked about in a repeat of the last order too, from what was ordered then', () => {
    const said = asked('как в прошлый раз, только штукатурки побольше', { history: [{ lines: cart }] })
    expect(said).toEqual([['ask', null, 'S30', 'more', 10, 'мешок', false]])
  })

  it('is no question where the amount was said', () => {
    expect(asked('штукатурки на 5 больше')).toEqual([])
    expect(asked('ещё 5 штукатурки')).toEqual([])
  })
})
