import { describe, expect, it } from 'vitest'
import { compileCatalog } from '../catalog/compile.ts'
import { understand } from '../message/understand.ts'

const shopOf = (...names: readonly string[]) =>
  compileCatalog(
    names.map((name, i) => ({ id: String(i), sku: /(?<= )\d{4,}[A-Z]*$/.exec(name)?.[0] ?? `A-${i}`, name, unit: 'шт', group: 'Товары' })),
  )
const decided = (message: string, names: readonly string[]): string => {
  const [line] = understand(message, shopOf(...names)).lines
  return line?.decision === 'accept' ? (names[Number(line.itemId)] ?? '') : (line?.decision ?? 'nothing')
}

describe('goods that differ in one letter', () => {
  const stripes = [
    'Планка Н-образная орех 3 м',
    'T-планка орех 3 м',
    'J-планка орех 3 м',
    'Краска Норд база A 3 л',
    'Краска Норд база C 3 л',
  ]
  it.each([
    ['планка орех 3 м 5 шт', 'ask'],
    ['краска норд 3 л 4 шт', 'ask'],
    ['j-планка орех 3 м 5 шт', 'J-планка орех 3 м'],
  ])('%s', (message, expected) => {
    expect(decided(message, stripes)).toBe(expected)
  })
})

describe('a part is named by its first noun', () => {
  const gutters = [
    'Держатель желоба Рейн 90',
    'Соединитель желоба Рейн 90',
    'Желоб Рейн 90',
    'Удлинитель планки ПЛ 60х27 Рейн',
    'Планка ПЛ 60х27 Рейн 0,6 L=3000',
  ]
  it.each([
    ['желоб рейн 90 14 шт', 'Желоб Рейн 90'],
    ['держатель желоба 90 - 14', 'Держатель желоба Рейн 90'],
    ['ПЛ 60х27 рейн 40 шт', 'Планка ПЛ 60х27 Рейн 0,6 L=3000'],
    ['удлинитель пл 60х27 - 40', 'Удлинитель планки ПЛ 60х27 Рейн'],
  ])('%s', (message, expected) => {
    expect(decided(message, gutters)).toBe(expected)
  })
})

describe('the less marked of two marked goods', () => {
  const boards = ['Гипсокартон влагостойкий (ГКЛВ) Старк 12,5х1200х2500', 'Гипсокартон влагоогнестойкий (ГКЛВО) Старк 12,5х1200х2500']
  it.each([
    ['гклв старк 12,5 30 листов', boards[0]],
    ['гипсокартон влагостойкий 12,5 30 шт', boards[0]],
    ['гклво 12,5 30 шт', boards[1]],
  ])('%s', (message, expected) => {
    expect(decided(message, boards)).toBe(expected)
  })
})

describe('what a number with a unit may be', () => {
  const nails = ['Гвозди строительные 100 мм', 'Дюбель тарельчатый 10х100 с гвоздем', 'Дюбель-гвоздь 8х100']
  it('is no mass where the name prints a size', () => {
    expect(decided('гвозди 100 мм 10 кг', nails)).toBe('Гвозди строительные 100 мм')
  })
  it('is a size with its letter', () => {
    const breakers = ['Выключатель 1Р 16А С', 'Выключатель 1Р 16А В']
    expect(decided('выключатель 1р C16 12 шт', breakers)).toBe('Выключатель 1Р 16А С')
    expect(decided('выключатель 1р 16а 12 шт', breakers)).toBe('ask')
  })
})

describe('threads', () => {
  const fittings = [
    'Муфта PPR 20',
    'Муфта комб. PPR 20х1/2 НР',
    'Муфта комб. PPR 20х1/2 ВР',
    'Труба наружная 110х2000',
    'Труба внутренняя 110х2000',
  ]
  it.each([
    ['муфта ppr 20 нар 5 шт', 'Муфта комб. PPR 20х1/2 НР'],
    ['муфта ppr 20 5 шт', 'Муфта PPR 20'],
    ['труба внутренняя 110х2м 5 шт', 'Труба внутренняя 110х2000'],
  ])('%s', (message, expected) => {
    expect(decided(message, fittings)).toBe(expected)
  })
})

