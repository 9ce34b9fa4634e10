import { type ProductSeed, pairs, rounded, triples } from '../../product-seed.ts'

const BAKERY = 'Выпечка и десерты'
const SNACKS = 'Снеки и сладости'

const frozen = { 'Срок годности': '6 месяцев', Хранение: '−18 °C' } as const

const pastry: readonly ProductSeed[] = [
  ...pairs(
    ['классический', 'с шоколадом', 'с миндалём', 'с ветчиной и сыром', 'с клубникой', 'с варёной сгущёнкой'],
    ['80 г', '110 г'],
  ).map(([filling, weight]) => ({
    name: `Круассан ${filling} замороженный, ${weight}`,
    group: 'Замороженная выпечка',
    price: filling === 'классический' ? 260 : 340,
    kg: weight === '80 г' ? 0.08 : 0.11,
    box: 40,
    isHot: filling === 'классический' || filling === 'с шоколадом',
  })),
  ...['ванильный', 'шоколадный', 'черничный', 'морковный', 'с карамелью'].map((taste) => ({
    name: `Маффин ${taste}, 100 г`,
    group: 'Десерты',
    price: 390,
    kg: 0.1,
    box: 24,
    isHot: taste === 'шоколадный',
  })),
  ...['Нью-Йорк', 'шоколадный', 'карамельный', 'клубничный'].map((taste) => ({
    name: `Чизкейк ${taste} порционный, 110 г`,
    group: 'Десерты',
    price: 790,
    kg: 0.11,
    box: 12,
    isHot: taste === 'Нью-Йорк',
  })),
  ...['Наполеон', 'Медовик', 'Красный бархат', 'Молочная девочка', 'Три шоколада'].map((cake) => ({
    name: `Торт ${cake}, 12 порций, 1,5 кг`,
    group: 'Десерты',
    price: 8900,
    kg: 1.5,
    box: 4,
    isHot: false,
  })),
  ...['ваниль', 'фисташка', 'малина', 'шоколад', 'манго'].map((taste) => ({
    name: `Макарон ${taste}, 20 г`,
    group: 'Десерты',
    price: 290,
    kg: 0.02,
    box: 35,
    isHot: false,
  })),
  ...['с капустой', 'с картофелем', 'с мясом', 'с яблоком', 'с творогом'].map((filling) => ({
    name: `Пирожок ${filling} замороженный, 90 г`,
    group: 'Замороженная выпечка',
    price: filling === 'с мясом' ? 290 : 210,
    kg: 0.09,
    box: 50,
    isHot: filling === 'с мясом',
  })),
  ...['с мясом', 'с курицей', 'с тыквой', 'с сыром'].map((filling) => ({
    name: `Самса ${filling} замороженная, 130 г`,
    group: 'Замороженная выпечка',
    price: 390,
    kg: 0.13,
    box: 40,
    isHot: filling === 'с мясом',
  })),
].map(({ name, group, price, kg, box, isHot }) => ({
  code: 'VYP',
  name,
  group: [BAKERY, group] as const,
  unit: 'шт' as const,
  packs: [['кор', box, 1] as const],
  price,
  kg,
  litres: kg * 3,
  demand: isHot ? ('hot' as const) : ('steady' as const),
  attributes: frozen,
}))

const bread: readonly ProductSeed[] = (
  [
    ['Хлеб пшеничный формовой, 600 г', 190, 0.6, true],
    ['Хлеб пшеничный нарезной, 400 г', 210, 0.4, true],
    ['Хлеб ржаной, 600 г', 240, 0.6, false],
    ['Хлеб бородинский, 400 г', 260, 0.4, false],
    ['Хлеб тостовый пшеничный, 500 г', 420, 0.5, true],
    ['Хлеб тостовый цельнозерновой, 500 г', 460, 0.5, false],
    ['Батон молочный, 350 г', 220, 0.35, true],
    ['Лаваш тонкий, 250 г', 230, 0.25, true],
    ['Лепёшка тандырная, 400 г', 250, 0.4, false],
    ['Булочка для бургера с кунжутом, 6 шт', 540, 0.36, true],
    ['Булочка для хот-дога, 6 шт', 480, 0.33, false],
    ['Чиабатта замороженная, 120 г', 190, 0.12, false],
    ['Багет замороженный, 250 г', 260, 0.25, false],
    ['Тесто слоёное бездрожжевое, 1 кг', 1190, 1, false],
    ['Тесто слоёное дрожжевое, 1 кг', 1150, 1, false],
    ['Основа для пиццы 30 см, 5 шт', 1390, 1, false],
    ['Тортилья пшеничная 25 см, 12 шт', 1190, 0.75, true],
  ] as const
).map(([name, price, kg, isHot]) => ({
  code: 'HLB',
  name,
  group: [BAKERY, 'Хлеб и тесто'],
  unit: /, \d+ шт$/.test(name) ? 'уп' : 'шт',
  price,
  kg,
  litres: kg * 3,
  demand: isHot ? 'hot' : 'steady',
  attributes: { 'Срок годности': name.includes('заморож') || name.startsWith('Тесто') ? '6 месяцев' : '3 суток' },
}))

