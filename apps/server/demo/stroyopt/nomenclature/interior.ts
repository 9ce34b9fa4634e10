import { dec, type ProductSeed, pairs, rounded } from '../../product-seed.ts'

const TIMBER = 'Пиломатериалы'
const INTERIOR = 'Отделка'

const SECTIONS: readonly (readonly [
  words: string,
  sections: readonly (readonly [number, number])[],
  lengths: readonly number[],
  perCubicMetre: number,
])[] = [
  [
    'Доска обрезная',
    [
      [25, 100],
      [25, 150],
      [30, 150],
      [40, 100],
      [40, 150],
      [50, 100],
      [50, 150],
      [50, 200],
    ],
    [4, 6],
    119_000,
  ],
  [
    'Брус',
    [
      [50, 50],
      [100, 100],
      [100, 150],
      [150, 150],
    ],
    [4, 6],
    124_000,
  ],
  [
    'Брусок строганый',
    [
      [20, 40],
      [30, 40],
      [40, 40],
      [50, 50],
    ],
    [2, 3],
    189_000,
  ],
  [
    'Рейка строганая',
    [
      [10, 40],
      [20, 20],
      [20, 30],
    ],
    [2, 3],
    205_000,
  ],
]
const timber: readonly ProductSeed[] = SECTIONS.flatMap(([words, sections, lengths, perCubicMetre]) =>
  pairs(sections, lengths).map(([[thickness, width], length]) => {
    const cubicMm = thickness * width * length * 1000
    return {
      code: 'DSA',
      name: `${words} ${thickness}х${width}х${length * 1000} мм`,
      group: [TIMBER, words.startsWith('Бру') ? 'Брус и брусок' : 'Доска и рейка'] as const,
      unit: 'шт' as const,
      packs: [['м3', 1_000_000_000, cubicMm] as const, ['м', 1, length] as const],
      price: rounded((cubicMm / 1e9) * perCubicMetre),
      kg: (cubicMm / 1e9) * 520,
      demand: words === 'Доска обрезная' ? ('hot' as const) : ('steady' as const),
    }
  }),
)
const lining: readonly ProductSeed[] = [
  ...pairs(['A', 'B'], [2, 3, 4]).map(([grade, length]) => ({
    code: 'VAG',
    name: `Вагонка штиль сосна сорт ${grade} 14х120х${length * 1000} мм`,
    group: [TIMBER, 'Вагонка и имитация'] as const,
    unit: 'шт' as const,
    packs: [['м2', 1000, 120 * length] as const],
    price: rounded(length * (grade === 'A' ? 640 : 470)),
    kg: length * 0.8,
    demand: 'slow' as const,
  })),
  ...pairs(['A', 'B'], [4, 6]).map(([grade, length]) => ({
    code: 'VAG',
    name: `Имитация бруса сосна сорт ${grade} 20х140х${length * 1000} мм`,
    group: [TIMBER, 'Вагонка и имитация'] as const,
    unit: 'шт' as const,
    packs: [['м2', 1000, 140 * length] as const],
    price: rounded(length * (grade === 'A' ? 890 : 690)),
    kg: length * 1.4,
    demand: 'slow' as const,
  })),
]

const WOODS = ['дуб светлый', 'дуб рустик', 'дуб серый', 'ясень белый', 'орех', 'венге', 'белый', 'вишня'] as const
const skirting: readonly ProductSeed[] = [
  ...pairs(['Плинтус напольный ПВХ 55х2500 мм', 'Плинтус напольный ПВХ 85х2200 мм'], WOODS).map(([words, colour]) => ({
    code: 'PLN',
    name: `${words} ${colour}`,
    group: [INTERIOR, 'Плинтусы'] as const,
    unit: 'шт' as const,
    packs: [['уп', 20, 1] as const],
    price: words.includes('85') ? 1290 : 890,
    kg: 0.5,
    demand: 'slow' as const,
  })),
  ...pairs(['Угол внутренний', 'Угол наружный', 'Соединитель', 'Заглушка пара'], WOODS.slice(0, 6)).map(([words, colour]) => ({
    code: 'PLN',
    name: `${words} для плинтуса 55 мм ${colour}`,
    group: [INTERIOR, 'Плинтусы'] as const,
    unit: words.endsWith('пара') ? ('пара' as const) : ('шт' as const),
    price: 120,
    kg: 0.02,
    demand: 'slow' as const,
  })),
  ...pairs([28, 38], ['золото', 'серебро', 'бронза', 'дуб', 'орех', 'венге']).flatMap(([width, colour]) =>
    [900, 1800].map((length) => ({
      code: 'POR',
      name: `Порог алюминиевый ${width}х${length} мм ${colour}`,
      group: [INTERIOR, 'Пороги'] as const,
      unit: 'шт' as const,
      price: rounded((width * length) / 42),
      kg: length / 6000,
      demand: 'slow' as const,
    })),
  ),
]

