import { expect, test } from 'vitest'
import { asksToCancel, saysYes } from './answer-words.ts'

test.each([
  'да',
  'Да, всё верно',
  'да, все верно!',
  'ок, оформляйте',
  'Всё верно, спасибо',
  'да да',
  'подтверждаю заказ',
  'ну давайте',
  '+',
  '👍',
])('«%s» confirms', (text) => {
  expect(saysYes(text)).toBe(true)
})

test.each(['да, и ещё 5 мешков', 'да, но профиля 250', 'спасибо', 'заказ', 'да нет', 'всё верно, кроме саморезов', 'давай потом'])(
  '«%s» does not confirm',
  (text) => {
    expect(saysYes(text)).toBe(false)
  },
)

test.each(['отмените заказ', 'хочу отменить заказ № 12847', 'отмена заказа', 'cancel my order please'])(
  '«%s» asks to cancel the order',
  (text) => {
    expect(asksToCancel(text)).toBe(true)
  },
)

test.each(['отмените саморезы', 'отмените заказ саморезов', 'не отменяйте заказ', 'где мой заказ'])('«%s» does not', (text) => {
  expect(asksToCancel(text)).toBe(false)
})
