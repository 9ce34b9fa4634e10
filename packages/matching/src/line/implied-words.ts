import type { KnownProduct } from '../catalog/catalog.ts'
import { soundOf } from '../text/sounds.ts'
import type { WordTerm } from './query.ts'

/** How surely a product is what the word says although its name does not have the word; 0 when it says nothing of it. */
export function impliedStrength(term: WordTerm, product: KnownProduct): number {
  const side = sideOf(term.text)
  if (side !== '') return product.threads.includes(side) ? 0.9 : 0
  if (/^(?:переход|редукц)/.test(term.stem)) return joinsTwoSizes(product) ? 0.8 : 0
  return isMakerByArticle(term, product) ? 0.86 : 0
}

/** «наруж», «внутренняя» of goods with a thread: the outer one is male, the inner one female. */
function sideOf(text: string): 'm' | 'f' | '' {
  if (/^(?:наруж|нар$|внешн)/.test(text)) return 'm'
  return /^(?:внутр|внут$|вн$)/.test(text) ? 'f' : ''
}

/** «Муфта 20*25» joins two diameters: a reducer. Threads are fractions and do not count. */
function joinsTwoSizes({ numbers, threads }: KnownProduct): boolean {
  if (threads !== '') return false
  return numbers.some(
    (one, i) =>
      one.tuple >= 0 &&
      !one.isFraction &&
      numbers.some((other, k) => k > i && other.tuple === one.tuple && !other.isFraction && other.value !== one.value && other.value < 500),
  )
}

/** «фрап» and «Кран FR211»: articles begin with the letters of their maker, where the name says no other. */
function isMakerByArticle(term: WordTerm, product: KnownProduct): boolean {
  if (
    term.strength < 0.85 ||
    term.text.length < 4 ||
    ![...term.matches.values()].some(({ likeness }) => likeness === 'sound' || likeness === 'same')
  )
    return false
  const sound = soundOf(term.text)
  for (const code of product.codes) {
    const letters = /^([a-z]{2,3})\d{2,}/.exec(code)?.[1]
    if (letters !== undefined && sound.startsWith(letters))
      return !product.words.some((word) => !word.isGroup && word.text.length > 3 && /^[a-z]+$/.test(word.text))
  }
  return false
}
