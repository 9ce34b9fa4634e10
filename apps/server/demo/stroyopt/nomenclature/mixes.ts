import { type Demand, type ProductSeed, pairs, rounded } from '../../product-seed.ts'

const DEPARTMENT = 'Сухие смеси'

/** Name, brand, masses in kg, tenge for the first mass, demand. */
type Mix = readonly [name: string, brand: string, masses: readonly number[], price: number, demand: Demand]

const PLASTERS: readonly Mix[] = [
  ['Штукатурка гипсовая Knauf Ротбанд', 'Knauf', [30, 10, 5], 4290, 'hot'],
  ['Штукатурка гипсовая Knauf Гольдбанд', 'Knauf', [30], 3790, 'steady'],
  ['Штукатурка гипсовая Knauf МП-75 машинная', 'Knauf', [30], 3680, 'hot'],
  ['Штукатурка гипсовая Волма Слой', 'Волма', [30, 15, 5], 3350, 'hot'],
  ['Штукатурка гипсовая Волма Гипс-Актив машинная', 'Волма', [30], 3090, 'steady'],
  ['Штукатурка гипсовая Alinex Глатт', 'Alinex', [30, 25], 2980, 'hot'],
  ['Штукатурка гипсовая Bergauf Bau Interier', 'Bergauf', [30], 3240, 'steady'],
  ['Штукатурка цементная Knauf Унтерпутц', 'Knauf', [25], 2980, 'steady'],
  ['Штукатурка цементная Волма Аквапласт', 'Волма', [25], 2650, 'steady'],
  ['Штукатурка цементная Ceresit CT 29', 'Ceresit', [25], 3560, 'steady'],
  ['Штукатурка цементная Ceresit CT 24', 'Ceresit', [25], 3280, 'slow'],
  ['Штукатурка цементная Alinex Сет', 'Alinex', [25], 2090, 'steady'],
  ['Штукатурка декоративная короед Ceresit CT 35 2,5 мм', 'Ceresit', [25], 6890, 'steady'],
  ['Штукатурка декоративная камешковая Ceresit CT 137 1,5 мм', 'Ceresit', [25], 7150, 'slow'],
  ['Штукатурка декоративная камешковая Ceresit CT 137 2,5 мм', 'Ceresit', [25], 7020, 'steady'],
  ['Штукатурка декоративная короед Bergauf Prakt 2 мм', 'Bergauf', [25], 4980, 'steady'],
  ['Штукатурка декоративная короед Bergauf Prakt 3 мм', 'Bergauf', [25], 4980, 'slow'],
]
const FILLERS: readonly Mix[] = [
  ['Шпатлёвка гипсовая Knauf Фуген', 'Knauf', [25, 10, 5], 4750, 'hot'],
  ['Шпатлёвка гипсовая Knauf НР Финиш', 'Knauf', [25], 3650, 'hot'],
  ['Шпатлёвка гипсовая Knauf Унифлот', 'Knauf', [25, 5], 13_900, 'steady'],
  ['Шпатлёвка полимерная Knauf Ротбанд Паста', 'Knauf', [18, 5], 9450, 'steady'],
  ['Шпатлёвка гипсовая Волма Шов', 'Волма', [20, 5], 3180, 'steady'],
  ['Шпатлёвка гипсовая Волма Финиш', 'Волма', [20, 5], 2790, 'steady'],
  ['Шпатлёвка полимерная Волма Полифин', 'Волма', [20, 5], 5280, 'steady'],
  ['Шпатлёвка полимерная Weber Vetonit LR+', 'Weber Vetonit', [20, 5], 6480, 'hot'],
  ['Шпатлёвка полимерная Weber Vetonit KR', 'Weber Vetonit', [20], 5980, 'slow'],
  ['Шпатлёвка цементная Weber Vetonit VH белая', 'Weber Vetonit', [20], 6790, 'steady'],
  ['Шпатлёвка гипсовая Alinex Гладекс финишная', 'Alinex', [25, 20], 2650, 'hot'],
  ['Шпатлёвка гипсовая Alinex Глатт старт', 'Alinex', [25], 2290, 'steady'],
  ['Шпатлёвка цементная Ceresit CT 225 белая', 'Ceresit', [25], 6350, 'steady'],
  ['Шпатлёвка цементная Ceresit CT 225 серая', 'Ceresit', [25], 4980, 'slow'],
  ['Шпатлёвка финишная Bergauf Finish Gips', 'Bergauf', [20], 3050, 'steady'],
]
const ADHESIVES: readonly Mix[] = [
  ['Клей для плитки Ceresit CM 11', 'Ceresit', [25, 5], 3480, 'hot'],
  ['Клей для плитки Ceresit CM 14 Extra', 'Ceresit', [25], 4390, 'steady'],
  ['Клей для плитки Ceresit CM 16 эластичный', 'Ceresit', [25], 6590, 'steady'],
  ['Клей для плитки Ceresit CM 17 высокоэластичный', 'Ceresit', [25], 8690, 'steady'],
  ['Клей для мозаики Ceresit CM 115 белый', 'Ceresit', [25, 5], 7950, 'slow'],
  ['Клей для плитки Knauf Флизен', 'Knauf', [25], 3250, 'steady'],
  ['Клей для плитки Knauf Флекс', 'Knauf', [25], 6380, 'steady'],
  ['Клей для плитки Волма Керамик', 'Волма', [25], 2590, 'steady'],
  ['Клей для плитки Alinex Сет 301', 'Alinex', [25], 1990, 'hot'],
  ['Клей для плитки Alinex Сет 302 усиленный', 'Alinex', [25], 2490, 'hot'],
  ['Клей для плитки Bergauf Keramik', 'Bergauf', [25, 5], 2350, 'steady'],
  ['Клей для плитки Bergauf Keramik Pro', 'Bergauf', [25], 2980, 'steady'],
  ['Клей для гипсокартона Knauf Перлфикс', 'Knauf', [30], 3690, 'steady'],
  ['Клей для гипсокартона Волма Монтаж', 'Волма', [30], 3190, 'steady'],
  ['Клей для пазогребневых плит Волма Монтаж морозостойкий', 'Волма', [30], 3490, 'slow'],
  ['Клей для газобетона Bergauf Kleben Block', 'Bergauf', [25], 2190, 'hot'],
  ['Клей для газобетона Alinex Блок', 'Alinex', [25], 1890, 'hot'],
  ['Клей для минеральной ваты Ceresit CT 180', 'Ceresit', [25], 4150, 'steady'],
  ['Клей армирующий для минеральной ваты Ceresit CT 190', 'Ceresit', [25], 4980, 'hot'],
  ['Клей для пенополистирола Ceresit CT 83', 'Ceresit', [25], 3490, 'steady'],
  ['Клей армирующий для пенополистирола Ceresit CT 85', 'Ceresit', [25], 4290, 'hot'],
  ['Клей для теплоизоляции Knauf Севенер', 'Knauf', [25], 4390, 'steady'],
  ['Клей для теплоизоляции Bergauf Isofix', 'Bergauf', [25], 2850, 'steady'],
]
const FLOORS: readonly Mix[] = [
  ['Наливной пол Ceresit CN 175', 'Ceresit', [25], 4350, 'steady'],
  ['Наливной пол Ceresit CN 173', 'Ceresit', [20], 4190, 'slow'],
  ['Наливной пол Knauf Трибон', 'Knauf', [20], 3490, 'steady'],
  ['Наливной пол Bergauf Boden Zement Gross', 'Bergauf', [25], 2780, 'steady'],
  ['Наливной пол Bergauf Boden Zement Final', 'Bergauf', [25], 3590, 'steady'],
  ['Наливной пол Волма Нивелир Экспресс', 'Волма', [20], 3290, 'steady'],
  ['Наливной пол Weber Vetonit 4100', 'Weber Vetonit', [20], 4690, 'slow'],
  ['Стяжка пола Knauf Убо', 'Knauf', [25], 4290, 'slow'],
  ['Стяжка пола Alinex Базис', 'Alinex', [25], 1790, 'hot'],
  ['Топпинг для бетонного пола корунд серый', 'Refloor', [25], 4980, 'order'],
]
const MASONRY: readonly Mix[] = [
  ['Цемент М400', 'Стандарт Цемент', [50, 25], 2350, 'hot'],
  ['Цемент М500', 'Стандарт Цемент', [50, 25], 2690, 'hot'],
  ['Цемент белый М600', 'Adana', [25], 6900, 'slow'],
  ['Пескобетон М300', 'Alinex', [40, 25], 1690, 'hot'],
  ['Кладочная смесь М150', 'Alinex', [40, 25], 1490, 'steady'],
  ['Кладочная смесь М200 зимняя', 'Alinex', [40], 1780, 'slow'],
  ['Кладочная смесь цветная серая Bergauf Kleben Wall', 'Bergauf', [50], 4690, 'order'],
  ['Кладочная смесь цветная белая Bergauf Kleben Wall', 'Bergauf', [50], 5290, 'order'],
  ['Алебастр гипс Г-5', 'Волма', [30, 5], 2190, 'steady'],
  ['Известь гашёная пушонка', 'Известь-Сервис', [20, 5], 1790, 'slow'],
  ['Глина шамотная', 'Печник', [25, 10], 2690, 'slow'],
  ['Смесь огнеупорная кладочная', 'Печник', [25], 4290, 'slow'],
  ['Ремонтная смесь тиксотропная Ceresit CN 83', 'Ceresit', [25], 7390, 'slow'],
  ['Гидропломба Ceresit CX 5', 'Ceresit', [25, 2], 17_900, 'slow'],
]
const WATERPROOFING: readonly Mix[] = [
  ['Гидроизоляция цементная Ceresit CR 65', 'Ceresit', [20, 5], 8490, 'steady'],
  ['Гидроизоляция эластичная Ceresit CR 166', 'Ceresit', [24], 15_900, 'slow'],
  ['Гидроизоляция Bergauf Hydrostop', 'Bergauf', [20, 5], 5890, 'steady'],
  ['Гидроизоляция проникающая Пенетрон', 'Пенетрон', [25, 5], 39_900, 'order'],
  ['Гидроизоляция шовная Пенекрит', 'Пенетрон', [25, 5], 36_900, 'order'],
]

