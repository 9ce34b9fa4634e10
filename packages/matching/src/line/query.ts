import type { Catalog } from '../catalog/catalog.ts'
import { isFirstName } from '../lexicon/names.ts'
import { expandShortenings, PHRASES } from '../lexicon/phrases.ts'
import { synonymsOf } from '../lexicon/synonyms.ts'
import { UNITS } from '../lexicon/units.ts'
import { COLOURS, FILLER, isMarkStem, OPPOSITES, PLAIN_WORDS } from '../lexicon/words.ts'
import { countBareUnits } from '../text/bare-units.ts'
import { stemOf } from '../text/stem.ts'
import { readThreads } from '../text/threads.ts'
import { type NumberToken, type Token, tokenise } from '../text/tokens.ts'
import { type CodeTerm, type FoundCode, findCodes, placeInCode } from './find-codes.ts'
import { lookUpWord, type WordMatches } from './lookup.ts'
import { numberTerms } from './number-terms.ts'
import { splitGlued } from './split-words.ts'
import { readTenths } from './tenths.ts'
import { unknownCode } from './unknown-code.ts'

export type { CodeTerm } from './find-codes.ts'

/** A word the buyer used for the product. */
export interface WordTerm {
  readonly kind: 'word'
  readonly text: string
  readonly stem: string
  readonly isNegated: boolean
  readonly weight: number
  readonly matches: WordMatches
  /** The most certain correspondence found in the catalog; 0 = the catalog has no such word. */
  readonly strength: number
  readonly start: number
  /** Packaging or purpose: its absence from a name says nothing. */
  readonly isOptional: boolean
  /** Opens names often: says what the goods are. */
  readonly isHead?: boolean
  /** An adjective no name of the catalog has. */
  readonly isAside?: boolean
  /** Part of this code, which may be matched whole instead; -1 when of none. */
  readonly code: number
  readonly isInPart: boolean
}

/** A number that may be a size, a property or the quantity. `evidence` is how much it looks like the quantity. */
export interface NumberTerm {
  readonly kind: 'number'
  readonly token: NumberToken
  readonly evidence: number
  readonly canBeQuantity: boolean
  readonly isRange: boolean
  /** Letter written right before: «d82». */
  readonly prefix: string
  /** Part of this code, which may be matched whole instead; -1 when of none. */
  readonly code: number
  /** Inside a shorter article of that code. */
  readonly isInPart: boolean
}

export interface LineQuery {
  readonly text: string
  readonly words: readonly WordTerm[]
  readonly numbers: readonly NumberTerm[]
  readonly codes: readonly CodeTerm[]
  readonly threads: string
  readonly absent: readonly string[]
  readonly wantsPlain: boolean
  /** An article-like token that the catalog does not have, with products whose article begins so. */
  readonly unknownCode: { readonly raw: string; readonly near: readonly number[] } | null
  /** The unit of a quantity said without a number next to it. */
  readonly looseUnit: string | null
  readonly tokens: readonly Token[]
  /** Names what the goods are, not only a colour, a size or a variant of what was named before. */
  readonly hasHead: boolean
}

/** What stands around a line: words of the heading and of the line before, and the material spoken of so far. */
export interface LineContext extends LineQuery {
  readonly heading: LineQuery | null
  readonly material: string | null
}

/** Verbs that edit a basket are no part of a name. */
const EDIT_WORD =
  /^(?:помен|замен|меняем|убер|убир|убра|удал|вычерк|исключ|отмен|выкин|вместо|взамен|кроме|надо|ненадо|нуж|столько|стольк|побольше|поменьше|вернее|точнее|лучше|пусть|будет|остав|добав|докин|накин|увелич|уменьш|сократ|убав|сбав|прибав|подним|исправ|поправ|сделай|постав|возьм|количеств|измен|включ|внес|вычт|минусу|больше|меньше|вдвое|удво|тогда|ой|нет|стоп|упс|тьфу|сорри|блин|ошиб)/

/** «жіберіңізші», «салсаңыздар»: polite forms of Kazakh verbs, letters folded. */
const KAZAKH_VERB = /^\p{L}{2,}(?:иниз|ыныз|сениз|саныз|айык|ейик)(?:ши|шы|дер|дар)?$/u

