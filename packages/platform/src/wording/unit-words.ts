import { isUnit, type Unit } from '@skladno/kernel'
import { type Locale, type PluralForms, pluralOf } from './plural.ts'

type Word = string | PluralForms

const en = (one: string, other: string): PluralForms => ({ one, other })
const ru = (one: string, few: string, many: string): PluralForms => ({ one, few, many })

/** Abbreviations do not change with the number, full words do. */
const UNIT_WORDS: Readonly<Record<Unit, Readonly<Record<Locale, Word>>>> = {
  шт: { ru: 'шт', en: en('pc', 'pcs') },
  уп: { ru: 'уп', en: en('pack', 'packs') },
  лист: { ru: ru('лист', 'листа', 'листов'), en: en('sheet', 'sheets') },
  мешок: { ru: ru('мешок', 'мешка', 'мешков'), en: en('bag', 'bags') },
  рул: { ru: 'рул', en: en('roll', 'rolls') },
  м: { ru: 'м', en: 'm' },
  м2: { ru: 'м²', en: 'm²' },
  м3: { ru: 'м³', en: 'm³' },
  кг: { ru: 'кг', en: 'kg' },
  т: { ru: 'т', en: 't' },
  л: { ru: 'л', en: 'L' },
  пал: { ru: 'пал', en: en('pallet', 'pallets') },
  ведро: { ru: ru('ведро', 'ведра', 'вёдер'), en: en('bucket', 'buckets') },
  бал: { ru: 'бал', en: en('cylinder', 'cylinders') },
  пара: { ru: ru('пара', 'пары', 'пар'), en: en('pair', 'pairs') },
  кор: { ru: 'кор', en: en('box', 'boxes') },
  ящ: { ru: 'ящ', en: en('crate', 'crates') },
  блок: { ru: ru('блок', 'блока', 'блоков'), en: en('block', 'blocks') },
  банка: { ru: ru('банка', 'банки', 'банок'), en: en('can', 'cans') },
  канистра: { ru: ru('канистра', 'канистры', 'канистр'), en: en('canister', 'canisters') },
  компл: { ru: 'компл', en: en('set', 'sets') },
  усл: { ru: 'усл', en: en('service', 'services') },
}

/** The unit's word beside a number: «1 лист», «2 листа», «2,5 листа», «5 листов». A unit nobody knows stays as it is. */
export function unitWord(unit: string, amount: number, locale: Locale): string {
  if (!isUnit(unit)) return unit
  const word = UNIT_WORDS[unit][locale]
  return typeof word === 'string' ? word : pluralOf(locale, amount, word)
}
