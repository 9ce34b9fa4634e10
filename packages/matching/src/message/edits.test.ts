import { describe, expect, it } from 'vitest'
import { aShop } from '../a-shop.testkit.ts'
import { understand } from './understand.ts'

const shop = aShop()
const cart = [
  { itemId: 'G125', qty: 20, unit: 'лист' },
  { itemId: 'S30', qty: 10, unit: 'мешок' },
  { itemId: 'SC35', qty: 4, unit: 'уп' },
]
const after = (message: string): string =>
  understand(message, shop, { cart })
    .lines.map((line) => (line.decision === 'accept' ? `${line.itemId} ${line.qty}` : `${line.decision} ${line.qty}`))
    .join(', ')

describe('an edit of one line', () => {
  it.each([
    ['ещё 5 штукатурки', 'G125 20, S30 15, SC35 4'],
    ['штукатурки на 3 меньше', 'G125 20, S30 7, SC35 4'],
    ['штукатурки на мешок больше', 'G125 20, S30 11, SC35 4'],
    ['штукатурки в два раза больше', 'G125 20, S30 20, SC35 4'],
    ['гипсокартона вдвое меньше', 'G125 10, S30 10, SC35 4'],
    ['штукатурку до 25 увеличьте', 'G125 20, S30 25, SC35 4'],
    ['штукатурка не 10, а 12', 'G125 20, S30 12, SC35 4'],
    ['штукатурки вместо 10 сделайте 12', 'G125 20, S30 12, SC35 4'],
    ['штукатурка: 12', 'G125 20, S30 12, SC35 4'],
    ['штукатурки столько же, сколько гипсокартона', 'G125 20, S30 20, SC35 4'],
    ['вторую позицию 12', 'G125 20, S30 12, SC35 4'],
    ['ну штукатурки давай сорок пять а гипсокартона тридцать', 'G125 30, S30 45, SC35 4'],
    ['так гипсокартон запиши тридцать саморезы не надо', 'G125 30, S30 10'],
    ['минус 2 штукатурки', 'G125 20, S30 8, SC35 4'],
  ])('%s', (message, expected) => expect(after(message)).toBe(expected))
})

describe('taking out and keeping', () => {
  it.each([
    ['убери саморезы', 'G125 20, S30 10'],
    ['саморезы убрать, гипсокартона 30', 'G125 30, S30 10'],
    ['убери саморезы и штукатурку', 'G125 20'],
    ['саморезы и штукатурку убираем', 'G125 20'],
    ['убери саморезы и добавь кран 1/2 г/г 3 шт', 'G125 20, S30 10, K12 3'],
    ['оставь только гипсокартон', 'G125 20'],
    ['удали всё кроме штукатурки', 'S30 10'],
    ['штукатурку оставить, остальное убрать', 'S30 10'],
    ['последнюю строку удали', 'G125 20, S30 10'],
  ])('%s', (message, expected) => expect(after(message)).toBe(expected))

  it('changes nothing for goods that are not in the cart, and makes no line of them', () => {
    expect(after('убери краны')).toBe('G125 20, S30 10, SC35 4')
  })
})

describe('all lines at once', () => {
  it.each([
    ['всё умножь на 2', 'G125 40, S30 20, SC35 8'],
    ['все позиции х2', 'G125 40, S30 20, SC35 8'],
    ['весь заказ в двойном количестве', 'G125 40, S30 20, SC35 8'],
    ['всё по 10', 'G125 10, S30 10, SC35 10'],
  ])('%s', (message, expected) => expect(after(message)).toBe(expected))
})

describe('another attribute keeps the rest of the line', () => {
  it.each([
    ['поменяй 12,5 на 9,5', 'G095 20, S30 10, SC35 4'],
    ['гипсокартон лучше влагостойкий', 'G125V 20, S30 10, SC35 4'],
    ['вместо гипсокартона 12,5 давай 9,5', 'G095 20, S30 10, SC35 4'],
    ['саморезы замените на 3,5х25', 'G125 20, S30 10, SC25 4'],
    ['саморезы не надо, давайте 3,5х25', 'G125 20, S30 10, SC25 4'],
    ['штукатурку поменяйте на 5 кг и саморезы на 3,5х25', 'G125 20, S05 10, SC25 4'],
  ])('%s', (message, expected) => expect(after(message)).toBe(expected))
})

describe('what is not clear is asked, never left silently', () => {
  it.each(['штукатурку замени', 'штукатурки побольше', 'штукатурки 10-15 мешков', 'ой, 30'])('%s', (message) => {
    expect(understand(message, shop, { cart }).lines.some((line) => line.decision === 'ask')).toBe(true)
  })

  it('types a question about goods of the cart as a question', () => {
    const { lines, other } = understand('а сколько у вас штукатурки?', shop, { cart })
    expect(other.map(({ kind }) => kind)).toEqual(['stock'])
    expect(lines.every((line) => line.decision === 'accept')).toBe(true)
  })
})

describe('a repeat with changes', () => {
  const history = [{ lines: cart }, { lines: cart.slice(0, 2).map((line) => ({ ...line, qty: line.qty + 1 })) }]
  it.each([
    ['как в прошлый раз, только без саморезов и штукатурки 12', 'G125 20, S30 12'],
    ['повторите предпоследний заказ', 'G125 21, S30 11'],
    ['то же самое х2', 'G125 40, S30 20, SC35 8'],
    ['то же самое плюс кран 1/2 г/г 3 шт', 'G125 20, S30 10, SC35 4, K12 3'],
    ['повтор, гипсокартона 80, остальное так же', 'G125 80, S30 10, SC35 4'],
  ])('%s', (message, expected) => {
    expect(
      understand(message, shop, { history })
        .lines.map((line) => `${line.itemId} ${line.qty}`)
        .join(', '),
    ).toBe(expected)
  })
})

describe('corrections inside a message', () => {
  it.each([
    ['гипсокартон 12,5 20 листов, нет, 9,5', 'G095 20'],
    ['гипсокартон 12,5 20 листов ой тридцать', 'G125 30'],
    ['штукатурка гладь 30 кг 2 мешка, ой 5 кг', 'S05 2'],
    ['штукатурка гладь 30 кг 40 мешков (не 20!)', 'S30 40'],
    ['гипсокартон 12,5 20 листов, вместо 20 давайте 25', 'G125 25'],
    ['гипсокартон 12,5 20, штукатурка гладь 30 кг 10, а нет, штукатурка не нужна', 'G125 20'],
  ])('%s', (message, expected) => {
    const { lines } = understand(message, shop)
    expect(lines.map((line) => (line.decision === 'accept' ? `${line.itemId} ${line.qty}` : line.decision)).join(', ')).toBe(expected)
  })
})
