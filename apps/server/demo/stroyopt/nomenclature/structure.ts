import { dec, type ProductSeed, pairs, rounded } from '../../product-seed.ts'

const METAL = 'Металлопрокат'
const WALLS = 'Стеновые материалы'

const steel = (name: string, group: string, kgPerMetre: number, perKg: number): ProductSeed => ({
  code: 'MTL',
  name,
  group: [METAL, group],
  unit: 'м',
  packs: [['т', Math.round(1000 / kgPerMetre), 1]],
  price: rounded(kgPerMetre * perKg),
  kg: kgPerMetre,
  demand: 'steady',
})

const REBAR = [
  [6, 0.222],
  [8, 0.395],
  [10, 0.617],
  [12, 0.888],
  [14, 1.21],
  [16, 1.58],
  [18, 2],
  [20, 2.47],
  [25, 3.85],
] as const
const rebar: readonly ProductSeed[] = [
  ...REBAR.map(([diameter, kg]) => steel(`Арматура А500С ${diameter} мм`, 'Арматура', kg, 385)),
  ...[6, 8, 10, 12].map((diameter) => steel(`Катанка ${diameter} мм`, 'Арматура', diameter * diameter * 0.00617, 395)),
  ...[6, 8, 10, 12].map((diameter) => ({
    code: 'MTL',
    name: `Арматура композитная ${diameter} мм`,
    group: [METAL, 'Арматура'] as const,
    unit: 'м' as const,
    price: diameter * 16,
    kg: diameter * diameter * 0.0016,
  })),
]
const PIPES = [
  '15х15х1,5',
  '20х20х1,5',
  '20х20х2',
  '25х25х2',
  '30х30х2',
  '40х20х1,5',
  '40х20х2',
  '40х40х2',
  '40х40х3',
  '50х25х2',
  '50х50х2',
  '50х50х3',
  '60х30х2',
  '60х40х2',
  '60х60х2',
  '60х60х3',
  '80х40х3',
  '80х80х3',
  '100х50х3',
  '100х100х4',
] as const
const pipes: readonly ProductSeed[] = PIPES.map((size) => {
  const [a = 0, b = 0, wall = 0] = size.split('х').map((part) => Number(part.replace(',', '.')))
  return steel(`Труба профильная ${size} мм`, 'Труба профильная', Math.round((a + b - 2 * wall) * 2 * wall * 7.85) / 1000, 430)
})
const ANGLES = ['25х25х3', '32х32х3', '35х35х4', '40х40х4', '45х45х4', '50х50х5', '63х63х5', '75х75х6'] as const
const angles: readonly ProductSeed[] = [
  ...ANGLES.map((size) => {
    const [a = 0, , wall = 0] = size.split('х').map(Number)
    return steel(
      `Уголок стальной горячекатаный ${size} мм`,
      'Уголок, швеллер, полоса',
      Math.round((2 * a - wall) * wall * 7.85) / 1000,
      410,
    )
  }),
  ...['20х4', '25х4', '40х4', '50х5'].map((size) => {
    const [a = 0, b = 0] = size.split('х').map(Number)
    return steel(`Полоса стальная ${size} мм`, 'Уголок, швеллер, полоса', Math.round(a * b * 7.85) / 1000, 420)
  }),
  ...(
    [
      [8, 7.05],
      [10, 8.59],
      [12, 10.4],
      [14, 12.3],
    ] as const
  ).map(([number, kg]) => steel(`Швеллер ${number}П`, 'Уголок, швеллер, полоса', kg, 440)),
]
const wire: readonly ProductSeed[] = [1.2, 2, 3, 4].map((diameter) => ({
  code: 'MTL',
  name: `Проволока вязальная ${dec(diameter)} мм`,
  group: [METAL, 'Проволока и электроды'],
  unit: 'кг',
  price: rounded(620 - diameter * 20),
  kg: 1,
  demand: diameter === 1.2 ? 'hot' : 'steady',
}))
const rodsForWelding: readonly ProductSeed[] = pairs(['МР-3', 'УОНИ 13/55', 'ОК 46'], [2.5, 3, 4]).map(([mark, diameter]) => ({
  code: 'MTL',
  name: `Электроды ${mark} ${dec(diameter)} мм, 5 кг`,
  group: [METAL, 'Проволока и электроды'],
  unit: 'уп',
  packs: [['кг', 1, 5]],
  price: mark === 'ОК 46' ? 7900 : mark === 'МР-3' ? 4900 : 5900,
  kg: 5,
  demand: 'slow',
}))

