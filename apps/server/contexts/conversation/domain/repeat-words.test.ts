import { expect, test } from 'vitest'
import { asksToRepeat, nameInGenitive, shortNames } from './repeat-words.ts'

test.each([
  'Повторить последний',
  'повторите, пожалуйста, прошлый заказ',
  'Как обычно',
  'то же самое!',
  'repeat my last order',
  'same as last time',
])('«%s» asks for the last order again', (text) => {
  expect(asksToRepeat(text)).toBe(true)
})

test.each(['как обычно, только молока 8', 'повторите счёт', 'как всегда без сахара', 'последний заказ где?', 'молоко как в прошлый раз 5'])(
  '«%s» is more than that',
  (text) => {
    expect(asksToRepeat(text)).toBe(false)
  },
)

test.each([
  ['Молоко 3,2%, 10 л', 'молока 3,2%, 10 л'],
  ['Сливки 20%, 1 л', 'сливок 20%, 1 л'],
  ['Сироп ваниль, 1 л', 'сиропа ваниль, 1 л'],
  ['Вода Тау Су негазированная, 0,5 л', 'воды Тау Су негазированная, 0,5 л'],
  ['Кофе в зёрнах, 1 кг', 'кофе в зёрнах, 1 кг'],
  ['Крышка для стакана', 'крышки для стакана'],
  ['Чипсы соль, 90 г', 'чипсов соль, 90 г'],
])('the genitive of «%s» is «%s»', (name, expected) => {
  expect(nameInGenitive(name)).toBe(expected)
})

test.each(['Сырок глазированный', 'Соль морская', 'Сгущённое молоко', 'Rockwool 50', 'Перец чёрный'])('«%s» is left as it is', (name) => {
  expect(nameInGenitive(name)).toBeNull()
})

test('short names are the fewest words that tell goods apart', () => {
  expect(shortNames(['Молоко 3,2%, 10 л', 'Сироп ваниль, 1 л', 'Сироп карамель, 1 л'])).toEqual([
    'Молоко',
    'Сироп ваниль',
    'Сироп карамель',
  ])
  expect(shortNames(['Сливки 20%, 1 л', 'Сливки 20%, 0,5 л'])).toEqual(['Сливки 20%, 1 л', 'Сливки 20%, 0,5 л'])
})
