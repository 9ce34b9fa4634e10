import { type Demand, dec, type ProductSeed, pairs, rounded } from '../../product-seed.ts'

const DEPARTMENT = 'Теплоизоляция'

interface Wool {
  readonly name: string
  readonly brand: string
  readonly size: readonly [widthMm: number, lengthMm: number]
  readonly thicknesses: readonly number[]
  /** Slabs in a pack of 50 mm; thicker slabs make fewer. */
  readonly slabs: number
  readonly density: number
  /** Tenge per cubic metre. */
  readonly perCubicMetre: number
  readonly demand: Demand
}

const WOOLS: readonly Wool[] = [
  {
    name: 'Rockwool Лайт Баттс',
    brand: 'Rockwool',
    size: [600, 1000],
    thicknesses: [50, 100],
    slabs: 10,
    density: 37,
    perCubicMetre: 27_800,
    demand: 'hot',
  },
  {
    name: 'Rockwool Лайт Баттс Скандик',
    brand: 'Rockwool',
    size: [600, 800],
    thicknesses: [50, 100],
    slabs: 12,
    density: 37,
    perCubicMetre: 28_900,
    demand: 'steady',
  },
  {
    name: 'Rockwool Акустик Баттс',
    brand: 'Rockwool',
    size: [600, 1000],
    thicknesses: [50, 75, 100],
    slabs: 10,
    density: 40,
    perCubicMetre: 31_600,
    demand: 'hot',
  },
  {
    name: 'Rockwool Венти Баттс',
    brand: 'Rockwool',
    size: [600, 1000],
    thicknesses: [30, 50, 80, 100],
    slabs: 6,
    density: 90,
    perCubicMetre: 59_400,
    demand: 'steady',
  },
  {
    name: 'Rockwool Фасад Баттс Оптима',
    brand: 'Rockwool',
    size: [600, 1000],
    thicknesses: [50, 80, 100, 120, 150],
    slabs: 4,
    density: 110,
    perCubicMetre: 74_200,
    demand: 'steady',
  },
  {
    name: 'Rockwool Руф Баттс В',
    brand: 'Rockwool',
    size: [600, 1000],
    thicknesses: [40, 50],
    slabs: 4,
    density: 190,
    perCubicMetre: 106_000,
    demand: 'slow',
  },
  {
    name: 'Rockwool Руф Баттс Н',
    brand: 'Rockwool',
    size: [600, 1000],
    thicknesses: [50, 100, 150],
    slabs: 5,
    density: 115,
    perCubicMetre: 69_800,
    demand: 'slow',
  },
  {
    name: 'Rockwool Флор Баттс',
    brand: 'Rockwool',
    size: [600, 1000],
    thicknesses: [25, 50],
    slabs: 6,
    density: 125,
    perCubicMetre: 76_500,
    demand: 'slow',
  },
  {
    name: 'Paroc eXtra',
    brand: 'Paroc',
    size: [600, 1200],
    thicknesses: [50, 100],
    slabs: 10,
    density: 30,
    perCubicMetre: 27_300,
    demand: 'steady',
  },
  {
    name: 'Paroc WAS 50',
    brand: 'Paroc',
    size: [600, 1200],
    thicknesses: [50, 100],
    slabs: 6,
    density: 45,
    perCubicMetre: 47_200,
    demand: 'slow',
  },
  {
    name: 'Paroc Linio 15',
    brand: 'Paroc',
    size: [600, 1200],
    thicknesses: [50, 100, 150],
    slabs: 4,
    density: 85,
    perCubicMetre: 69_100,
    demand: 'slow',
  },
  {
    name: 'Технониколь Роклайт',
    brand: 'Технониколь',
    size: [600, 1200],
    thicknesses: [50, 100],
    slabs: 8,
    density: 30,
    perCubicMetre: 22_900,
    demand: 'hot',
  },
  {
    name: 'Технониколь Техноблок Стандарт',
    brand: 'Технониколь',
    size: [600, 1200],
    thicknesses: [50, 100],
    slabs: 8,
    density: 45,
    perCubicMetre: 30_800,
    demand: 'steady',
  },
  {
    name: 'Технониколь Технофас Эффект',
    brand: 'Технониколь',
    size: [600, 1200],
    thicknesses: [50, 80, 100, 120, 150],
    slabs: 4,
    density: 131,
    perCubicMetre: 66_400,
    demand: 'steady',
  },
  {
    name: 'Технониколь Техновент Стандарт',
    brand: 'Технониколь',
    size: [600, 1200],
    thicknesses: [50, 80, 100],
    slabs: 6,
    density: 80,
    perCubicMetre: 52_700,
    demand: 'steady',
  },
  {
    name: 'Технониколь Техноруф Н Проф',
    brand: 'Технониколь',
    size: [600, 1200],
    thicknesses: [50, 100, 150],
    slabs: 5,
    density: 120,
    perCubicMetre: 61_900,
    demand: 'slow',
  },
  {
    name: 'Технониколь Техноакустик',
    brand: 'Технониколь',
    size: [600, 1200],
    thicknesses: [50, 75, 100],
    slabs: 8,
    density: 41,
    perCubicMetre: 29_900,
    demand: 'steady',
  },
  {
    name: 'Изовер Тёплый дом плита',
    brand: 'Изовер',
    size: [610, 1170],
    thicknesses: [50, 100],
    slabs: 20,
    density: 15,
    perCubicMetre: 19_800,
    demand: 'steady',
  },
  {
    name: 'Изовер Звукозащита',
    brand: 'Изовер',
    size: [610, 1170],
    thicknesses: [50, 100],
    slabs: 14,
    density: 17,
    perCubicMetre: 21_500,
    demand: 'slow',
  },
  {
    name: 'Knauf Insulation Акустическая перегородка',
    brand: 'Knauf Insulation',
    size: [610, 1250],
    thicknesses: [50, 75, 100],
    slabs: 16,
    density: 16,
    perCubicMetre: 20_900,
    demand: 'steady',
  },
  {
    name: 'Isoterm П-75',
    brand: 'Isoterm',
    size: [600, 1000],
    thicknesses: [50, 80, 100],
    slabs: 8,
    density: 75,
    perCubicMetre: 33_400,
    demand: 'steady',
  },
  {
    name: 'Isoterm П-125',
    brand: 'Isoterm',
    size: [600, 1000],
    thicknesses: [50, 80, 100],
    slabs: 6,
    density: 125,
    perCubicMetre: 49_800,
    demand: 'steady',
  },
]

