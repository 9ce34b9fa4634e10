import { type Demand, dec, type ProductSeed, pairs, rounded } from '../../product-seed.ts'

const DEPARTMENT = 'Саморезы'

interface Screw {
  readonly name: string
  readonly group: string
  readonly pieces: number
  /** Tenge per thousand. */
  readonly perThousand: number
  readonly gramsEach: number
  readonly demand?: Demand
}

/** Small packs cost more per piece. */
const screw = ({ name, group, pieces, perThousand, gramsEach, demand = 'steady' }: Screw): ProductSeed => ({
  code: 'SAM',
  name: `${name}, ${pieces} шт`,
  group: [DEPARTMENT, group],
  unit: 'шт',
  sale: ['уп', pieces],
  packs: [['кг', Math.max(1, Math.round(1000 / gramsEach)), 1]],
  price: rounded((perThousand * pieces * (pieces <= 250 ? 1.25 : 1)) / 1000 + 15),
  kg: gramsEach / 1000,
  demand,
})

const DRYWALL: readonly (readonly [diameter: number, length: number, packs: readonly number[]])[] = [
  [3.5, 19, [1000, 200]],
  [3.5, 25, [1000, 200]],
  [3.5, 32, [1000, 200]],
  [3.5, 35, [1000, 500, 200]],
  [3.5, 41, [1000, 200]],
  [3.5, 45, [1000, 200]],
  [3.5, 51, [500, 200]],
  [3.5, 55, [500, 200]],
  [3.8, 64, [500, 100]],
  [4.2, 70, [500, 100]],
  [4.2, 76, [250, 100]],
  [4.8, 89, [250, 50]],
  [4.8, 95, [250, 50]],
  [4.8, 102, [250, 50]],
  [4.8, 127, [200, 50]],
  [4.8, 152, [100, 50]],
]
const drywall: readonly ProductSeed[] = [
  { mark: 'ШСГМ', into: 'по металлу' },
  { mark: 'ШСГД', into: 'по дереву' },
].flatMap(({ mark, into }) =>
  DRYWALL.flatMap(([diameter, length, packs]) =>
    packs.map((pieces) =>
      screw({
        name: `Саморез ${mark} ${dec(diameter)}х${length} чёрный по гипсокартону ${into}`,
        group: `По гипсокартону ${into}`,
        pieces,
        perThousand: 620 + length * diameter * 8.4,
        gramsEach: diameter * length * 0.0135,
        demand: diameter === 3.5 && pieces >= 500 ? 'hot' : 'steady',
      }),
    ),
  ),
)

const fibreboard: readonly ProductSeed[] = pairs([19, 25, 30, 35, 45, 50], [1000, 200]).map(([length, pieces]) =>
  screw({
    name: `Саморез для ГВЛ 3,9х${length} чёрный`,
    group: 'Для ГВЛ',
    pieces,
    perThousand: 980 + length * 34,
    gramsEach: length * 0.058,
  }),
)

const WASHER_COLOURS = ['цинк', 'RAL 8017', 'RAL 3005', 'RAL 6005', 'RAL 9003'] as const
const washer: readonly ProductSeed[] = pairs(['острый', 'сверло'], [13, 14, 16, 19, 25, 32, 38, 41, 51, 64, 76]).flatMap(([tip, length]) =>
  (length <= 25 ? WASHER_COLOURS : WASHER_COLOURS.slice(0, 1)).map((colour) =>
    screw({
      name: `Саморез с прессшайбой 4,2х${length} ${tip} ${colour}`,
      group: 'С прессшайбой',
      pieces: length <= 25 ? 1000 : 500,
      perThousand: (1450 + length * 62) * (tip === 'сверло' ? 1.15 : 1) * (colour === 'цинк' ? 1 : 1.42),
      gramsEach: 0.6 + length * 0.075,
      demand: colour === 'цинк' && length < 26 ? 'hot' : 'steady',
    }),
  ),
)

const bugs: readonly ProductSeed[] = pairs(['острый', 'сверло'], ['чёрный', 'цинк'])
  .flatMap(([tip, colour]) => pairs([9.5, 11], [1000, 200]).map(([length, pieces]) => ({ tip, colour, length, pieces })))
  .map(({ tip, colour, length, pieces }) =>
    screw({
      name: `Саморез клоп 3,5х${dec(length)} ${tip} ${colour}`,
      group: 'Клопы',
      pieces,
      perThousand: (1080 + length * 32) * (colour === 'цинк' ? 1.08 : 1) * (tip === 'сверло' ? 1.12 : 1),
      gramsEach: 1.1,
      demand: pieces === 1000 ? 'hot' : 'steady',
    }),
  )

