import { describe, expect, it } from 'vitest'
import { compileCatalog } from './catalog/compile.ts'
import { understand } from './message/understand.ts'

const shopOf = (...names: string[]) => compileCatalog(names.map((name, i) => ({ id: `${i}`, sku: `A-${i}`, name, unit: 'шт' })))
const taken = (message: string, shop: ReturnType<typeof shopOf>) =>
  understand(message, shop).lines.map((line) =>
    line.decision === 'accept' ? `${shop.item(Number(line.itemId)).name} × ${line.qty}` : line.decision,
  )

describe('short names of the trade', () => {
  const sheets = shopOf(
    'ГКЛ Старк 1200*2500*12,5 мм (52шт/пал)',
    'ГКЛВО Старк 1200*2500*12,5 мм',
    'ГКЛВ Старк 1200*2500*12,5 мм',
    'Гипсокартон влагоогнестойкий (ГКЛВО) Норд 12,5х1200х2500',
    'Гипсокартон влагостойкий (ГКЛВ) Норд 12,5х1200х2500',
  )
  it.each([
    ['гкл старк 12,5 - 20 листов', 'ГКЛ Старк 1200*2500*12,5 мм (52шт/пал) × 20'],
    ['гклв старк 12,5 - 20 листов', 'ГКЛВ Старк 1200*2500*12,5 мм × 20'],
    ['гклв норд 12,5 - 20 листов', 'Гипсокартон влагостойкий (ГКЛВ) Норд 12,5х1200х2500 × 20'],
  ])('%s', (message, expected) => expect(taken(message, sheets)).toEqual([expected]))
})

describe('threads', () => {
  const fittings = shopOf(
    'Уголок г-ш L1/2F*1/2М',
    'Уголок г-г L1/2F*1/2F',
    'Тройник г-г-г T1F*3/4F*1F',
    'Тройник г-г-г T3/4F*3/4F*3/4F',
    'Заглушка ш DT-1/2М',
    'Заглушка г GM-1/2F',
    'Муфта латунь 1/2 г/г',
  )
  it.each([
    ['уголок г-ш 1/2 10 шт', 'Уголок г-ш L1/2F*1/2М × 10'],
    ['уголок 1/2 гайка-гайка 10 шт', 'Уголок г-г L1/2F*1/2F × 10'],
    ['тройник г-г-г 3/4 10 шт', 'Тройник г-г-г T3/4F*3/4F*3/4F × 10'],
    ['заглушка г 1/2 4 шт', 'Заглушка г GM-1/2F × 4'],
    ['заглушка 1/2 ш 4 шт', 'Заглушка ш DT-1/2М × 4'],
  ])('%s', (message, expected) => expect(taken(message, fittings)).toEqual([expected]))
})

describe('words written otherwise than the catalog does', () => {
  const mixed = shopOf(
    'ГКЛ Старк 1200*2500*9,5 мм',
    'Крестовина одноплоскостная 50/45',
    'Свеча VisionPro Heinz 12V',
    'Папка ErichKrause 50 мм синяя',
    'Сухари Ray’s краб 140 г',
    'Шп-ка финишная Норд 20 кг',
    'Решётка Г-образная 500*600',
    'Решётка П-образная 500*600',
    'Клин для плитки 50 мм',
    'Подвес прямой Velux 60',
    'Bushido Moloko зерно 1 кг',
    'Молоко Заря 1 л',
  )
  it.each([
    ['гипсакартон старк 9,5 30 листов', 'ГКЛ Старк 1200*2500*9,5 мм × 30'],
    ['креставина одноплоскостная 50/45 2 шт', 'Крестовина одноплоскостная 50/45 × 2'],
    ['свеча хайнц вижн про 12в 4 шт', 'Свеча VisionPro Heinz 12V × 4'],
    ['папка эрих краузе 50 мм 3 шт', 'Папка ErichKrause 50 мм синяя × 3'],
    ['рэйс краб 140 г 3 шт', 'Сухари Ray’s краб 140 г × 3'],
    ['шпаклевка норд 20 кг 3 шт', 'Шп-ка финишная Норд 20 кг × 3'],
    ['решетка г-обр 500х600 2 шт', 'Решётка Г-образная 500*600 × 2'],
    ['клинышков 50 мм 4 шт', 'Клин для плитки 50 мм × 4'],
    ['подвесов велюксовских 10 шт', 'Подвес прямой Velux 60 × 10'],
    ['moloko zarya 6 sht', 'Молоко Заря 1 л × 6'],
  ])('%s', (message, expected) => expect(taken(message, mixed)).toEqual([expected]))

  it('keeps unknown goods unknown', () => {
    expect(taken('гипсолитовая мембрана 5 шт', mixed)).not.toContainEqual(expect.stringContaining('×'))
    expect(taken('подвес тульский 10 шт', mixed)).not.toContainEqual(expect.stringContaining('×'))
  })
})

