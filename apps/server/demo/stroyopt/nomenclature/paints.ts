import { type Demand, dec, type ProductSeed, pairs, rounded } from '../../product-seed.ts'

const DEPARTMENT = 'Лакокрасочные материалы'

const ENAMEL_COLOURS = [
  'белая',
  'серая',
  'чёрная',
  'коричневая',
  'красная',
  'зелёная',
  'синяя',
  'голубая',
  'жёлтая',
  'бежевая',
  'вишнёвая',
  'шоколадная',
] as const
const enamels: readonly ProductSeed[] = [
  ...pairs(ENAMEL_COLOURS, [0.9, 1.9, 2.7, 20]).map(([colour, kg]) =>
    enamel('Эмаль ПФ-115', colour, kg, 1780, kg < 1 ? 'steady' : kg > 10 ? 'slow' : 'hot'),
  ),
  ...pairs(['жёлто-коричневая', 'золотисто-коричневая', 'красно-коричневая'], [1.9, 2.7, 20]).map(([colour, kg]) =>
    enamel('Эмаль для пола ПФ-266', colour, kg, 1740, 'steady'),
  ),
  ...pairs(['серый', 'красно-коричневый', 'белый', 'чёрный'], [0.9, 1.9, 2.7, 25]).map(([colour, kg]) =>
    enamel('Грунт ГФ-021', colour, kg, 1420, kg > 10 ? 'slow' : 'hot'),
  ),
  ...pairs(['чёрная', 'серая', 'коричневая', 'красная', 'зелёная', 'синяя', 'белая'], [0.9, 1.9, 5]).map(([colour, kg]) =>
    enamel('Грунт-эмаль по ржавчине 3 в 1', colour, kg, 2490, 'steady'),
  ),
]

function enamel(words: string, colour: string, kg: number, perKg: number, demand: Demand): ProductSeed {
  return {
    code: 'EML',
    name: `${words} ${colour}, ${dec(kg)} кг`,
    group: [DEPARTMENT, words.startsWith('Грунт Г') ? 'Грунты по металлу' : 'Эмали'],
    brand: 'Alina',
    unit: kg >= 20 ? 'ведро' : 'банка',
    price: rounded(kg * perKg * (kg < 1 ? 1.18 : kg > 10 ? 0.88 : 1)),
    kg: kg * 1.08,
    demand,
  }
}