describe('a name said in full', () => {
  const tools = [
    'Шпатель фасадный 250 мм',
    'Шпатель фасадный зубчатый 250 мм 8х8',
    'Ремень клиновой 10х1475 334411',
    'Ремень клиновой 10х1475 6239ESC',
  ]
  it.each([
    ['шпатель 250 3 шт', 'Шпатель фасадный 250 мм'],
    ['шпатель зубчатый 250 3 шт', 'Шпатель фасадный зубчатый 250 мм 8х8'],
    ['ремень клиновой 10х1475 3 шт', 'ask'],
  ])('%s', (message, expected) => {
    expect(decided(message, tools)).toBe(expected)
  })
})

describe('a long name is one line', () => {
  const cables = [
    'Кабель СВГнг-LS 3х6 бухта 100 м ГОСТ',
    'Кабель СВГнг-LS 3х4 бухта 100 м ГОСТ',
    'Изолента ТЕРМ ПВХ IZ1920S',
    'Бумага Лотос A4 200 г/м2 250 л',
  ]
  it.each(['кабель свгнг ls 3х6 бухта 100 гост - 34', 'изолента терм пвх iz 1920 s - 7', 'бумага лотос 4 200 г 2 250 л 7 шт'])(
    '%s',
    (message) => {
      const accepted = understand(message, shopOf(...cables)).lines.filter((line) => line.decision === 'accept')
      expect(accepted.length).toBeLessThan(2)
      expect(accepted.every((line) => [34, 7].includes(line.qty ?? 0))).toBe(true)
    },
  )

  it('is not two sizes of the same goods', () => {
    const sizes = understand('кабель свгнг 3х6 10 шт 3х4 20 шт', shopOf(...cables)).lines
    expect(sizes.map((line) => [line.decision, line.itemId, line.qty])).toEqual([
      ['accept', '0', 10],
      ['accept', '1', 20],
    ])
  })
})

describe('a heading without a colon', () => {
  it('is told from goods with a quantity by the word behind its number', () => {
    const names = [
      'Желоб Рейн 90, графит',
      'Желоб Рейн 130, графит',
      'Заглушка Рейн 90, графит',
      'Заглушка Рейн 130, графит',
      'Угол Рейн 130 Z 90°, графит',
      'Угол Рейн 90 Z 90°, графит',
      'Угол Рейн 90 Z 135°, графит',
    ]
    const { lines } = understand('рейн 90 графит\nжелоб 14\nзаглушка 4\nугол 90 град 2', shopOf(...names))
    expect(lines.map((line) => [line.decision, line.itemId, line.qty])).toEqual([
      ['accept', '0', 14],
      ['accept', '2', 4],
      ['ask', null, 2],
    ])
    expect(lines[2]?.candidates.some(({ itemId }) => itemId === '5')).toBe(true)
  })
})

describe('what only looks like an answer', () => {
  const goods = [
    'Труба стекловолокно 20х3,4',
    'Труба стекловолокно 25х4,2',
    'Просекатель для профиля',
    'Грунт гл. пр. 10 л',
    'Подвес Арм 0,5 м',
    'Подвес прямой Старк 60х27 0,8 (100 шт)',
    'Подвес прямой П 60/27 0,6 (200)',
  ]
  it.each([
    ['труба стекловолокно 40 - 20м', 'ask'],
    ['просекатель 2 шт', 'Просекатель для профиля'],
    ['подвес прямой 200 шт', 'ask'],
    ['подвес прямой старк 200 шт', 'Подвес прямой Старк 60х27 0,8 (100 шт)'],
  ])('%s', (message, expected) => {
    expect(decided(message, goods)).toBe(expected)
  })

  it('is no goods named by a section of the catalog alone', () => {
    const catalog = compileCatalog([{ id: '0', sku: 'P-0', name: 'Подвес Европодвес 0,5 м', unit: 'шт', group: 'Потолки' }])
    expect(understand('потолки 86', catalog).lines[0]?.decision).not.toBe('accept')
  })
})

describe('an acronym and what it stands for', () => {
  const boards = [
    'ГКЛ Старк 12,5х1200х2500',
    'ГКЛВ Старк (зелёный) 12,5х1200х2500',
    'ГКЛО Старк (розовый) 12,5х1200х2500',
    'ГКЛВО Старк 12,5х1200х2500',
  ]
  it.each([
    ['гкл старк 12,5 5 листов', boards[0]],
    ['гклв старк 12,5 5 листов', boards[1]],
    ['гкло старк 12,5 5 листов', boards[2]],
    ['гклво старк 12,5 5 листов', boards[3]],
    ['гипсокартон влагостойкий 12,5 5 листов', boards[1]],
  ])('%s', (message, expected) => {
    expect(decided(message, boards)).toBe(expected)
  })
})
