import type { Catalog } from '../catalog/catalog.ts'
import { UNITS } from '../lexicon/units.ts'
import { lookUpWord } from '../line/lookup.ts'
import { editDistance } from '../text/distance.ts'

const FORMS = [...UNITS].filter(([form, { role }]) => role === 'sale' && form.length >= 5 && /^[а-я]+$/.test(form))
const COUNTED = /(?<=\d\s?)[а-я]{5,12}(?!\p{L})/gu
const known = new Map<string, string | null>()

/** «4 балона», «5 мешкоф»: a misspelt unit of sale that is no word of the catalog is written right; the length of the text is kept. */
export function fixUnits(catalog: Catalog, text: string): string {
  return text.replace(COUNTED, (word) => {
    if (UNITS.has(word)) return word
    const form = unitLike(word)
    if (form === null || [...lookUpWord(catalog, word).values()].some(({ strength, likeness }) => strength >= 0.8 && likeness !== 'short'))
      return word
    return form.length <= word.length ? form.padEnd(word.length) : (UNITS.get(form)?.code ?? '').padEnd(word.length)
  })
}

function unitLike(word: string): string | null {
  const found = known.get(word)
  if (found !== undefined) return found
  const form = FORMS.find(([one]) => one.slice(0, 2) === word.slice(0, 2) && editDistance(one, word, 1) <= 1)?.[0] ?? null
  if (known.size < 5000) known.set(word, form)
  return form
}
