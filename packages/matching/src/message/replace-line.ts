import { COLOURS } from '../lexicon/words.ts'
import { matchLine } from '../line/match-line.ts'
import { type LineQuery, readLine } from '../line/query.ts'
import type { MatchedLine } from '../types.ts'
import type { Entry } from './basket.ts'
import { isNamedBy, leaveToPerson } from './doubts.ts'
import { bestCount, type Reading } from './reading.ts'
import { variantsOf } from './variant.ts'

/** Puts another product, or another quantity, in the place of the lines meant. */
export function replaceLine(reading: Reading, said: { what: string; by: string }, start: number, end: number): void {
  reading.intents.add('edit')
  const { what, by } = said.what.trim() === '' ? parted(reading, said.by) : said
  const target = readLine(reading.catalog, what)
  const query = readLine(reading.catalog, by)
  const pronoun = /^\s*(?:них|него|нее|неё|этого|этих|того|той)(?!\p{L})/u.exec(by)
  if (what.trim() === '' && pronoun && insteadOfTaken(reading, by.slice(pronoun[0].length), start, end)) return
  const isColour = target.words.length > 0 && target.words.every((term) => COLOURS.has(term.stem)) && target.numbers.length === 0
  const found = isColour
    ? reading.basket.entries.filter((entry) => isNamedBy(reading, entry, target))
    : what.trim() === ''
      ? reading.basket.entries.slice(-1)
      : targets(reading, target, query)
  const [entry] = found
  if (!entry || (found.length > 1 && !isColour && !/(?<!\p{L})вс[её](?!\p{L})/u.test(what))) {
    leaveToPerson(reading, start, end, found)
    return
  }
  const count = bareCount(query)
  for (const one of found) {
    if (count && !isSizeOf(reading, one, target, count)) {
      reading.basket.change(one, {
        qty: count.token.value,
        unit: count.token.unit?.code ?? one.line.unit,
        operation: 'set',
        why: ['количество изменено'],
      })
    } else replaceEntry(reading, one, query, by, start, end)
  }
}

/** «3,5х41 не надо, вместо них 3,5х45»: the line that went out last comes back as another product. */
function insteadOfTaken(reading: Reading, by: string, start: number, end: number): boolean {
  const removed = reading.basket.restoreLast()
  if (!removed) return false
  replaceEntry(reading, removed, readLine(reading.catalog, by), by, start, end)
  return true
}

/** A number alone that can be a quantity: «макрофлекс вместо 12 сделайте 24». */
function bareCount(query: LineQuery): LineQuery['numbers'][number] | null {
  const count = bestCount(query)
  const isBare = query.words.length === 0 && query.codes.length === 0 && query.threads === '' && query.numbers.length === 1
  return isBare && count && count.token.unit?.role !== 'measure' && Number.isInteger(count.token.value) ? count : null
}

/** «12,5 на 9»: the number replaced is a size of the product and not its quantity. */
function isSizeOf(reading: Reading, entry: Entry, target: LineQuery, count: LineQuery['numbers'][number]): boolean {
  if (entry.index === null) return false
  const { unit, value: by } = count.token
  const facts = reading.catalog.facts(entry.index)
  const isMeasure = unit !== null && unit.role !== 'sale' && unit.code !== facts.saleUnit && unit.code !== entry.line.unit
  if (isMeasure && facts.numbers.some((number) => number.dimension === unit.dimension)) return true
  if (target.numbers.some((term) => term.token.value === entry.line.qty)) return false
  const sizes = facts.numbers.filter((number) => number.role === 'size')
  return target.numbers.some((term) => sizes.some((size) => size.value === term.token.value && term.token.value !== by))
}

/** The lines meant; a quantity said beside («макрофлекс вместо 12», «ротбанд 40 на 55») must be the one they have. */
function targets(reading: Reading, target: LineQuery, query: LineQuery): readonly Entry[] {
  const found = reading.basket.find(target).entries
  if (found.length > 0)
    return target.words.length > 0 && target.words.every((term) => COLOURS.has(term.stem)) ? found : closest(reading, found, query)
  const [count] = target.numbers
  const isBare = target.words.length === 0 && target.codes.length === 0 && target.numbers.length === 1 && count?.canBeQuantity === true
  const beside = isBare ? reading.basket.find(query).entries : []
  const counted = reading.basket.entries.filter((entry) => entry.line.qty === count?.token.value)
  if (!isBare) return []
  const both = beside.filter((entry) => entry.line.qty === count.token.value)
  return both.length > 0 ? both : query.words.length === 0 ? counted : []
}

