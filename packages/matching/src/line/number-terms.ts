import type { Catalog } from '../catalog/catalog.ts'
import { UNITS } from '../lexicon/units.ts'
import { FILLER } from '../lexicon/words.ts'
import type { NumberToken, Token } from '../text/tokens.ts'
import { isCountedInNames } from './counted-nouns.ts'
import { type FoundCode, placeInCode } from './find-codes.ts'
import type { NumberTerm } from './query.ts'

/** The numbers of a line with how much each looks like the quantity. */
export function numberTerms(catalog: Catalog, tokens: readonly Token[], codes: readonly FoundCode[], text: string): NumberTerm[] {
  const terms: NumberTerm[] = []
  const lastNumber = tokens.findLastIndex((token) => token.kind === 'number')
  const firstWord = tokens.findIndex((token) => token.kind === 'word' && !FILLER.has(token.text))
  tokens.forEach((token, i) => {
    if (token.kind !== 'number') return
    const previous = tokens[i - 1]
    const place = placeInCode(codes, token.start)
    const prefix = previous?.kind === 'word' && (token.isGlued || previous.text.length <= 4) ? previous.text : ''
    const isRange = isRangeStart(tokens, i) || isRangeStart(tokens, i - 2)
    terms.push({
      kind: 'number',
      token,
      prefix,
      ...place,
      isRange,
      evidence: evidenceOf(tokens, i, i === lastNumber, i < firstWord || firstWord < 0, text),
      canBeQuantity:
        canCount(token) &&
        !isPart(catalog, token, tokens[i + 1]) &&
        !(previous?.kind === 'word' && MEASURED_BY.test(previous.text)) &&
        place.code < 0 &&
        !(previous?.kind === 'word' && token.isGlued && previous.text !== 'x' && previous.text !== 'х'),
    })
  })
  return terms
}

/** «плотностью 40», «толщиной 12»: what follows is a property. */
const MEASURED_BY = /^(?:плотност|толщин|длин|ширин|высот|диаметр|размер|вес|объем|мощност|сечени|фракци|емкост)(?:ью|ой|ом|ем|ей)$/

/** «сорок файлов» of a folder with forty of them. */
function isPart(catalog: Catalog, token: NumberToken, next: Token | undefined): boolean {
  return token.unit === null && next?.kind === 'word' && !next.isGlued && isCountedInNames(catalog, next.text)
}

function canCount(token: NumberToken): boolean {
  if (token.tuple >= 0 || token.isOrdinal || token.value <= 0) return false
  if (token.unit) return token.unit.role !== 'measure'
  return !token.isFraction && Number.isInteger(token.value * 2) && token.digits < 7
}

function evidenceOf(tokens: readonly Token[], i: number, isLast: boolean, isFirst: boolean, text: string): number {
  const token = tokens[i]
  if (token?.kind !== 'number') return 0
  const previous = tokens[i - 1]
  let evidence = 0
  if (token.unit?.role === 'sale') evidence += 6
  else if (token.unit?.role === 'both') evidence += 1.5
  if (token.isGroup) evidence += 2
  if (previous?.kind === 'mark' && /[-:=]/.test(previous.text) && !(previous.isGlued && token.isGlued)) evidence += 3
  if (previous?.kind === 'word' && (previous.text === 'x' || previous.text === 'х') && token.tuple < 0) evidence += 3
  if (previous?.kind === 'mark' && previous.text === '+') evidence += 1
  if (text.slice(0, token.start).endsWith('\t')) evidence += 2
  if (previous?.kind === 'word' && UNITS.get(previous.text)?.role === 'sale' && !token.unit) evidence += 2.5
  if (isLast) evidence += 2
  else if (isFirst) evidence += 1.2
  if (!Number.isInteger(token.value) && !token.unit) evidence -= 2
  return evidence
}

/** «20-30 шт»: a range, unless the pair is a size of the product. */
function isRangeStart(tokens: readonly Token[], i: number): boolean {
  const [left, dash, right] = [tokens[i], tokens[i + 1], tokens[i + 2]]
  return (
    left?.kind === 'number' &&
    left.unit === null &&
    left.tuple < 0 &&
    dash?.kind === 'mark' &&
    dash.text === '-' &&
    dash.isGlued &&
    right?.kind === 'number' &&
    right.isGlued &&
    right.value > left.value &&
    right.value <= left.value * 3 &&
    right.tuple < 0
  )
}