/** Reads one segment against a catalog: what is a name, what is an article, what may be the quantity. */
export function readLine(catalog: Catalog, source: string): LineQuery {
  const written = countsInWords(catalog, contract(catalog, readTenths(catalog, expandShortenings(source))))
  const { threads, rest } = catalog.hasThreads ? readThreads(written) : { threads: '', rest: written }
  const codes = findCodes(catalog, rest)
  const blanked = withoutCodes(rest, codes)
  const tokens = countBareUnits(tokenise(blanked))
  const words: WordTerm[] = []
  const absent: string[] = []
  let wantsPlain = false
  let isNegated = false
  let looseUnit: string | null = null
  tokens.forEach((token, i) => {
    if (token.kind === 'mark') {
      if (token.text === ',') isNegated = false
      return
    }
    if (token.kind !== 'word') return
    if (token.text === 'без' || (token.text === 'не' && (negates(catalog, tokens, i) || isNotFor(tokens, i)))) {
      isNegated = true
      return
    }
    if (PLAIN_WORDS.has(token.text)) {
      wantsPlain = true
      return
    }
    const opposite = oppositeOf(token.text)
    if (opposite.length > 0 && !isNamed(catalog, token.text)) {
      absent.push(...opposite)
      wantsPlain = true
      return
    }
    const unit = UNITS.get(token.text)
    if (unit && unit.role !== 'measure' && token.text.length > 1 && !isNegated && isLooseUnit(tokens, i)) {
      looseUnit = unit.code
      const named = lookUpWord(catalog, token.text)
      if ([...named.values()].some((match) => match.strength >= 0.7)) words.push(packingTerm(token.text, token.start, named))
      return
    }
    for (const text of phraseOf(catalog, token.text).flatMap((text) => partsOf(catalog, text))) {
      const term = wordTerm(catalog, text, token.isCut, token.start, isNegated, tokens, i)
      if (term) words.push({ ...term, ...placeInCode(codes, token.start) })
    }
    if (!FILLER.has(token.text)) isNegated = false
  })
  const joined = joinSplitWords(catalog, words).map((term) => (opensNames(catalog, term) ? { ...term, isHead: true } : term))
  return {
    text: source,
    words: joined,
    numbers: numberTerms(catalog, tokens, codes, blanked),
    codes,
    threads,
    absent,
    wantsPlain,
    unknownCode: unknownCode(catalog, rest, codes, joined),
    looseUnit,
    tokens,
    hasHead: codes.some((code) => code.isArticle || !code.canSplit) || joined.some((term) => term.isHead),
  }
}

/** Some name has the word, not only one like it. */
const isNamed = (catalog: Catalog, text: string): boolean =>
  [...lookUpWord(catalog, text).values()].some(({ strength, likeness }) => strength >= 0.8 && likeness !== 'typo')

/** The text with articles that are matched whole blanked out; same length. */
function withoutCodes(text: string, codes: readonly FoundCode[]): string {
  return codes
    .filter((code) => !code.canSplit)
    .reduce((rest, code) => rest.slice(0, code.start) + ' '.repeat(code.end - code.start) + rest.slice(code.end), text)
}

/** «не для турки», «не с изюмом». */
function isNotFor(tokens: readonly Token[], i: number): boolean {
  const [next, after] = [tokens[i + 1], tokens[i + 2]]
  return next?.kind === 'word' && /^(?:для|под|с|со|из)$/.test(next.text) && after?.kind === 'word'
}

/** «не влагостойкий»: the next word is one of the catalog, not a verb of the buyer. */
function negates(catalog: Catalog, tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]
  return (
    next?.kind === 'word' &&
    !FILLER.has(next.text) &&
    !EDIT_WORD.test(next.text) &&
    (next.isCut ||
      isOfNames(catalog, next.text) ||
      isShortAdjective(catalog, next.text) ||
      /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ую|юю|ых|их|ным)$/.test(next.text)) &&
    lookUpWord(catalog, next.text).size > 0
  )
}

/** «не китай», «не кнауф»: a word of the names just so. */
function isOfNames(catalog: Catalog, text: string): boolean {
  return text.length > 3 && [...lookUpWord(catalog, text).values()].some(({ strength }) => strength >= 0.8)
}

/** «не отапл»: only the beginning of a word of the catalog. */
function isShortAdjective(catalog: Catalog, text: string): boolean {
  if (catalog.vocabulary.idOf(stemOf(text)) !== undefined) return false
  if (text.length < 4)
    return text.length > 1 && !/[аеиоуыэюя]/.test(text) && [...lookUpWord(catalog, text).values()].some((match) => match.strength >= 0.85)
  return [...lookUpWord(catalog, text).values()].some(
    ({ likeness, strength }) => (likeness === 'short' || likeness === 'derived') && strength >= 0.8,
  )
}