/** Name, brand, volumes in litres, tenge per litre. */
const WATER_PAINTS: readonly (readonly [name: string, brand: string, litres: readonly number[], perLitre: number, demand: Demand])[] = [
  ['Краска водно-дисперсионная Alina интерьерная белая', 'Alina', [3, 7, 14, 25], 690, 'hot'],
  ['Краска водно-дисперсионная Alina моющаяся белая', 'Alina', [3, 7, 14, 25], 940, 'hot'],
  ['Краска водно-дисперсионная Alina фасадная белая', 'Alina', [3, 7, 14, 25], 1120, 'steady'],
  ['Краска водно-дисперсионная Alina потолочная белая', 'Alina', [3, 7, 14, 25], 590, 'hot'],
  ['Краска Tikkurila Евро Пауэр 7 база A', 'Tikkurila', [0.9, 2.7, 9], 4190, 'steady'],
  ['Краска Tikkurila Евро Пауэр 7 база C', 'Tikkurila', [0.9, 2.7, 9], 4190, 'slow'],
  ['Краска Tikkurila Гармония база A', 'Tikkurila', [0.9, 2.7, 9], 5290, 'slow'],
  ['Краска Tikkurila Евро Фасад Аква база A', 'Tikkurila', [2.7, 9], 5490, 'slow'],
  ['Краска Dulux Bindo 7 база BW', 'Dulux', [1, 2.5, 5, 10], 4350, 'steady'],
  ['Краска Dulux Bindo 3 база BW', 'Dulux', [1, 2.5, 5, 10], 3690, 'steady'],
  ['Краска Dulux Ultra Resist кухня и ванная база BW', 'Dulux', [1, 2.5, 5], 5890, 'slow'],
  ['Краска Caparol Samtex 7 база 1', 'Caparol', [1.25, 2.5, 5, 10], 4650, 'slow'],
  ['Краска фасадная Ceresit CT 48 силиконовая', 'Ceresit', [15], 3290, 'steady'],
  ['Краска фасадная Ceresit CT 42 акриловая', 'Ceresit', [15], 2490, 'steady'],
  ['Краска резиновая белая', 'Super Decor', [1, 3, 6, 12], 2150, 'slow'],
  ['Краска резиновая серая', 'Super Decor', [1, 3, 6, 12], 2150, 'slow'],
]
const PRIMERS: typeof WATER_PAINTS = [
  ['Грунтовка глубокого проникновения Ceresit CT 17', 'Ceresit', [1, 2, 5, 10], 890, 'hot'],
  ['Грунтовка адгезионная Ceresit CT 16', 'Ceresit', [5, 10], 1780, 'hot'],
  ['Грунтовка Knauf Тифенгрунд', 'Knauf', [5, 10], 1090, 'steady'],
  ['Грунтовка Knauf Мультигрунд', 'Knauf', [5, 10], 1240, 'steady'],
  ['Грунтовка Волма Универсал', 'Волма', [5, 10], 690, 'steady'],
  ['Грунтовка Alina акриловая', 'Alina', [1, 5, 10, 20], 490, 'hot'],
  ['Грунтовка Alina глубокого проникновения', 'Alina', [1, 5, 10, 20], 560, 'hot'],
  ['Грунтовка Bergauf Primer', 'Bergauf', [5, 10], 640, 'steady'],
  ['Грунтовка противогрибковая Ceresit CT 99', 'Ceresit', [1], 6900, 'slow'],
]
const WOOD_CARE: typeof WATER_PAINTS = [
  ['Лак паркетный Поли-Р глянцевый', 'Поли-Р', [1, 2.5, 10], 3950, 'slow'],
  ['Лак паркетный Поли-Р матовый', 'Поли-Р', [1, 2.5, 10], 3950, 'slow'],
  ['Лак яхтный алкидный глянцевый', 'Alina', [0.8, 2.5, 10], 2690, 'steady'],
  ['Лак яхтный алкидный матовый', 'Alina', [0.8, 2.5, 10], 2690, 'slow'],
  ['Антисептик Сенеж Экобио', 'Сенеж', [5, 10], 1190, 'steady'],
  ['Огнебиозащита Сенеж Огнебио', 'Сенеж', [5, 10], 980, 'steady'],
  ['Отбеливатель древесины Сенеж Эффо', 'Сенеж', [5, 10], 1090, 'slow'],
  ['Олифа Оксоль', 'Alina', [0.8, 3, 10], 1190, 'slow'],
]
const SOLVENTS: typeof WATER_PAINTS = [
  ['Уайт-спирит', 'Ясхим', [0.5, 1, 5, 10], 980, 'steady'],
  ['Растворитель 646', 'Ясхим', [0.5, 1, 5, 10], 1090, 'steady'],
  ['Растворитель 647', 'Ясхим', [0.5, 1, 5], 1190, 'slow'],
  ['Ацетон', 'Ясхим', [0.5, 1, 5, 10], 1290, 'slow'],
  ['Керосин', 'Ясхим', [0.5, 1, 5], 990, 'slow'],
  ['Смывка старой краски', 'Ясхим', [0.75], 3190, 'slow'],
]
const LIQUIDS = [
  ['Краски водные', WATER_PAINTS],
  ['Грунтовки', PRIMERS],
  ['Лаки и антисептики', WOOD_CARE],
  ['Растворители', SOLVENTS],
] as const
const liquids: readonly ProductSeed[] = LIQUIDS.flatMap(([group, rows]) =>
  rows.flatMap(([name, brand, volumes, perLitre, demand]) =>
    volumes.map((litres) => ({
      code: 'LKM',
      name: `${name}, ${dec(litres)} л`,
      group: [DEPARTMENT, group] as const,
      brand,
      unit:
        litres >= 5 ? (group === 'Грунтовки' || group === 'Растворители' ? ('канистра' as const) : ('ведро' as const)) : ('шт' as const),
      packs: [['л', 1000, litres * 1000] as const],
      price: rounded(litres * perLitre * (litres < 2 ? 1.15 : litres >= 9 ? 0.92 : 1)),
      kg: litres * (group === 'Краски водные' ? 1.45 : 1.02),
      demand,
    })),
  ),
)