const LAMINATE = [
  ['Ламинат 32 класс 8 мм', ['дуб натуральный', 'дуб серый', 'дуб кантри', 'ясень светлый', 'орех тёмный'], 4590, 2.131],
  ['Ламинат 33 класс 12 мм', ['дуб натуральный', 'дуб серый', 'дуб копчёный', 'сосна белая'], 6890, 1.498],
  ['Ламинат 33 класс 8 мм', ['дуб натуральный', 'дуб песочный', 'дуб антик', 'клён'], 5290, 2.131],
] as const
const floors: readonly ProductSeed[] = [
  ...LAMINATE.flatMap(([words, decors, perSquareMetre, squareMetres]) =>
    decors.map((decor) => ({
      code: 'LAM',
      name: `${words} ${decor}, ${dec(squareMetres)} м2`,
      group: [INTERIOR, 'Напольные покрытия'] as const,
      unit: 'уп' as const,
      packs: [['м2', 1000, squareMetres * 1000] as const],
      price: rounded(perSquareMetre * squareMetres),
      kg: squareMetres * 7.2,
      demand: 'slow' as const,
    })),
  ),
  ...[2, 3, 5].map((thickness) => ({
    code: 'LAM',
    name: `Подложка под ламинат ${thickness} мм, 10 м2`,
    group: [INTERIOR, 'Напольные покрытия'] as const,
    unit: 'уп' as const,
    packs: [['м2', 1, 10] as const],
    price: 2190 + thickness * 640,
    kg: 2,
    demand: 'steady' as const,
  })),
]

const HATCH = [
  '200х200',
  '200х300',
  '250х400',
  '300х300',
  '300х400',
  '300х600',
  '400х400',
  '400х500',
  '400х600',
  '500х500',
  '600х600',
] as const
const hatches: readonly ProductSeed[] = [
  ...HATCH.map((size, i) => ({ name: `Люк ревизионный пластиковый ${size} мм`, price: 890 + i * 260 })),
  ...HATCH.slice(3).map((size, i) => ({ name: `Люк ревизионный под плитку нажимной ${size} мм`, price: 13_900 + i * 3400 })),
  ...['150х150', '150х200', '200х200', '200х300'].map((size, i) => ({
    name: `Решётка вентиляционная пластиковая ${size} мм белая`,
    price: 390 + i * 160,
  })),
  ...[100, 125, 150].map((size) => ({ name: `Воздуховод гофрированный алюминиевый ${size} мм, 3 м`, price: size * 21 })),
  ...[100, 125, 150].map((size) => ({ name: `Анемостат пластиковый ${size} мм`, price: size * 11 })),
].map(({ name, price }) => ({
  code: 'LUK',
  name,
  group: [INTERIOR, 'Люки и вентиляция'] as const,
  unit: 'шт' as const,
  price: rounded(price),
  kg: 0.8,
  demand: 'slow' as const,
}))

const panels: readonly ProductSeed[] = [
  'белая глянцевая',
  'белая матовая',
  'мрамор серый',
  'мрамор бежевый',
  'дерево светлое',
  'бамбук',
].flatMap((decor) =>
  [2700, 3000].map((length) => ({
    code: 'PAN',
    name: `Панель стеновая ПВХ ${decor} 250х${length}х8 мм`,
    group: [INTERIOR, 'Панели'] as const,
    unit: 'шт' as const,
    packs: [['м2', 1000, length / 4] as const, ['уп', 10, 1] as const],
    price: rounded(length * 0.58),
    kg: length * 0.0006,
    demand: 'slow' as const,
  })),
)

/** Timber and finishing. */
export const interior: readonly ProductSeed[] = [...timber, ...lining, ...skirting, ...floors, ...hatches, ...panels]