/** «шт-ка», «шп-ка»: the beginning and the end of one catalog word. */
function contract(catalog: Catalog, text: string): string {
  return text.replace(/(?<![\p{L}\d-])([а-я]{1,4})-(ка|ки|ку|ра|ль|на|во)(?![\p{L}\d])/gu, (whole, head: string, tail: string) => {
    const end = tail.replace(/[аиуьо]$/, '')
    let found: number | null = null
    for (const id of catalog.vocabulary.startingWith(head)) {
      const word = catalog.vocabulary.words[id] ?? ''
      if (word.length >= 5 && word.endsWith(end) && (found === null || catalog.documentCount(id) > catalog.documentCount(found))) found = id
    }
    return found === null ? whole : (catalog.vocabulary.words[found] ?? whole)
  })
}

const COUNTS: Readonly<Record<string, number>> = { одно: 1, одинарн: 1, одиночн: 1, двух: 2, двойн: 2, трех: 3, тройн: 3, четырех: 4 }

/** «двухполюсный» where names say «2Р», «одноклавишный» — «1-кл», «двойная рамка» — «2 поста». */
function countsInWords(catalog: Catalog, text: string): string {
  if (!/(?:одно|одиноч|одинар|двух|двой|трех|трой|четырех)/.test(text)) return text
  const isFrame = /(?<!\p{L})рам(?:к|ок)/u.test(text)
  return text.replace(
    /(?<!\p{L})(одно|двух|трех|четырех|одинарн|одиночн|двойн|тройн)(полюсн|клавишн|постов|местн|фазн)?(?:ый|ая|ое|ые|ого|ой|ую|ых|ым|ик|ика|ики|иков)?(?!\p{L})/gu,
    (whole, count: string, of: string | undefined) => {
      if (catalog.vocabulary.idOf(stemOf(whole)) !== undefined || (!of && !isFrame)) return whole
      if (!of && count.length < 5) return whole
      const short = of === 'полюсн' ? 'р' : of === 'клавишн' ? 'кл' : of === 'фазн' ? 'ф' : 'пост'
      return `${COUNTS[count] ?? 1}${short}`
    },
  )
}

/** A trade word that stands for several («гклв» = гипсокартон влагостойкий), where the catalog knows them. */
function phraseOf(catalog: Catalog, text: string): readonly string[] {
  const phrase = PHRASES.get(stemOf(text)) ?? PHRASES.get(text)
  if (!phrase || (!phrase.isExact && catalog.vocabulary.idOf(stemOf(text)) !== undefined)) return [text]
  return phrase.words.every((word) => lookUpWord(catalog, word).size > 0) ? phrase.words : [text]
}

/** A word the catalog does not have, as two that it has. */
function partsOf(catalog: Catalog, text: string): readonly string[] {
  if (text.length < 6 || FILLER.has(text) || [...lookUpWord(catalog, text).values()].some(({ strength }) => strength >= 0.7)) return [text]
  return splitGlued(catalog, text) ?? [text]
}

function oppositeOf(text: string): readonly string[] {
  const stem = stemOf(text)
  for (const [said, lacking] of OPPOSITES)
    if (said.some((head) => stem === head || (head.length > 4 && stem.startsWith(head)))) return lacking
  return []
}

/** A word that often opens names is what the goods are. */
function opensNames(catalog: Catalog, term: WordTerm): boolean {
  if (term.isNegated) return false
  for (const [id, match] of term.matches)
    if (match.strength >= 0.7 && match.likeness !== 'typo' && catalog.headShare(id) >= 0.25) return true
  return false
}

/** «рулонов пять», «мешков 10»: a unit before a bare number, or at the very end after a dash. */
function isLooseUnit(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]
  if (next?.kind === 'number' && next.unit === null && !next.isGlued && next.tuple < 0) {
    const after = tokens[i + 2]
    return i > 0 && (after === undefined || after.kind === 'mark')
  }
  return false
}

function wordTerm(
  catalog: Catalog,
  text: string,
  isCut: boolean,
  start: number,
  isNegated: boolean,
  tokens: readonly Token[],
  i: number,
): WordTerm | null {
  const letter =
    text.length === 1 && (FILLER.has(text) || catalog.vocabulary.idOf(text) === undefined)
      ? letterTerm(catalog, text, start, tokens, i)
      : null
  if (letter) return letter
  if (FILLER.has(text) || (EDIT_WORD.test(text) && catalog.vocabulary.idOf(stemOf(text)) === undefined)) return null
  if (KAZAKH_VERB.test(text)) return null
  const next = tokens[i + 1]
  if ((text === 'х' || text === 'x') && next?.kind === 'number') return null
  if (text.length === 1 && next?.kind === 'number' && next.isGlued) return null
  if (text.length === 1 && isCut) return null
  const matches = lookUpWord(catalog, text, isCut)
  const stem = stemOf(text)
  let strength = 0
  let documents = 0
  for (const [id, match] of matches) {
    if (match.strength > strength) strength = match.strength
    if (match.strength >= 0.7) documents += catalog.documentCount(id)
  }
  if (strength === 0 && text.length <= 2) return null
  const isPackaging =
    UNITS.get(text)?.role === 'sale' && tokens.slice(0, i).some((token) => token.kind === 'word' && !FILLER.has(token.text))
  const isPurpose = isAfterPurpose(tokens, i)
  const isAside = strength === 0 && (isOnlyDescribing(text, stem) || isFirstName(text))
  return {
    kind: 'word',
    text,
    stem,
    isNegated,
    weight: isPackaging || isAside ? 0.4 : weightOf(documents, catalog.size),
    matches,
    strength,
    start,
    isOptional: isPackaging || isPurpose || isAside || RELATIVE.test(stem),
    ...(isAside ? { isAside } : {}),
    code: -1,
    isInPart: false,
  }
}

