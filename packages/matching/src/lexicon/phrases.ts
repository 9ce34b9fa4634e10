import { stemOf } from '../text/stem.ts'

/** Trade words that stand for a phrase. `isExact`: the short word means exactly that, so a name that uses it says the phrase too. */
export interface Phrase {
  readonly words: readonly string[]
  readonly isExact: boolean
}

const EXACT: readonly (readonly [string, string])[] = [
  ['гклв', 'гипсокартон влагостойкий'],
  ['гквл', 'гипсокартон влагостойкий'],
  ['гкло', 'гипсокартон огнестойкий'],
  ['гклво', 'гипсокартон влагостойкий огнестойкий'],
  ['гвлв', 'гвл влагостойкий'],
]

const SLANG: readonly (readonly [string, string])[] = [
  ['зеленка', 'гипсокартон влагостойкий'],
  ['влажный', 'влагостойкий'],
  ['потолочка', 'профиль потолочный'],
  ['тормозуха', 'тормозная жидкость'],
  ['зонтик', 'дюбель тарельчатый'],
  ['зонт', 'дюбель тарельчатый'],
  ['витуха', 'витая пара'],
  ['динрейка', 'дин рейка'],
  ['незамерзайка', 'стеклоомывающая'],
  ['семечки', 'саморез клоп'],
  ['полотешка', 'полотенцесушитель'],
  ['стаканчики', 'стакан'],
  ['канализашка', 'канализационная'],
  ['мусорник', 'мусорный мешок'],
]

export const PHRASES: ReadonlyMap<string, Phrase> = new Map<string, Phrase>([
  ...EXACT.map(([word, phrase]) => [stemOf(word), { words: phrase.split(' '), isExact: true }] as const),
  ...SLANG.map(([word, phrase]) => [stemOf(word), { words: phrase.split(' '), isExact: false }] as const),
])

/** What a short name of the trade says without saying it: «ШСГМ» are screws into metal. Names gain these words. */
export const MEANINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['шсгм', ['металл', 'черный']],
  ['шсгд', ['дерево', 'черный']],
  ['шсмм', ['металл']],
  ['шуц', ['дерево', 'универсальный', 'желтый']],
  ['ппр', ['полипропилен']],
  ['нпвх', ['пвх']],
])

/** Words cut with a slash or a hyphen, in names and in messages alike. */
const SHORTENINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})г\s?\/\s?картон/gu, 'гипсокартон'],
  [/(?<!\p{L})х\s?\/\s?б(?!\p{L})/gu, 'хб'],
  [/(?<!\p{L})б\s?\/\s?у(?!\p{L})/gu, 'бу'],
  [/(?<!\p{L})п\s?\/\s?э(?!\p{L})/gu, 'пэ'],
  [/(?<!\p{L})с\s?\/\s?м(?![\p{L}\d])/gu, 'свежемороженый'],
  [/(?<!\p{L})н\s?\/\s?ж(?!\p{L})/gu, 'нержавеющий'],
  [/(?<!\p{L})к\s?\/\s?к(?!\p{L})/gu, 'кабель-канал'],
  [/(?<!\p{L})д\s?\/\s?г(?:в|возд\p{L}*)?(?!\p{L})/gu, 'дюбель-гвоздь'],
  [/(?<!\p{L})д\/(?=\p{L}{3})/gu, 'для '],
  [/(?<!\p{L})к-т(?:а|ов|ы)?(?!\p{L})/gu, 'компл'],
  [/(?<!\p{L})ф-р(?:а|ы|ов)?(?!\p{L})/gu, 'фильтр'],
  [/(?<!\p{L})м\/у(?!\p{L})/gu, 'между'],
]

/** Writes shortened words out. The length of the text may change. */
export function expandShortenings(text: string): string {
  if (!/[/-]/.test(text)) return text
  let result = text
  for (const [short, full] of SHORTENINGS) result = result.replace(short, full)
  return result
}
