import { dec, type ProductSeed, pairs, rounded, triples } from '../../product-seed.ts'

const DAIRY = 'Молочные продукты'
const CHEESE_AND_BUTTER = 'Сыры и масло'

/** What a card of chilled goods tells beside the name. */
const chilled = (days: number): Readonly<Record<string, string>> => ({ 'Срок годности': `${days} суток`, Хранение: '+2…+6 °C' })

/** Makers of dairy, all invented, with how dear they are. */
const MAKERS = [
  { brand: 'Дала', factor: 1 },
  { brand: 'Жайлау', factor: 1.06 },
  { brand: 'Зелёный луг', factor: 0.95 },
] as const

const hot = (isHot: boolean) => (isHot ? ('hot' as const) : ('steady' as const))

/** For coffee machines: boxes and litre bricks that cafés take every day. */
const forBaristas: readonly ProductSeed[] = [
  ...[2.5, 3.2].map((fat) => ({
    code: 'MLK',
    name: `Молоко ${dec(fat)}%, 10 л`,
    group: [DAIRY, 'Молоко'] as const,
    unit: 'шт' as const,
    price: fat === 3.2 ? 4990 : 4690,
    kg: 10.4,
    litres: 11,
    demand: 'hot' as const,
    attributes: chilled(10),
  })),
  ...pairs([10, 20, 33], [0.2, 0.5, 1]).map(([fat, litres]) => ({
    code: 'SLV',
    name: `Сливки ${fat}%, ${dec(litres)} л`,
    group: [DAIRY, 'Сливки'] as const,
    unit: 'шт' as const,
    packs: [['кор', litres === 1 ? 12 : 24, 1] as const],
    price: rounded(fat * 62 * litres + 480 * litres + 60),
    kg: litres * 1.02,
    litres: litres * 1.05,
    demand: hot(litres === 1),
    attributes: chilled(30),
  })),
  ...triples(['Жайлау', 'Зелёный луг'], ['для капучино 3,2%', 'безлактозное 1,5%', 'для кофе 3,5%'], [1]).map(([brand, words, litres]) => ({
    code: 'MLK',
    name: `Молоко ${brand} ${words}, ${litres} л`,
    group: [DAIRY, 'Молоко'] as const,
    brand,
    unit: 'шт' as const,
    packs: [['кор', 12, 1] as const],
    price: rounded(brand === 'Жайлау' ? 690 : 640),
    kg: 1.04,
    litres: 1.1,
    demand: 'steady' as const,
    attributes: chilled(180),
  })),
]

const milk: readonly ProductSeed[] = MAKERS.flatMap(({ brand, factor }) =>
  pairs([1.5, 2.5, 3.2, 6], [0.5, 0.9, 1]).map(([fat, litres]) => ({
    code: 'MLK',
    name: `Молоко ${brand} ${dec(fat)}%, ${dec(litres)} л`,
    group: [DAIRY, 'Молоко'] as const,
    brand,
    unit: 'шт' as const,
    packs: [['кор', litres === 0.5 ? 20 : 12, 1] as const],
    price: rounded((360 + fat * 42) * litres * factor + 55),
    kg: litres * 1.04,
    litres: litres * 1.08,
    demand: hot(fat === 2.5 || fat === 3.2),
    attributes: chilled(litres === 1 ? 180 : 10),
  })),
)

const plantMilk: readonly ProductSeed[] = pairs(
  ['Овсянка и Ко', 'Green Cup'],
  ['овсяное', 'миндальное', 'кокосовое', 'соевое', 'банановое'],
).map(([brand, kind]) => ({
  code: 'RST',
  name: `Напиток растительный ${brand} ${kind}, 1 л`,
  group: [DAIRY, 'Растительное молоко'],
  brand,
  unit: 'шт',
  packs: [['кор', 12, 1]],
  price: rounded((kind === 'миндальное' ? 1490 : kind === 'соевое' ? 990 : 1190) * (brand === 'Green Cup' ? 1.08 : 1)),
  kg: 1.05,
  litres: 1.1,
  demand: hot(kind === 'овсяное' || kind === 'кокосовое'),
  attributes: { 'Срок годности': '270 суток' },
}))