const BLOCKS = [
  [100, 2],
  [150, 2],
  [200, 2],
  [250, 1],
  [300, 1],
  [375, 1],
] as const
const blocks: readonly ProductSeed[] = [
  ...pairs(BLOCKS, ['D500', 'D600']).map(([[width], density]) => ({
    code: 'BLK',
    name: `Газоблок ${density} ${width}х300х600 мм`,
    group: [WALLS, 'Газобетон'] as const,
    unit: 'шт' as const,
    packs: [['м3', 1_000_000_000, width * 300 * 600] as const, ['пал', Math.round(1.8e9 / (width * 300 * 600)), 1] as const],
    price: rounded((width * 300 * 600 * 24_900) / 1e9),
    kg: ((width * 300 * 600) / 1e9) * 620,
    demand: width === 200 || width === 300 ? ('hot' as const) : ('steady' as const),
  })),
  ...[80, 100].flatMap((width) =>
    ['полнотелая', 'полнотелая влагостойкая', 'пустотелая'].map((kind) => ({
      code: 'BLK',
      name: `Плита пазогребневая ${kind} ${width}х500х667 мм`,
      group: [WALLS, 'Пазогребневые плиты'] as const,
      unit: 'шт' as const,
      packs: [['м2', 1_000_000, 500 * 667] as const],
      price: rounded((kind.includes('влаго') ? 2350 : 1890) * (width / 80)),
      kg: width * 0.33,
      demand: 'steady' as const,
    })),
  ),
  ...(
    [
      ['Кирпич рядовой полнотелый М150 одинарный', 92, 3.5],
      ['Кирпич рядовой пустотелый М125 одинарный', 84, 2.6],
      ['Кирпич рядовой пустотелый М125 полуторный', 112, 3.4],
      ['Кирпич облицовочный красный М150 одинарный', 139, 2.4],
      ['Кирпич облицовочный коричневый М150 одинарный', 189, 2.4],
      ['Кирпич облицовочный соломенный М150 одинарный', 179, 2.4],
      ['Кирпич огнеупорный ША-5', 490, 3.6],
      ['Кирпич огнеупорный ША-8', 540, 4],
      ['Кирпич силикатный белый М150 полуторный', 98, 4.3],
    ] as const
  ).map(([name, price, kg]) => ({
    code: 'KRP',
    name,
    group: [WALLS, 'Кирпич'] as const,
    unit: 'шт' as const,
    packs: [['пал', name.includes('полуторный') ? 352 : 480, 1] as const],
    price,
    kg,
    demand: 'steady' as const,
  })),
]

const bulk: readonly ProductSeed[] = (
  [
    ['Песок строительный, мешок 40 кг', 690],
    ['Песок мытый, мешок 40 кг', 790],
    ['Щебень фракция 5-20, мешок 40 кг', 850],
    ['Керамзит фракция 5-10, мешок 0,05 м3', 1390],
    ['Керамзит фракция 10-20, мешок 0,05 м3', 1290],
    ['Отсев, мешок 40 кг', 590],
  ] as const
).map(([name, price]) => ({
  code: 'SYP',
  name,
  group: [WALLS, 'Сыпучие материалы'],
  unit: 'мешок',
  price,
  kg: name.includes('40 кг') ? 40 : 22,
  demand: 'steady',
}))

const services: readonly ProductSeed[] = [
  { code: 'USL', name: 'Доставка по городу до 1,5 т', group: ['Услуги', 'Доставка'], unit: 'усл', price: 9000, kind: 'service' },
  { code: 'USL', name: 'Доставка по городу до 5 т', group: ['Услуги', 'Доставка'], unit: 'усл', price: 18_000, kind: 'service' },
  { code: 'USL', name: 'Доставка манипулятором', group: ['Услуги', 'Доставка'], unit: 'усл', price: 35_000, kind: 'service' },
  { code: 'USL', name: 'Подъём на этаж, за тонну', group: ['Услуги', 'Погрузка'], unit: 'усл', price: 6000, kind: 'service' },
  { code: 'USL', name: 'Распил листа, один рез', group: ['Услуги', 'Распил'], unit: 'усл', price: 400, kind: 'service' },
  {
    code: 'TAR',
    name: 'Поддон деревянный 1200х1000 мм, возвратный',
    group: ['Услуги', 'Тара'],
    unit: 'шт',
    price: 2500,
    kg: 20,
    kind: 'deposit',
  },
  { code: 'TAR', name: 'Европоддон 1200х800 мм, возвратный', group: ['Услуги', 'Тара'], unit: 'шт', price: 3500, kg: 22, kind: 'deposit' },
]

/** Steel, blocks, bricks, bulk goods; services and returnable pallets. */
export const structure: readonly ProductSeed[] = [
  ...rebar,
  ...pipes,
  ...angles,
  ...wire,
  ...rodsForWelding,
  ...blocks,
  ...bulk,
  ...services,
]
