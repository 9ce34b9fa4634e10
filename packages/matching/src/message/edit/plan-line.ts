import { UNITS } from '../../lexicon/units.ts'
import { type LineQuery, readLine } from '../../line/query.ts'
import { type ReadLine, readAndMatch } from '../../line/read-and-match.ts'
import type { MatchedLine } from '../../types.ts'
import type { Entry } from '../basket.ts'
import { isNamedBy } from '../doubts.ts'
import { lineWorth } from '../partition.ts'
import type { Reading } from '../reading.ts'
import { askAbout, askAll, askWhich, doubtRelated } from './ask.ts'
import type { Frame } from './frames.ts'
import type { Part, Plan } from './plan.ts'
import { amountOf, replaceBy, replacementOf } from './replacement.ts'
import { canAdd, setQuantity } from './set-quantity.ts'
import { SIZED, type Targets, targetsOf } from './targets.ts'

type Line = Frame & { kind: 'line' }

/** Goods and how many: a new line, or the new quantity of one that is there. */
export function planLine(reading: Reading, part: Part, said: Line): Plan {
  const frame = reading.mode === 'add' ? { ...said, isAdd: true } : said
  const query = readLine(reading.catalog, frame.text)
  const denials = (frame.text.match(/(?<!\p{L})не(?!\p{L})/gu) ?? []).length - query.words.filter((term) => term.isNegated).length
  const plan = (worth: number, apply: () => void): Plan => ({
    kind: 'line',
    worth: worth - (frame.hasRest || denials > 0 ? 5 : 0),
    apply,
  })
  if (isEmpty(query)) return planEmpty(reading, part, frame, query, plan)
  const found = targetsOf(reading, frame.text, true)
  const read = readAndMatch(reading.catalog, frame.text, reading.context, (one) => reading.soft(one))
  const fresh = lineWorth(read.query, read.result)
  const isOurs = found.left.length === 0 || (found.isMention === true && read.result.decision !== 'accept' && found.left.length === 1)
  const known = found.entries.length > 0 && isOurs
  if (known && !isBetterElsewhere(reading, found, read)) return planKnown(reading, part, frame, found, plan)
  const isBare = query.words.length === 0 && query.codes.length === 0 && query.threads === ''
  if (isBare && query.numbers.length === 1) return planBare(reading, part, frame, query, plan)
  const ours = oursAmong(reading, read)
  if (ours && !known)
    return planKnown(
      reading,
      part,
      frame,
      { ...found, entries: [ours], isTie: false, left: [], by: 'name', count: read.result.reading?.term ?? null, worth: fresh },
      plan,
    )
  const variant = frame.isAdd || frame.isMore ? null : planVariant(reading, part, frame, read, plan)
  if (variant) return variant
  return plan(fresh, () => addNew(reading, part, frame, read))
}

/** Of several products that fit, the one that is in the basket. */
function oursAmong(reading: Reading, { result }: ReadLine): Entry | null {
  if (result.decision !== 'ask' || result.missing.length > 0 || !result.hasQuantity) return null
  const rivals = new Set(result.candidates.filter((one) => one.p >= result.p - 1e-9).map((one) => one.index))
  const ours = reading.basket.entries.filter((entry) => entry.index !== null && rivals.has(entry.index))
  return ours.length === 1 ? (ours[0] ?? null) : null
}

function isEmpty(query: LineQuery): boolean {
  return (
    query.words.length === 0 && query.codes.length === 0 && query.threads === '' && query.numbers.length === 0 && query.unknownCode === null
  )
}

function planEmpty(reading: Reading, part: Part, frame: Line, query: LineQuery, plan: (worth: number, apply: () => void) => Plan): Plan {
  const found = targetsOf(reading, frame.text, true)
  if (found.entries.length > 0 && found.by !== 'nothing') return planKnown(reading, part, frame, found, plan)
  return plan(0, () => {
    reading.isTakingBack = /(?<!\p{L})(?:нет|стоп|ой|вернее|точнее|стойте|погод\p{L}*|постой\p{L}*)(?!\p{L})/u.test(part.text)
    if (query.looseUnit === null) reading.pushOther(part.start, part.end, 'noise')
  })
}

/** The catalog has goods that what was said names better than any line of the basket. */
function isBetterElsewhere(reading: Reading, found: Targets, { query, result }: ReadLine): boolean {
  if (found.by !== 'name' || result.decision === 'unknown' || result.missing.length > 0) return false
  if (reading.basket.entries.some((entry) => entry.index === result.index)) return false
  if (result.decision === 'ask' && result.candidates.some((one) => found.entries.some((entry) => entry.index === one.index))) return false
  const own =
    query.words.reduce((sum, term) => sum + term.weight, 0) * result.coverage + query.codes.length * 4 + result.matchedNumbers * 1.2
  const isMoreSaid = own > found.worth - (found.isTie ? 0.5 : 2.2) + 0.35
  if (!isMoreSaid || (!result.hasQuantity && found.count !== null)) return false
  return result.decision === 'accept' || result.matchedNumbers > 0
}

