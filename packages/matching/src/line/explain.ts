import type { Catalog } from '../catalog/catalog.ts'
import type { Evaluation } from './evaluate.ts'
import type { LineQuery } from './query.ts'

const LIKENESS: Readonly<Record<string, string>> = {
  short: 'сокращение',
  part: 'начало слова',
  derived: 'однокоренное',
  synonym: 'другое название',
  sound: 'по звучанию',
  typo: 'опечатка',
  group: 'раздел каталога',
  implied: 'следует из названия',
  absent: 'этого в товаре нет',
}

/** Short reasons a manager understands: what was recognised and how. */
export function explain(catalog: Catalog, query: LineQuery, one: Evaluation): string[] {
  const reasons: string[] = []
  if (one.isArticle) reasons.push(`артикул ${catalog.item(one.index).sku}`)
  const words = one.fits
    .filter((fit) => fit.strength > 0)
    .map((fit) => (fit.likeness === 'same' ? fit.term.text : `${fit.term.text} (${LIKENESS[fit.likeness] ?? fit.likeness})`))
  if (words.length > 0) reasons.push(`совпало: ${words.join(', ')}`)
  const sizes = query.numbers
    .filter((term) => term !== one.reading.term)
    .map((term) => `${String(term.token.value).replace('.', ',')}${term.token.unit ? ` ${term.token.unit.code}` : ''}`)
  if (sizes.length > 0 && one.contradictions.length === 0) reasons.push(`размер: ${sizes.join(' × ')}`)
  return reasons
}
