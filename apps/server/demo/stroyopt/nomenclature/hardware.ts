import { dec, type ProductSeed, pairs, rounded } from '../../product-seed.ts'

const DEPARTMENT = 'Крепёж'

/** Steel goods by the piece in packs: the price follows the weight of steel. */
function metric(name: string, group: string, of: { readonly grams: number; readonly pieces: number; readonly perKg: number }): ProductSeed {
  return {
    code: 'MET',
    name: `${name}, ${of.pieces} шт`,
    group: [DEPARTMENT, group],
    unit: 'шт',
    sale: ['уп', of.pieces],
    packs: [['кг', Math.max(1, Math.round(1000 / of.grams)), 1]],
    price: rounded((of.grams * of.pieces * of.perKg) / 1000 + 60),
    kg: of.grams / 1000,
    demand: 'steady',
  }
}

const perBag = (grams: number): number => (grams < 8 ? 200 : grams < 25 ? 100 : grams < 80 ? 50 : grams < 200 ? 25 : 10)

const BOLTS: readonly (readonly [diameter: number, lengths: readonly number[]])[] = [
  [6, [16, 20, 25, 30, 40, 50, 60, 80]],
  [8, [16, 20, 25, 30, 40, 50, 60, 70, 80, 100, 120]],
  [10, [20, 25, 30, 40, 50, 60, 80, 100, 120, 150]],
  [12, [30, 40, 50, 60, 80, 100, 120, 150]],
  [16, [40, 50, 60, 80, 100, 120, 150]],
  [20, [60, 80, 100, 120]],
]
const bolts: readonly ProductSeed[] = BOLTS.flatMap(([diameter, lengths]) =>
  lengths.map((length) => {
    const grams = diameter * diameter * (length + diameter * 1.6) * 0.0058
    return metric(`Болт DIN 933 М${diameter}х${length} цинк`, 'Болты', { grams, pieces: perBag(grams), perKg: 1480 })
  }),
)

const NUTS: readonly (readonly [words: string, group: string, perKg: number, factor: number])[] = [
  ['Гайка DIN 934', 'Гайки', 1620, 0.011],
  ['Гайка самоконтрящаяся DIN 985', 'Гайки', 2450, 0.013],
  ['Гайка с фланцем DIN 6923', 'Гайки', 2300, 0.016],
  ['Гайка соединительная DIN 6334', 'Гайки', 2150, 0.055],
  ['Шайба DIN 125', 'Шайбы', 1550, 0.0045],
  ['Шайба увеличенная DIN 9021', 'Шайбы', 1490, 0.014],
  ['Шайба пружинная DIN 127', 'Шайбы', 1980, 0.0035],
]
const nuts: readonly ProductSeed[] = pairs(NUTS, [4, 5, 6, 8, 10, 12, 16, 20]).map(([[words, group, perKg, factor], diameter]) => {
  const grams = Math.max(0.3, diameter ** 3 * factor)
  return metric(`${words} М${diameter} цинк`, group, { grams, pieces: perBag(grams), perKg })
})

const rods: readonly ProductSeed[] = pairs([6, 8, 10, 12, 14, 16, 20], [1000, 2000]).map(([diameter, length]) => ({
  code: 'SHP',
  name: `Шпилька резьбовая DIN 975 М${diameter}х${length} мм цинк`,
  group: [DEPARTMENT, 'Шпильки'],
  unit: 'шт',
  packs: [['м', 1000, length]],
  price: rounded((diameter * diameter * length * 0.0049 * 1250) / 1000),
  kg: (diameter * diameter * length * 0.0049) / 1000,
  demand: diameter <= 10 && length === 1000 ? 'hot' : 'steady',
}))

