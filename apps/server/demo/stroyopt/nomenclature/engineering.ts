import { dec, type ProductSeed, pairs, rounded, triples } from '../../product-seed.ts'

const ELECTRICS = 'Электромонтаж'
const WATER = 'Водопровод и канализация'

const cables: readonly ProductSeed[] = [
  ...pairs([2, 3, 4, 5], [1.5, 2.5, 4, 6, 10])
    .filter(([cores, section]) => cores > 2 || section < 6)
    .map(([cores, section]) => ({
      name: `Кабель ВВГнг(А)-LS ${cores}х${dec(section)}`,
      price: cores * section * 62 + 70,
      hot: cores === 3 && section < 3,
    })),
  ...pairs([2, 3], [0.75, 1, 1.5, 2.5]).map(([cores, section]) => ({
    name: `Провод ПВС ${cores}х${dec(section)}`,
    price: cores * section * 66 + 40,
    hot: false,
  })),
  { name: 'Кабель UTP cat 5e 4х2х0,5', price: 145, hot: false },
].map(({ name, price, hot }) => ({
  code: 'KAB',
  name,
  group: [ELECTRICS, 'Кабель и провод'] as const,
  unit: 'м' as const,
  price: rounded(price),
  kg: price / 1700,
  demand: hot ? ('hot' as const) : ('steady' as const),
}))

const conduit: readonly ProductSeed[] = [
  ...pairs(['Гофротруба ПВХ серая', 'Гофротруба ПНД чёрная'], [16, 20, 25, 32]).map(([words, diameter]) => ({
    code: 'GOF',
    name: `${words} ${diameter} мм с зондом, бухта ${diameter < 25 ? 100 : 50} м`,
    group: [ELECTRICS, 'Гофра и каналы'] as const,
    unit: 'рул' as const,
    packs: [['м', 1, diameter < 25 ? 100 : 50] as const],
    price: rounded((diameter < 25 ? 100 : 50) * diameter * (words.includes('ПНД') ? 3.9 : 2.8)),
    kg: diameter * 0.3,
    demand: 'steady' as const,
  })),
  ...['15х10', '20х10', '25х16', '40х16', '40х25', '60х40', '100х40', '100х60'].map((size) => ({
    code: 'GOF',
    name: `Кабель-канал ${size} мм белый, 2 м`,
    group: [ELECTRICS, 'Гофра и каналы'] as const,
    unit: 'шт' as const,
    price: rounded(Number(size.split('х')[0]) * 14 + 60),
    kg: 0.3,
    demand: 'slow' as const,
  })),
]

const BREAKERS = [6, 10, 16, 20, 25, 32, 40, 63] as const
const protection: readonly ProductSeed[] = [
  ...triples(['IEK ВА47-29', 'EKF PROxima'], ['1P', '3P'], BREAKERS).map(([series, poles, amps]) => ({
    code: 'AVT',
    name: `Автоматический выключатель ${series} ${poles} ${amps}А C 4,5кА`,
    group: [ELECTRICS, 'Автоматы и УЗО'] as const,
    unit: 'шт' as const,
    price: rounded((poles === '1P' ? 990 : 3290) * (amps > 32 ? 1.25 : 1) * (series.startsWith('EKF') ? 0.93 : 1)),
    kg: poles === '1P' ? 0.1 : 0.3,
    demand: poles === '1P' && (amps === 16 || amps === 25) ? ('hot' as const) : ('slow' as const),
  })),
  ...pairs(['2P', '4P'], [16, 25, 32, 40]).map(([poles, amps]) => ({
    code: 'AVT',
    name: `Дифференциальный автомат IEK АД-12 ${poles} ${amps}А 30мА`,
    group: [ELECTRICS, 'Автоматы и УЗО'] as const,
    unit: 'шт' as const,
    price: rounded((poles === '2P' ? 7900 : 15_900) * (amps > 32 ? 1.15 : 1)),
    kg: 0.3,
    demand: 'slow' as const,
  })),
]

