import { COLOURS, MARK_STEMS } from '../lexicon/words.ts'
import type { Evaluation } from './evaluate.ts'
import type { LineQuery } from './query.ts'

/** Among the reasons of a line: too little of what was said is in the name; what is offered is rather a guess. */
export const PARTLY_ALIKE = 'похоже лишь отчасти'

/** Why the line may not be accepted without a person. Empty = it may. */
export function blockers(query: LineQuery, best: Evaluation, rivals: number, coverage: number, soft: LineQuery | null): string[] {
  const reasons: string[] = []
  if (query.unknownCode && !best.isArticle) reasons.push(`артикула ${query.unknownCode.raw.toUpperCase()} нет в каталоге`)
  if (query.codes.some((code) => code.isBeginning)) reasons.push('так начинаются несколько артикулов')
  if (rivals > 1) reasons.push(`подходят ${rivals} товара или больше, нужно уточнить`)
  if (best.missing.length > 0 && !best.isArticle)
    reasons.push(`не нашлось в названии: ${best.missing.map((term) => `«${term.text}»`).join(', ')}`)
  if (query.threads !== '' && best.thread < 0.5 && !best.isArticle) reasons.push('в названии нет такой резьбы или стороны')
  if (isNamedByGroup(best)) reasons.push(PARTLY_ALIKE)
  if (takesCountForSize(query, best)) reasons.push('непонятно, какое из чисел — количество')
  const aside = query.words.filter((term) => term.isAside)
  if (aside.length > 0 && (!query.hasHead || best.reading.term === null) && !best.isArticle)
    reasons.push(`не нашлось в названии: ${aside.map((term) => `«${term.text}»`).join(', ')}`)
  if (
    !query.hasHead &&
    best.softScore === 0 &&
    query.codes.length === 0 &&
    query.words.length > 0 &&
    query.words.every((term) => isOnlyColour(term.stem))
  )
    reasons.push('назван только цвет или вариант')
  if (query.words.length > 0 && best.matchedNumbers === 0 && best.fits.every(({ likeness }) => likeness === 'implied'))
    reasons.push('названа только сторона или вариант')
  if (
    query.words.length === 0 &&
    query.codes.length === 0 &&
    query.numbers.some(({ token }) => token.isOrdinal && token.unit === null && token.value < 10)
  )
    reasons.push('названо одно порядковое число')
  if (best.reading.isUnclear === 'range') reasons.push('количество названо от и до')
  if (best.reading.isUnclear === 'two-readings') reasons.push('непонятно, какое из чисел — количество')
  if (coverage < (best.reading.term === null ? 0.8 : 0.6) && !best.isArticle) reasons.push(PARTLY_ALIKE)
  if (query.words.length === 0 && query.codes.length === 0 && best.softScore < mostOf(soft)) reasons.push('названы одни числа')
  return reasons
}

/** Nothing said stands in the name itself, only in the section of the catalog. */
function isNamedByGroup({ fits, matchedNumbers, isArticle }: Evaluation): boolean {
  const telling = fits.filter(({ term, likeness }) => !term.isOptional && likeness !== 'none')
  return !isArticle && matchedNumbers === 0 && telling.length > 0 && telling.every(({ likeness }) => likeness === 'group')
}

/** «40 — 20 м»: what looks most like a quantity is read as a size and a bare number as the quantity. */
function takesCountForSize(query: LineQuery, { reading }: Evaluation): boolean {
  if (reading.term === null || reading.term.token.unit !== null) return false
  return query.numbers.some(
    (term) => term !== reading.term && term.canBeQuantity && term.token.unit?.role !== 'sale' && term.evidence >= reading.evidence + 4,
  )
}

/** How much of the context a line of bare numbers must carry to be about it. */
function mostOf(soft: LineQuery | null): number {
  const weights = (soft?.words ?? []).filter((term) => term.strength >= 0.7 && !term.isOptional).map((term) => term.weight)
  return Math.max(0.01, 0.5 * weights.reduce((sum, weight) => sum + weight, 0))
}

function isOnlyColour(stem: string): boolean {
  return COLOURS.has(stem) || MARK_STEMS.some((mark) => mark.length > 3 && stem.startsWith(mark))
}
