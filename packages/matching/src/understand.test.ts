import { describe, expect, it } from 'vitest'
import { aShop } from './a-shop.testkit.ts'
import { understand } from './message/understand.ts'
import type { MatchContext } from './types.ts'

const shop = aShop()
const lines = (message: string, context: MatchContext = {}) =>
  understand(message, shop, context).lines.map((line) => [
    line.decision,
    line.itemId ?? line.candidates[0]?.itemId ?? null,
    line.qty,
    line.unit,
  ])

describe('one line', () => {
  it.each([
    ['гипсокартон 12,5 20 листов', ['accept', 'G125', 20, 'лист']],
    ['ГКЛ Старк 12.5 - 20л', ['accept', 'G125', 20, 'лист']],
    ['гипсокартон влагостойкий 12,5 5', ['accept', 'G125V', 5, null]],
    ['гклв 12,5 5 листов', ['accept', 'G125V', 5, 'лист']],
    ['гипсокартон 12,5 3000 мм 4 листа', ['accept', 'G125-3', 4, 'лист']],
    ['штукатурка гладь 30 кг двадцать мешков', ['accept', 'S30', 20, 'мешок']],
    ['полторы сотни профиля пп 60/27', ['accept', 'P60', 150, null]],
    ['саморез черный 3,5 на 35 2 пачки', ['accept', 'SC35', 2, 'уп']],
    ['кран 1/2 гайка-штуцер 6 шт', ['accept', 'K12M', 6, 'шт']],
    ['кран шаровый 1/2 г-ш 10', ['accept', 'K12M', 10, null]],
    ['wk 962 7 - 3шт', ['accept', 'WK962/7', 3, 'шт']],
    ['вк962/7 3', ['accept', 'WK962/7', 3, null]],
    ['чоко 51 24 штуки', ['accept', 'CH051', 24, 'шт']],
    ['чоко 51 3 коробки', ['accept', 'CH051-48', 3, 'кор']],
    ['інмеьшеуі', undefined],
    ['infrfnehrf ukflm 30 ru 5 vtirjd', ['accept', 'S30', 5, 'мешок']],
    ['shtukaturka glad 30 kg 5 meshkov', ['accept', 'S30', 5, 'мешок']],
    ['гладь 30 кг он бес қап керек', ['accept', 'S30', 15, 'мешок']],
  ] as const)('%s', (message, expected) => {
    if (expected) expect(lines(message)).toEqual([expected])
    else expect(lines(message)).toEqual([])
  })

  it('asks when the size that differs is not said, and names it', () => {
    const [line] = understand('штукатурка гладь 10 мешков', shop).lines
    expect(line).toMatchObject({ decision: 'ask', qty: 10 })
    expect(line?.question?.attribute).toBe('weight')
  })

  it('hears a sheet said in metres and millimetres, and the count after it', () => {
    expect(lines('гипсокартон двенадцать с половиной на два пятьсот сорок листов')).toEqual([['accept', 'G125', 40, 'лист']])
  })

  it('asks about a packing the goods are not sold in', () => {
    expect(lines('штукатурка гладь 30 кг 5 рулонов')[0]?.[0]).toBe('ask')
  })

  it('offers the sizes there are in place of one there is not', () => {
    const [line] = understand('штукатурка гладь 40 кг 10 мешков', shop).lines
    expect(line?.decision).not.toBe('accept')
    expect(line?.candidates.map(({ itemId }) => itemId)).toEqual(expect.arrayContaining(['S30', 'S05']))
  })

  it('reads the case, what is in it, and how many cases', () => {
    expect(lines('чоко 51 блок 48 шт - 2')[0]).toEqual(['accept', 'CH051-48', 2, 'блок'])
  })

  it('takes goods asked to be put on an invoice, and thanks for thanks', () => {
    expect(lines('счёт на 20 мешков гладь 30 кг')).toEqual([['accept', 'S30', 20, 'мешок']])
    expect(understand('спасибо, вчера всё привезли!', shop).other[0]?.kind).toBe('smalltalk')
  })

  it('changes the amount in the basket and adds nothing', () => {
    const cart = [{ itemId: 'S30', qty: 3, unit: 'мешок' }]
    expect(lines('гладь 5 вместо 3', { cart })).toEqual([['accept', 'S30', 5, 'мешок']])
    expect(lines('гладь с 3 на 8', { cart })).toEqual([['accept', 'S30', 8, 'мешок']])
  })

  it('never takes a neighbour for a size or an article that does not exist', () => {
    expect(lines('штукатурка гладь 25 кг 10 мешков')[0]?.[0]).not.toBe('accept')
    expect(lines('WK962/8 2 шт')[0]?.[0]).not.toBe('accept')
  })

  it('does not take prices, phones and dates for quantities', () => {
    expect(lines('гипсокартон 12,5 20 листов по 420р, тел 8 701 222 33 44, на 14.08')).toEqual([['accept', 'G125', 20, 'лист']])
  })
})