/** The case everybody asks about: both in packs of the same price. */
const SAME_PRICE_50: Readonly<Record<string, number>> = { 'Rockwool Лайт Баттс': 8350, 'Paroc eXtra': 8350 }

const wool: readonly ProductSeed[] = WOOLS.flatMap(({ name, brand, size, thicknesses, slabs, density, perCubicMetre, demand }) =>
  thicknesses.map((thickness) => {
    const count = Math.max(2, Math.round((slabs * 50) / thickness))
    const squareMm = size[0] * size[1] * count
    const cubicMetres = (squareMm * thickness) / 1e9
    return {
      code: 'UTP',
      name: `Утеплитель ${name} ${thickness} мм, ${size[1]}х${size[0]}, ${count} ${count < 5 ? 'плиты' : 'плит'}, ${dec(Number((squareMm / 1e6).toFixed(2)))} м2`,
      group: [DEPARTMENT, 'Минеральная вата'] as const,
      brand,
      unit: 'уп' as const,
      packs: [
        ['м2', 1_000_000, squareMm] as const,
        ['м3', 1_000_000_000, squareMm * thickness] as const,
        ['пал', Math.max(4, Math.round(2.6 / cubicMetres)), 1] as const,
      ],
      price: (thickness === 50 ? SAME_PRICE_50[name] : undefined) ?? rounded(cubicMetres * perCubicMetre),
      kg: cubicMetres * density,
      demand,
    }
  }),
)

const ROLLS = [
  ['Изовер Тёплая крыша', 'Изовер', [50, 100, 150], 1220, 6150, 3290],
  ['Изовер Классик Твин', 'Изовер', [50, 100], 1220, 8200, 2890],
  ['Ursa Гео М-11', 'Ursa', [50, 100], 1200, 9000, 2760],
  ['Knauf Insulation ТеплоРолл', 'Knauf Insulation', [50, 100], 1220, 9000, 2840],
] as const
const rolls: readonly ProductSeed[] = ROLLS.flatMap(([name, brand, thicknesses, width, length, perSquareMetre100]) =>
  thicknesses.map((thickness) => {
    const metres = thickness === 50 ? length * 2 : length
    return {
      code: 'UTP',
      name: `Утеплитель ${name} ${thickness} мм, рулон ${metres}х${width}`,
      group: [DEPARTMENT, 'Минеральная вата'] as const,
      brand,
      unit: 'рул' as const,
      packs: [['м2', 1_000_000, width * metres] as const],
      price: rounded((((width * metres) / 1e6) * perSquareMetre100 * thickness) / 100),
      kg: ((width * metres) / 1e6) * thickness * 0.0135,
    }
  }),
)

