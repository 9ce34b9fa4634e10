import type { Catalog } from '../catalog/catalog.ts'
import { UNITS } from '../lexicon/units.ts'
import { foldCode, unmixScripts } from '../text/scripts.ts'
import { type FoundCode, isMeasured } from './find-codes.ts'
import { lookUpWord } from './lookup.ts'
import type { LineQuery, WordTerm } from './query.ts'

/** Letters with digits (or many digits) that look like an article and are nowhere in the catalog. */
export function unknownCode(
  catalog: Catalog,
  text: string,
  codes: readonly FoundCode[],
  words: readonly WordTerm[],
): LineQuery['unknownCode'] {
  for (const match of text.matchAll(/[\p{L}\d]+(?:[-/._][\p{L}\d]+)*/gu)) {
    const raw = match[0]
    const start = match.index
    if (codes.some((code) => start < code.end && code.start < start + raw.length) || isMeasured(raw)) continue
    const digits = raw.replace(/\D/g, '').length
    const letters = raw.replace(/[^\p{L}]/gu, '')
    if (digits >= 7 && letters === '' && !/[.,/]/.test(raw)) return { raw, near: catalog.articlesStartingWith(foldCode(raw), 6) }
    if (letters === '' || digits < 2 || raw.length < 4 || /^\d+(?:[xх*]\d+)+\p{L}{0,2}$/u.test(raw)) continue
    if (isWordAndNumber(catalog, raw, words)) continue
    return { raw, near: catalog.articlesStartingWith(foldCode(raw), 6) }
  }
  return null
}

/** «осб12», «d82», «60х27мм», «20литров»: words and sizes written together are not an article. */
function isWordAndNumber(catalog: Catalog, raw: string, words: readonly WordTerm[]): boolean {
  if (/^\p{L}?\d+(?:[.,/xх*-]\d+)*\p{L}{0,2}\d?$/u.test(raw) && raw.replace(/\D/g, '').length <= 3) return true
  if (/^\p{L}?\d+(?:[.,/]\d+)*(?:[xх*]\d+(?:[.,/]\d+)*)+(?:\p{L}{0,2})$/u.test(raw)) return true
  if (/^\d+(?:[-/.,]\d+)*-?\p{L}+\.?$/u.test(raw)) return UNITS.has(raw.replace(/^[\d.,/-]+/, '')) || raw.replace(/\D/g, '').length <= 4
  if (/^\d+(?:[.,]\d+)?\p{L}{1,4}-\d+$/u.test(raw) && UNITS.has(/\p{L}+/u.exec(raw)?.[0] ?? '')) return true
  if (/^\d+(?:на\d+)+\p{L}{0,2}$/u.test(raw)) return true
  const letters = /^(\p{L}{2,})[-.]?\d/u.exec(raw)?.[1]
  if (letters === undefined) return false
  const head = unmixScripts(letters)
  const known =
    words.find((word) => word.text === head)?.strength ??
    Math.max(0, ...[...lookUpWord(catalog, head).values()].map((match) => match.strength))
  return known >= 0.85 && raw.replace(/\D/g, '').length <= 4
}