const sour: readonly ProductSeed[] = MAKERS.flatMap(({ brand, factor }) =>
  [
    ...pairs([1, 2.5, 3.2], [0.5, 0.9]).map(([fat, litres]) => ({
      words: `Кефир ${brand} ${dec(fat)}%`,
      size: litres,
      base: 430 + fat * 30,
    })),
    ...[0.5, 0.9].map((litres) => ({ words: `Ряженка ${brand} 4%`, size: litres, base: 590 })),
    ...[0.5, 1].map((litres) => ({ words: `Айран ${brand} классический`, size: litres, base: 460 })),
    ...[0.5, 0.9].map((litres) => ({ words: `Катык ${brand} 6%`, size: litres, base: 680 })),
  ].map(({ words, size, base }) => ({
    code: 'KIS',
    name: `${words}, ${dec(size)} л`,
    group: [DAIRY, 'Кисломолочные'] as const,
    brand,
    unit: 'шт' as const,
    packs: [['кор', size === 0.5 ? 20 : 12, 1] as const],
    price: rounded(base * size * factor + 60),
    kg: size * 1.04,
    litres: size * 1.1,
    demand: hot(words.includes('2,5%') || words.startsWith('Айран')),
    attributes: chilled(10),
  })),
)

const spoonable: readonly ProductSeed[] = MAKERS.flatMap(({ brand, factor }) =>
  [
    ...pairs([15, 20, 25], [200, 400, 900]).map(([fat, grams]) => ({
      words: `Сметана ${brand} ${fat}%`,
      group: 'Сметана',
      grams,
      base: 980 + fat * 38,
    })),
    ...pairs([0, 5, 9], [200, 500]).map(([fat, grams]) => ({
      words: `Творог ${brand} ${fat}%`,
      group: 'Творог',
      grams,
      base: 2250 + fat * 70,
    })),
    { words: `Творог ${brand} весовой 9%`, group: 'Творог', grams: 5000, base: 2150 },
    ...['клубника', 'персик', 'вишня', 'черника', 'без добавок'].map((taste) => ({
      words: `Йогурт ${brand} ${taste} 2,5%`,
      group: 'Йогурты',
      grams: 120,
      base: 1750,
    })),
    ...['клубника', 'персик', 'лесные ягоды'].map((taste) => ({
      words: `Йогурт питьевой ${brand} ${taste} 1,5%`,
      group: 'Йогурты',
      grams: 290,
      base: 1380,
    })),
  ].map(({ words, group, grams, base }) => ({
    code: group === 'Сметана' ? 'SMT' : group === 'Творог' ? 'TVR' : 'YOG',
    name: `${words}, ${grams >= 1000 ? `${grams / 1000} кг` : `${grams} г`}`,
    group: [DAIRY, group] as const,
    brand,
    unit: 'шт' as const,
    ...(group === 'Йогурты' ? { packs: [['уп', 6, 1] as const], multiple: 6 } : { packs: [['кор', grams > 1000 ? 2 : 12, 1] as const] }),
    price: rounded((base * grams * factor) / 1000 + 45),
    kg: grams / 1000,
    litres: grams / 900,
    demand: hot(words.includes('20%') || words.includes('клубника')),
    attributes: chilled(group === 'Йогурты' ? 30 : 14),
  })),
)

const butter: readonly ProductSeed[] = MAKERS.flatMap(({ brand, factor }) =>
  pairs([72.5, 82.5], [180, 500, 5000]).map(([fat, grams]) => ({
    code: 'MSL',
    name: `Масло сливочное ${brand} ${dec(fat)}%, ${grams >= 1000 ? `${grams / 1000} кг` : `${grams} г`}`,
    group: [CHEESE_AND_BUTTER, 'Масло'] as const,
    brand,
    unit: 'шт' as const,
    packs: grams < 1000 ? [['кор', grams === 180 ? 30 : 20, 1] as const] : [],
    price: rounded((fat === 82.5 ? 5200 : 4400) * (grams / 1000) * factor),
    kg: grams / 1000,
    litres: grams / 900,
    demand: hot(grams < 1000 && fat === 82.5),
    attributes: chilled(60),
  })),
)

