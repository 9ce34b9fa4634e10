import type { Catalog } from '../catalog/catalog.ts'
import { MARK_STEMS } from '../lexicon/words.ts'
import type { Evaluation } from './evaluate.ts'

const SAME_WORD = new Set(['same', 'short', 'group', 'absent'])

/** Products that explain the line as well as the best one does: the same words, as literally. */
export function bestExplained(alive: readonly Evaluation[]): Evaluation[] {
  const missingWeight = (one: Evaluation): number => one.missing.reduce((sum, term) => sum + term.weight, 0)
  const least = Math.min(...alive.map(missingWeight))
  let kept = alive.filter((one) => missingWeight(one) <= least + 0.01)
  const optional = (one: Evaluation): number =>
    one.fits.reduce((sum, fit) => sum + (fit.term.isOptional && fit.strength >= 0.7 ? fit.term.weight : 0), 0)
  const packed = Math.max(...kept.map(optional))
  if (packed > 0) kept = kept.filter((one) => optional(one) >= packed - 0.01)
  const literal = kept.filter((one) =>
    one.fits.every(
      (fit, i) =>
        SAME_WORD.has(fit.likeness) ||
        !kept.some((other) => {
          const rival = other.fits[i]
          return rival !== undefined && SAME_WORD.has(rival.likeness) && rival.likeness !== 'group' && rival.strength > fit.strength
        }),
    ),
  )
  const chosen = literal.length > 0 ? literal : kept
  const named = chosen.filter((one) =>
    one.fits.every(
      (fit, i) =>
        fit.likeness !== 'group' ||
        !chosen.some(
          (other) => other.fits[i] !== undefined && other.fits[i]?.likeness !== 'group' && (other.fits[i]?.strength ?? 0) >= 0.8,
        ),
    ),
  )
  const byName = named.length > 0 ? named : chosen
  const most = Math.max(...byName.map((one) => one.matchedNumbers))
  const article = byName.filter((one) => one.isArticle)
  if (article.length > 0) return article
  return byName.filter((one) => one.matchedNumbers === most)
}

const isMark = (stem: string): boolean =>
  MARK_STEMS.some((mark) => stem.startsWith(mark) && (mark.length > 3 || stem.length <= mark.length + 5))

/** Letters and digits of the own article, repeated in the name, distinguish nothing. */
function tellingWords(one: Evaluation): Set<string> {
  return new Set(one.extraWords)
}

/**
 * Unmarked means plain: `a` is preferred to `b` when everything `a` adds to the line `b` adds too, and `b` adds a mark or
 * another word on top; or when the said size is the whole size of `a` and only a part of `b`'s.
 */
export function isPlainerThan(a: Evaluation, b: Evaluation, similar: (x: string, y: string) => boolean): boolean {
  if (a.isWholeSize && b.isPartOfSize && sizes(a) < sizes(b)) return true
  const [wordsA, wordsB] = [tellingWords(a), tellingWords(b)]
  const onlyA = [...wordsA].filter((word) => ![...wordsB].some((other) => similar(word, other)))
  const onlyB = [...wordsB].filter((word) => ![...wordsA].some((other) => similar(word, other)))
  const numbersA = numbersOnly(a, b)
  const numbersB = numbersOnly(b, a)
  const marksA = onlyA.filter(isMark)
  const marksB = onlyB.filter(isMark)
  if (marksB.length > 0 && marksA.length === 0 && onlyA.length === 0 && numbersA <= numbersB) return true
  if (onlyA.length > 0 || numbersA > 0) return false
  return onlyB.length > 0 && numbersB === 0
}

const sizes = (one: Evaluation): number => one.extraNumbers.filter((number) => number.role === 'size').length

function numbersOnly(a: Evaluation, b: Evaluation): number {
  return a.extraNumbers.filter(
    (number) =>
      number.role === 'size' && !b.extraNumbers.some((other) => other.base === number.base && other.dimension === number.dimension),
  ).length
}

/** Survivors that no plainer one beats. */
export function plainest(survivors: readonly Evaluation[]): Evaluation[] {
  const similar = (x: string, y: string): boolean => x === y || (x.length >= 3 && y.startsWith(x)) || (y.length >= 3 && x.startsWith(y))
  if (survivors.length > 60) return [...survivors]
  return survivors.filter(
    (one) => !survivors.some((other) => other !== one && isPlainerThan(other, one, similar) && !isPlainerThan(one, other, similar)),
  )
}

/** The same goods entered twice: the same words in any order and the same numbers. */
export function areDuplicates(catalog: Catalog, a: number, b: number): boolean {
  const [one, two] = [catalog.facts(a), catalog.facts(b)]
  const words = (facts: typeof one): string[] =>
    [...new Set(facts.words.filter((word) => !word.isGroup && word.stem.length > 1).map((word) => word.stem))].sort()
  const numbers = (facts: typeof one): string =>
    facts.numbers
      .filter((number) => number.role === 'size')
      .map((number) => `${number.base}${number.dimension ?? ''}`)
      .sort()
      .join(' ')
  if (numbers(one) !== numbers(two) || one.threads !== two.threads || one.caseOf !== two.caseOf) return false
  const [left, right] = [words(one), words(two)]
  const covered = (from: string[], to: string[]): boolean =>
    from.every((word) =>
      to.some((other) => word === other || (word.length >= 3 && other.startsWith(word)) || (other.length >= 3 && word.startsWith(other))),
    )
  return covered(left, right) && covered(right, left)
}