const NAILS: readonly (readonly [words: string, sizes: readonly string[], perKg: number])[] = [
  [
    'Гвозди строительные',
    ['1,6х25', '1,8х32', '1,8х40', '2х50', '2,5х60', '3х70', '3х80', '3,5х90', '4х100', '4х120', '5х150', '6х200'],
    690,
  ],
  ['Гвозди винтовые', ['2,8х50', '3х60', '3,4х70', '3,5х80', '4,2х100', '4,8х120'], 980],
  ['Гвозди ершёные', ['2,8х50', '3,1х70', '3,4х90', '4х100'], 1080],
  ['Гвозди кровельные', ['2,5х25', '3х32', '3,5х40'], 1240],
  ['Гвозди финишные', ['1,4х25', '1,6х40', '1,8х50', '2х60'], 1490],
]
const nails: readonly ProductSeed[] = NAILS.flatMap(([words, sizes, perKg]) =>
  pairs(sizes, [1, 5]).map(([size, mass]) => ({
    code: 'GVZ',
    name: `${words} ${size} мм, ${mass} кг`,
    group: [DEPARTMENT, 'Гвозди'] as const,
    unit: 'уп' as const,
    packs: [['кг', 1, mass] as const],
    price: rounded(perKg * mass * (mass === 1 ? 1.15 : 1)),
    kg: mass,
    demand: words === 'Гвозди строительные' ? ('steady' as const) : ('slow' as const),
  })),
)

const RIVETS = [
  '3,2х6',
  '3,2х8',
  '3,2х10',
  '3,2х12',
  '4х6',
  '4х8',
  '4х10',
  '4х12',
  '4х16',
  '4,8х8',
  '4,8х10',
  '4,8х12',
  '4,8х16',
  '4,8х20',
  '4,8х25',
] as const
const rivets: readonly ProductSeed[] = RIVETS.flatMap((size, i) => [
  metric(`Заклёпка вытяжная ${size} алюминий-сталь`, 'Заклёпки', { grams: 1 + i * 0.22, pieces: 500, perKg: 4200 }),
  ...(size.startsWith('3,2') || size === '4х8'
    ? ['RAL 8017', 'RAL 3005'].map((colour) =>
        metric(`Заклёпка вытяжная ${size} ${colour}`, 'Заклёпки', { grams: 1 + i * 0.22, pieces: 500, perKg: 5900 }),
      )
    : []),
])

interface Anchor {
  readonly words: string
  readonly group: string
  readonly sizes: readonly (readonly [diameter: number, length: number])[]
  readonly base: number
  readonly perVolume: number
  readonly demand: 'hot' | 'steady' | 'slow'
}
const ANCHORS: readonly Anchor[] = [
  {
    words: 'Анкер-клин',
    group: 'Анкеры',
    sizes: [
      [6, 40],
      [6, 60],
    ],
    base: 14,
    perVolume: 0.006,
    demand: 'hot',
  },
  {
    words: 'Анкер клиновой',
    group: 'Анкеры',
    sizes: [
      [6, 65],
      [6, 95],
      [8, 75],
      [8, 95],
      [8, 120],
      [10, 85],
      [10, 100],
      [10, 120],
      [12, 100],
      [12, 120],
      [12, 150],
      [16, 140],
      [16, 180],
      [20, 200],
    ],
    base: 42,
    perVolume: 0.0125,
    demand: 'steady',
  },
  {
    words: 'Анкерный болт с гайкой',
    group: 'Анкеры',
    sizes: [
      [8, 40],
      [8, 65],
      [8, 85],
      [10, 50],
      [10, 77],
      [10, 97],
      [10, 125],
      [12, 70],
      [12, 99],
      [12, 129],
      [16, 111],
      [16, 147],
      [20, 107],
      [20, 151],
    ],
    base: 36,
    perVolume: 0.011,
    demand: 'steady',
  },
  {
    words: 'Анкер забиваемый',
    group: 'Анкеры',
    sizes: [
      [6, 25],
      [8, 30],
      [10, 40],
      [12, 50],
      [16, 65],
    ],
    base: 26,
    perVolume: 0.013,
    demand: 'steady',
  },
  {
    words: 'Анкер рамный',
    group: 'Анкеры',
    sizes: [
      [8, 72],
      [8, 92],
      [10, 72],
      [10, 92],
      [10, 112],
      [10, 132],
      [10, 152],
      [10, 182],
      [10, 202],
    ],
    base: 30,
    perVolume: 0.0062,
    demand: 'steady',
  },
  {
    words: 'Дюбель рамный',
    group: 'Дюбели',
    sizes: [
      [8, 80],
      [8, 100],
      [10, 80],
      [10, 100],
      [10, 120],
      [10, 140],
      [10, 160],
      [10, 180],
    ],
    base: 20,
    perVolume: 0.0044,
    demand: 'slow',
  },
]
const anchors: readonly ProductSeed[] = ANCHORS.flatMap(({ words, group, sizes, base, perVolume, demand }) =>
  sizes.map(([diameter, length]) => ({
    code: 'ANK',
    name: `${words} ${diameter}х${length} мм`,
    group: [DEPARTMENT, group] as const,
    unit: 'шт' as const,
    packs: [['уп', diameter <= 8 ? 100 : 50, 1] as const],
    price: rounded(base + diameter * diameter * length * perVolume),
    kg: (diameter * diameter * length * 0.0055) / 1000,
    demand,
  })),
)

