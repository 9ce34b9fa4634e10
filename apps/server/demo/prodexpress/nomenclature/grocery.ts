import { dec, type ProductSeed, pairs, rounded } from '../../product-seed.ts'

const GROCERY = 'Бакалея'

interface Row {
  readonly name: string
  readonly group: string
  readonly price: number
  readonly kg: number
  readonly box?: number
  readonly isHot?: boolean
}

const weight = (kg: number): string => (kg < 1 ? `${kg * 1000} г` : `${dec(kg)} кг`)

const rows: readonly Row[] = [
  ...pairs(['Мука пшеничная высший сорт', 'Мука пшеничная первый сорт'], [2, 10, 50]).map(([words, kg]) => ({
    name: `${words}, ${weight(kg)}`,
    group: 'Мука и сахар',
    price: rounded(kg * (words.includes('высший') ? 260 : 230) + 40),
    kg,
    isHot: kg === 10,
  })),
  ...[1, 5, 50].map((kg) => ({
    name: `Сахар-песок, ${weight(kg)}`,
    group: 'Мука и сахар',
    price: rounded(kg * 520 + 20),
    kg,
    isHot: kg === 5,
  })),
  { name: 'Сахар порционный в стиках 5 г, 1000 шт', group: 'Мука и сахар', price: 4900, kg: 5.2, isHot: true },
  { name: 'Сахар тростниковый в стиках 5 г, 500 шт', group: 'Мука и сахар', price: 4600, kg: 2.6 },
  { name: 'Сахар-рафинад, 1 кг', group: 'Мука и сахар', price: 890, kg: 1, box: 20 },
  { name: 'Пудра сахарная, 1 кг', group: 'Мука и сахар', price: 1090, kg: 1, box: 10 },
  ...pairs(
    ['Рис длиннозёрный', 'Рис круглозёрный', 'Рис басмати', 'Гречка ядрица', 'Булгур', 'Чечевица красная', 'Нут', 'Перловка', 'Геркулес'],
    [0.8, 5],
  ).map(([words, kg]) => ({
    name: `${words}, ${weight(kg)}`,
    group: 'Крупы',
    price: rounded(kg * (words.includes('басмати') ? 1490 : words.startsWith('Гречка') ? 640 : 780) + 30),
    kg,
    box: kg < 1 ? 12 : 4,
  })),
  ...pairs(['спагетти', 'пенне', 'фузилли', 'вермишель'], [0.4, 5]).map(([shape, kg]) => ({
    name: `Макароны ${shape}, ${weight(kg)}`,
    group: 'Макароны',
    price: rounded(kg * 690 + 40),
    kg,
    box: kg < 1 ? 20 : 1,
  })),
  ...[1, 5].map((litres) => ({
    name: `Масло подсолнечное рафинированное, ${litres} л`,
    group: 'Масло и уксус',
    price: litres * 790,
    kg: litres * 0.92,
    box: litres === 1 ? 15 : 3,
    isHot: true,
  })),
  ...[0.5, 5].map((litres) => ({
    name: `Масло оливковое, ${dec(litres)} л`,
    group: 'Масло и уксус',
    price: litres * 6900,
    kg: litres * 0.92,
    box: litres < 1 ? 12 : 3,
  })),
  { name: 'Масло фритюрное, 10 л', group: 'Масло и уксус', price: 8900, kg: 9.2, isHot: true },
  { name: 'Уксус столовый 9%, 1 л', group: 'Масло и уксус', price: 340, kg: 1, box: 12 },
  ...pairs(
    ['Кетчуп томатный', 'Майонез провансаль 67%', 'Горчица', 'Соус барбекю', 'Соус чесночный', 'Соус сырный', 'Соус терияки'],
    [0.25, 1, 5],
  ).map(([words, kg]) => ({
    name: `${words}, ${weight(kg)}`,
    group: 'Соусы',
    price: rounded(kg * (words.startsWith('Соус') ? 1900 : 1290) + 120),
    kg,
    box: kg < 1 ? 12 : kg === 1 ? 6 : 1,
    isHot: kg === 1 && words.startsWith('Майонез'),
  })),
  ...['кетчуп', 'майонез', 'сырный', 'барбекю'].map((taste) => ({
    name: `Соус порционный ${taste} 25 г, 100 шт`,
    group: 'Соусы',
    price: 5900,
    kg: 2.6,
  })),
  ...pairs(
    [
      'Томатная паста',
      'Фасоль красная',
      'Кукуруза сладкая',
      'Горошек зелёный',
      'Огурцы маринованные',
      'Оливки без косточки',
      'Тунец кусочками',
      'Ананасы кольцами',
    ],
    [0.4, 3],
  ).map(([words, kg]) => ({
    name: `${words}, ${kg === 3 ? '3 кг' : '400 г'}`,
    group: 'Консервы',
    price: rounded(kg * (words.startsWith('Тунец') ? 3900 : 1450) + 90),
    kg,
    box: kg < 1 ? 12 : 6,
  })),
  ...['Соль поваренная', 'Соль морская'].map((words) => ({
    name: `${words}, 1 кг`,
    group: 'Специи',
    price: words.endsWith('морская') ? 490 : 140,
    kg: 1,
    box: 20,
  })),
  ...['Перец чёрный молотый', 'Паприка сладкая', 'Зира', 'Куркума', 'Корица молотая', 'Орегано', 'Чеснок гранулированный'].map((words) => ({
    name: `${words}, 500 г`,
    group: 'Специи',
    price: rounded(words.startsWith('Корица') ? 2490 : 1990),
    kg: 0.5,
    box: 12,
  })),
  ...['Яйцо куриное С1, 30 шт', 'Яйцо куриное С0, 30 шт'].map((name) => ({
    name,
    group: 'Яйцо',
    price: name.includes('С0') ? 1990 : 1790,
    kg: 1.9,
    box: 12,
    isHot: true,
  })),
  ...['клубника', 'вишня без косточки', 'манго кубик', 'смородина'].map((fruit) => ({
    name: `Ягода замороженная ${fruit}, 1 кг`,
    group: 'Заморозка',
    price: 2290,
    kg: 1,
    box: 10,
  })),
  ...['картофель фри 9х9', 'картофельные дольки', 'овощи для вока', 'брокколи'].map((words) => ({
    name: `Заморозка ${words}, 2,5 кг`,
    group: 'Заморозка',
    price: 3400,
    kg: 2.5,
    box: 4,
    isHot: words.startsWith('картофель фри'),
  })),
]

export const grocery: readonly ProductSeed[] = rows.map(({ name, group, price, kg, box, isHot }) => ({
  code: 'BAK',
  name,
  group: [GROCERY, group],
  unit: /, \d+ шт$/.test(name) ? 'уп' : 'шт',
  ...(box === undefined || box === 1 ? {} : { packs: [['кор', box, 1] as const] }),
  price,
  kg,
  litres: kg * 1.4,
  demand: isHot === true ? 'hot' : 'steady',
}))