/** The words name lines of the basket. */
function planKnown(reading: Reading, part: Part, frame: Line, found: Targets, plan: (worth: number, apply: () => void) => Plan): Plan {
  const count = found.count?.token ?? null
  const loose = found.query.looseUnit
  const said = count ? { value: count.value, unit: count.unit?.code ?? loose } : unitAlone(found.query)
  if (found.isTie && !said) return plan(-1, () => askAll(reading, part, found.entries))
  if (found.isTie && said) return plan(found.worth * 0.5 + 1.5, () => askWhich(reading, found, part, { qty: said.value, unit: said.unit }))
  if (found.entries.length > 1 && found.by === 'name') return plan(-2, () => askAll(reading, part, found.entries))
  const [entry] = found.entries
  if (!said || !entry) return planUncounted(reading, part, frame, found, plan)
  const isMore = frame.isMore || frame.isAdd
  return plan(found.worth + 1.5 - (found.by === 'pronoun' ? 0.5 : 0), () => {
    for (const one of found.entries) {
      if (found.count?.isRange) askAbout(reading, one, part, 'количество названо от и до')
      else if (isMore && !canAdd(reading, one, said.unit)) askAbout(reading, one, part, 'добавить просят в другой единице')
      else
        setQuantity(
          reading,
          one,
          isMore ? (one.line.qty ?? 0) + said.value : said.value,
          isMore ? one.line.unit : said.unit,
          part,
          isMore ? 'добавлено к тому, что в заказе' : undefined,
        )
    }
    reading.note(found.query)
  })
}

/** «ещё пачку», «поддон»: one of them. */
function unitAlone(query: LineQuery): { value: number; unit: string | null } | null {
  if (query.numbers.some((term) => term.canBeQuantity)) return null
  const word = query.tokens.find(
    (token) =>
      token.kind === 'word' &&
      token.text.length > 3 &&
      UNITS.get(token.text)?.role === 'sale' &&
      /(?:ок|ка|ку|он|ст|ро|ра|он|ик|шт|ту|ну)$/.test(token.text),
  )
  return word?.kind === 'word' ? { value: 1, unit: UNITS.get(word.text)?.code ?? null } : null
}

/** A line of the basket is named and no quantity: it stays, or what is wanted of it was not said. */
function planUncounted(reading: Reading, part: Part, frame: Line, found: Targets, plan: (worth: number, apply: () => void) => Plan): Plan {
  const [entry] = found.entries
  if (!entry) return plan(-2, () => askAll(reading, part))
  if (frame.keepsAmount)
    return plan(found.worth + 1, () => {
      reading.basket.mentioned.add(entry.id)
    })
  const isOneMore = (frame.isMore || frame.isAdd) && /(?<!\p{L})(?:одн[уо]|один|одна)(?!\p{L})/u.test(frame.text)
  if (isOneMore)
    return plan(found.worth + 1.5, () => setQuantity(reading, entry, (entry.line.qty ?? 0) + 1, entry.line.unit, part, 'добавлен 1'))
  return plan(Math.min(found.worth * 0.5, 3) - 1.5, () => {
    for (const one of found.entries) askAbout(reading, one, part, 'сколько нужно, не сказано')
  })
}

/** A number and nothing else: of the line spoken of last. */
function planBare(reading: Reading, part: Part, frame: Line, query: LineQuery, plan: (worth: number, apply: () => void) => Plan): Plan {
  const amount = amountOf(query)
  const { last, entries } = reading.basket
  const entry = last ?? (entries.length === 1 ? entries[0] : undefined)
  if (!amount || !entry) return plan(-2.5, () => askAll(reading, part, entry ? [entry] : []))
  if (frame.isMore || frame.isAdd)
    return plan(-0.5, () => {
      if (canAdd(reading, entry, amount.unit))
        setQuantity(reading, entry, (entry.line.qty ?? 0) + amount.value, entry.line.unit, part, `добавлено ${amount.value}`)
      else askAbout(reading, entry, part, 'добавить просят в другой единице')
    })
  return plan(-2, () => {
    const isFree = !entry.hasQuantity || entry.line.operation === 'replace' || reading.isTakingBack
    if (isFree && last) reading.basket.change(entry, { qty: amount.value, unit: amount.unit ?? entry.line.unit })
    else askAbout(reading, entry, part, 'исправлено количество, какой строки — не сказано')
  })
}

/** «дарницкий нарезанный давайте»: the goods of a line with another attribute, and no quantity. */
function planVariant(
  reading: Reading,
  part: Part,
  frame: Line,
  read: ReadLine,
  plan: (worth: number, apply: () => void) => Plan,
): Plan | null {
  if (read.result.hasQuantity && !frame.keepsAmount) return null
  if (/^\s*(?:и|плюс|также)(?!\p{L})/u.test(frame.text) && !frame.keepsAmount) return null
  const entry = likeGoods(reading, read.query)
  if (!entry || (read.query.words.length < 2 && read.query.numbers.length === 0 && read.query.threads === '')) return null
  const by = replacementOf(reading, entry, frame.text)
  if (by.isSame || (by.index === null && (by.candidates.length === 0 || !read.query.hasHead))) return null
  return plan(by.worth + 1, () => replaceBy(reading, entry, frame.keepsAmount ? { ...by, qty: null } : by, part))
}