const SECTIONS: readonly (readonly [group: string, mixes: readonly Mix[]])[] = [
  ['Штукатурки', PLASTERS],
  ['Шпатлёвки', FILLERS],
  ['Клеи', ADHESIVES],
  ['Наливные полы и стяжки', FLOORS],
  ['Цемент и кладочные смеси', MASONRY],
  ['Гидроизоляция', WATERPROOFING],
]

const bags: readonly ProductSeed[] = SECTIONS.flatMap(([group, mixes]) =>
  mixes.flatMap(([name, brand, masses, price, demand]) =>
    masses.map((mass, i) => ({
      code: 'SMS',
      name: `${name}, ${mass} кг`,
      group: [DEPARTMENT, group] as const,
      brand,
      unit: name.includes('Паста') ? ('ведро' as const) : ('мешок' as const),
      packs: [
        ['кг', 1, mass] as const,
        ...(mass >= 20 && !name.includes('Паста') ? [['т', 1000, mass] as const, ['пал', mass >= 40 ? 30 : 48, 1] as const] : []),
      ],
      price: rounded(i === 0 ? price : ((price * mass) / (masses[0] ?? mass)) * (mass <= 5 ? 1.35 : 1.12)),
      kg: mass,
      demand: i === 0 ? demand : ('slow' as const),
    })),
  ),
)

