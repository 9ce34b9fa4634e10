import { type Demand, dec, type ProductSeed, pairs, rounded } from '../../product-seed.ts'

const DEPARTMENT = 'Сетки, ленты, плёнки'

type Roll = readonly [name: string, widthMm: number, metres: number, price: number, demand: Demand]

const MESHES: readonly Roll[] = [
  ['Сетка фасадная 5х5 мм 145 г/м2', 1000, 50, 13_900, 'hot'],
  ['Сетка фасадная 5х5 мм 160 г/м2', 1000, 50, 15_400, 'hot'],
  ['Сетка фасадная 5х5 мм 165 г/м2', 1000, 50, 16_900, 'steady'],
  ['Сетка штукатурная 5х5 мм 75 г/м2', 1000, 50, 7900, 'steady'],
  ['Сетка штукатурная 5х5 мм 60 г/м2', 1000, 50, 6400, 'steady'],
  ['Сетка малярная 2х2 мм 45 г/м2', 1000, 50, 6900, 'hot'],
  ['Стеклохолст малярный паутинка 25 г/м2', 1000, 50, 5900, 'steady'],
  ['Стеклохолст малярный паутинка 40 г/м2', 1000, 50, 7900, 'hot'],
  ['Сетка сварная оцинкованная 25х25х1,4 мм', 1000, 25, 24_900, 'slow'],
  ['Сетка сварная оцинкованная 50х50х1,6 мм', 1500, 25, 27_900, 'slow'],
  ['Сетка тканая штукатурная 10х10х0,6 мм', 1000, 25, 16_900, 'slow'],
  ['Сетка рабица 50х50х1,8 мм', 1500, 10, 8900, 'steady'],
  ['Сетка рабица 55х55х2,5 мм', 1500, 10, 13_900, 'steady'],
  ['Сетка просечно-вытяжная 20х20 мм', 1000, 20, 15_900, 'slow'],
  ['Геотекстиль 100 г/м2', 2000, 50, 14_900, 'steady'],
  ['Геотекстиль 150 г/м2', 2000, 50, 20_900, 'steady'],
  ['Геотекстиль 200 г/м2', 2000, 50, 27_900, 'slow'],
  ['Рубероид РКП-350', 1000, 15, 3900, 'steady'],
  ['Рубероид РПП-300', 1000, 15, 3400, 'steady'],
  ['Гидроизол ХПП', 1000, 9, 5900, 'slow'],
  ['Бикрост ТПП', 1000, 15, 13_400, 'steady'],
  ['Бикрост ТКП', 1000, 10, 11_900, 'steady'],
  ['Линокром ЭПП', 1000, 15, 15_400, 'slow'],
  ['Техноэласт ЭПП', 1000, 10, 19_900, 'slow'],
]
const meshes: readonly ProductSeed[] = MESHES.map(([name, width, metres, price, demand]) => ({
  code: 'SET',
  name: `${name}, рулон ${dec(width / 1000)}х${metres} м`,
  group: [DEPARTMENT, name.startsWith('Сетка') || name.startsWith('Стекло') ? 'Сетки' : 'Рулонные материалы'],
  unit: 'рул',
  packs: [
    ['м2', 1000, width * metres],
    ['м', 1, metres],
  ],
  price,
  kg: metres * (width / 1000) * 0.2,
  demand,
}))

const masonryMesh: readonly ProductSeed[] = pairs([3, 4, 5], ['0,5х2', '1х2', '1,5х2']).flatMap(([wire, size]) =>
  ['50х50', '100х100'].map((cell) => ({
    code: 'SET',
    name: `Сетка кладочная ${cell}х${wire} мм, карта ${size} м`,
    group: [DEPARTMENT, 'Сетки'] as const,
    unit: 'шт' as const,
    packs: [['м2', 10, Number(size.split('х')[0]?.replace(',', '.')) * 20] as const],
    price: rounded(wire * wire * Number(size.split('х')[0]?.replace(',', '.')) * (cell === '50х50' ? 205 : 108)),
    kg: wire * wire * 0.22,
    demand: 'steady' as const,
  })),
)

const TAPES: readonly (readonly [name: string, widths: readonly number[], lengths: readonly number[], perMetre: number, demand: Demand])[] =
  [
    ['Серпянка самоклеящаяся', [45, 100], [20, 45, 90, 153], 7.5, 'hot'],
    ['Лента бумажная для швов', [50], [25, 75, 153], 14, 'steady'],
    ['Лента малярная', [19, 25, 30, 38, 48, 50], [20, 40], 9.5, 'steady'],
    ['Лента малярная синяя', [25, 48], [25, 50], 21, 'slow'],
    ['Лента уплотнительная дихтунг', [30, 50, 70, 95], [30], 34, 'steady'],
    ['Лента демпферная 8 мм', [100, 150], [20, 25], 62, 'steady'],
    ['Лента алюминиевая', [50, 75], [10, 25, 50], 38, 'steady'],
    ['Скотч прозрачный', [48], [40, 60, 100], 7, 'steady'],
    ['Скотч армированный серый', [48], [10, 25, 50], 46, 'steady'],
    ['Скотч двусторонний на тканевой основе', [38, 50], [10, 25], 58, 'slow'],
    ['Лента сигнальная красно-белая', [50, 75], [100, 200], 5.2, 'slow'],
    ['Лента бутилкаучуковая соединительная', [15, 50], [15, 25], 92, 'slow'],
    ['Лента ПСУЛ', [10, 15], [4.3, 5.6, 8], 130, 'slow'],
  ]
const tapes: readonly ProductSeed[] = TAPES.flatMap(([name, widths, lengths, perMetre, demand]) =>
  pairs(widths, lengths).map(([width, length]) => ({
    code: 'LEN',
    name: `${name} ${width} мм х ${dec(length)} м`,
    group: [DEPARTMENT, 'Ленты'] as const,
    unit: 'рул' as const,
    packs: [['кор', width >= 70 ? 12 : 24, 1] as const],
    price: rounded((perMetre * length * width) / 48 + 60),
    kg: (width * length) / 12_000,
    demand,
  })),
)

const films: readonly ProductSeed[] = pairs(['первый сорт', 'техническая'], [60, 80, 100, 120, 150, 200]).map(([grade, microns]) => ({
  code: 'PLE',
  name: `Плёнка полиэтиленовая ${grade} ${microns} мкм, рулон 3х100 м`,
  group: [DEPARTMENT, 'Плёнки'],
  unit: 'рул',
  packs: [
    ['м2', 1, 300],
    ['м', 1, 100],
  ],
  price: rounded(microns * (grade === 'техническая' ? 178 : 256)),
  kg: microns * 0.27,
  demand: microns === 150 || microns === 200 ? 'hot' : 'steady',
}))
const covers: readonly ProductSeed[] = ['4х5 м, 7 мкм', '4х5 м, 15 мкм', '4х12,5 м, 7 мкм'].map((size, i) => ({
  code: 'PLE',
  name: `Плёнка укрывная ${size}`,
  group: [DEPARTMENT, 'Плёнки'],
  unit: 'шт',
  price: [290, 540, 690][i] ?? 290,
  kg: 0.2,
}))

/** Meshes, tapes, films and roll materials. */
export const meshAndTape: readonly ProductSeed[] = [...meshes, ...masonryMesh, ...tapes, ...films, ...covers]
