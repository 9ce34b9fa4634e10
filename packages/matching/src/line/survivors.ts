import type { Catalog, KnownProduct } from '../catalog/catalog.ts'
import type { ProductNumber } from '../catalog/facts.ts'
import { DEFAULT_SIZES } from '../lexicon/default-sizes.ts'
import { PHRASES } from '../lexicon/phrases.ts'
import { COLOURS, isMarkStem, PLAIN_WORDS, STRONG_MARKS } from '../lexicon/words.ts'
import { normalise } from '../text/clean.ts'
import { foldCode } from '../text/scripts.ts'
import { soundOf } from '../text/sounds.ts'
import { stemOf } from '../text/stem.ts'
import { tokenise } from '../text/tokens.ts'
import type { Evaluation, WordFit } from './evaluate.ts'

/** Sameness of words, the higher the surer: the word itself, another word for it, a misspelling. */
function sureness(fit: WordFit): number {
  if (fit.likeness === 'typo') return 0
  if (fit.likeness === 'group') return 0.5
  if (fit.likeness === 'part' || (fit.likeness === 'short' && fit.strength < 0.7)) return 1.2
  if (fit.likeness === 'synonym' || (fit.likeness === 'sound' && fit.strength < 0.85)) return 1
  return fit.likeness === 'derived' || fit.likeness === 'absent' ? 1.5 : 2
}

/** Products that leave the least of the line unexplained. */
export function leastMissing(alive: readonly Evaluation[]): Evaluation[] {
  const weigh = (one: Evaluation): number => {
    const named = one.missing.reduce((sum, term) => sum + (term.isHead ? Math.max(HEAD_COST, term.weight * 2) : term.weight), 0)
    return one.missing.some((term) => term.isHead) ? named + doubtsOf(one) : named
  }
  const least = Math.min(...alive.map(weigh))
  return alive.filter((one) => weigh(one) <= least + 0.01)
}

/** What the goods are called matters more than what they are like: «изолента кара» is no «патрон карболит». */
const HEAD_COST = 4

/** Words that are only half explained, by the beginning of another word. */
const doubtsOf = (one: Evaluation): number =>
  one.fits.reduce(
    (sum, { strength, likeness, term }) =>
      sum + ((likeness === 'short' || likeness === 'derived') && strength > 0 && strength < 0.75 ? term.weight / 2 : 0),
    0,
  )

