import { describe, expect, it } from 'vitest'
import { aShop } from '../../a-shop.testkit.ts'
import { understand } from '../understand.ts'

const shop = aShop()
const cart = [
  { itemId: 'G125', qty: 20, unit: 'лист' },
  { itemId: 'S30', qty: 10, unit: 'мешок' },
  { itemId: 'SC35', qty: 4, unit: 'уп' },
  { itemId: 'WK962/7', qty: 2, unit: 'шт' },
]
const same = ['G125 20', 'S30 10', 'SC35 4', 'WK962/7 2']
const linesAfter = (message: string): readonly string[] =>
  understand(message, shop, { cart }).lines.map((line) => (line.decision === 'accept' ? `${line.itemId} ${line.qty}` : line.decision))
const changed = (message: string): string =>
  linesAfter(message)
    .filter((line) => !same.includes(line))
    .join(', ')

describe('a clause is one operation with a target and a value', () => {
  it.each([
    ['штукатурки на 3 мешка больше, а саморезы уберите', 'S30 13'],
    ['саморезов минус 2, гипсокартона плюс 5', 'G125 25, SC35 2'],
    ['гипсокартона не двадцать а тридцать', 'G125 30'],
    ['штукатурку с 10 на 15', 'S30 15'],
    ['штукатурки 10 мало, давай 14', 'S30 14'],
    ['первую позицию 25, третью удвойте', 'G125 25, SC35 8'],
    ['гипсокартон и штукатурка по 30', 'G125 30, S30 30'],
    ['саморезы пополам', 'SC35 2'],
    ['то, что внизу списка, уберите', ''],
    ['штукатурка 0', ''],
    ['962/7 сделайте 5', 'WK962/7 5'],
    ['патрон алып таста, гипсокартонды 50 дана кылып косыныз', 'G125 70'],
  ])('%s', (message, expected) => expect(changed(message).replace(/ask(?:, )?/g, '')).toBe(expected))
})

describe('what becomes something else keeps the rest', () => {
  it.each([
    ['саморезы не 3,5х35 а 3,5х25', 'SC25 4'],
    ['3,5х35 не надо, вместо них 3,5х25', 'SC25 4'],
    ['гипсокартон нужен влагостойкий, столько же', 'G125V 20'],
    ['гипсокартон уберите и на его место влагостойкий', 'G125V 20'],
  ])('%s', (message, expected) => expect(changed(message)).toBe(expected))
})

describe('headings of an edit', () => {
  it('says what the lines below do', () => {
    expect(linesAfter('Добавить:\nкран 1/2 г/г 3 шт\nУбрать:\nсаморезы\nИзменить:\nштукатурка 12')).toEqual([
      'G125 20',
      'S30 12',
      'WK962/7 2',
      'K12 3',
    ])
  })
})

describe('what is left unexplained is a question and changes nothing', () => {
  it.each(['гипсокартона не 30, а 40', 'штукатурки добавьте 2 литра', 'маленьких саморезов 8'])('%s', (message) => {
    const accepted = linesAfter(message).filter((line) => line !== 'ask' && line !== 'unknown')
    expect(accepted.every((line) => same.includes(line))).toBe(true)
    expect(linesAfter(message)).toContain('ask')
  })

  it('does not take «удалите X из заказа» for a cancelled order', () => {
    expect(linesAfter('удалите штукатурку из заказа')).toEqual(['G125 20', 'SC35 4', 'WK962/7 2'])
  })
})