const NAIL_PLUGS = [
  [6, 40],
  [6, 60],
  [6, 80],
  [8, 60],
  [8, 80],
  [8, 100],
  [8, 120],
] as const
const plugs: readonly ProductSeed[] = [
  ...pairs(NAIL_PLUGS, ['гриб', 'потай']).flatMap(([[diameter, length], head]) =>
    (diameter === 6 ? [200, 100] : [100]).map((pieces) =>
      metric(`Дюбель-гвоздь ${diameter}х${length} ${head}`, 'Дюбели', { grams: diameter * length * 0.014, pieces, perKg: 2150 }),
    ),
  ),
  ...(
    [
      [5, 25],
      [6, 30],
      [6, 40],
      [6, 52],
      [8, 40],
      [8, 52],
      [8, 80],
      [10, 50],
      [10, 60],
      [10, 100],
      [12, 70],
      [14, 75],
    ] as const
  ).flatMap(([diameter, length]) =>
    ['распорный Чапай', 'универсальный'].map((kind) =>
      metric(`Дюбель ${kind} ${diameter}х${length}`, 'Дюбели', {
        grams: diameter * length * 0.0042,
        pieces: diameter <= 8 ? 100 : 50,
        perKg: 4600,
      }),
    ),
  ),
  ...['Дюбель для гипсокартона Дрива 14х32 металл', 'Дюбель для гипсокартона Дрива 14х32 нейлон', 'Дюбель Бабочка 10х50 нейлон'].map(
    (name, i) => metric(name, 'Дюбели', { grams: i === 0 ? 6 : 2, pieces: 100, perKg: i === 0 ? 3300 : 5900 }),
  ),
  ...[4, 5, 6].flatMap((diameter) =>
    [37, 52, 65].map((length) =>
      metric(`Анкер Молли ${diameter}х${length}`, 'Дюбели', { grams: diameter * length * 0.055, pieces: 50, perKg: 2600 }),
    ),
  ),
]

const insulationPlugs: readonly ProductSeed[] = pairs(
  [80, 100, 120, 140, 160, 180, 200, 220],
  ['пластиковый гвоздь', 'металлический гвоздь', 'металлический гвоздь с термоголовкой'],
).map(([length, nail]) => ({
  code: 'DTI',
  name: `Дюбель для теплоизоляции 10х${length} ${nail}`,
  group: [DEPARTMENT, 'Дюбели для теплоизоляции'],
  unit: 'шт',
  packs: [['уп', length <= 140 ? 500 : 250, 1]],
  price: rounded(length * (nail === 'пластиковый гвоздь' ? 0.11 : nail === 'металлический гвоздь' ? 0.23 : 0.31) + 3),
  kg: length * (nail === 'пластиковый гвоздь' ? 0.00009 : 0.0002),
  demand: length <= 160 ? 'hot' : 'steady',
}))

