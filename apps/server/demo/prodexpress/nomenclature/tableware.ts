import { type ProductSeed, pairs, rounded, triples } from '../../product-seed.ts'

const TABLEWARE = 'Посуда и упаковка'

/** Cups go by sleeves of fifty, twenty sleeves in a box. */
const cups: readonly ProductSeed[] = [
  ...triples(['однослойный белый', 'однослойный крафт', 'двухслойный чёрный'], [100, 165, 250, 350, 450], [50]).map(
    ([kind, ml, sleeve]) => ({
      code: 'STK',
      name: `Стакан бумажный ${kind} ${ml} мл, ${sleeve} шт`,
      group: [TABLEWARE, 'Стаканы'] as const,
      unit: 'шт' as const,
      sale: ['уп', sleeve] as const,
      packs: [['кор', sleeve * 20, 1] as const],
      price: rounded((9 + ml * 0.055) * (kind.startsWith('двухслойный') ? 1.7 : kind.endsWith('крафт') ? 1.08 : 1) * sleeve),
      kg: (4 + ml * 0.025) / 1000,
      litres: ml / 9000,
      demand: kind.endsWith('белый') && (ml === 250 || ml === 350) ? ('hot' as const) : ('steady' as const),
    }),
  ),
  ...pairs(['белая', 'чёрная'], [62, 73, 80, 90]).map(([colour, mm]) => ({
    code: 'KRS',
    name: `Крышка для стакана ${colour} ${mm} мм, 100 шт`,
    group: [TABLEWARE, 'Крышки'] as const,
    unit: 'шт' as const,
    sale: ['уп', 100] as const,
    packs: [['кор', 1000, 1] as const],
    price: rounded(6.2 * 100 + mm * 4),
    kg: 0.003,
    litres: 0.012,
    demand: mm >= 80 ? ('hot' as const) : ('steady' as const),
  })),
  ...pairs([200, 300, 500], ['прозрачный', 'с купольной крышкой']).map(([ml, kind]) => ({
    code: 'STK',
    name: `Стакан пластиковый ${kind} ${ml} мл, 50 шт`,
    group: [TABLEWARE, 'Стаканы'] as const,
    unit: 'шт' as const,
    sale: ['уп', 50] as const,
    packs: [['кор', 1000, 1] as const],
    price: rounded((12 + ml * 0.04) * 50 * (kind === 'прозрачный' ? 1 : 1.5)),
    kg: 0.006,
    litres: 0.04,
    demand: 'steady' as const,
  })),
]

const small: readonly ProductSeed[] = (
  [
    ['Трубочка бумажная чёрная 197 мм, 250 шт', 250, 2490, true],
    ['Трубочка бумажная крафт 197 мм, 250 шт', 250, 2390, false],
    ['Трубочка для смузи 12 мм, 100 шт', 100, 1590, false],
    ['Размешиватель деревянный 140 мм, 1000 шт', 1000, 1790, true],
    ['Размешиватель деревянный 180 мм, 1000 шт', 1000, 2090, false],
    ['Салфетки бумажные белые 24х24, 400 шт', 400, 790, true],
    ['Салфетки бумажные крафт 24х24, 400 шт', 400, 890, false],
    ['Салфетки барные белые 24х24, 100 шт', 100, 290, false],
    ['Держатель для 2 стаканов, 100 шт', 100, 5900, false],
    ['Держатель для 4 стаканов, 50 шт', 50, 5400, false],
    ['Манжета для стакана 250 мл крафт, 100 шт', 100, 2290, false],
    ['Манжета для стакана 350 мл крафт, 100 шт', 100, 2490, false],
    ['Вилка деревянная 160 мм, 100 шт', 100, 1290, false],
    ['Ложка деревянная 160 мм, 100 шт', 100, 1290, false],
    ['Нож деревянный 160 мм, 100 шт', 100, 1290, false],
    ['Перчатки виниловые M, 100 шт', 100, 2290, true],
    ['Перчатки виниловые L, 100 шт', 100, 2290, false],
    ['Полотенца бумажные Z-сложения, 200 шт', 200, 690, true],
    ['Пакет крафт с ручками 24х14х28, 50 шт', 50, 4900, false],
    ['Пакет крафт без ручек 10х6х30, 100 шт', 100, 1690, false],
    ['Пакет майка 30х55, 100 шт', 100, 1190, true],
  ] as const
).map(([name, pieces, price, isHot]) => ({
  code: 'RAS',
  name,
  group: [TABLEWARE, 'Расходные материалы'],
  unit: 'шт',
  sale: ['уп', pieces],
  price,
  kg: 0.002,
  litres: 0.006,
  demand: isHot ? 'hot' : 'steady',
}))

const containers: readonly ProductSeed[] = [
  ...pairs(['Контейнер бумажный крафт', 'Супница бумажная крафт'], [350, 500, 750, 1000]).map(([words, ml]) => ({
    name: `${words} ${ml} мл, 50 шт`,
    price: rounded((28 + ml * 0.035) * 50),
  })),
  ...[500, 750, 1000].map((ml) => ({ name: `Контейнер пластиковый прозрачный ${ml} мл, 50 шт`, price: rounded((24 + ml * 0.03) * 50) })),
  ...['25х25', '30х30', '33х33'].map((size) => ({
    name: `Коробка для пиццы ${size} см, 50 шт`,
    price: rounded(Number(size.slice(0, 2)) * 270),
  })),
  ...['для бургера', 'для картофеля фри', 'для торта 1 кг'].map((words) => ({
    name: `Коробка ${words}, 50 шт`,
    price: words.includes('торта') ? 9900 : 3900,
  })),
].map(({ name, price }) => ({
  code: 'KNT',
  name,
  group: [TABLEWARE, 'Контейнеры и коробки'] as const,
  unit: 'шт' as const,
  sale: ['уп', 50] as const,
  price,
  kg: 0.02,
  litres: 0.25,
  demand: 'steady' as const,
}))

export const tableware: readonly ProductSeed[] = [...cups, ...small, ...containers]
