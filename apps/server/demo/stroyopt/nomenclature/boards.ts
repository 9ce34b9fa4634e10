import { dec, type ProductSeed, pairs, rounded, triples } from '../../product-seed.ts'

const DEPARTMENT = 'Листовые материалы'

/** Square metres of a sheet as a ratio of whole numbers: 1 м2 = denominator / numerator sheets. */
const area = (widthMm: number, lengthMm: number): readonly ['м2', number, number] => ['м2', 1_000_000, widthMm * lengthMm]

const PLASTERBOARD = [
  { mark: 'ГКЛ', words: 'Гипсокартон', factor: 1 },
  { mark: 'ГКЛВ', words: 'Гипсокартон влагостойкий', factor: 1.28 },
  { mark: 'ГКЛО', words: 'Гипсокартон огнестойкий', factor: 1.34 },
  { mark: 'ГКЛВО', words: 'Гипсокартон влагоогнестойкий', factor: 1.62 },
] as const
const PLASTERBOARD_BRANDS = [
  { brand: 'Knauf', marks: 4, factor: 1 },
  { brand: 'Волма', marks: 3, factor: 0.93 },
  { brand: 'Gyproc', marks: 2, factor: 0.96 },
] as const

const plasterboard: readonly ProductSeed[] = PLASTERBOARD_BRANDS.flatMap(({ brand, marks, factor }) =>
  triples(PLASTERBOARD.slice(0, marks), [9.5, 12.5], [2500, 3000])
    .filter(([type, thickness]) => thickness === 12.5 || type.mark === 'ГКЛ' || type.mark === 'ГКЛВ')
    .map(([type, thickness, length]) => ({
      code: 'GKL',
      name: `${type.words} ${type.mark} ${brand} ${dec(thickness)}х1200х${length} мм`,
      group: [DEPARTMENT, 'Гипсокартон'] as const,
      brand,
      unit: 'лист' as const,
      packs: [area(1200, length), ['пал', thickness === 9.5 ? 66 : 50, 1] as const],
      price: rounded(2390 * factor * type.factor * (thickness === 9.5 ? 0.94 : 1) * (length / 2500)),
      kg: (1.2 * length * thickness * 0.75) / 1000,
      demand: brand === 'Knauf' && length === 2500 ? ('hot' as const) : ('steady' as const),
    })),
)

const specialBoards: readonly ProductSeed[] = (
  [
    ['Гипсокартон арочный Knauf 6,5х1200х2500 мм', 'Knauf', 1200, 2500, 3450, 19],
    ['Гипсокартон звукоизоляционный Knauf Саундлайн 12,5х600х2500 мм', 'Knauf', 600, 2500, 3980, 19],
    ['Лист Knauf Сапфир 12,5х1200х2500 мм', 'Knauf', 1200, 2500, 4890, 35],
    ['Гипсокартон ГКЛ Волма малоформатный 12,5х600х1500 мм', 'Волма', 600, 1500, 940, 8.4],
    ['Гипсоволокнистый лист ГВЛ Knauf 10х1200х2500 мм', 'Knauf', 1200, 2500, 3890, 36],
    ['Гипсоволокнистый лист ГВЛ Knauf 12,5х1200х2500 мм', 'Knauf', 1200, 2500, 4720, 45],
    ['Гипсоволокнистый лист влагостойкий ГВЛВ Knauf 10х1200х2500 мм', 'Knauf', 1200, 2500, 4270, 36],
    ['Гипсоволокнистый лист влагостойкий ГВЛВ Knauf 12,5х1200х2500 мм', 'Knauf', 1200, 2500, 5150, 45],
    ['Гипсоволокнистый лист влагостойкий ГВЛВ Knauf малоформатный 10х1000х1500 мм', 'Knauf', 1000, 1500, 2340, 18],
    ['Элемент пола Knauf 20х600х1200 мм', 'Knauf', 600, 1200, 2560, 18],
    ['Аквапанель Knauf внутренняя 12,5х900х1200 мм', 'Knauf', 900, 1200, 8720, 12],
    ['Аквапанель Knauf внутренняя 12,5х900х2400 мм', 'Knauf', 900, 2400, 17_450, 24],
    ['Аквапанель Knauf наружная 12,5х900х1200 мм', 'Knauf', 900, 1200, 9640, 17],
    ['Аквапанель Knauf наружная 12,5х900х2400 мм', 'Knauf', 900, 2400, 19_280, 35],
  ] as const
).map(([name, brand, width, length, price, kg]) => ({
  code: 'GKL',
  name,
  group: [DEPARTMENT, 'ГВЛ и специальные листы'],
  brand,
  unit: 'лист',
  packs: [area(width, length)],
  price,
  kg,
  demand: 'slow',
}))

