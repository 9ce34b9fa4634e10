import { expect, test } from 'vitest'
import { deliveryWish } from './delivery-words.ts'

test.each([
  ['ул. Абая 15', 'ул. Абая 15'],
  ['Алатау, ул. Байтурсынова 12, к 10 утра привезите', 'Алатау, ул. Байтурсынова 12, к 10 утра'],
  ['доставьте, пожалуйста, на Абая 15', 'на Абая 15'],
  ['привезите по адресу: ул. Мира, 3', 'ул. Мира, 3'],
])('«%s» goes to «%s»', (text, address) => {
  expect(deliveryWish(text)).toEqual({ mode: 'delivery', address })
})

test.each(['когда привезёте?', 'сколько стоит доставка на ул. Абая 15?', 'доставка нужна', 'стул. 5 шт'])(
  '«%s» names no address',
  (text) => {
    expect(deliveryWish(text)).toBeNull()
  },
)

test('«сами заберём» is a pickup', () => {
  expect(deliveryWish('сами заберём')).toEqual({ mode: 'pickup' })
})