describe('what a name says without the word', () => {
  const parts = shopOf(
    'Муфта комб. 32х1 НР',
    'Муфта комб. 32х1 ВР',
    'Муфта PPR S20*25',
    'Муфта PPR S25*25',
    'Кран шар. FR211-1/2 F/F',
    'Кран шар. G211-1/2 F/F',
    'Смеситель Frap белый',
    'Смеситель Gapp белый',
    'Труба наружная 110х1000',
    'Плёнка Red Bull 50 м',
    'Плёнка Red 50 м',
    'Грунт Норд 5 л',
    'Грунт Норд 10 л',
    'Плита Норд 50 мм',
    'Плита Норд 100 мм',
    'Пена Норд 65 зимняя',
    'Пена Норд 65',
    'Лента Норд 65 мм',
  )
  it.each([
    ['муфта 32х1 наруж 3 шт', 'Муфта комб. 32х1 НР × 3'],
    ['муфта 32х1 внутренняя 3 шт', 'Муфта комб. 32х1 ВР × 3'],
    ['переходная муфта 20х25 4 шт', 'Муфта PPR S20*25 × 4'],
    ['кран шаровый фрап 1/2 г-г 5 шт', 'Кран шар. FR211-1/2 F/F × 5'],
    ['пленка редбул 50 м 2 шт', 'Плёнка Red Bull 50 м × 2'],
    ['грунт норд 10ка 3 шт', 'Грунт Норд 10 л × 3'],
    ['плита норд 100-ка 3 шт', 'Плита Норд 100 мм × 3'],
    ['грунт норд маленький 5 л 3 шт', 'Грунт Норд 5 л × 3'],
    ['пена норд 65 летняя 3 шт', 'Пена Норд 65 × 3'],
    ['плита норд 50 мм 3 упк', 'Плита Норд 50 мм × 3'],
  ])('%s', (message, expected) => expect(taken(message, parts)).toEqual([expected]))

  it.each([
    'внутренняя 10 шт',
    'переходная муфта 25х25 4 шт',
    'кран шаровый бугатти 1/2 5 шт',
    'грунт норд 20ка 3 шт',
    'грунт маленький 3 шт',
  ])('does not take for granted: %s', (message) => expect(taken(message, parts)).not.toContainEqual(expect.stringContaining('×')))
})

describe('Russian in Latin letters', () => {
  const shop = shopOf(
    'Саморез кровельный 4,8х29 цинк',
    'Саморез кровельный 4,8х35 цинк',
    'Ванна Норд 160х97 без гидромассажа',
    'Ванна Норд 160х97 с гидромассажем',
    'Кран шар. 1/2 г/ш рычаг',
    'Кран шар. 1/2 г/г рычаг',
    'Редуктор давления 1/2 Норд',
    'Лента самоклеющаяся 57 мм х 40 м',
    'Смесь универсальная Норд 40 кг',
    'Уровень 60 см',
  )
  it.each([
    ['samorez krovelnyy 4,8h29 20 sht', 'Саморез кровельный 4,8х29 цинк × 20'],
    ['vanna nord 160h97 s gidromassazhem 1 sht', 'Ванна Норд 160х97 с гидромассажем × 1'],
    ['kran shar. 1/2 g/sh 5 sht', 'Кран шар. 1/2 г/ш рычаг × 5'],
    ['reduktor davleniya 1/2 2 sht', 'Редуктор давления 1/2 Норд × 2'],
    ['lenta samokleyuschayasya 57 mm h 40 m 3 sht', 'Лента самоклеющаяся 57 мм х 40 м × 3'],
    ['smes universalnaya nord 40 kg 3 sht', 'Смесь универсальная Норд 40 кг × 3'],
    ['uroven 60 sm 3 sht', 'Уровень 60 см × 3'],
  ])('%s', (message, expected) => expect(taken(message, shop)).toEqual([expected]))
})
