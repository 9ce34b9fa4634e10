import { dec, type ProductSeed, pairs, rounded, triples } from '../../product-seed.ts'

const COFFEE = 'Кофе, чай, сиропы'
const WATER = 'Вода и напитки'

const FLAVOURS = [
  'ваниль',
  'карамель',
  'солёная карамель',
  'лесной орех',
  'миндаль',
  'кокос',
  'шоколад',
  'ирландский крем',
  'амаретто',
  'мята',
  'лаванда',
  'клубника',
  'малина',
  'вишня',
  'маракуйя',
  'манго',
  'гренадин',
  'блю кюрасао',
  'имбирный пряник',
  'тыква с пряностями',
  'кленовый',
  'мохито',
] as const
const EVERYDAY: readonly string[] = ['ваниль', 'карамель', 'солёная карамель', 'лесной орех', 'кокос']

const syrups: readonly ProductSeed[] = [
  ...FLAVOURS.map((taste) => ({ name: `Сироп ${taste}, 1 л`, brand: undefined, price: 1990, size: 1, isHot: EVERYDAY.includes(taste) })),
  ...FLAVOURS.slice(0, 16).map((taste) => ({
    name: `Сироп Montelli ${taste}, 0,7 л`,
    brand: 'Montelli',
    price: 3290,
    size: 0.7,
    isHot: false,
  })),
  ...FLAVOURS.slice(0, 10).map((taste) => ({
    name: `Сироп Montelli ${taste}, 0,25 л`,
    brand: 'Montelli',
    price: 1690,
    size: 0.25,
    isHot: false,
  })),
].map(({ name, brand, price, size, isHot }) => ({
  code: 'SRP',
  name,
  group: [COFFEE, 'Сиропы'] as const,
  ...(brand === undefined ? {} : { brand }),
  unit: 'шт' as const,
  packs: [['кор', 6, 1] as const],
  price,
  kg: size * 1.5,
  litres: size * 1.4,
  demand: isHot ? ('hot' as const) : ('steady' as const),
  attributes: { 'Срок годности': '2 года' },
}))

const toppings: readonly ProductSeed[] = ['шоколад', 'карамель', 'клубника', 'лесные ягоды', 'киви', 'сгущёнка'].map((taste) => ({
  code: 'TOP',
  name: `Топпинг ${taste}, 1 кг`,
  group: [COFFEE, 'Топпинги'],
  unit: 'шт',
  packs: [['кор', 6, 1]],
  price: 1790,
  kg: 1.05,
  litres: 1.1,
  demand: 'steady',
}))

const BLENDS = [
  ['Эспрессо бленд', 7200],
  ['Арабика 100% Бразилия', 8400],
  ['Арабика 100% Эфиопия', 9600],
  ['Арабика 100% Колумбия', 9100],
  ['Для автоматов', 5600],
  ['Без кофеина', 9900],
] as const
const coffee: readonly ProductSeed[] = [
  ...triples(['Red Bean', 'Dombra Roast'], BLENDS, [250, 1000]).map(([brand, [words, perKg], grams]) => ({
    code: 'KOF',
    name: `Кофе в зёрнах ${brand} ${words}, ${grams === 1000 ? '1 кг' : `${grams} г`}`,
    group: [COFFEE, 'Кофе'] as const,
    brand,
    unit: 'шт' as const,
    packs: [['кор', grams === 1000 ? 6 : 12, 1] as const],
    price: rounded((perKg * grams * (brand === 'Red Bean' ? 1 : 1.07)) / 1000 + (grams === 250 ? 250 : 0)),
    kg: grams / 1000,
    litres: grams / 350,
    demand: grams === 1000 && words === 'Эспрессо бленд' ? ('hot' as const) : ('steady' as const),
  })),
  ...pairs(['Red Bean', 'Dombra Roast'], ['молотый для турки', 'молотый для фильтра', 'растворимый']).map(([brand, words]) => ({
    code: 'KOF',
    name: `Кофе ${words} ${brand}, 200 г`,
    group: [COFFEE, 'Кофе'] as const,
    brand,
    unit: 'шт' as const,
    packs: [['кор', 12, 1] as const],
    price: words === 'растворимый' ? 2490 : 2190,
    kg: 0.2,
    litres: 0.6,
    demand: 'steady' as const,
  })),
  ...['Какао-порошок 22%, 1 кг', 'Горячий шоколад, 1 кг', 'Сухое молоко для автоматов, 1 кг', 'Капучино ванильный для автоматов, 1 кг'].map(
    (name, i) => ({
      code: 'KOF',
      name,
      group: [COFFEE, 'Какао и шоколад'] as const,
      unit: 'шт' as const,
      price: [3900, 3400, 2900, 2700][i] ?? 3000,
      kg: 1,
      litres: 1.8,
      demand: 'steady' as const,
    }),
  ),
]

