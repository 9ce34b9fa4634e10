import { expect, it } from 'vitest'
import { unusualQuantity } from './usual-quantity.ts'

const context = { history: [{ lines: [{ itemId: 'a', qty: 20, unit: 'мешок' }] }, { lines: [{ itemId: 'a', qty: 30, unit: null }] }] }

it('doubts ten times the most ever bought, in the same unit only', () => {
  expect(unusualQuantity(context, 'a', 300, 'мешок')).toBe('обычно вы берёте до 30, здесь 300')
  expect(unusualQuantity(context, 'a', 290, null)).toBeNull()
  expect(unusualQuantity({ history: [{ lines: [{ itemId: 'a', qty: 2, unit: 'уп' }] }] }, 'a', 2000, 'шт')).toBeNull()
  expect(unusualQuantity(context, 'b', 5000, null)).toBeNull()
})