describe('several lines', () => {
  it('carries a heading and the head of the line before', () => {
    expect(lines('Саморез чёрный:\n3,5х35 - 5\n3,5х25 - 2')).toEqual([
      ['accept', 'SC35', 5, null],
      ['accept', 'SC25', 2, null],
    ])
    expect(lines('кран шаровой 1/2 г/г 20 шт, 3/4 г/г 10 шт')).toEqual([
      ['accept', 'K12', 20, 'шт'],
      ['accept', 'K34', 10, 'шт'],
    ])
  })

  it('cuts a run of speech where quantities end', () => {
    expect(
      lines('гипсокартон двенадцать и пять тридцать листов профиль пп сорок штук и штукатурку гладь пять кг две штуки')
        .map(([, id]) => id)
        .slice(1),
    ).toEqual(['P60', 'S05'])
  })

  it('reads a pasted table', () => {
    expect(lines('Наименование\tЕд.\tКол-во\nЭмаль белая 1,9 кг\tшт\t14\nКран шаровой 1/2 г/ш\tшт\t3')).toEqual([
      ['accept', 'B-W', 14, 'шт'],
      ['accept', 'K12M', 3, 'шт'],
    ])
  })

  it('takes the last word of a correction', () => {
    expect(lines('гипсокартон 12,5 40 листов, ой нет, 45')).toEqual([['accept', 'G125', 45, 'лист']])
  })
})

describe('edits and repeats give the whole basket', () => {
  const cart = [
    { itemId: 'G125', qty: 20, unit: 'лист' },
    { itemId: 'S30', qty: 10, unit: 'мешок' },
  ]

  it.each([
    [
      'штукатурки 15',
      [
        ['G125', 20],
        ['S30', 15],
      ],
    ],
    [
      'штукатурка не 10 а 15',
      [
        ['G125', 20],
        ['S30', 15],
      ],
    ],
    ['штукатурку убери', [['G125', 20]]],
    [
      'ещё 5 мешков штукатурки',
      [
        ['G125', 20],
        ['S30', 15],
      ],
    ],
    [
      'гипсокартон замените на влагостойкий',
      [
        ['G125V', 20],
        ['S30', 10],
      ],
    ],
    [
      'добавьте кран 1/2 г-г 4 шт',
      [
        ['G125', 20],
        ['S30', 10],
        ['K12', 4],
      ],
    ],
  ] as const)('%s', (message, expected) => {
    expect(understand(message, shop, { cart }).lines.map((line) => [line.itemId, line.qty])).toEqual(expected)
  })

  it('starts from the last order', () => {
    const { intents, lines: basket, removed } = understand('как в прошлый раз, только без штукатурки', shop, { history: [{ lines: cart }] })
    expect(intents).toContain('repeat')
    expect(basket.map((line) => [line.itemId, line.qty, line.origin])).toEqual([['G125', 20, 'history']])
    expect(removed).toEqual([cart[1]])
  })

  it('asks instead of guessing «побольше»', () => {
    expect(understand('штукатурки побольше', shop, { cart }).lines[1]).toMatchObject({ decision: 'ask', itemId: null })
  })
})

describe('what is known about the customer', () => {
  it('lets history choose where one candidate was bought before, and an explicit word beat it', () => {
    const history = [{ lines: [{ itemId: 'S05', qty: 3, unit: 'мешок' }] }]
    expect(lines('штукатурка гладь 10 мешков', { history })).toEqual([['accept', 'S05', 10, 'мешок']])
    expect(lines('штукатурка гладь 30 кг 10 мешков', { history })).toEqual([['accept', 'S30', 10, 'мешок']])
  })

  it('knows learned phrases, the nearest level first', () => {
    const aliases = [
      { phrase: 'как у Петра', itemId: 'S05', level: 'company' },
      { phrase: 'как у Петра', itemId: 'S30', level: 'person' },
    ] as const
    expect(lines('как у петра 7', { aliases })).toEqual([['accept', 'S30', 7, null]])
  })
})

describe('what is no order', () => {
  it.each([
    ['сколько стоит гипсокартон 12,5?', 'price'],
    ['штукатурка гладь 30 есть в наличии?', 'stock'],
    ['когда привезут мой заказ', 'status'],
    ['кран шаровой 1/2 течёт, верните деньги', 'complaint'],
    ['перезвоните мне пожалуйста', 'manager'],
    ['спасибо, хорошего дня', 'smalltalk'],
  ] as const)('%s', (message, kind) => {
    const { lines: found, other } = understand(message, shop)
    expect(found).toEqual([])
    expect(other.map((segment) => segment.kind)).toContain(kind)
  })
})