const tea: readonly ProductSeed[] = [
  ...pairs(
    ['чёрный', 'чёрный с бергамотом', 'зелёный', 'зелёный с жасмином', 'травяной', 'каркаде'],
    ['100 пакетиков', 'листовой 500 г'],
  ).map(([words, form]) => ({
    name: `Чай ${words}, ${form}`,
    price: form.startsWith('100') ? 1290 : 2190,
    kg: form.startsWith('100') ? 0.25 : 0.55,
    isHot: words === 'чёрный',
  })),
  ...['облепиховый', 'имбирный с лимоном', 'ягодный', 'тайский манго', 'марокканская мята'].map((words) => ({
    name: `Чай концентрат ${words}, 1 кг`,
    price: 2990,
    kg: 1.1,
    isHot: words === 'облепиховый',
  })),
].map(({ name, price, kg, isHot }) => ({
  code: 'TEA',
  name,
  group: [COFFEE, 'Чай'] as const,
  unit: 'шт' as const,
  packs: [['кор', 12, 1] as const],
  price,
  kg,
  litres: kg * 2,
  demand: isHot ? ('hot' as const) : ('steady' as const),
}))

/** Water is sold by shrink packs; big bottles one by one. */
const water: readonly ProductSeed[] = triples(['Тау Су', 'Алмасай'], ['газированная', 'негазированная'], [0.33, 0.5, 1, 1.5, 5, 19]).map(
  ([brand, kind, litres]) => ({
    code: 'VOD',
    name: `Вода ${brand} ${kind}, ${dec(litres)} л`,
    group: [WATER, 'Вода'],
    brand,
    unit: 'шт',
    ...(litres < 5 ? { sale: ['уп', litres <= 0.5 ? 12 : 6] as const } : {}),
    price:
      litres < 5 ? rounded((95 + litres * 105) * (litres <= 0.5 ? 12 : 6) * (brand === 'Тау Су' ? 1 : 1.08)) : litres === 5 ? 590 : 1490,
    kg: litres * 1.03,
    litres: litres * 1.2,
    demand: litres === 0.5 || litres === 1.5 ? 'hot' : 'steady',
  }),
)

const FRUIT = ['яблоко', 'апельсин', 'вишня', 'томат', 'мультифрукт', 'персик', 'ананас', 'виноград'] as const
const juices: readonly ProductSeed[] = [
  ...triples(['Бахча', 'Сады Тянь-Шаня'], FRUIT, [0.2, 1]).map(([brand, fruit, litres]) => ({
    name: `Сок ${brand} ${fruit}, ${dec(litres)} л`,
    group: 'Соки',
    brand,
    litres,
    price: rounded((litres === 1 ? 690 : 230) * (brand === 'Бахча' ? 1 : 1.1)),
    pack: litres === 1 ? 12 : 27,
    isHot: litres === 1 && (fruit === 'яблоко' || fruit === 'апельсин'),
  })),
  ...pairs(['тархун', 'дюшес', 'кола', 'лимон-лайм', 'апельсин', 'барбарис'], [0.5, 1.5]).map(([taste, litres]) => ({
    name: `Лимонад Жайык ${taste}, ${dec(litres)} л`,
    group: 'Лимонады',
    brand: 'Жайык',
    litres,
    price: rounded(190 + litres * 170),
    pack: litres === 0.5 ? 12 : 6,
    isHot: taste === 'кола',
  })),
  ...pairs(['лимон', 'персик', 'зелёный'], [0.5, 1.5]).map(([taste, litres]) => ({
    name: `Чай холодный Жайык ${taste}, ${dec(litres)} л`,
    group: 'Лимонады',
    brand: 'Жайык',
    litres,
    price: rounded(210 + litres * 180),
    pack: litres === 0.5 ? 12 : 6,
    isHot: false,
  })),
  ...['классический', 'без сахара', 'манго', 'арбуз'].map((taste) => ({
    name: `Напиток энергетический Boost ${taste}, 0,45 л`,
    group: 'Энергетики',
    brand: 'Boost',
    litres: 0.45,
    price: 480,
    pack: 12,
    isHot: taste === 'классический',
  })),
  ...[0.5, 1.5].map((litres) => ({
    name: `Квас Хлебный традиционный, ${dec(litres)} л`,
    group: 'Лимонады',
    brand: 'Хлебный',
    litres,
    price: rounded(230 + litres * 200),
    pack: litres === 0.5 ? 12 : 6,
    isHot: false,
  })),
].map(({ name, group, brand, litres, price, pack, isHot }) => ({
  code: group === 'Соки' ? 'SOK' : 'NAP',
  name,
  group: [WATER, group] as const,
  brand,
  unit: 'шт' as const,
  packs: [['уп', pack, 1] as const],
  price,
  kg: litres * 1.06,
  litres: litres * 1.2,
  demand: isHot ? ('hot' as const) : ('steady' as const),
}))

export const drinks: readonly ProductSeed[] = [...syrups, ...toppings, ...coffee, ...tea, ...water, ...juices]