const osb: readonly ProductSeed[] = pairs(['Kronospan', 'Калевала', 'Kastamonu'], [6, 8, 9, 10, 12, 15, 18, 22]).map(
  ([brand, thickness]) => ({
    code: 'OSB',
    name: `Плита OSB-3 ${brand} ${thickness}х1250х2500 мм`,
    group: [DEPARTMENT, 'OSB'],
    brand,
    unit: 'лист',
    packs: [area(1250, 2500), ['пал', Math.round(600 / thickness), 1]],
    price: rounded((1350 + thickness * 455) * (brand === 'Kronospan' ? 1.04 : brand === 'Калевала' ? 1 : 0.97)),
    kg: (1.25 * 2.5 * thickness * 620) / 1000,
    demand: brand === 'Kronospan' && (thickness === 9 || thickness === 12) ? 'hot' : 'steady',
  }),
)

const plywood: readonly ProductSeed[] = [
  ...pairs([4, 6, 8, 9, 10, 12, 15, 18, 21], ['2/4', '3/4', '4/4']).map(([thickness, grade]) => ({
    code: 'FAN',
    name: `Фанера ФК сорт ${grade} ${thickness}х1525х1525 мм`,
    group: [DEPARTMENT, 'Фанера'] as const,
    unit: 'лист' as const,
    packs: [area(1525, 1525)],
    price: rounded((900 + thickness * 640) * (grade === '2/4' ? 1.25 : grade === '3/4' ? 1.1 : 1)),
    kg: (1.525 * 1.525 * thickness * 650) / 1000,
  })),
  ...pairs([9, 12, 15, 18, 21], ['ФСФ', 'ламинированная']).map(([thickness, kind]) => ({
    code: 'FAN',
    name: `Фанера ${kind} ${thickness}х1220х2440 мм`,
    group: [DEPARTMENT, 'Фанера'] as const,
    unit: 'лист' as const,
    packs: [area(1220, 2440)],
    price: rounded((1800 + thickness * 980) * (kind === 'ФСФ' ? 1 : 1.22)),
    kg: (1.22 * 2.44 * thickness * 660) / 1000,
  })),
]

const CEMENT_BOARDS = [
  ['Цементно-стружечная плита ЦСП', 'CSP', [8, 10, 12, 16, 20, 24], 1250, 3200, 1500, 480, 1.35],
  ['Стекломагниевый лист СМЛ', 'SML', [6, 8, 10, 12], 1220, 2440, 900, 290, 1.0],
  ['Лист хризотилцементный плоский', 'ACL', [6, 8, 10], 1200, 1570, 700, 330, 1.75],
  ['ДВП лист', 'DVP', [2.5, 3.2], 1220, 2745, 400, 420, 0.9],
  ['ДСП шлифованная', 'DSP', [10, 16, 22], 1750, 2750, 1900, 560, 0.68],
  ['МДФ шлифованная', 'MDF', [3, 6, 10, 16, 18], 2070, 2800, 1700, 940, 0.75],
] as const
const cementBoards: readonly ProductSeed[] = CEMENT_BOARDS.flatMap(([words, code, thicknesses, width, length, base, perMm, density]) =>
  thicknesses.map((thickness) => ({
    code,
    name: `${words} ${dec(thickness)}х${width}х${length} мм`,
    group: [DEPARTMENT, 'Плиты и листы прочие'] as const,
    unit: 'лист' as const,
    packs: [area(width, length)],
    price: rounded(base + thickness * perMm),
    kg: (width / 1000) * (length / 1000) * thickness * density,
    demand: 'slow' as const,
  })),
)

/** Sheets: plasterboard and its near-duplicates, OSB, plywood, cement boards. */
export const boards: readonly ProductSeed[] = [...plasterboard, ...specialBoards, ...osb, ...plywood, ...cementBoards]
