import { isUnit, type Unit } from '@skladno/kernel'

/** How files write the units of trade; the key is ours. Letters only, without points and blanks. */
const SPELLINGS: Readonly<Record<Unit, string>> = {
  шт: 'шт штука штук штуки ед единица pcs pc piece дана',
  уп: 'уп упак упаковка упаковки пач пачка пачки pack package',
  лист: 'лист листа листов л-т sheet',
  мешок: 'мешок меш мешка мешков bag',
  рул: 'рул рулон рулона рулонов roll',
  м: 'м метр метра метров погм пм мп погонныйметр погметр m meter',
  м2: 'м2 м^2 квм мкв кв квадратныйметр квметр m2',
  м3: 'м3 м^3 кубм мкуб куб кубическийметр m3',
  кг: 'кг килограмм килограмма kg',
  т: 'т тонна тонны тонн тн t',
  л: 'л литр литра литров дм3 l',
  пал: 'пал палета паллета поддон поддона pallet',
  ведро: 'ведро вед ведра',
  бал: 'бал баллон баллона',
  пара: 'пара пар пары pair',
  кор: 'кор короб коробка коробки коробок box',
  ящ: 'ящ ящик ящика case',
  блок: 'блок бл блока',
  банка: 'банка бан банки',
  канистра: 'канистра кан канистры',
  компл: 'компл комплект кт к-т комплекта набор set',
  усл: 'усл услуга услед услугаед',
}

const CODES = new Map(Object.entries(SPELLINGS).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)))

/** A unit as the product keeps it: «шт.», «Штука» → «шт», «кв. м» → «м2»; a word nobody knows stays as written, without its point. */
export function canonicalUnit(word: string): string {
  const trimmed = word.trim().replace(/\.$/, '')
  if (isUnit(trimmed)) return trimmed
  const bare = trimmed
    .toLowerCase()
    .replaceAll('²', '2')
    .replaceAll('³', '3')
    .replace(/[\s.()/]/g, '')
  return CODES.get(bare) ?? trimmed
}
