import { UNITS } from '../../lexicon/units.ts'
import { evaluate } from '../../line/evaluate.ts'
import { type LineResult, matchLine } from '../../line/match-line.ts'
import { type LineQuery, readLine } from '../../line/query.ts'
import type { MatchedLine } from '../../types.ts'
import type { Entry } from '../basket.ts'
import type { Reading } from '../reading.ts'
import { newSizes, variantsOf } from '../variant.ts'
import type { Part } from './plan.ts'
import { explained } from './targets.ts'

/** What shall stand in the place of a line. */
export interface Replacement {
  /** The product; null when several may be meant, or none is found. */
  readonly index: number | null
  readonly candidates: readonly number[]
  readonly qty: number | null
  readonly unit: string | null
  readonly worth: number
  /** The words name the line itself: nothing but the quantity can be new. */
  readonly isSame: boolean
  readonly query: LineQuery
  readonly result: LineResult
}

/** Another product like the one of this line, with what was said in the place of what it has. */
export function replacementOf(
  reading: Reading,
  entry: Entry,
  text: string,
  { canBeSame = true, canCount = true, isSize = false } = {},
): Replacement {
  const { catalog } = reading
  const read = readLine(catalog, text)
  const query = isSize
    ? { ...read, numbers: read.numbers.map((term) => (term.token.unit?.role === 'sale' ? term : { ...term, canBeQuantity: false })) }
    : read
  const own = entry.index === null ? null : ownOf(reading, entry.index, query)
  if (own && (canBeSame || (canCount && own.qty !== null))) return own
  const variants = entry.index === null ? null : variantsOf(catalog, entry.index, query)
  const result = matchLine(catalog, query, reading.context)
  const isNewProduct = result.decision === 'accept' && (variants?.index ?? result.index) === result.index && result.missing.length === 0
  const index = isNewProduct ? result.index : (variants?.index ?? null)
  const fromResult = index !== null && index === result.index
  const counted = fromResult ? (result.hasQuantity ? result.qty : null) : (variants?.qty ?? null)
  const isOwnSize = counted !== null && index !== null && newSizes(catalog, entry.index ?? index, index, query).includes(counted)
  const qty = isOwnSize ? null : counted
  const unit = qty === null ? null : fromResult ? result.unit : (variants?.unit ?? null)
  const shown = variants && variants.candidates.length > 0 ? variants.candidates : result.candidates.map((candidate) => candidate.index)
  const chosen = index ?? shown[0]
  const one = chosen === undefined ? null : evaluate(catalog, query, chosen, null)
  const left = one ? one.missing.length + one.contradictions.length : query.words.length + query.numbers.length
  return {
    index,
    candidates: shown.slice(0, 5),
    qty,
    unit,
    worth: explained(one ?? undefined) + (index === null ? 0 : 2.2) + (qty === null ? 0 : 1) - left * 2.2,
    isSame: false,
    query,
    result,
  }
}

/** Everything said is true of the line as it is. */
function ownOf(reading: Reading, index: number, query: LineQuery): Replacement | null {
  if (query.words.every((term) => term.isOptional) && query.codes.length === 0) return null
  const result = matchLine(reading.catalog, query, { ...reading.context, history: [] }, { among: [index] })
  if (result.decision !== 'accept' || result.missing.length > 0) return null
  const qty = result.hasQuantity ? result.qty : null
  const one = evaluate(reading.catalog, query, index, null)
  return {
    index,
    candidates: [index],
    qty,
    unit: result.unit,
    worth: explained(one) + (qty === null ? -14 : 2),
    isSame: true,
    query,
    result,
  }
}

/** Puts the replacement in the place of the line; the quantity stays unless another was said. */
export function replaceBy(reading: Reading, entry: Entry, by: Replacement, part: Part): void {
  reading.intents.add('edit')
  const { catalog } = reading
  const line = reading.toLine({ text: part.text, start: part.start, end: part.end, query: by.query, result: by.result }, by.result)
  const amount = by.qty === null ? { qty: entry.line.qty, unit: entry.line.unit } : { qty: by.qty, unit: by.unit ?? unitToKeep(entry) }
  if (by.index === null) {
    const candidates = by.candidates.map((at) => ({ itemId: catalog.item(at).id, p: 0.3, why: [] }))
    reading.basket.noteRemoved(entry)
    reading.basket.change(
      entry,
      { ...line, ...amount, decision: candidates.length > 0 ? 'ask' : 'unknown', itemId: null, p: 0.5, candidates, operation: 'replace' },
      null,
    )
    return
  }
  const itemId = catalog.item(by.index).id
  const why = by.result.index === by.index && by.result.decision === 'accept' ? by.result.why : ['замена: остальное как было']
  reading.basket.noteRemoved(entry)
  const changed: Partial<MatchedLine> = {
    ...withoutQuestion(line),
    ...amount,
    decision: 'accept',
    itemId,
    p: 0.96,
    candidates: [{ itemId, p: 0.96, why }],
    why,
    operation: 'replace',
  }
  reading.basket.change(entry, changed, by.index)
  reading.previous = by.query.hasHead ? by.query : reading.previous
}

function unitToKeep(entry: Entry): string | null {
  return entry.line.unit
}

function withoutQuestion(line: MatchedLine): MatchedLine {
  const { question, ...rest } = line
  return question === undefined ? line : rest
}

/** «2 пачки по 100»: how many are in a pack, beside how many packs. */
function isPackSize(query: LineQuery, second: LineQuery['numbers'][number]): boolean {
  const before = query.tokens[query.tokens.indexOf(second.token) - 1]
  return before?.kind === 'word' && before.text === 'по' && query.numbers[0]?.token.unit?.role === 'sale'
}

/** An amount and nothing else: «24», «2 коробки», «поддон»; null when the words say more. */
export function amountOf(query: LineQuery): { readonly value: number; readonly unit: string | null } | null {
  if (query.codes.length > 0 || query.threads !== '' || query.words.some((term) => !UNITS.has(term.text))) return null
  const [one, second] = query.numbers
  if (query.numbers.length > 2 || (second && !isPackSize(query, second))) return null
  const unit = query.words.map((term) => UNITS.get(term.text)).find((found) => found !== undefined)
  if (!one) return unit && unit.role === 'sale' ? { value: 1, unit: unit.code } : null
  const own = one.token.unit ?? unit ?? null
  if (one.token.isOrdinal || one.token.isFraction || own?.role === 'measure' || one.token.tuple >= 0) return null
  if (!Number.isInteger(one.token.value) && own === null) return null
  return { value: one.token.value, unit: own?.code ?? null }
}