const WIRING = [
  ['Розетка скрытая с заземлением', 890],
  ['Розетка двойная скрытая с заземлением', 1290],
  ['Розетка накладная с заземлением', 940],
  ['Выключатель одноклавишный скрытый', 790],
  ['Выключатель двухклавишный скрытый', 940],
  ['Выключатель проходной одноклавишный скрытый', 1190],
  ['Рамка 1 пост', 190],
  ['Рамка 2 поста', 320],
  ['Рамка 3 поста', 490],
] as const
const wiring: readonly ProductSeed[] = [
  ...pairs(WIRING, ['белый', 'бежевый', 'чёрный']).map(([[words, price], colour]) => ({
    code: 'ROZ',
    name: `${words} ${colour}`,
    group: [ELECTRICS, 'Розетки и выключатели'] as const,
    unit: 'шт' as const,
    price: rounded(price * (colour === 'чёрный' ? 1.3 : 1)),
    kg: 0.08,
    demand: colour === 'белый' ? ('steady' as const) : ('slow' as const),
  })),
  ...(
    [
      ['Подрозетник для бетона 68х42 мм', 75, 'hot'],
      ['Подрозетник для гипсокартона 68х45 мм', 120, 'hot'],
      ['Подрозетник для гипсокартона 68х60 мм глубокий', 160, 'steady'],
      ['Коробка распаечная 100х100х50 мм IP55', 590, 'steady'],
      ['Коробка распаечная 80х80х40 мм IP55', 420, 'steady'],
      ['Клемма Wago 2 провода, 10 шт', 1190, 'steady'],
      ['Клемма Wago 3 провода, 10 шт', 1390, 'steady'],
      ['Клемма Wago 5 проводов, 10 шт', 1890, 'steady'],
      ['Изолента ПВХ 15 мм х 20 м синяя', 240, 'hot'],
      ['Изолента ПВХ 15 мм х 20 м чёрная', 240, 'steady'],
      ['Изолента ПВХ 19 мм х 20 м белая', 290, 'steady'],
      ['Хомут нейлоновый 3,6х200 мм белый, 100 шт', 490, 'steady'],
      ['Хомут нейлоновый 3,6х200 мм чёрный, 100 шт', 490, 'steady'],
      ['Хомут нейлоновый 4,8х300 мм чёрный, 100 шт', 990, 'steady'],
      ['Хомут нейлоновый 4,8х400 мм чёрный, 100 шт', 1390, 'slow'],
      ['Лампа светодиодная E27 10 Вт 4000К', 590, 'steady'],
      ['Лампа светодиодная E27 15 Вт 4000К', 790, 'steady'],
      ['Лампа светодиодная E27 15 Вт 6500К', 790, 'slow'],
      ['Прожектор светодиодный 30 Вт 6500К', 3490, 'slow'],
      ['Прожектор светодиодный 50 Вт 6500К', 4990, 'steady'],
      ['Прожектор светодиодный 100 Вт 6500К', 8990, 'slow'],
      ['Светильник светодиодный панель 595х595 мм 36 Вт 4000К', 6490, 'steady'],
      ['Удлинитель на катушке 30 м 3х1,5', 24_900, 'slow'],
      ['Удлинитель на катушке 50 м 3х2,5', 46_900, 'order'],
    ] as const
  ).map(([name, price, demand]) => ({
    code: 'ELM',
    name,
    group: [ELECTRICS, 'Монтажные изделия и свет'] as const,
    unit: 'шт' as const,
    price,
    kg: 0.2,
    demand,
  })),
]