const crisps: readonly ProductSeed[] = triples(
  ['Хруст', 'Kartoff'],
  ['соль', 'сметана и зелень', 'краб', 'бекон', 'сыр', 'паприка'],
  [40, 90, 150],
).map(([brand, taste, grams]) => ({
  code: 'SNK',
  name: `Чипсы ${brand} ${taste}, ${grams} г`,
  group: [SNACKS, 'Чипсы и сухарики'],
  brand,
  unit: 'шт',
  packs: [['кор', grams === 40 ? 40 : 20, 1]],
  price: rounded(grams * 6.2 + (brand === 'Хруст' ? 60 : 90)),
  kg: grams / 1000,
  litres: grams / 60,
  demand: grams === 90 && (taste === 'соль' || taste === 'сметана и зелень') ? 'hot' : 'steady',
}))

const nuts: readonly ProductSeed[] = [
  ...pairs(
    ['Арахис жареный солёный', 'Миндаль сырой', 'Фундук жареный', 'Кешью жареный', 'Фисташки солёные', 'Изюм', 'Курага'],
    [150, 1000],
  ).map(([words, grams]) => ({
    name: `${words}, ${grams === 1000 ? '1 кг' : `${grams} г`}`,
    price: rounded(
      ({ Арахис: 2300, Миндаль: 6900, Фундук: 6400, Кешью: 7400, Фисташки: 8900, Изюм: 2100, Курага: 3400 }[words.split(' ')[0] ?? ''] ??
        3000) *
        (grams / 1000) +
        90,
    ),
    kg: grams / 1000,
    group: 'Орехи и сухофрукты',
  })),
  ...['сыр', 'бекон', 'томат и зелень', 'холодец с хреном', 'краб'].map((taste) => ({
    name: `Сухарики ржаные ${taste}, 60 г`,
    price: 190,
    kg: 0.06,
    group: 'Чипсы и сухарики',
  })),
  ...['жареные солёные, 100 г', 'жареные отборные, 200 г'].map((words, i) => ({
    name: `Семечки ${words}`,
    price: [290, 520][i] ?? 290,
    kg: 0.15,
    group: 'Чипсы и сухарики',
  })),
].map(({ name, price, kg, group }) => ({
  code: 'SNK',
  name,
  group: [SNACKS, group] as const,
  unit: 'шт' as const,
  packs: [['кор', kg >= 1 ? 10 : 24, 1] as const],
  price,
  kg,
  litres: kg * 2,
  demand: 'steady' as const,
}))

const sweets: readonly ProductSeed[] = [
  ...pairs(['молочный', 'тёмный 70%', 'с орехом', 'белый'], [25, 90]).map(([kind, grams]) => ({
    name: `Шоколад Тумар ${kind}, ${grams} г`,
    price: grams === 25 ? 260 : 790,
    kg: grams / 1000,
    box: grams === 25 ? 50 : 20,
  })),
  ...['кокос', 'карамель и арахис', 'вафельный', 'мюсли клюква', 'мюсли орех'].map((taste) => ({
    name: `Батончик Энерго ${taste}, 40 г`,
    price: 250,
    kg: 0.04,
    box: 24,
  })),
  ...['овсяное классическое', 'овсяное с изюмом', 'сахарное', 'с шоколадной крошкой', 'имбирное'].map((kind) => ({
    name: `Печенье ${kind}, 2 кг`,
    price: 2790,
    kg: 2,
    box: 1,
  })),
  ...['порционное овсяное', 'порционное лотос карамель'].map((kind) => ({ name: `Печенье ${kind}, 100 шт`, price: 3900, kg: 1, box: 10 })),
  ...['мята', 'арбуз', 'клубника'].map((taste) => ({ name: `Жевательная резинка ${taste}, 14 г`, price: 130, kg: 0.014, box: 30 })),
  ...['ассорти', 'клубника со сливками', 'барбарис'].map((taste) => ({ name: `Карамель ${taste}, 1 кг`, price: 1690, kg: 1, box: 6 })),
  ...['яблочная', 'смородиновая'].map((taste) => ({ name: `Пастила ${taste}, 300 г`, price: 890, kg: 0.3, box: 12 })),
  ...['ванильный', 'в шоколаде'].map((taste) => ({
    name: `Зефир ${taste}, 1 кг`,
    price: taste === 'ванильный' ? 2290 : 2890,
    kg: 1,
    box: 4,
  })),
].map(({ name, price, kg, box }) => ({
  code: 'KON',
  name,
  group: [SNACKS, 'Шоколад и печенье'] as const,
  unit: 'шт' as const,
  packs: box > 1 ? [['кор', box, 1] as const] : [],
  price,
  kg,
  litres: kg * 1.8,
  demand: 'steady' as const,
}))

export const bakery: readonly ProductSeed[] = [...pastry, ...bread, ...crisps, ...nuts, ...sweets]
