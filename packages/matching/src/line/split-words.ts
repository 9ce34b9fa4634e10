import type { Catalog } from '../catalog/catalog.ts'
import { lookUpWord, type WordMatches } from './lookup.ts'

/** «редбул», «шаровойкран»: the two words of the catalog an unknown word is made of, standing together in some name; null when none. */
export function splitGlued(catalog: Catalog, text: string): readonly [string, string] | null {
  if (!/^(?:[а-я]{6,24}|[a-z]{6,24})$/.test(text)) return null
  for (let at = text.length - 3; at >= 3; at -= 1) {
    const [left, right] = [text.slice(0, at), text.slice(at)]
    const lefts = surely(lookUpWord(catalog, left))
    if (lefts.length === 0) continue
    const rights = surely(lookUpWord(catalog, right))
    if (lefts.some((a) => rights.some((b) => a !== b && catalog.sharedDocuments(a, b) > 0))) return [left, right]
  }
  return null
}

const surely = (matches: WordMatches): number[] =>
  [...matches].filter(([, { strength, likeness }]) => strength >= 0.9 && (likeness === 'same' || likeness === 'sound')).map(([id]) => id)