const BRACKETS: readonly (readonly [words: string, sizes: readonly string[], base: number])[] = [
  ['Уголок крепёжный', ['40х40х40х2', '50х50х35х2', '60х60х40х2', '70х70х55х2', '90х90х40х2', '105х105х90х2'], 62],
  ['Уголок крепёжный усиленный', ['50х50х35х2', '70х70х55х2', '90х90х65х2,5', '105х105х90х2,5', '130х130х100х2,5'], 105],
  ['Уголок крепёжный равносторонний', ['40х40х20х2', '60х60х30х2', '80х80х40х2', '100х100х60х2'], 58],
  ['Пластина крепёжная', ['100х35х2', '140х55х2', '180х40х2', '180х65х2', '210х90х2', '240х100х2'], 84],
  ['Пластина перфорированная', ['40х120х2', '60х140х2', '80х200х2', '100х240х2', '120х300х2'], 96],
  ['Опора бруса открытая', ['50х105', '50х140', '76х128', '100х140', '100х200', '150х150'], 270],
  ['Опора бруса закрытая', ['50х105', '76х128', '100х140', '150х150'], 315],
  ['Держатель балки левый', ['40х170', '40х210'], 225],
  ['Держатель балки правый', ['40х170', '40х210'], 225],
  ['Лента перфорированная', ['12х0,5 мм, 25 м', '17х0,5 мм, 25 м', '20х0,7 мм, 25 м', '20х1 мм, 50 м', '40х2 мм, 25 м'], 1150],
  ['Лента тарная', ['20х0,5 мм, 50 м', '20х0,7 мм, 20 м'], 1680],
  ['Опора столба забивная', ['71х750', '91х750', '101х900'], 2480],
  ['Хомут червячный', ['8-12', '12-22', '16-27', '20-32', '25-40', '32-50', '40-60', '50-70', '70-90', '90-110'], 88],
  ['Хомут трубный с гайкой', ['15-19', '20-25', '26-30', '32-36', '40-45', '48-53', '59-66', '74-80', '108-116'], 168],
]
const brackets: readonly ProductSeed[] = BRACKETS.flatMap(([words, sizes, base]) =>
  sizes.map((size, i) => ({
    code: 'PRK',
    name: `${words} ${size}`,
    group: [DEPARTMENT, words.startsWith('Хомут') ? 'Хомуты' : 'Перфорированный крепёж'] as const,
    unit: 'шт' as const,
    price: rounded(base * (1 + i * 0.32)),
    kg: (base * (1 + i * 0.32)) / 1600,
    demand: 'slow' as const,
  })),
)

const MACHINE_SCREWS = pairs(
  [
    [3, [10, 16, 20, 30]],
    [4, [10, 16, 20, 30, 40, 50]],
    [5, [10, 16, 20, 30, 40, 50, 60]],
    [6, [16, 20, 30, 40, 50, 60]],
    [8, [20, 30, 40, 60]],
  ] as const,
  ['DIN 7985', 'DIN 965'],
)
const machineScrews: readonly ProductSeed[] = MACHINE_SCREWS.flatMap(([[diameter, lengths], standard]) =>
  lengths.map((length) => {
    const grams = diameter * diameter * length * 0.006
    return metric(`Винт ${standard} М${diameter}х${length} цинк`, 'Винты', { grams, pieces: perBag(grams), perKg: 1950 })
  }),
)

const RIGGING: readonly (readonly [words: string, sizes: readonly number[], base: number])[] = [
  ['Карабин пожарный', [5, 6, 8, 10], 145],
  ['Талреп крюк-кольцо М', [6, 8, 10, 12], 390],
  ['Рым-болт М', [6, 8, 10, 12], 260],
  ['Зажим троса', [3, 5, 6, 8, 10], 84],
  ['Трос оцинкованный в метрах', [2, 3, 4, 5, 6], 95],
  ['Цепь короткозвенная в метрах', [3, 4, 5, 6, 8], 420],
]
const rigging: readonly ProductSeed[] = RIGGING.flatMap(([words, sizes, base]) =>
  sizes.map((size) => ({
    code: 'TAK',
    name: words.endsWith('М') ? `${words}${size}` : `${words.replace(' в метрах', '')} ${size} мм`,
    group: [DEPARTMENT, 'Такелаж'] as const,
    unit: words.endsWith('в метрах') ? ('м' as const) : ('шт' as const),
    price: rounded((base * size) / 5),
    kg: (size * size) / 600,
    demand: 'slow' as const,
  })),
)

const staples: readonly ProductSeed[] = [6, 8, 10, 12, 14].map((height) => ({
  code: 'SKB',
  name: `Скобы для степлера тип 53 ${height} мм, ${dec(1000)} шт`,
  group: [DEPARTMENT, 'Скобы'],
  unit: 'уп',
  price: 290 + height * 18,
  kg: 0.2,
  demand: 'steady',
}))

/** Metric hardware, anchors, plugs, brackets, nails. */
export const hardware: readonly ProductSeed[] = [
  ...bolts,
  ...nuts,
  ...rods,
  ...machineScrews,
  ...nails,
  ...rivets,
  ...anchors,
  ...plugs,
  ...insulationPlugs,
  ...brackets,
  ...rigging,
  ...staples,
]
