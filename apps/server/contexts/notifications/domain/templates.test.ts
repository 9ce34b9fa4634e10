import { expect, it } from 'vitest'
import { templateFor } from './templates.ts'

it('says the number of an order once, in one line', () => {
  expect(templateFor('assembled', 'ru', 'Ваш заказ № 12847 собран не полностью. Не хватает:\n— Профиль: 1 шт', '12847')).toEqual({
    kind: 'template',
    name: 'order_update',
    language: 'ru',
    parameters: ['№ 12847', 'собран не полностью. Не хватает: — Профиль: 1 шт'],
  })
  expect(templateFor('payment', 'ru', 'Оплата получена, заказ № 12847 передан на сборку.', '12847')?.parameters[1]).toBe(
    'Оплата получена, заказ № 12847 передан на сборку',
  )
})

it('exists for notices only', () => {
  expect(templateFor('proposal', 'ru', 'Правильно ли я понял?', '12847')).toBeNull()
  expect(templateFor('accepted', 'ru', 'Заказ принят', null)).toBeNull()
})