/** «вместо ротбанда гольдбанд»: the longest beginning that names a line of the basket is what goes out. */
function parted(reading: Reading, text: string): { what: string; by: string } {
  const ends = [...text.matchAll(/\s+(?=[\p{L}\d])/gu)].map((match) => match.index).filter((at) => at > 0)
  for (const end of ends.reverse()) {
    const what = text.slice(0, end)
    const target = readLine(reading.catalog, what)
    if (target.words.length + target.codes.length + target.numbers.length === 0) continue
    if (reading.basket.find(target).entries.length === 1) return { what, by: text.slice(end) }
  }
  return { what: '', by: text }
}

/** «H7 осрам вместо филипса»: of several lines, those that share words with the new one. */
function closest(reading: Reading, entries: readonly Entry[], query: LineQuery): readonly Entry[] {
  if (entries.length < 2) return entries
  const shared = entries.map((entry) => {
    const facts = entry.index === null ? null : reading.catalog.facts(entry.index)
    if (!facts) return 0
    return (
      query.words.filter((term) => facts.wordIds.some((id) => (term.matches.get(id)?.strength ?? 0) >= 0.8)).length +
      query.codes.filter((code) => facts.codes.has(code.folded)).length * 2 +
      query.numbers.filter((term) => facts.numbers.some((number) => number.value === term.token.value && number.role === 'size')).length
    )
  })
  const most = Math.max(...shared)
  return most > 0 ? entries.filter((_, i) => shared[i] === most) : entries
}

/** Another product in the place of this line: what is not said stays as it was. */
export function replaceEntry(reading: Reading, entry: Entry, query: LineQuery, by: string, start: number, end: number): void {
  const { index } = entry
  const variants = index === null ? null : variantsOf(reading.catalog, index, query)
  const result = matchLine(reading.catalog, query, reading.context)
  const isNewProduct = result.decision === 'accept' && (variants?.index ?? result.index) === result.index
  const chosen = isNewProduct ? result.index : (variants?.index ?? null)
  const line = reading.toLine({ text: by, start, end, query, result }, result)
  const hasQuantity = chosen === result.index ? result.hasQuantity : variants?.qty !== null && variants !== null
  const qty = chosen === result.index ? result.qty : (variants?.qty ?? null)
  const unit = chosen === result.index ? result.unit : (variants?.unit ?? null)
  const operation = entry.line.origin === 'message' && !reading.basket.hasBase ? {} : { operation: 'replace' as const }
  const amount = hasQuantity ? { qty, unit: unit ?? entry.line.unit } : { qty: entry.line.qty, unit: entry.line.unit }
  reading.basket.noteRemoved(entry)
  if (chosen === null) {
    const shown = variants && variants.candidates.length > 0 ? variants.candidates : result.candidates.map((candidate) => candidate.index)
    const candidates = shown.map((at) => ({ itemId: reading.catalog.item(at).id, p: 0.3, why: [] }))
    const decision = candidates.length > 0 ? 'ask' : 'unknown'
    reading.basket.change(entry, { ...line, ...amount, decision, itemId: null, p: 0.5, candidates, ...operation }, null)
    return
  }
  const itemId = reading.catalog.item(chosen).id
  const why = isNewProduct ? line.why : ['замена: остальное как было']
  const p = isNewProduct ? result.p : 0.96
  reading.basket.change(
    entry,
    { ...withoutQuestion(line), ...amount, decision: 'accept', itemId, p, candidates: [{ itemId, p, why }], why, ...operation },
    chosen,
  )
}

function withoutQuestion(line: MatchedLine): MatchedLine {
  const { question, ...rest } = line
  return question === undefined ? line : rest
}