const WOOD_SIZES: readonly (readonly [diameter: number, lengths: readonly number[], pieces: number])[] = [
  [3, [12, 16, 20, 25, 30, 40], 1000],
  [3.5, [16, 20, 25, 30, 35, 40, 45, 50], 1000],
  [4, [16, 20, 25, 30, 35, 40, 45, 50, 60, 70], 500],
  [4.5, [25, 30, 35, 40, 50, 60, 70, 80], 500],
  [5, [30, 40, 50, 60, 70, 80, 90, 100, 120], 200],
  [6, [40, 60, 80, 100, 120, 140, 160, 180, 200], 100],
]
const wood: readonly ProductSeed[] = WOOD_SIZES.flatMap(([diameter, lengths, pieces]) =>
  pairs(lengths, ['жёлтый', 'белый']).map(([length, colour]) =>
    screw({
      name: `Шуруп универсальный ШУЦ ${dec(diameter)}х${length} ${colour} цинк`,
      group: 'Универсальные',
      pieces,
      perThousand: 380 + diameter * diameter * length * 4.1,
      gramsEach: diameter * diameter * length * 0.0042,
      demand: colour === 'жёлтый' ? 'steady' : 'slow',
    }),
  ),
)

const ROOF_COLOURS = ['цинк', 'RAL 3005', 'RAL 5005', 'RAL 6005', 'RAL 7024', 'RAL 8017', 'RAL 9003'] as const
const ROOF_SIZES = [
  [4.8, 29, 250],
  [4.8, 35, 250],
  [4.8, 51, 250],
  [4.8, 70, 200],
  [5.5, 19, 250],
  [5.5, 25, 250],
  [5.5, 32, 250],
  [5.5, 38, 200],
  [5.5, 51, 200],
  [5.5, 64, 100],
  [5.5, 76, 100],
] as const
const roof: readonly ProductSeed[] = ROOF_SIZES.flatMap(([diameter, length, pieces]) =>
  ROOF_COLOURS.filter((colour) => length < 60 || colour !== 'RAL 5005').map((colour) =>
    screw({
      name: `Саморез кровельный ${dec(diameter)}х${length} ${colour}`,
      group: 'Кровельные',
      pieces,
      perThousand: (5200 + diameter * length * 24) * (colour === 'цинк' ? 0.86 : 1),
      gramsEach: 2 + diameter * length * 0.022,
      demand: colour === 'RAL 8017' || colour === 'RAL 3005' ? 'hot' : 'steady',
    }),
  ),
)

const LAG: readonly (readonly [diameter: number, lengths: readonly number[]])[] = [
  [6, [40, 50, 60, 80, 100, 120]],
  [8, [50, 60, 80, 100, 120, 140, 160]],
  [10, [60, 80, 100, 120, 140, 160, 180, 200]],
  [12, [80, 100, 120, 140, 160, 200]],
]
const lag: readonly ProductSeed[] = LAG.flatMap(([diameter, lengths]) =>
  lengths.map((length) =>
    screw({
      name: `Болт сантехнический ${diameter}х${length} цинк`,
      group: 'Болты сантехнические, конфирматы, нагели',
      pieces: diameter <= 8 ? 100 : 50,
      perThousand: diameter * diameter * length * 5.2 + 3600,
      gramsEach: diameter * diameter * length * 0.0055,
      demand: 'slow',
    }),
  ),
)
const special: readonly ProductSeed[] = [
  ...[52, 72, 92, 112, 132, 152, 182, 202].map((length) =>
    screw({
      name: `Нагель по бетону 7,5х${length} потайной`,
      group: 'Болты сантехнические, конфирматы, нагели',
      pieces: 100,
      perThousand: 7200 + length * 190,
      gramsEach: length * 0.16,
    }),
  ),
  ...[50, 60, 70].map((length) =>
    screw({
      name: `Конфирмат 6,3х${length} цинк`,
      group: 'Болты сантехнические, конфирматы, нагели',
      pieces: 500,
      perThousand: 4100 + length * 54,
      gramsEach: length * 0.14,
    }),
  ),
  ...pairs([16, 19, 25, 32, 35, 38], ['острый', 'сверло']).map(([length, tip]) =>
    screw({
      name: `Саморез оконный 3,9х${length} ${tip} цинк`,
      group: 'Оконные',
      pieces: 1000,
      perThousand: 1650 + length * 58,
      gramsEach: length * 0.055,
      demand: 'slow',
    }),
  ),
]

/** Screws by size, colour and pack. */
export const screws: readonly ProductSeed[] = [...drywall, ...fibreboard, ...washer, ...bugs, ...wood, ...roof, ...lag, ...special]
