import { expect, test } from 'vitest'
import { readAddress } from './chat-address.ts'

const at = (address: string) => readAddress(new URL(address, 'https://shop.example'))

test('a plain address opens the chat', () => {
  expect([at('/chat'), at('/chat/'), at('/chat?link=')]).toEqual([{ kind: 'talk' }, { kind: 'talk' }, { kind: 'talk' }])
})

test('a signed link enters, however it is written', () => {
  expect([at('/chat#link=abc'), at('/chat?link=abc'), at('/chat/enter/abc')]).toEqual(Array(3).fill({ kind: 'enter', link: 'abc' }))
})

test('a link to a long order opens that order, and enters on the way when it is signed', () => {
  expect(at('/chat/orders/ord_1')).toEqual({ kind: 'order', orderId: 'ord_1', link: null })
  expect(at('/chat/orders/ord_1?link=abc')).toEqual({ kind: 'order', orderId: 'ord_1', link: 'abc' })
})