const GROUT_COLOURS = [
  'белая',
  'серая',
  'манхэттен',
  'антрацит',
  'жасмин',
  'натура',
  'бежевая',
  'карамель',
  'светло-коричневая',
  'тёмно-коричневая',
  'шоколад',
  'голубая',
  'небесная',
  'оливковая',
  'киви',
  'роза',
  'кирпичная',
  'чёрная',
] as const
const GROUTS = [
  ['Затирка Ceresit CE 33 1-6 мм', 'Ceresit', 2, 1790],
  ['Затирка Ceresit CE 40 1-10 мм', 'Ceresit', 2, 2590],
] as const
const grouts: readonly ProductSeed[] = [
  ...pairs(GROUTS, GROUT_COLOURS).map(([[name, brand, mass, price], colour]) => ({
    code: 'ZAT',
    name: `${name} ${colour}, ${mass} кг`,
    group: [DEPARTMENT, 'Затирки'] as const,
    brand,
    unit: 'шт' as const,
    packs: [['кор', 12, 1] as const],
    price: rounded(colour === 'белая' || colour === 'серая' ? price * 0.86 : price),
    kg: mass,
    demand: colour === 'белая' || colour === 'серая' ? ('hot' as const) : ('steady' as const),
  })),
  ...['белая', 'серая', 'бежевая', 'антрацит'].map((colour) => ({
    code: 'ZAT',
    name: `Затирка Bergauf Kitt 1-5 мм ${colour}, 5 кг`,
    group: [DEPARTMENT, 'Затирки'] as const,
    brand: 'Bergauf',
    unit: 'мешок' as const,
    price: 2490,
    kg: 5,
  })),
]

/** Dry mixes by purpose, brand and mass. */
export const mixes: readonly ProductSeed[] = [...bags, ...grouts]