const XPS = [
  ['Пеноплэкс Комфорт', 'Пеноплэкс', [20, 30, 40, 50, 100], 585, 1185, 47_500],
  ['Пеноплэкс Основа', 'Пеноплэкс', [30, 50, 100], 585, 1185, 50_900],
  ['Пеноплэкс Фасад', 'Пеноплэкс', [50, 80, 100], 585, 1185, 51_800],
  ['Пеноплэкс Фундамент', 'Пеноплэкс', [50, 100], 585, 1185, 52_400],
  ['Технониколь Carbon Eco', 'Технониколь', [20, 30, 40, 50, 100], 580, 1180, 44_900],
  ['Технониколь Carbon Prof', 'Технониколь', [40, 50, 80, 100], 580, 1180, 49_700],
] as const
const xps: readonly ProductSeed[] = XPS.flatMap(([name, brand, thicknesses, width, length, perCubicMetre]) =>
  thicknesses.map((thickness) => {
    const slabs = Math.round(400 / thickness)
    const cubicMetres = (width * length * thickness * slabs) / 1e9
    return {
      code: 'XPS',
      name: `Экструдированный пенополистирол ${name} ${thickness}х${width}х${length} мм, ${slabs} шт`,
      group: [DEPARTMENT, 'Экструдированный пенополистирол'] as const,
      brand,
      unit: 'шт' as const,
      sale: ['уп', slabs] as const,
      packs: [['м2', 1_000_000, width * length] as const, ['м3', 1_000_000_000, width * length * thickness] as const],
      price: rounded(cubicMetres * perCubicMetre),
      kg: (cubicMetres * 30) / slabs,
      demand: thickness === 50 ? ('hot' as const) : ('steady' as const),
    }
  }),
)

const foam: readonly ProductSeed[] = pairs(['ПСБ-С 15', 'ПСБ-С 25', 'ПСБ-С 35'], [20, 30, 40, 50, 80, 100, 150]).map(
  ([mark, thickness]) => ({
    code: 'PSB',
    name: `Пенопласт ${mark} ${thickness}х1000х1000 мм`,
    group: [DEPARTMENT, 'Пенопласт'],
    unit: 'лист',
    packs: [
      ['м2', 1, 1],
      ['м3', 1000, thickness],
    ],
    price: rounded(thickness * (mark.endsWith('15') ? 16.5 : mark.endsWith('25') ? 22.4 : 33)),
    kg: (thickness / 1000) * Number(mark.slice(-2)),
    demand: mark.endsWith('25') ? 'hot' : 'steady',
  }),
)

const MEMBRANES: readonly (readonly [name: string, brand: string, squareMetres: number, price: number])[] = [
  ['Изоспан A гидро-ветрозащита', 'Изоспан', 70, 11_900],
  ['Изоспан AM гидро-ветрозащита', 'Изоспан', 70, 17_900],
  ['Изоспан AS гидро-ветрозащита', 'Изоспан', 70, 22_900],
  ['Изоспан AQ proff гидро-ветрозащита', 'Изоспан', 70, 33_900],
  ['Изоспан B пароизоляция', 'Изоспан', 70, 9450],
  ['Изоспан B пароизоляция', 'Изоспан', 35, 5190],
  ['Изоспан C гидро-пароизоляция', 'Изоспан', 70, 12_900],
  ['Изоспан D гидро-пароизоляция', 'Изоспан', 70, 13_900],
  ['Изоспан D гидро-пароизоляция', 'Изоспан', 35, 7490],
  ['Изоспан RS гидро-пароизоляция', 'Изоспан', 70, 16_900],
  ['Изоспан FD отражающая пароизоляция', 'Изоспан', 70, 28_900],
  ['Технониколь Альфа Топ мембрана', 'Технониколь', 75, 47_900],
  ['Технониколь Альфа Барьер пароизоляция', 'Технониколь', 75, 12_400],
  ['Ондутис А100 ветрозащита', 'Ондутис', 75, 10_900],
  ['Ондутис B пароизоляция', 'Ондутис', 75, 9900],
]
const membranes: readonly ProductSeed[] = [
  ...MEMBRANES.map(([name, brand, squareMetres, price]) => ({
    code: 'MEM',
    name: `${name}, рулон ${squareMetres} м2`,
    group: [DEPARTMENT, 'Мембраны и плёнки'] as const,
    brand,
    unit: 'рул' as const,
    packs: [['м2', 1, squareMetres] as const],
    price,
    kg: squareMetres * 0.11,
  })),
  ...pairs(['А', 'С самоклеящийся'], [3, 4, 5, 8, 10]).map(([kind, thickness]) => ({
    code: 'PNF',
    name: `Пенофол тип ${kind} ${thickness} мм, рулон 1,2х15 м`,
    group: [DEPARTMENT, 'Вспененный полиэтилен'] as const,
    unit: 'рул' as const,
    packs: [['м2', 1, 18] as const],
    price: rounded((2900 + thickness * 1150) * (kind === 'А' ? 1 : 1.65)),
    kg: thickness * 0.6,
    demand: 'slow' as const,
  })),
]

/** Insulation by brand and thickness; packs with their square and cubic metres. */
export const insulation: readonly ProductSeed[] = [...wool, ...rolls, ...xps, ...foam, ...membranes]