const DIAMETERS = [20, 25, 32, 40] as const
const FITTINGS = [
  ['Муфта соединительная ППР', 42],
  ['Угол 90° ППР', 54],
  ['Угол 45° ППР', 58],
  ['Тройник ППР', 72],
  ['Заглушка ППР', 36],
  ['Опора для труб ППР', 28],
  ['Кран шаровой ППР', 1290],
  ['Обвод ППР', 190],
] as const
const polypropylene: readonly ProductSeed[] = [
  ...pairs(['PN20', 'PN25 армированная стекловолокном'], DIAMETERS).map(([pressure, diameter]) => ({
    code: 'PPR',
    name: `Труба ППР ${pressure} ${diameter} мм, 4 м`,
    group: [WATER, 'Полипропилен'] as const,
    unit: 'шт' as const,
    packs: [['м', 1, 4] as const],
    price: rounded(diameter * diameter * (pressure === 'PN20' ? 2.1 : 2.7)),
    kg: diameter * 0.03,
    demand: 'steady' as const,
  })),
  ...pairs(FITTINGS, DIAMETERS).map(([[words, price], diameter]) => ({
    code: 'PPR',
    name: `${words} ${diameter} мм`,
    group: [WATER, 'Полипропилен'] as const,
    unit: 'шт' as const,
    price: rounded(price * (diameter / 20) ** 1.6),
    kg: diameter / 600,
    demand: diameter <= 25 ? ('steady' as const) : ('slow' as const),
  })),
  ...triples(
    ['Муфта комбинированная ППР', 'Угол комбинированный ППР'],
    ['20х1/2', '25х3/4', '32х1'],
    ['внутренняя резьба', 'наружная резьба'],
  ).map(([words, size, thread], i) => ({
    code: 'PPR',
    name: `${words} ${size} ${thread}`,
    group: [WATER, 'Полипропилен'] as const,
    unit: 'шт' as const,
    price: rounded(590 + (i % 6) * 190),
    kg: 0.1,
    demand: 'slow' as const,
  })),
]

const sewer: readonly ProductSeed[] = [
  ...pairs([32, 40, 50, 110], [250, 500, 1000, 1500, 2000, 3000]).map(([diameter, length]) => ({
    code: 'KAN',
    name: `Труба канализационная внутренняя ${diameter}х${length} мм`,
    group: [WATER, 'Канализация'] as const,
    unit: 'шт' as const,
    price: rounded(diameter * 4.2 + diameter * length * 0.0135),
    kg: (diameter * length) / 120_000,
    demand: diameter >= 50 ? ('steady' as const) : ('slow' as const),
  })),
  ...pairs([1000, 2000, 3000], [110, 160]).map(([length, diameter]) => ({
    code: 'KAN',
    name: `Труба канализационная наружная рыжая ${diameter}х${length} мм`,
    group: [WATER, 'Канализация'] as const,
    unit: 'шт' as const,
    price: rounded(diameter * length * 0.0225),
    kg: (diameter * length) / 90_000,
    demand: 'steady' as const,
  })),
  ...pairs(['Отвод 45°', 'Отвод 90°', 'Муфта', 'Заглушка', 'Ревизия', 'Хомут с гайкой'], [50, 110]).map(([words, diameter]) => ({
    code: 'KAN',
    name: `${words} канализационный ${diameter} мм`.replace(/(Муфта|Заглушка|Ревизия) канализационный/, '$1 канализационная'),
    group: [WATER, 'Канализация'] as const,
    unit: 'шт' as const,
    price: rounded(diameter * 4.6),
    kg: diameter / 700,
    demand: 'steady' as const,
  })),
  ...['50х50', '110х50', '110х110'].flatMap((size) =>
    ['45°', '90°'].map((angle) => ({
      code: 'KAN',
      name: `Тройник канализационный ${size} мм ${angle}`,
      group: [WATER, 'Канализация'] as const,
      unit: 'шт' as const,
      price: size === '50х50' ? 340 : 690,
      kg: 0.2,
      demand: 'slow' as const,
    })),
  ),
]

/** What builders take along: cable, breakers, pipes. */
export const engineering: readonly ProductSeed[] = [...cables, ...conduit, ...protection, ...wiring, ...polypropylene, ...sewer]