const contact: readonly ProductSeed[] = (
  [
    ['Бетоноконтакт Knauf', 'Knauf', [5, 20], 1490],
    ['Бетоноконтакт Волма Контакт', 'Волма', [5, 15], 1090],
    ['Бетоноконтакт Alinex', 'Alinex', [5, 15], 890],
    ['Грунтовка Ceresit CT 19 бетоноконтакт', 'Ceresit', [5, 15], 1390],
  ] as const
).flatMap(([name, brand, masses, perKg]) =>
  masses.map((kg) => ({
    code: 'LKM',
    name: `${name}, ${kg} кг`,
    group: [DEPARTMENT, 'Грунтовки'] as const,
    brand,
    unit: 'ведро' as const,
    packs: [['кг', 1, kg] as const],
    price: rounded(kg * perKg * (kg === 5 ? 1.12 : 1)),
    kg: kg * 1.05,
    demand: 'hot' as const,
  })),
)

const GLAZES = ['бесцветный', 'сосна', 'дуб', 'орех', 'махагон', 'тик', 'палисандр', 'калужница', 'белый'] as const
const glazes: readonly ProductSeed[] = pairs(
  [
    ['Антисептик Pinotex Classic', 'Pinotex', 4690],
    ['Антисептик Акватекс', 'Рогнеда', 2390],
  ] as const,
  GLAZES,
).flatMap(([[name, brand, perLitre], colour]) =>
  [1, 2.7, 9].map((litres) => ({
    code: 'ANT',
    name: `${name} ${colour}, ${dec(litres)} л`,
    group: [DEPARTMENT, 'Лаки и антисептики'] as const,
    brand,
    unit: 'банка' as const,
    price: rounded(litres * perLitre * (litres === 1 ? 1.1 : litres === 9 ? 0.9 : 1)),
    kg: litres,
    demand: 'slow' as const,
  })),
)

const TINTS = [
  'жёлтый',
  'лимонный',
  'оранжевый',
  'персик',
  'красный',
  'вишня',
  'розовый',
  'сирень',
  'фиолетовый',
  'синий',
  'голубой',
  'бирюза',
  'изумруд',
  'салатовый',
  'оливка',
  'охра',
  'бежевый',
  'шоколад',
  'серый',
  'чёрный',
] as const
const tints: readonly ProductSeed[] = pairs(TINTS, [0.1, 0.75]).map(([colour, litres]) => ({
  code: 'KOL',
  name: `Колер универсальный ${colour}, ${dec(litres)} л`,
  group: [DEPARTMENT, 'Колеры'],
  unit: 'шт',
  price: litres === 0.1 ? 390 : 1750,
  kg: litres * 1.3,
  demand: 'slow',
}))

const SPRAY_RAL = [
  1003, 1015, 2004, 3000, 3005, 3020, 5002, 5005, 5015, 6005, 6018, 6029, 7016, 7024, 7035, 8017, 9003, 9005, 9006,
] as const
const sprays: readonly ProductSeed[] = [
  ...SPRAY_RAL.map((ral) => `Краска аэрозольная RAL ${ral}, 520 мл`),
  'Краска аэрозольная термостойкая чёрная, 520 мл',
  'Краска аэрозольная термостойкая серебристая, 520 мл',
  'Грунт аэрозольный серый, 520 мл',
  'Грунт аэрозольный красно-коричневый, 520 мл',
  'Лак аэрозольный глянцевый, 520 мл',
  'Лак аэрозольный матовый, 520 мл',
].map((name) => ({
  code: 'AER',
  name,
  group: [DEPARTMENT, 'Аэрозоли'],
  unit: 'бал',
  packs: [['кор', 12, 1]],
  price: name.includes('термостойкая') ? 1890 : 1290,
  kg: 0.45,
  demand: 'slow',
}))

/** Paints, primers, varnishes by colour and volume. */
export const paints: readonly ProductSeed[] = [...enamels, ...liquids, ...contact, ...glazes, ...tints, ...sprays]