/** The only line of goods called so, by the first words of its name if more are. */
function likeGoods(reading: Reading, query: LineQuery): Entry | null {
  const named = reading.basket.entries.filter((entry) => entry.line.origin !== 'message' && isNamedBy(reading, entry, query))
  if (named.length === 1) return named[0] ?? null
  const opening = named.filter((entry) => entry.index !== null && isOpenedBy(reading, entry.index, query))
  return opening.length === 1 ? (opening[0] ?? null) : null
}

/** A word said is one of the first two of the name. */
function isOpenedBy({ catalog }: Reading, index: number, query: LineQuery): boolean {
  const first = catalog.facts(index).wordIds.slice(0, 2)
  return query.words.some((term) => first.some((id) => (term.matches.get(id)?.strength ?? 0) >= 0.8))
}

/** Goods that are not in the basket. */
function addNew(reading: Reading, part: Part, frame: Line, { query, result }: ReadLine): void {
  reading.intents.add('edit')
  const span = { text: part.text, start: part.start, end: part.end, query, result }
  const isNamed = query.words.some((term) => term.strength >= 0.5) || query.codes.length > 0 || query.unknownCode !== null
  if (result.decision === 'unknown' && !result.hasQuantity && !query.hasHead) {
    const near = reading.basket.entries.filter((entry) => isNamedBy(reading, entry, query) && entry.line.operation === undefined)
    if (near.length > 0) askAll(reading, part, near)
    else reading.pushOther(part.start, part.end, isNamed ? 'request' : 'noise')
    return
  }
  if (!isNamed && result.decision === 'unknown' && !result.hasQuantity) {
    reading.pushOther(part.start, part.end, 'noise')
    return
  }
  if (result.decision !== 'accept' || isOnlyAdjectives(query)) doubtRelated(reading, part)
  const again = result.decision === 'accept' ? reading.basket.entries.find((entry) => entry.index === result.index) : undefined
  if (again && isSizeUnheard(again, query, reading)) {
    askAbout(reading, again, part, 'возможно, другой размер')
    return
  }
  if (again && result.hasQuantity) {
    const isMore = frame.isMore || frame.isAdd
    setQuantity(
      reading,
      again,
      isMore ? (again.line.qty ?? 0) + (result.qty ?? 0) : (result.qty ?? 0),
      result.unit,
      part,
      isMore ? 'добавлено к тому, что в заказе' : undefined,
    )
    return
  }
  const isOneUnit = !result.hasQuantity ? unitAlone(query) : null
  const line =
    (isSurelyNamed(reading, query, result.index) && !isOnlyAdjectives(query)) || frame.isAdd || frame.isMore
      ? reading.toLine(span, result)
      : asQuestion(reading.toLine(span, result))
  reading.basket.add({
    line: { ...line, ...(isOneUnit ? { qty: 1, unit: isOneUnit.unit } : {}), operation: 'add' },
    index: result.index,
    query,
    hasQuantity: result.hasQuantity || isOneUnit !== null,
  })
  reading.note(query)
}

/** «маленький» said of goods whose name does not say it. */
function isSizeUnheard(entry: Entry, query: LineQuery, reading: Reading): boolean {
  const ids = entry.index === null ? [] : reading.catalog.facts(entry.index).wordIds
  return query.words.some((term) => SIZED.test(term.text) && !ids.some((id) => (term.matches.get(id)?.strength ?? 0) >= 0.7))
}

/** «а штуцерной пять»: only adjectives, of goods spoken of before. */
function isOnlyAdjectives(query: LineQuery): boolean {
  return (
    query.codes.length === 0 &&
    query.words.length > 0 &&
    !query.hasHead &&
    query.words.every((term) => /(?:ой|ый|ий|ая|яя|ую|юю|ое|ее|ые|ие|ых|их|ого|его)$/u.test(term.text))
  )
}

/** Every word said stands in the name, and none of them by a guess. */
function isSurelyNamed({ catalog }: Reading, query: LineQuery, index: number | null): boolean {
  if (index === null || query.codes.length > 0) return true
  const { wordIds } = catalog.facts(index)
  return query.words.every(
    (term) => term.isOptional || term.isNegated || wordIds.some((id) => (term.matches.get(id)?.strength ?? 0) >= 0.72),
  )
}

/** New goods guessed at among edits: a question. */
function asQuestion(line: MatchedLine): MatchedLine {
  return line.decision === 'accept'
    ? { ...line, decision: 'ask', itemId: null, p: 0.6, why: [...line.why, 'слово похоже, но не то же'] }
    : line
}
