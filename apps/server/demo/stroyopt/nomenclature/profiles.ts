import { type Demand, dec, type ProductSeed, pairs, rounded, triples } from '../../product-seed.ts'

const DEPARTMENT = 'Профиль и подвесные системы'

interface Section {
  readonly mark: string
  readonly words: string
  readonly size: string
  /** Girth of the strip in mm: what the price and the weight follow. */
  readonly girth: number
  readonly bundle: number
}

const CEILING: readonly Section[] = [
  { mark: 'ПП', words: 'Профиль потолочный', size: '60х27', girth: 122, bundle: 12 },
  { mark: 'ПН', words: 'Профиль направляющий', size: '28х27', girth: 80, bundle: 20 },
]
const WALL: readonly Section[] = [
  { mark: 'ПС', words: 'Профиль стоечный', size: '50х50', girth: 158, bundle: 8 },
  { mark: 'ПС', words: 'Профиль стоечный', size: '65х50', girth: 173, bundle: 8 },
  { mark: 'ПС', words: 'Профиль стоечный', size: '75х50', girth: 183, bundle: 8 },
  { mark: 'ПС', words: 'Профиль стоечный', size: '100х50', girth: 208, bundle: 6 },
  { mark: 'ПН', words: 'Профиль направляющий', size: '50х40', girth: 128, bundle: 8 },
  { mark: 'ПН', words: 'Профиль направляющий', size: '65х40', girth: 143, bundle: 8 },
  { mark: 'ПН', words: 'Профиль направляющий', size: '75х40', girth: 153, bundle: 8 },
  { mark: 'ПН', words: 'Профиль направляющий', size: '100х40', girth: 178, bundle: 6 },
]

function profile(section: Section, lengthMm: number, steel: number, brand: string | null, demand: Demand): ProductSeed {
  const kg = (section.girth * lengthMm * steel * 7.85) / 1e6
  return {
    code: 'PRF',
    name: `${section.words} ${section.mark} ${section.size}х${lengthMm} мм, ${dec(steel)} мм${brand === null ? '' : ` ${brand}`}`,
    group: [DEPARTMENT, section.girth < 125 || section.mark === 'ПП' ? 'Профиль потолочный' : 'Профиль перегородочный'],
    ...(brand === null ? {} : { brand }),
    unit: 'шт',
    packs: [
      ['м', 1000, lengthMm],
      ['уп', section.bundle, 1],
    ],
    price: rounded(kg * 640 * (brand === null ? 1 : 1.16) + 40),
    kg,
    demand,
  }
}

const ceiling: readonly ProductSeed[] = CEILING.flatMap((section) => [
  profile(section, 3000, 0.4, null, 'steady'),
  profile(section, 3000, 0.5, null, 'steady'),
  profile(section, 3000, 0.55, null, 'hot'),
  profile(section, 4000, 0.55, null, 'steady'),
  profile(section, 3000, 0.6, 'Knauf', 'hot'),
])
const wall: readonly ProductSeed[] = [
  ...triples(WALL, [3000, 4000], [0.4, 0.5, 0.55]).map(([section, length, steel]) =>
    profile(section, length, steel, null, length === 3000 && steel !== 0.4 ? 'hot' : 'steady'),
  ),
  ...pairs(WALL, [3000, 4000]).map(([section, length]) => profile(section, length, 0.6, 'Knauf', 'steady')),
]

const PIECES: readonly (readonly [name: string, price: number, kg: number, box: number, demand: Demand])[] = [
  ['Подвес прямой 60х27, 0,6 мм', 42, 0.05, 250, 'steady'],
  ['Подвес прямой 60х27, 0,8 мм', 56, 0.06, 250, 'hot'],
  ['Подвес прямой 60х27, 1,0 мм', 71, 0.08, 250, 'steady'],
  ['Подвес анкерный с зажимом 60х27', 118, 0.06, 100, 'steady'],
  ['Соединитель одноуровневый краб 60х27, 0,6 мм', 88, 0.06, 100, 'hot'],
  ['Соединитель одноуровневый краб 60х27, 0,8 мм', 112, 0.08, 100, 'steady'],
  ['Соединитель двухуровневый 60х27', 74, 0.05, 100, 'steady'],
  ['Удлинитель ПП 60х27', 49, 0.04, 100, 'steady'],
  ['Тяга подвеса 250 мм', 52, 0.03, 100, 'slow'],
  ['Тяга подвеса 350 мм', 63, 0.04, 100, 'slow'],
  ['Тяга подвеса 500 мм', 78, 0.06, 100, 'steady'],
  ['Тяга подвеса 1000 мм', 132, 0.12, 50, 'steady'],
  ['Тяга подвеса 1500 мм', 204, 0.18, 50, 'slow'],
  ['Подвес с пружинным зажимом', 84, 0.05, 100, 'slow'],
  ['Подвес виброизоляционный 60х27', 690, 0.14, 50, 'slow'],
]
const pieces: readonly ProductSeed[] = PIECES.map(([name, price, kg, box, demand]) => ({
  code: 'PDV',
  name,
  group: [DEPARTMENT, 'Подвесы и соединители'],
  unit: 'шт',
  packs: [['кор', box, 1]],
  price,
  kg,
  demand,
}))

