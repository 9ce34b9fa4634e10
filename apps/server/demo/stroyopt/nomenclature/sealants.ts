import { dec, type ProductSeed, pairs, rounded } from '../../product-seed.ts'

const DEPARTMENT = 'Пена, герметики, клеи'

const FOAMS: readonly (readonly [name: string, brand: string, price: number])[] = [
  ['Пена монтажная Makroflex Shaketec бытовая 750 мл', 'Makroflex', 2290],
  ['Пена монтажная Makroflex Shaketec бытовая 300 мл', 'Makroflex', 1490],
  ['Пена монтажная Makroflex Pro профессиональная 750 мл', 'Makroflex', 2490],
  ['Пена монтажная Makroflex Pro профессиональная зимняя 750 мл', 'Makroflex', 2690],
  ['Пена монтажная Makroflex 65 профессиональная 850 мл', 'Makroflex', 2890],
  ['Пена монтажная Penosil Gold Gun профессиональная 750 мл', 'Penosil', 2590],
  ['Пена монтажная Penosil Gold Gun профессиональная зимняя 750 мл', 'Penosil', 2790],
  ['Пена монтажная Penosil Gold Gun 65 профессиональная 875 мл', 'Penosil', 2990],
  ['Пена монтажная Penosil Premium бытовая 750 мл', 'Penosil', 2390],
  ['Пена монтажная Tytan 65 профессиональная 750 мл', 'Tytan', 2450],
  ['Пена монтажная Tytan 65 профессиональная зимняя 750 мл', 'Tytan', 2650],
  ['Пена монтажная Tytan огнестойкая B1 профессиональная 750 мл', 'Tytan', 3990],
  ['Пена монтажная Soudal Профи 60 профессиональная 750 мл', 'Soudal', 2390],
  ['Пена монтажная Soudal Бытовая 500 мл', 'Soudal', 1790],
  ['Пена-клей Технониколь для газобетона 750 мл', 'Технониколь', 3190],
  ['Пена-клей Технониколь для пенополистирола 750 мл', 'Технониколь', 3050],
  ['Пена-клей Ceresit CT 84 для пенополистирола 850 мл', 'Ceresit', 3690],
  ['Пена-клей Tytan 60 секунд 750 мл', 'Tytan', 3490],
  ['Очиститель пены Makroflex 500 мл', 'Makroflex', 1790],
  ['Очиститель пены Penosil 500 мл', 'Penosil', 1690],
]
const foams: readonly ProductSeed[] = FOAMS.map(([name, brand, price], i) => ({
  code: 'PEN',
  name,
  group: [DEPARTMENT, 'Пена монтажная'],
  brand,
  unit: 'бал',
  packs: [['кор', 12, 1]],
  price,
  kg: 0.9,
  demand: i === 2 || i === 5 || i === 9 ? 'hot' : 'steady',
}))

