import type { EditCommand } from '@skladno/contracts'
import { expect, test } from 'vitest'
import { withEdit } from './pending-change.ts'

const quantity = (amount: number) => ({ amount, unit: 'шт' })
const add = (productId: string, amount = 1): EditCommand => ({ kind: 'add-line', productId, quantity: quantity(amount) })
const set = (lineId: string, amount: number): EditCommand => ({ kind: 'set-quantity', lineId, quantity: quantity(amount) })
const all = (...edits: EditCommand[]) => edits.reduce<readonly EditCommand[]>(withEdit, [])

test('the last word about a line counts, and what was added stays', () => {
  expect(all(set('line_1', 2), add('prd_1'), set('line_1', 5))).toEqual([add('prd_1'), set('line_1', 5)])
  expect(all(set('line_1', 2), { kind: 'remove-line', lineId: 'line_1' })).toEqual([{ kind: 'remove-line', lineId: 'line_1' }])
})

test('an added line is edited where it was added', () => {
  expect(all(add('prd_1'), add('prd_2'), set('lin_added2', 7))).toEqual([add('prd_1'), add('prd_2', 7)])
  expect(all(add('prd_1'), add('prd_2'), { kind: 'remove-line', lineId: 'lin_added1' })).toEqual([add('prd_2')])
})
