import stemmers from 'snowball-stemmers'

const russian = stemmers.newStemmer('russian')
const cache = new Map<string, string>()

/** Ending left after the fleeting vowel is dropped, so that «мешок» and «мешков», «булок» and «булка» are one word. */
const FLEETING = /([бвгджзклмнпрстфхцчшщ])[оеё]([кцнл])$/

/** The unchanging part of a Russian word; other words stay as they are. */
export function stemOf(word: string): string {
  const known = cache.get(word)
  if (known !== undefined) return known
  const stem = /^[а-я]+$/.test(word) && word.length > 3 ? shorten(word) : word
  if (cache.size < 300_000) cache.set(word, stem)
  return stem
}

function shorten(word: string): string {
  const stem = russian.stem(word)
  const joined = stem.length > 3 && /[аеиоуыэюя].*[аеиоуыэюя]/.test(stem) ? stem.replace(FLEETING, '$1$2') : stem
  return joined.length >= 2 ? joined : word
}