/** Products that explain the line as well as the best one does: the same words, as literally. */
export function bestExplained(alive: readonly Evaluation[]): Evaluation[] {
  let kept = leastMissing(alive)
  const threaded = Math.max(...kept.map((one) => one.thread))
  kept = kept.filter((one) => one.thread >= threaded)
  const coded = Math.max(...kept.map((one) => one.wholeCodes))
  kept = kept.filter((one) => one.wholeCodes === coded)
  const optional = (one: Evaluation): number =>
    one.fits.reduce((sum, fit) => sum + (fit.term.isOptional && fit.strength >= 0.7 ? fit.term.weight : 0), 0)
  const packed = Math.max(...kept.map(optional))
  if (packed > 0) kept = kept.filter((one) => optional(one) >= packed - 0.01)
  const literal = kept.filter((one) =>
    one.fits.every(
      (fit, i) =>
        !kept.some((other) => {
          const rival = other.fits[i]
          return (
            rival !== undefined &&
            rival.likeness !== 'group' &&
            rival.likeness !== 'none' &&
            fit.likeness !== 'none' &&
            sureness(rival) > sureness(fit)
          )
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
  const counted = byName.filter((one) => one.matchedNumbers === most)
  const loss = Math.min(...counted.map((one) => one.numberLoss))
  const sized = counted.filter((one) => one.numberLoss <= loss + 0.28)
  const likely = byReading(sized)
  const ordered = likely.filter((one) => one.isInOrder)
  return ordered.length > 0 ? ordered : likely
}

/** «25 - 20м»: where one product takes the clear quantity for a size, the other reading is meant. */
function byReading(sized: readonly Evaluation[]): Evaluation[] {
  const most = Math.max(...sized.map((one) => (one.reading.term ? one.reading.evidence : Number.NEGATIVE_INFINITY)))
  return sized.filter((one) => one.reading.term === null || one.reading.evidence > most - 3)
}

/** «стандартный» of a name says what goes without saying. */
const PLAIN_STEMS: ReadonlySet<string> = new Set([...PLAIN_WORDS].map(stemOf))

/** «ГКЛВО» says no more than the words it stands for, which the name has gained. */
function tellingWords(one: Evaluation): Set<string> {
  return new Set(one.extraWords.filter((word) => PHRASES.get(word)?.isExact !== true && !PLAIN_STEMS.has(word)))
}

/**
 * Unmarked means plain: `a` is preferred to `b` when everything `a` adds to the line `b` adds too, and `b` adds a mark or
 * another word on top; or when the said size is the whole size of `a` and only a part of `b`'s.
 */
export function isPlainerThan(
  a: Evaluation,
  b: Evaluation,
  similar: (x: string, y: string) => boolean,
  usual: ReadonlySet<string> = NONE,
): boolean {
  const [wordsA, wordsB] = [tellingWords(a), tellingWords(b)]
  const onlyA = [...wordsA].filter((word) => !usual.has(word) && ![...wordsB].some((other) => similar(word, other)))
  const onlyB = [...wordsB].filter((word) => ![...wordsA].some((other) => similar(word, other)))
  if (a.isWholeSize && b.isPartOfSize && sizes(a) < sizes(b) && !(onlyA.some(isForeign) && onlyB.some(isForeign))) return true
  const numbersA = numbersOnly(a, b)
  const numbersB = numbersOnly(b, a)
  const marksA = onlyA.filter(isMarkStem)
  const marksB = onlyB.filter(isMarkStem)
  if (marksB.length > 0 && marksA.length === 0 && onlyA.every(isColour) && numbersA <= numbersB) return true
  if (b.extraThreads && !a.extraThreads && marksA.length === 0 && numbersA <= numbersB && onlyA.length <= onlyB.length) return true
  if (onlyA.length === 0 && onlyB.includes(b.head) && wordsA.has(a.head) && a.head !== b.head) return true
  if (onlyA.length === 0 && onlyB.length > 0 && a.matchedNumbers > 0 && sizes(a) === 0 && !a.extraThreads && numbersB > 0) return true
  if (onlyA.length > 0 || numbersA > 0 || (numbersB === 0 && onlyB.every((word) => isPacking(word)))) return false
  return onlyB.length > 0 && numbersB === 0
}

/** «ГКЛВ (зелёный)»: the colour printed beside goods of a kind is no variant as a mark is. */
const isColour = (stem: string): boolean => COLOURS.has(stem)

/** Names of makers tell goods apart, whichever says less of its sizes. */
const isForeign = (stem: string): boolean => /^[a-z]{3,}$/.test(stem)

/** «в упаковке», «нарезка»: the same goods packed or cut otherwise, which nobody takes for granted. */
function isPacking(stem: string): boolean {
  return /^(?:упаковк|нарезк|нарезан|коробк|пакет|фасован|фасовк|нефасован)/.test(stem)
}

const NONE: ReadonlySet<string> = new Set()

/** Words that most of the family carries say nothing: «молочный» of milk chocolate. */
export function usualWords(family: readonly Evaluation[]): ReadonlySet<string> {
  if (family.length < 5) return NONE
  const counts = new Map<string, number>()
  for (const one of family) for (const word of new Set(one.extraWords)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count >= family.length * 0.6).map(([word]) => word))
}

const sizes = (one: Evaluation): number => one.extraNumbers.filter((number) => number.role === 'size').length

function numbersOnly(a: Evaluation, b: Evaluation): number {
  return a.extraNumbers.filter(
    (number) =>
      number.role === 'size' &&
      !b.extraNumbers.some(
        (other) =>
          other.base === number.base && (other.dimension === number.dimension || other.dimension === null || number.dimension === null),
      ),
  ).length
}

/** Among sheets or profiles that differ in length, those of the length the trade means when none is said. */
export function ofDefaultSize(catalog: Catalog, survivors: readonly Evaluation[]): Evaluation[] {
  if (survivors.length < 2) return [...survivors]
  for (const { kinds, base } of DEFAULT_SIZES) {
    if (!survivors.every((one) => catalog.facts(one.index).words.some((word) => !word.isGroup && kinds.test(word.stem)))) continue
    const usual = survivors.filter((one) => one.extraNumbers.some((number) => isLength(number, base)))
    if (usual.length > 0)
      return survivors.filter(
        (one) => usual.includes(one) || !one.extraNumbers.some((number) => number.role === 'size' && inMillimetres(number) >= 1500),
      )
  }
  return [...survivors]
}

const inMillimetres = (number: ProductNumber): number => (number.dimension === 'length' ? number.base : number.value)
const isLength = (number: ProductNumber, base: number): boolean => number.role === 'size' && Math.abs(inMillimetres(number) - base) < 1e-6

/** How seldom goods that open with one word carry another, for the second to be a detail there and not what they are. */
const DETAIL_SHARE = 0.25

/** «барабан» is the drum, not the shoes for drums; «желоб» is no holder «желоба»: goods named by the first word said beat goods that mention it. */
export function namedByHead(catalog: Catalog, survivors: readonly Evaluation[], isHead = true): Evaluation[] {
  if (survivors.length < 2) return [...survivors]
  const forms = new Map<string, Set<string>>()
  const opening = survivors.filter((one) => {
    const first = catalog.facts(one.index).words.findIndex((word) => !word.isNoise && !word.isGroup && word.stem.length > 1)
    const isOpened = first >= 0 && isSaidFirst(catalog, one, first)
    const word = isOpened ? catalog.facts(one.index).words[first] : undefined
    if (word) forms.set(word.stem, (forms.get(word.stem) ?? new Set()).add(word.text))
    return isOpened
  })
  if (opening.length === 0 || opening.length === survivors.length) return [...survivors]
  return survivors.filter((one) => opening.includes(one) || !((isHead && isDetail(catalog, one)) || isDependent(catalog, one, forms)))
}

/** Whether the first word said is this word of the name. */
function isSaidFirst(catalog: Catalog, one: Evaluation, at: number): boolean {
  return (one.fits[0]?.term.matches.get(catalog.facts(one.index).wordIds[at] ?? -1)?.strength ?? 0) >= 0.8
}

/** «Держатель желоба» beside «Желоб»: the word said stands behind another noun and in another form than where it names the goods. */
function isDependent(catalog: Catalog, one: Evaluation, forms: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const { words } = catalog.facts(one.index)
  const at = words.findIndex((word, i) => !word.isGroup && !word.isNoise && isSaidFirst(catalog, one, i))
  const word = words[at]
  const [head] = words
  if (at < 1 || !word || word.isCut || !head || !isNoun(head.text) || !isNoun(word.text)) return false
  return forms.get(word.stem)?.has(word.text) === false
}

/** A Russian word that is no adjective by its ending. */
function isNoun(text: string): boolean {
  return /^[а-я]{4,}$/.test(text) && !/(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)$/.test(text)
}

function isDetail(catalog: Catalog, one: Evaluation): boolean {
  const { words, wordIds } = catalog.facts(one.index)
  const first = words.findIndex((word) => !word.isNoise && !word.isGroup && word.stem.length > 1)
  const head = wordIds[first]
  const said = one.fits[0]?.term
  const at = said ? wordIds.findIndex((id) => (said.matches.get(id)?.strength ?? 0) >= 0.7) : -1
  const mentioned = wordIds[at]
  if (head === undefined || mentioned === undefined || at < first + 2 || head < 0) return false
  const own = catalog.documentCount(head)
  return own >= 3 && catalog.sharedDocuments(head, mentioned) / own < DETAIL_SHARE && (catalog.headCounts[head] ?? 0) / own >= 0.5
}

/** Where something unmarked is left, what carries a strong mark nobody asked for is out. */
export function unmarked(survivors: readonly Evaluation[]): Evaluation[] {
  const isMarked = (one: Evaluation): boolean =>
    [...tellingWords(one)].some((word) => STRONG_MARKS.some((mark) => word === mark || (mark.length > 3 && word.startsWith(mark))))
  const plain = survivors.filter((one) => !isMarked(one))
  return plain.length > 0 ? plain : [...survivors]
}

/** Survivors that no plainer one beats. */
export function plainest(survivors: readonly Evaluation[], usual: ReadonlySet<string> = NONE): Evaluation[] {
  const similar = alike
  if (survivors.length > 60) return [...survivors]
  return survivors.filter(
    (one) =>
      !survivors.some((other) => other !== one && isPlainerThan(other, one, similar, usual) && !isPlainerThan(one, other, similar, usual)),
  )
}

/** The same word, cut short or in the other alphabet. */
function alike(x: string, y: string): boolean {
  return (
    x === y ||
    (x.length >= 3 && y.startsWith(x)) ||
    (y.length >= 3 && x.startsWith(y)) ||
    (x.length > 3 && y.length > 3 && soundOf(x) === soundOf(y))
  )
}

/** The same goods entered twice: the same words in any order and the same numbers. */
export function areDuplicates(catalog: Catalog, a: number, b: number): boolean {
  const [one, two] = [catalog.facts(a), catalog.facts(b)]
  const words = (facts: typeof one): string[] =>
    [...new Set(facts.words.filter((word) => !word.isGroup && (word.stem.length > 1 || !word.isNoise)).map((word) => word.stem))].sort()
  const numbers = (facts: typeof one): string =>
    facts.numbers
      .filter((number) => number.role === 'size')
      .map((number) => `${number.base}${number.dimension ?? ''}`)
      .sort()
      .join(' ')
  if (one.threads !== two.threads || one.caseOf !== two.caseOf || differInPack(one.numbers, two.numbers)) return false
  if (numbers(one) !== numbers(two) && !isSameSizeShorter(one.numbers, two.numbers) && !isSameSizeShorter(two.numbers, one.numbers))
    return false
  if (namesOwnArticle(one) && namesOwnArticle(two)) return false
  const [left, right] = [words(one), words(two)]
  const covered = (from: string[], to: string[]): boolean => from.every((word) => to.some((other) => alike(word, other)))
  return covered(left, right) && covered(right, left)
}

/** «1000 шт» and «200 шт» in a pack. */
function differInPack(a: readonly ProductNumber[], b: readonly ProductNumber[]): boolean {
  const [own, other] = [a, b].map((numbers) => numbers.filter(({ role }) => role === 'pack').map(({ value }) => value))
  return own !== undefined && other !== undefined && own.length > 0 && other.length > 0 && !own.some((value) => other.includes(value))
}

/** «П60 (0,9)» and «60х27 0,9»: the same sizes, one of them written without its partner. */
function isSameSizeShorter(short: readonly ProductNumber[], long: readonly ProductNumber[]): boolean {
  const isSize = (number: ProductNumber): boolean => number.role === 'size'
  const kept = new Set<ProductNumber>()
  for (const number of short.filter(isSize)) {
    const twin = long.find((other) => !kept.has(other) && isSize(other) && other.value === number.value)
    if (!twin) return false
    kept.add(twin)
  }
  return (
    kept.size > 1 &&
    long.every((other) => !isSize(other) || kept.has(other) || (other.tuple >= 0 && [...kept].some((one) => one.tuple === other.tuple)))
  )
}

/** Names that carry their own article are told apart by it. */
function namesOwnArticle(product: KnownProduct): boolean {
  return (
    product.article.length >= 5 &&
    (product.codes.has(product.article) || product.numbers.some((number) => String(number.value) === product.article.replace(/^0+/, '')))
  )
}

/** The name begins with the first word said. */
function opensAsSaid(catalog: Catalog, one: Evaluation): boolean {
  const first = catalog.facts(one.index).wordIds[0]
  return first !== undefined && (one.fits[0]?.term.matches.get(first)?.strength ?? 0) >= 0.8
}

/** Called by another first word, or marked as a variant: more than the same goods in another size. */
function isOtherThanPlain(own: readonly string[], plain: readonly string[], isOtherHead: boolean): boolean {
  return isOtherHead || own.some((word) => isMarkStem(word) && !plain.includes(word))
}

/** «Ротбанд-Финиш» where «Ротбанд» was said: the word behind the one said makes other goods of it, and `plain` has none there. */
function isOtherLine(catalog: Catalog, best: Evaluation, plain: Evaluation): boolean {
  return wordBehindSaid(catalog, best, plain) !== null && wordBehindSaid(catalog, plain, best) === null
}

/** The unsaid word right behind a word that was said, which `other` does not have; colours and short words aside, null when none follows. */
function wordBehindSaid(catalog: Catalog, one: Evaluation, other: Evaluation): string | null {
  const others = catalog.facts(other.index).words
  const tokens = tokenise(normalise(catalog.item(one.index).name)).filter((token) => token.kind !== 'mark')
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1]
    const id = token.kind === 'word' ? catalog.vocabulary.idOf(stemOf(token.text)) : undefined
    if (id === undefined || next?.kind !== 'word' || !one.fits.some((fit) => (fit.term.matches.get(id)?.strength ?? 0) >= 0.8)) continue
    const stem = stemOf(next.text)
    const isTelling = next.text.length > 3 && !COLOURS.has(stem) && one.extraWords.includes(stem)
    if (isTelling && !others.some((word) => alike(word.stem, stem))) return stem
  }
  return null
}

/** The size said exists only for a marked variant of goods that were named plainly. */
export function isVariantBySize(catalog: Catalog, best: Evaluation, rejected: readonly Evaluation[]): boolean {
  const headOf = (one: Evaluation): string | undefined => catalog.facts(one.index).words[0]?.stem
  const tellOf = (one: Evaluation): string[] => {
    const { article } = catalog.facts(one.index)
    return one.extraWords.filter((word) => word !== headOf(one) && word.length > 1 && !article.startsWith(foldCode(word)))
  }
  const own = tellOf(best)
  if (best.fits.length === 0) return false
  return rejected.some((plain) => {
    const words = tellOf(plain)
    if (plain.explained >= best.explained - 0.01 && isOtherLine(catalog, best, plain)) return true
    return (
      (opensAsSaid(catalog, plain) || !opensAsSaid(catalog, best)) &&
      words.length < own.length &&
      isOtherThanPlain(own, words, headOf(plain) !== headOf(best)) &&
      plain.explained >= best.explained - 0.01 &&
      words.every((word) => own.some((other) => alike(word, other)))
    )
  })
}
