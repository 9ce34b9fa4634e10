import { dec, type ProductSeed, pairs, rounded, triples } from '../../product-seed.ts'

const DEPARTMENT = 'Кровля и фасад'
const COLOURS = ['RAL 3005', 'RAL 6005', 'RAL 7024', 'RAL 8017', 'RAL 9003'] as const

const sheets: readonly ProductSeed[] = [
  ...triples(['С8', 'С10', 'С21', 'НС35'], [0.4, 0.45, 0.5], ['цинк', ...COLOURS.slice(0, 4)])
    .filter(([mark, steel]) => mark !== 'С21' || steel !== 0.4)
    .map(([mark, steel, colour]) => ({
      code: 'PNL',
      name: `Профнастил ${mark} ${dec(steel)} мм ${colour}`,
      group: [DEPARTMENT, 'Профнастил'] as const,
      unit: 'м2' as const,
      price: rounded(steel * 5200 * (colour === 'цинк' ? 0.84 : 1) * (mark === 'НС35' ? 1.12 : mark === 'С21' ? 1.06 : 1)),
      kg: steel * 9.4,
      demand: colour === 'RAL 8017' ? ('hot' as const) : ('steady' as const),
    })),
  ...pairs([0.45, 0.5], COLOURS).map(([steel, colour]) => ({
    code: 'MCH',
    name: `Металлочерепица Монтеррей ${dec(steel)} мм ${colour}`,
    group: [DEPARTMENT, 'Металлочерепица'] as const,
    unit: 'м2' as const,
    price: rounded(steel * 5900),
    kg: steel * 9.8,
    demand: 'steady' as const,
  })),
]

const FLASHINGS: readonly (readonly [words: string, price: number])[] = [
  ['Конёк плоский 150х150', 1890],
  ['Конёк полукруглый', 2490],
  ['Ендова нижняя 300х300', 2690],
  ['Ендова верхняя 75х75', 1490],
  ['Планка карнизная 100х69', 1190],
  ['Планка торцевая 95х120', 1390],
  ['Планка примыкания 130х160', 1490],
  ['Отлив оконный 150', 1090],
  ['Снегозадержатель трубчатый 3 м', 11_900],
]
const flashings: readonly ProductSeed[] = pairs(FLASHINGS, COLOURS.slice(0, 4)).map(([[words, price], colour]) => ({
  code: 'DOB',
  name: `${words}, ${colour}${words.includes('3 м') ? '' : ', 2000 мм'}`,
  group: [DEPARTMENT, 'Доборные элементы'],
  unit: 'шт',
  price,
  kg: price / 900,
  demand: colour === 'RAL 8017' ? 'steady' : 'slow',
}))

const GUTTER: readonly (readonly [words: string, price: number])[] = [
  ['Желоб водосточный 125 мм, 3 м', 3490],
  ['Соединитель желоба 125 мм', 890],
  ['Кронштейн желоба 125 мм', 490],
  ['Заглушка желоба 125 мм', 590],
  ['Угол желоба 90° 125 мм', 1890],
  ['Воронка водосточная 125х82 мм', 1590],
  ['Труба водосточная 82 мм, 3 м', 3890],
  ['Колено трубы 72° 82 мм', 990],
  ['Хомут трубы 82 мм', 590],
  ['Слив трубы 82 мм', 890],
]
const gutters: readonly ProductSeed[] = pairs(GUTTER, ['белый', 'коричневый', 'графит']).map(([[words, price], colour]) => ({
  code: 'VOD',
  name: `${words} ПВХ ${colour}`,
  group: [DEPARTMENT, 'Водосток'],
  unit: 'шт',
  price,
  kg: price / 2600,
  demand: colour === 'коричневый' ? 'steady' : 'slow',
}))

const SHINGLES = ['Соната коричневая', 'Соната красная', 'Танго серая', 'Танго зелёная', 'Самба терракота', 'Аккорд синяя'] as const
const shingles: readonly ProductSeed[] = [
  ...SHINGLES.map((name) => ({
    code: 'GCH',
    name: `Гибкая черепица Шинглас ${name}, 3 м2`,
    group: [DEPARTMENT, 'Гибкая черепица'] as const,
    brand: 'Технониколь',
    unit: 'уп' as const,
    packs: [['м2', 1, 3] as const],
    price: name.startsWith('Аккорд') ? 9900 : 11_900,
    kg: 26,
    demand: 'slow' as const,
  })),
  ...['Ондулин Смарт коричневый', 'Ондулин Смарт красный', 'Ондулин Смарт зелёный'].map((name) => ({
    code: 'GCH',
    name: `${name} 1950х950 мм`,
    group: [DEPARTMENT, 'Гибкая черепица'] as const,
    brand: 'Ондулин',
    unit: 'лист' as const,
    price: 5690,
    kg: 6,
    demand: 'slow' as const,
  })),
]

const SIDING = ['белый', 'кремовый', 'бежевый', 'голубой', 'фисташковый', 'персик', 'серый', 'графит'] as const
const siding: readonly ProductSeed[] = [
  ...SIDING.map((colour) => ({
    code: 'SDG',
    name: `Сайдинг виниловый корабельный брус ${colour} 3660х230 мм`,
    group: [DEPARTMENT, 'Сайдинг'] as const,
    unit: 'шт' as const,
    packs: [['м2', 1_000_000, 3660 * 230] as const, ['уп', 20, 1] as const],
    price: 1890,
    kg: 1.6,
    demand: 'slow' as const,
  })),
  ...pairs(
    [
      'Планка стартовая',
      'Планка финишная',
      'J-планка',
      'H-профиль',
      'Угол наружный',
      'Угол внутренний',
      'Околооконная планка',
      'Софит перфорированный',
    ],
    ['белый', 'коричневый'],
  ).map(([words, colour], i) => ({
    code: 'SDG',
    name: `${words} для сайдинга ${colour} 3050 мм`,
    group: [DEPARTMENT, 'Сайдинг'] as const,
    unit: 'шт' as const,
    price: 790 + i * 120,
    kg: 0.7,
    demand: 'slow' as const,
  })),
  ...[
    'Дикий камень терракотовый',
    'Дикий камень песочный',
    'Кирпич красный',
    'Кирпич бежевый',
    'Сланец графит',
    'Сланец слоновая кость',
  ].map((name) => ({
    code: 'FPN',
    name: `Панель фасадная ${name} 1130х470 мм`,
    group: [DEPARTMENT, 'Фасадные панели'] as const,
    unit: 'шт' as const,
    packs: [['м2', 1_000_000, 1130 * 470] as const, ['уп', 10, 1] as const],
    price: 4290,
    kg: 2.2,
    demand: 'slow' as const,
  })),
]

/** Roofs and façades: sheets, flashings, gutters, siding. */
export const roofing: readonly ProductSeed[] = [...sheets, ...flashings, ...gutters, ...shingles, ...siding]