const SILICONES: readonly (readonly [words: string, brand: string, colours: readonly string[], millilitres: number, price: number])[] = [
  ['Герметик силиконовый санитарный Ceresit CS 15', 'Ceresit', ['белый', 'прозрачный', 'серый'], 280, 1990],
  ['Герметик силиконовый санитарный Ceresit CS 25', 'Ceresit', ['белый', 'серый', 'бежевый', 'антрацит', 'карамель', 'какао'], 280, 2890],
  ['Герметик силиконовый санитарный Makroflex SX 101', 'Makroflex', ['белый', 'прозрачный'], 290, 1790],
  ['Герметик силиконовый универсальный Makroflex AX 104', 'Makroflex', ['белый', 'прозрачный', 'чёрный', 'коричневый'], 290, 1690],
  ['Герметик силиконовый санитарный Penosil S', 'Penosil', ['белый', 'прозрачный'], 310, 1490],
  ['Герметик силиконовый универсальный Penosil U', 'Penosil', ['белый', 'прозрачный', 'серый', 'чёрный', 'коричневый'], 310, 1420],
  ['Герметик силиконовый универсальный Tytan', 'Tytan', ['белый', 'прозрачный', 'серый', 'чёрный'], 280, 1390],
  ['Герметик акриловый Tytan', 'Tytan', ['белый', 'серый'], 280, 1090],
  ['Герметик акриловый Makroflex FA 131', 'Makroflex', ['белый'], 300, 1290],
  ['Герметик акриловый для дерева Penosil', 'Penosil', ['сосна', 'дуб', 'орех', 'белый'], 310, 1490],
  ['Герметик битумный кровельный Tytan', 'Tytan', ['чёрный'], 310, 1890],
  ['Герметик каучуковый кровельный Tytan', 'Tytan', ['прозрачный', 'чёрный', 'серый', 'коричневый'], 310, 2590],
  ['Герметик полиуретановый Soudaflex 40 FC', 'Soudal', ['белый', 'серый', 'чёрный', 'коричневый'], 300, 3490],
  ['Герметик полиуретановый Soudaflex 40 FC туба', 'Soudal', ['белый', 'серый'], 600, 5690],
  ['Герметик высокотемпературный Penosil +1500', 'Penosil', ['чёрный'], 310, 1890],
  ['Жидкие гвозди Момент Монтаж Экспресс МВ-50', 'Момент', ['белый'], 310, 1890],
  ['Жидкие гвозди Момент Монтаж Суперсильный МВ-70', 'Момент', ['белый'], 310, 2190],
  ['Жидкие гвозди Tytan Classic Fix', 'Tytan', ['прозрачный'], 310, 2490],
  ['Жидкие гвозди Tytan 604', 'Tytan', ['бежевый'], 310, 1590],
  ['Жидкие гвозди для зеркал Tytan 930', 'Tytan', ['бежевый'], 310, 2290],
]
const silicones: readonly ProductSeed[] = SILICONES.flatMap(([words, brand, colours, millilitres, price]) =>
  colours.map((colour) => ({
    code: 'GER',
    name: `${words} ${colour}, ${millilitres} мл`,
    group: [DEPARTMENT, words.startsWith('Жидкие') ? 'Жидкие гвозди' : 'Герметики'] as const,
    brand,
    unit: 'шт' as const,
    packs: [['кор', 12, 1] as const],
    price,
    kg: millilitres / 800,
    demand: colour === 'белый' || colour === 'прозрачный' ? ('steady' as const) : ('slow' as const),
  })),
)

const GLUES = [
  ['Клей ПВА строительный Alina', 'Alina', [1, 2.5, 5, 10, 30], 790],
  ['Клей ПВА мебельный Д3', 'Момент', [0.75, 3, 10], 2290],
  ['Клей для стеклообоев Oscar готовый', 'Oscar', [5, 10], 890],
  ['Клей для линолеума Homa Homakoll 208', 'Homa', [1.3, 4, 14], 1690],
  ['Клей для паркета Homa Homakoll 600', 'Homa', [7, 14], 2490],
  ['Мастика битумная кровельная Технониколь 21', 'Технониколь', [3, 10, 20], 1290],
  ['Мастика битумная гидроизоляционная Технониколь 24', 'Технониколь', [3, 10, 20], 990],
  ['Праймер битумный Технониколь 01', 'Технониколь', [8, 16], 1090],
] as const
const glues: readonly ProductSeed[] = GLUES.flatMap(([name, brand, masses, perKg]) =>
  masses.map((kg) => ({
    code: 'KLE',
    name: `${name}, ${dec(kg)} кг`,
    group: [DEPARTMENT, name.startsWith('Клей') ? 'Клеи' : 'Мастики'] as const,
    brand,
    unit: kg >= 3 ? ('ведро' as const) : ('шт' as const),
    packs: [['кг', 1000, kg * 1000] as const],
    price: rounded(kg * perKg * (kg < 2 ? 1.2 : kg > 9 ? 0.9 : 1)),
    kg,
    demand: 'slow' as const,
  })),
)

const wallpaper: readonly ProductSeed[] = pairs(
  ['Клей обойный Kleo Smart', 'Клей обойный Metylan Винил', 'Клей обойный Metylan Флизелин'],
  [150, 250],
).map(([name, grams]) => ({
  code: 'KLE',
  name: `${name}, ${grams} г`,
  group: [DEPARTMENT, 'Клеи'],
  unit: 'шт',
  price: rounded(grams * (name.includes('Metylan') ? 8.4 : 6.1)),
  kg: grams / 1000,
  demand: 'slow',
}))

/** Foam, sealants, glues, mastics. */
export const sealants: readonly ProductSeed[] = [...foams, ...silicones, ...glues, ...wallpaper]
