import { isUnit, type Unit } from '@skladno/kernel'
import type { Locale } from './format.ts'

/** Forms for one, for two to four (and fractions), for five and more; a single text does not change with the number. */
type RussianForms = string | readonly [one: string, few: string, many: string]
type EnglishForms = string | readonly [one: string, other: string]

const UNIT_WORDS: Record<Unit, { readonly ru: RussianForms; readonly en: EnglishForms }> = {
  шт: { ru: 'шт', en: ['pc', 'pcs'] },
  уп: { ru: 'уп', en: ['pack', 'packs'] },
  лист: { ru: ['лист', 'листа', 'листов'], en: ['sheet', 'sheets'] },
  мешок: { ru: ['мешок', 'мешка', 'мешков'], en: ['bag', 'bags'] },
  рул: { ru: 'рул', en: ['roll', 'rolls'] },
  м: { ru: 'м', en: 'm' },
  м2: { ru: 'м²', en: 'm²' },
  м3: { ru: 'м³', en: 'm³' },
  кг: { ru: 'кг', en: 'kg' },
  т: { ru: 'т', en: 't' },
  л: { ru: 'л', en: 'L' },
  пал: { ru: 'пал', en: ['pallet', 'pallets'] },
  ведро: { ru: ['ведро', 'ведра', 'вёдер'], en: ['bucket', 'buckets'] },
  бал: { ru: 'бал', en: ['cylinder', 'cylinders'] },
  пара: { ru: ['пара', 'пары', 'пар'], en: ['pair', 'pairs'] },
  кор: { ru: 'кор', en: ['box', 'boxes'] },
  ящ: { ru: 'ящ', en: ['crate', 'crates'] },
  блок: { ru: ['блок', 'блока', 'блоков'], en: ['block', 'blocks'] },
  банка: { ru: ['банка', 'банки', 'банок'], en: ['can', 'cans'] },
  канистра: { ru: ['канистра', 'канистры', 'канистр'], en: ['canister', 'canisters'] },
  компл: { ru: 'компл', en: ['set', 'sets'] },
  усл: { ru: 'усл', en: ['service', 'services'] },
}

const russian = new Intl.PluralRules('ru')
const english = new Intl.PluralRules('en')

/** The unit's word beside a number: «1 лист», «2 листа», «2,5 листа», «5 листов». An unknown unit stays as it is. */
export function unitWord(unit: string, amount: number, locale: Locale): string {
  if (!isUnit(unit)) return unit
  return locale === 'ru' ? russianWord(UNIT_WORDS[unit].ru, amount) : englishWord(UNIT_WORDS[unit].en, amount)
}

function russianWord(forms: RussianForms, amount: number): string {
  if (typeof forms === 'string') return forms
  const rule = russian.select(amount)
  if (rule === 'one') return forms[0]
  return rule === 'many' ? forms[2] : forms[1]
}

function englishWord(forms: EnglishForms, amount: number): string {
  if (typeof forms === 'string') return forms
  return english.select(amount) === 'one' ? forms[0] : forms[1]
}
