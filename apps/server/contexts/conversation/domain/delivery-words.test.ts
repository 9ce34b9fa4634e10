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

test.each([
  ['завтра до обеда, Абая 10', 'Абая 10'],
  ['привезите завтра на ул. Абая 15 до обеда', 'на ул. Абая 15'],
])('«%s» goes to «%s» tomorrow before noon', (text, address) => {
  const when = { day: { kind: 'ahead', days: 1 }, within: { fromMinutes: 0, toMinutes: 780 } }
  expect(deliveryWish(text)).toEqual({ mode: 'delivery', address, when })
})

test('a time without an address is for the usual place', () => {
  const within = { fromMinutes: 720, toMinutes: 1440 }
  expect(deliveryWish('привезите завтра после обеда')).toEqual({
    mode: 'delivery',
    address: null,
    when: { day: { kind: 'ahead', days: 1 }, within },
  })
})

test('a street named after a day keeps its name', () => {
  expect(deliveryWish('доставьте на ул. 8 Марта 12')).toEqual({ mode: 'delivery', address: 'на ул. 8 Марта 12' })
})

test('«сами заберём» is a pickup', () => {
  expect(deliveryWish('сами заберём')).toEqual({ mode: 'pickup' })
})
