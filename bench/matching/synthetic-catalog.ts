import type { CatalogItem } from '@skladno/matching'

const KINDS: readonly (readonly [name: string, unit: string, sizes: 'length' | 'section' | 'mass' | 'power' | 'article'])[] = [
  ['Саморез по дереву', 'уп', 'section'],
  ['Болт оцинкованный', 'шт', 'section'],
  ['Дюбель распорный', 'уп', 'section'],
  ['Профиль стоечный', 'шт', 'section'],
  ['Кабель силовой медный', 'м', 'section'],
  ['Кабель-канал белый', 'шт', 'section'],
  ['Труба полипропиленовая', 'м', 'section'],
  ['Хомут червячный', 'шт', 'section'],
  ['Штукатурка гипсовая', 'меш', 'mass'],
  ['Клей плиточный', 'меш', 'mass'],
  ['Шпаклёвка финишная', 'меш', 'mass'],
  ['Сахар-песок', 'шт', 'mass'],
  ['Кофе в зёрнах', 'шт', 'mass'],
  ['Чай листовой чёрный', 'шт', 'mass'],
  ['Лампа светодиодная', 'шт', 'power'],
  ['Прожектор уличный', 'шт', 'power'],
  ['Насос погружной', 'шт', 'power'],
  ['Фильтр масляный', 'шт', 'article'],
  ['Колодки тормозные передние', 'компл', 'article'],
  ['Подшипник ступицы', 'шт', 'article'],
  ['Ремень поликлиновой', 'шт', 'article'],
  ['Линейка пластиковая', 'шт', 'length'],
  ['Щётка стеклоочистителя', 'шт', 'length'],
  ['Правило алюминиевое', 'шт', 'length'],
  ['Доска обрезная сухая', 'шт', 'section'],
]
const FIRST = ['Бо', 'Ве', 'Гра', 'Дел', 'Зен', 'Кри', 'Лар', 'Мет', 'Нор', 'Ори', 'Пла', 'Рем', 'Сол', 'Тер', 'Уни', 'Фор', 'Хал', 'Цер']
const SECOND = ['вита', 'лекс', 'марк', 'новис', 'пласт', 'рум', 'стер', 'такс', 'фикс', 'цент', 'дон', 'кор']
const SERIES = ['', 'Профи', 'Эконом', 'Премиум', 'Зимний', 'Плюс', 'Актив', 'Мастер', 'Ультра', 'Лайт']
const SIZES_PER_KIND = 64

function sizeOf(kind: (typeof KINDS)[number][2], i: number): string {
  const [a, b] = [i % 8, Math.floor(i / 8) % 8]
  if (kind === 'section') return `${[3, 4, 5, 6, 8, 10, 12, 16][a]}х${[16, 25, 35, 40, 60, 80, 100, 120][b]}`
  if (kind === 'mass') return `${[1, 2, 3, 5, 10, 20, 25, 30][a]}${b === 0 ? '' : `,${b}`} кг`
  if (kind === 'power') return `${5 + 5 * a} Вт ${2700 + 500 * b} К`
  if (kind === 'length') return `${150 + 100 * a + 10 * b} мм`
  return `${'ABCDEFGH'[a]}${1000 + 37 * i}/${b}`
}

/** Rows 0..count-1 of an endless invented price list; row i is the same whatever the count, all names differ. */
export function syntheticItem(i: number): CatalogItem {
  const kind = KINDS[i % KINDS.length] ?? ['Товар', 'шт', 'length']
  let rest = Math.floor(i / KINDS.length)
  const size = sizeOf(kind[2], rest % SIZES_PER_KIND)
  rest = Math.floor(rest / SIZES_PER_KIND)
  const brand = `${FIRST[rest % FIRST.length]}${SECOND[Math.floor(rest / FIRST.length) % SECOND.length]}`
  rest = Math.floor(rest / (FIRST.length * SECOND.length))
  const series = SERIES[rest % SERIES.length] ?? ''
  const sku = String(1_000_000 + i)
  return {
    id: sku,
    sku,
    name: [kind[0], brand, series, size].filter(Boolean).join(' '),
    unit: kind[1],
    group: kind[0],
    price: 10 + (i % 990),
  }
}

/** A small seeded generator (mulberry32), so that every run asks the same questions. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function withTypo(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2))
  const [head, letter, next, tail] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1, at + 2), word.slice(at + 2)]
  return random() < 0.5 ? head + next + tail : head + next + letter + tail
}

const LATIN = new Map([...'абвгдезиклмнопрстуфхц'].map((letter, i) => [letter, [...'abvgdeziklmnoprstufhc'][i] ?? letter]))
const inLatin = (word: string): string => [...word].map((letter) => LATIN.get(letter) ?? letter).join('')

/**
 * How a buyer might ask for a row: lower case, kind cut short or abbreviated, brand typed in Latin or with a slip, size written another way,
 * a quantity at the end. Enough is left to tell the row from every other.
 */
export function spoken(item: CatalogItem, random: () => number): string {
  const kind = (item.group ?? '').toLowerCase().split(' ')
  const [brand = '', ...rest] = item.name
    .toLowerCase()
    .slice(kind.join(' ').length + 1)
    .split(' ')
  const head = kind[0] ?? ''
  const spokenKind = random() < 0.4 ? [head] : head.length > 6 && random() < 0.3 ? [`${head.slice(0, 5)}.`, ...kind.slice(1)] : kind
  const slip = random()
  const spokenBrand = slip < 0.2 ? inLatin(brand) : slip < 0.45 ? withTypo(brand, random) : brand
  const size = rest.map((word) => (random() < 0.5 ? word.replace(/(\d)х(\d)/, '$1*$2') : word)).join(' ')
  const words = random() < 0.3 ? [spokenBrand, ...spokenKind, size] : [...spokenKind, spokenBrand, size]
  return `${words.join(' ')} - ${1 + Math.floor(random() * 60)} шт`
}