const CHEESES = [
  ['Российский 50%', 3900],
  ['Голландский 45%', 3950],
  ['Гауда 45%', 4300],
  ['Тильзитер 45%', 4250],
  ['Моцарелла для пиццы 40%', 3700],
  ['Чеддер 50%', 4900],
  ['Сулугуни 45%', 4100],
  ['Маасдам 45%', 5200],
] as const
const cheese: readonly ProductSeed[] = [
  ...CHEESES.map(([words, perKg]) => ({
    code: 'SYR',
    name: `Сыр ${words}, весовой`,
    group: [CHEESE_AND_BUTTER, 'Сыры'] as const,
    unit: 'кг' as const,
    price: perKg,
    kg: 1,
    litres: 1.1,
    demand: hot(words.startsWith('Российский') || words.startsWith('Моцарелла')),
    attributes: chilled(90),
  })),
  ...pairs(CHEESES, ['нарезка 150 г', 'брусок 250 г']).map(([[words, perKg], form]) => ({
    code: 'SYR',
    name: `Сыр ${words}, ${form}`,
    group: [CHEESE_AND_BUTTER, 'Сыры'] as const,
    unit: 'шт' as const,
    packs: [['кор', 10, 1] as const],
    price: rounded((perKg * Number(/\d{3}/.exec(form)?.[0] ?? 0)) / 1000 + 140),
    kg: 0.25,
    litres: 0.3,
    demand: 'steady' as const,
    attributes: chilled(90),
  })),
  ...['сливочный', 'с зеленью', 'с грибами', 'с ветчиной'].map((taste) => ({
    code: 'SYR',
    name: `Сыр плавленый ${taste}, 180 г`,
    group: [CHEESE_AND_BUTTER, 'Сыры'] as const,
    unit: 'шт' as const,
    packs: [['кор', 12, 1] as const],
    price: 790,
    kg: 0.2,
    litres: 0.25,
    demand: 'steady' as const,
    attributes: chilled(120),
  })),
  ...[0.2, 1, 2].map((kg) => ({
    code: 'SYR',
    name: `Сыр творожный сливочный, ${kg < 1 ? '200 г' : `${kg} кг`}`,
    group: [CHEESE_AND_BUTTER, 'Сыры'] as const,
    unit: 'шт' as const,
    price: rounded(4300 * kg + 90),
    kg,
    litres: kg * 1.1,
    demand: hot(kg === 2),
    attributes: chilled(60),
  })),
]

const sweetDairy: readonly ProductSeed[] = [
  ...['ваниль', 'шоколад', 'какао', 'кокос', 'сгущёнка'].map((taste) => ({
    name: `Сырок глазированный ${taste}, 45 г`,
    price: 175,
    kg: 0.05,
    box: 20,
  })),
  ...[380, 1000].map((grams) => ({
    name: `Молоко сгущённое с сахаром 8,5%, ${grams === 1000 ? '1 кг' : `${grams} г`}`,
    price: grams === 380 ? 690 : 1690,
    kg: grams / 1000,
    box: 15,
  })),
  ...['пломбир ваниль', 'пломбир шоколад', 'фисташка', 'сорбет манго'].map((taste) => ({
    name: `Мороженое ${taste}, 2,5 кг`,
    price: taste.startsWith('сорбет') ? 6900 : 5900,
    kg: 2.6,
    box: 4,
  })),
].map(({ name, price, kg, box }) => ({
  code: 'MDS',
  name,
  group: [DAIRY, 'Сладкое молочное'] as const,
  unit: 'шт' as const,
  packs: [['кор', box, 1] as const],
  price,
  kg,
  litres: kg,
  demand: 'steady' as const,
}))

export const dairy: readonly ProductSeed[] = [
  ...forBaristas,
  ...milk,
  ...plantMilk,
  ...sour,
  ...spoonable,
  ...butter,
  ...cheese,
  ...sweetDairy,
]