const BEADS: readonly (readonly [words: string, lengths: readonly number[], price: number, demand: Demand])[] = [
  ['Профиль маячковый 6 мм', [2500, 3000], 132, 'hot'],
  ['Профиль маячковый 10 мм', [2500, 3000], 158, 'hot'],
  ['Уголок перфорированный оцинкованный 20х20', [2500, 3000], 118, 'steady'],
  ['Уголок перфорированный оцинкованный 25х25', [2500, 3000], 146, 'steady'],
  ['Уголок перфорированный алюминиевый 20х20', [2500, 3000], 142, 'steady'],
  ['Уголок перфорированный алюминиевый 25х25', [2500, 3000], 183, 'steady'],
  ['Уголок штукатурный с сеткой 100х100', [2500, 3000], 234, 'hot'],
  ['Уголок арочный ПВХ с сеткой', [2500, 3000], 258, 'slow'],
  ['Уголок с капельником и сеткой', [2000, 2500], 540, 'slow'],
  ['Профиль угловой защитный ПУ 31х31', [3000], 246, 'steady'],
  ['Профиль примыкания оконный с сеткой 6 мм', [1400, 2400], 515, 'steady'],
  ['Профиль примыкания оконный с сеткой 9 мм', [1400, 2400], 548, 'steady'],
  ['Профиль цокольный 53 мм', [2000, 2500], 780, 'slow'],
  ['Профиль цокольный 103 мм', [2000, 2500], 1140, 'slow'],
  ['Профиль цокольный 153 мм', [2000, 2500], 1620, 'slow'],
  ['Профиль усиленный UA 50х40х2 мм', [3000], 5480, 'slow'],
  ['Профиль усиленный UA 75х40х2 мм', [3000], 6350, 'slow'],
  ['Профиль усиленный UA 100х40х2 мм', [3000], 7290, 'slow'],
]
const beads: readonly ProductSeed[] = BEADS.flatMap(([words, lengths, price, demand]) =>
  lengths.map((length) => ({
    code: 'MAK',
    name: `${words}, ${length} мм`,
    group: [DEPARTMENT, 'Маяки и уголки'] as const,
    unit: 'шт' as const,
    packs: [['м', 1000, length] as const, ['уп', 50, 1] as const],
    price: rounded((price * length) / 2500),
    kg: (length / 1000) * (price / 1100),
    demand,
  })),
)

const GRID_COLOURS = ['белый', 'чёрный'] as const
const grid: readonly ProductSeed[] = [
  ...pairs([3600, 1200, 600], GRID_COLOURS).map(([length, colour]) => ({
    code: 'T24',
    name: `Профиль Т24 ${length} мм ${colour}`,
    group: [DEPARTMENT, 'Потолки кассетные'] as const,
    unit: 'шт' as const,
    packs: [['кор', length === 3600 ? 20 : 60, 1] as const],
    price: rounded((length / 1000) * 405 * (colour === 'белый' ? 1 : 1.18)),
    kg: (length / 1000) * 0.27,
  })),
  ...GRID_COLOURS.map((colour) => ({
    code: 'T24',
    name: `Уголок пристенный 19х24х3000 мм ${colour}`,
    group: [DEPARTMENT, 'Потолки кассетные'] as const,
    unit: 'шт' as const,
    price: colour === 'белый' ? 690 : 815,
    kg: 0.6,
  })),
  ...(
    [
      ['Плита потолочная Байкал 600х600х12 мм', 1120],
      ['Плита потолочная Оазис 600х600х12 мм', 1240],
      ['Плита потолочная Ретейл 600х600х12 мм', 1390],
      ['Плита потолочная Диамант 600х600х15 мм', 1760],
      ['Плита потолочная влагостойкая 600х600х8 мм', 1980],
      ['Кассета потолочная металлическая 600х600 мм белая', 1850],
      ['Кассета потолочная металлическая 600х600 мм металлик', 2140],
      ['Кассета потолочная металлическая перфорированная 600х600 мм белая', 2090],
    ] as const
  ).map(([name, price]) => ({
    code: 'KAS',
    name,
    group: [DEPARTMENT, 'Потолки кассетные'] as const,
    unit: 'шт' as const,
    packs: [['кор', 20, 1] as const, ['м2', 100, 36] as const],
    price,
    kg: 1.1,
    demand: 'slow' as const,
  })),
  ...pairs(['белая матовая', 'бежевая', 'суперхром', 'металлик'], [3000, 4000]).map(([colour, length]) => ({
    code: 'REI',
    name: `Рейка потолочная 100 мм ${colour}, ${length} мм`,
    group: [DEPARTMENT, 'Потолки реечные'] as const,
    unit: 'шт' as const,
    packs: [['м', 1000, length] as const],
    price: rounded((length / 1000) * (colour === 'суперхром' ? 980 : 740)),
    kg: (length / 1000) * 0.32,
    demand: 'slow' as const,
  })),
]

/** Drywall profiles with their fittings, beads and suspended ceilings. */
export const profiles: readonly ProductSeed[] = [...ceiling, ...wall, ...pieces, ...beads, ...grid]