/** «маленький 0,3», «широкий 48 мм»: words that only compare sizes say nothing next to the size itself. */
const RELATIVE = /^(?:(?:не|по)?больш|маленьк|поменьш|широк|узк|коротк|длин|низк|высок|тоненьк|толст)/

/** «болгарочные», «хорошая»: an adjective no name has; not a mark, a colour or a place, which tell goods apart. */
function isOnlyDescribing(text: string, stem: string): boolean {
  return (
    text.length >= 6 &&
    /(?:ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ую|юю|ых|их)$/.test(text) &&
    !/ск(?:ий|ая|ое|ие|ого|ую|их)$/.test(text) &&
    !COLOURS.has(stem) &&
    !isMarkStem(stem) &&
    synonymsOf(stem) === undefined
  )
}

/** «литол туба 10»: a packing counted may stand in the name as well, and then chooses among equals. */
function packingTerm(text: string, start: number, matches: WordMatches): WordTerm {
  const place = { start, code: -1, isInPart: false }
  return { kind: 'word', text, stem: stemOf(text), isNegated: false, weight: 0.4, matches, strength: 1, isOptional: true, ...place }
}

/** «изоспан а»: a letter after a name may be its variant; it only chooses among equals. */
function letterTerm(catalog: Catalog, text: string, start: number, tokens: readonly Token[], i: number): WordTerm | null {
  const previous = tokens[i - 1]
  const next = tokens[i + 1]
  if (previous?.kind !== 'word' || FILLER.has(previous.text) || (next?.kind === 'word' && !FILLER.has(next.text))) return null
  const matches = lookUpWord(catalog, text)
  if (matches.size === 0) return null
  return {
    kind: 'word',
    text,
    stem: text,
    isNegated: false,
    weight: 0.4,
    matches,
    strength: 1,
    start,
    isOptional: true,
    code: -1,
    isInPart: false,
  }
}

/** «на двадцать пятую трубу», «под него»: what it is for need not stand in the name. */
function isAfterPurpose(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= Math.max(0, i - 2); k -= 1) {
    const token = tokens[k]
    if (token?.kind === 'number') continue
    return token?.kind === 'word' && (/^(на|под|для|к)$/.test(token.text) || isMaterial(token.text, tokens[i]))
  }
  return false
}

/** «по металлу», «по дереву»: the material it is for, no kind of the goods. */
function isMaterial(preposition: string, token: Token | undefined): boolean {
  return preposition === 'по' && token?.kind === 'word' && /^(металл|дерев|бетон|кирпич|гипсокартон|камн|стекл|газобетон)/.test(token.text)
}

/** Rare words say more. Unknown words weigh as a middling one. */
function weightOf(documents: number, size: number): number {
  if (documents === 0) return 2.5
  return Math.min(6, Math.max(1, Math.log((size + 1) / documents)))
}

/** «газо блок», «евро барьер»: two unknown neighbours that are one catalog word together. */
function joinSplitWords(catalog: Catalog, words: readonly WordTerm[]): readonly WordTerm[] {
  const result: WordTerm[] = []
  for (let i = 0; i < words.length; i += 1) {
    const [left, right] = [words[i], words[i + 1]]
    if (!left) continue
    if (
      right &&
      right.start - left.start - left.text.length <= 2 &&
      (left.strength < 0.9 || right.strength < 0.9) &&
      left.text.length + right.text.length >= 6
    ) {
      const text = left.text + right.text
      const matches = lookUpWord(catalog, text)
      const strength = Math.max(0, ...[...matches.values()].filter((match) => match.likeness !== 'short').map((match) => match.strength))
      if (strength >= 0.8 && strength >= Math.max(left.strength, right.strength) - 0.1 && Math.min(left.strength, right.strength) < 0.75) {
        result.push({ ...left, text, stem: stemOf(text), matches, strength, weight: Math.max(left.weight, right.weight) })
        i += 1
        continue
      }
    }
    result.push(left)
  }
  return result
}
