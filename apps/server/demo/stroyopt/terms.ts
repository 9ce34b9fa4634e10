import type { DemoCompany } from '../demo-company.ts'
import { PAROC_50, ROCKWOOL_50 } from './trades.ts'

/** Words of one brand for another: the rest of the name must be the same. */
export const REPLACEMENTS: DemoCompany['replacements'] = [
  ['Knauf', 'Волма'],
  ['Kronospan', 'Калевала'],
  ['IEK ВА47-29', 'EKF PROxima'],
]

export const ANALOGUES: DemoCompany['analogues'] = [
  [ROCKWOOL_50, PAROC_50, 'та же теплопроводность, цена та же'],
  [
    'Утеплитель Rockwool Лайт Баттс 100 мм, 1000х600, 5 плит, 3 м2',
    'Утеплитель Paroc eXtra 100 мм, 1200х600, 5 плит, 3,6 м2',
    'та же теплопроводность',
  ],
  ['Штукатурка гипсовая Knauf Ротбанд, 30 кг', 'Штукатурка гипсовая Волма Слой, 30 кг', 'тот же расход'],
  ['Грунтовка глубокого проникновения Ceresit CT 17, 10 л', 'Грунтовка Knauf Тифенгрунд, 10 л', ''],
  ['Клей для плитки Ceresit CM 11, 25 кг', 'Клей для плитки Knauf Флизен, 25 кг', ''],
  ['Пена монтажная Makroflex Pro профессиональная 750 мл', 'Пена монтажная Penosil Gold Gun профессиональная 750 мл', ''],
  ['Шпатлёвка гипсовая Knauf Фуген, 25 кг', 'Шпатлёвка гипсовая Волма Шов, 20 кг', 'другая фасовка'],
  ['Цемент М400, 50 кг', 'Цемент М500, 50 кг', 'марка выше'],
  ['Сетка фасадная 5х5 мм 160 г/м2, рулон 1х50 м', 'Сетка фасадная 5х5 мм 165 г/м2, рулон 1х50 м', 'плотнее'],
]

/** Worth of the stock in tenge, by how the product moves. */
export const STOCK_WORTH: DemoCompany['stockWorth'] = {
  hot: [3_000_000, 8_000_000],
  steady: [500_000, 1_600_000],
  slow: [90_000, 400_000],
  order: [0, 0],
}
/** The stock the case company is known by: 15 packs here, the rest in three days; 30 of the analogue. */
export const FIXED_STOCK: DemoCompany['fixedStock'] = {
  [ROCKWOOL_50]: { free: { almaty: 15, astana: 3, omsk: 4 }, receipt: 120 },
  [PAROC_50]: { free: { almaty: 30, astana: 18, omsk: 26 } },
}

/** For everybody or a segment; the largest wins, those that stack are added. */
export const DISCOUNTS: DemoCompany['discounts'] = [
  { name: 'Фасадчикам на теплоизоляцию', segment: 'фасадчики', group: ['Теплоизоляция'], rateBp: 300, stacks: false, fromThousandths: 0 },
  {
    name: 'Магазинам на инструмент',
    segment: 'магазины',
    group: ['Инструмент и расходники'],
    rateBp: 500,
    stacks: false,
    fromThousandths: 0,
  },
  {
    name: 'Магазинам на лакокраску',
    segment: 'магазины',
    group: ['Лакокрасочные материалы'],
    rateBp: 300,
    stacks: false,
    fromThousandths: 0,
  },
  { name: 'Саморезы от 20 упаковок', group: ['Саморезы'], rateBp: 200, stacks: true, fromThousandths: 20_000 },
  { name: 'Сухие смеси от 50 мешков', group: ['Сухие смеси'], rateBp: 150, stacks: true, fromThousandths: 50_000 },
  {
    name: 'Профиль от 300 штук',
    group: ['Профиль и подвесные системы', 'Профиль потолочный'],
    rateBp: 150,
    stacks: true,
    fromThousandths: 300_000,
  },
]

/** What «цена изменилась» is about. */
export const PRICE_MOVES: DemoCompany['priceMoves'] = [
  { department: 'Теплоизоляция', daysAgo: 40, lowerBp: 400 },
  { department: 'Металлопрокат', daysAgo: 75, lowerBp: 250 },
  { department: 'Сухие смеси', daysAgo: 100, lowerBp: 300 },
]
