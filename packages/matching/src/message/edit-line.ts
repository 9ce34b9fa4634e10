import { UNITS } from '../lexicon/units.ts'
import type { LineResult } from '../line/match-line.ts'
import { type LineQuery, readLine } from '../line/query.ts'
import type { Entry } from './basket.ts'
import { isNamedBy, leaveToPerson } from './doubts.ts'
import type { Span } from './partition.ts'
import { bestCount, type Reading } from './reading.ts'
import { replaceEntry } from './replace-line.ts'

const SAME_AS = /(?<!\p{L})(?:столько же|столько-же|столько ж|такое же количество)(?:\s*,?\s*(?:сколько|как)(?:\s+и)?\s+(.+))?/u
const PREFER = /(?<!\p{L})(?:лучше|все[ -]?таки|давай\p{L}*|пусть будет|тогда|не\s+\p{L}+(?:ый|ой|ий|ая|ую|ые|ое))(?!\p{L})/u
const KEPT =
  /(?<!\p{L})(?:остав(?:ь|ьте|им|ляем)|не меня\p{L}+|не трога\p{L}+|так же|как есть|как было|без изменений|верно|правильно|подтвержда\p{L}+|согласен|годится)(?!\p{L})/u

/** «5 кг вместо 3», «с 20 на 30»: an amount that is in the basket already changes, nothing new comes. */
const INSTEAD_OF_COUNT = /(?<!\p{L})вместо\s+\d+(?!\s?\p{L}{4,})|(?<=\p{L}\s)с\s\d+\s(?:на|до)\s\d/u

/** Words that name a line of the basket set or raise its quantity, or ask for a variant of it; false when they name no such line. */
export function editBase(reading: Reading, span: Span, isMore: boolean): boolean {
  if (sameAmount(reading, span, isMore)) return true
  const { entries, result } = reading.basket.find(span.query)
  const [entry] = entries
  const count = bestCount(span.query)
  if (entry && !result && count) {
    reading.intents.add('edit')
    const qty = (isMore ? (entry.line.qty ?? 0) : 0) + count.token.value
    reading.basket.change(entry, { qty, unit: count.token.unit?.code ?? entry.line.unit, operation: 'set', why: ['количество изменено'] })
    return true
  }
  const isChange = INSTEAD_OF_COUNT.test(reading.text.slice(span.start, span.end))
  if (!entry || !result) return isChange ? leftToPerson(reading, span) : changeVariant(reading, span, isMore)
  const elsewhere =
    !isChange &&
    span.result.decision === 'accept' &&
    (span.result.hasQuantity || !result.hasQuantity) &&
    !reading.basket.entries.some((one) => one.index === span.result.index)
  if (elsewhere && (isMore || span.result.coverage > result.coverage + 0.05)) return false
  if (entries.length === 1 && isSizeByWord(reading, span.query, result) && changeVariant(reading, span, isMore)) return true
  reading.intents.add('edit')
  if (entries.length > 1) {
    const line = reading.toLine(span, result)
    reading.basket.add({
      line: { ...line, decision: 'ask', itemId: null, operation: 'set' },
      index: null,
      query: span.query,
      hasQuantity: result.hasQuantity,
    })
    return true
  }
  const said = result.hasQuantity
    ? result.qty
    : isMore && (/(?<!\p{L})(?:одн\p{L}+|один)(?!\p{L})/u.test(span.text) || namesUnit(span.text))
      ? 1
      : null
  if (said === null) {
    askAbout(reading, entry, span, 'сколько нужно, не сказано')
    return true
  }
  const denied = deniedNumber(reading.text.slice(span.start, span.end))
  if (denied !== null && denied !== entry.line.qty) {
    askAbout(reading, entry, span, 'не ясно, количество или размер другой')
    return true
  }
  const isUnclear = result.reading?.isUnclear === 'range'
  reading.basket.change(entry, {
    qty: isMore ? (entry.line.qty ?? 0) + said : said,
    unit: result.unit ?? entry.line.unit,
    operation: 'set',
    text: reading.textOf(span.start, span.end),
    span: reading.spanOf(span.start, span.end),
    why: [isMore ? 'добавлено к тому, что в заказе' : 'количество изменено'],
    ...(isUnclear ? { decision: 'ask' as const, itemId: null, p: 0.6, why: ['количество названо от и до'] } : {}),
  })
  return true
}

function leftToPerson(reading: Reading, span: Span): true {
  leaveToPerson(reading, span.start, span.end)
  return true
}

/** «не 50, а сотка»: the number that is not wanted. */
function deniedNumber(text: string): number | null {
  const match = /(?<!\p{L})не\s+(\d+(?:[.,]\d+)?)(?![\d.,]*\d)/u.exec(text)
  return match ? Number(match[1]?.replace(',', '.')) : null
}

/** «опоры оставьте», «гкл верно»: these lines stay; one that was taken out before was not meant, so what was is unclear. */
export function isKept(reading: Reading, span: Span): boolean {
  if (!KEPT.test(span.text) || span.result.hasQuantity) return false
  const kept = reading.basket.restore(readLine(reading.catalog, span.text.replace(KEPT, ' ')))
  if (kept) {
    leaveToPerson(
      reading,
      span.start,
      span.end,
      reading.basket.entries.filter((entry) => entry.id !== kept.id && entry.line.operation === undefined),
    )
    return true
  }
  reading.pushOther(span.start, span.end, 'noise')
  return true
}

/** «ротбанда столько же, сколько гкл», «ещё столько же». */
function sameAmount(reading: Reading, span: Span, isMore: boolean): boolean {
  const match = SAME_AS.exec(span.text)
  if (!match) return false
  const named = match[1] === undefined ? null : readLine(reading.catalog, match[1])
  const [source] = named ? reading.basket.find(named).entries : reading.basket.last ? [reading.basket.last] : []
  const own = readLine(reading.catalog, span.text.slice(0, match.index) + (named ? '' : span.text.slice(match.index + match[0].length)))
  const { entries } = reading.basket.find(own)
  const [entry] = entries
  if (!entry || entries.length > 1) return false
  const amount = isMore && !named ? (entry.line.qty ?? 0) * 2 : source && source.id !== entry.id ? source.line.qty : null
  if (amount === null) askAbout(reading, entry, span, 'столько же, сколько чего, не сказано')
  else {
    reading.intents.add('edit')
    reading.basket.change(entry, { qty: amount, operation: 'set', why: ['количество изменено: столько же'] })
  }
  return true
}

/** «гкл лучше влагостойкий», «радиаторы на 8 секций»: the named line with another attribute. */
function changeVariant(reading: Reading, span: Span, isMore: boolean): boolean {
  const isPreferred = PREFER.test(span.text)
  if (isMore || /^\s*(?:и|плюс|также)(?!\p{L})/u.test(span.text) || (span.result.hasQuantity && !isPreferred)) return false
  const alike = reading.basket.entries.filter(
    (entry) =>
      entry.line.origin !== 'message' && (isHeadOf(reading, entry, span.query) || (isPreferred && isNamedBy(reading, entry, span.query))),
  )
  const first = alike.filter((entry) => opensWith(reading, entry, span.query))
  const named = mostNamed(reading, first.length > 0 ? first : alike, span.query)
  const [entry] = named
  if (!entry || named.length > 1) return false
  if (!isPreferred && !saysAttribute(span.query)) return false
  reading.intents.add('edit')
  replaceEntry(reading, entry, span.query, span.text, span.start, span.end)
  return true
}

/** Of several lines, those most words name. */
function mostNamed({ catalog }: Reading, entries: readonly Entry[], query: LineQuery): readonly Entry[] {
  if (entries.length < 2) return entries
  const counts = entries.map(({ index }) => {
    const ids = index === null ? [] : catalog.facts(index).wordIds
    return query.words.filter((term) => ids.some((id) => (term.matches.get(id)?.strength ?? 0) >= 0.8)).length
  })
  const most = Math.max(...counts)
  return entries.filter((_, i) => counts[i] === most)
}

/** «радиаторы на 8 секций»: the number counts something of the product, not the product. */
function isSizeByWord(reading: Reading, query: LineQuery, result: LineResult): boolean {
  const count = result.reading?.term?.token
  if (!count || count.unit) return false
  const next = query.tokens[query.tokens.indexOf(count) + 1]
  const word = next?.kind === 'word' ? query.words.find((term) => term.start === next.start) : undefined
  return word !== undefined && word.strength >= 0.7 && !opensNames(reading, word)
}

/** Says more than what the goods are. */
function saysAttribute(query: LineQuery): boolean {
  return query.words.length > 1 || query.numbers.length > 0 || query.threads !== ''
}

/** The query names this kind of goods: a word of it opens names, and this name among them. */
export function isHeadOf(reading: Reading, entry: Entry, query: LineQuery): boolean {
  return query.hasHead && isNamedBy(reading, entry, { ...query, words: query.words.filter((term) => opensNames(reading, term)) })
}

function opensWith({ catalog }: Reading, entry: Entry, query: LineQuery): boolean {
  const first = entry.index === null ? undefined : catalog.facts(entry.index).wordIds[0]
  return first !== undefined && query.words.some((term) => (term.matches.get(first)?.strength ?? 0) >= 0.8)
}

function opensNames({ catalog }: Reading, term: LineQuery['words'][number]): boolean {
  for (const [id, match] of term.matches) {
    if (match.strength >= 0.7 && catalog.headShare(id) >= 0.25) return true
  }
  return false
}

/** «ещё блок»: one of them. */
function namesUnit(text: string): boolean {
  return (text.match(/\p{L}+/gu) ?? []).some(
    (word) => word.length > 3 && UNITS.get(word)?.role === 'sale' && /(?:к|а|у|ок|он|ка|т)$/.test(word),
  )
}

/** A remark about this line that does not say enough. */
function askAbout(reading: Reading, entry: Entry, span: Span, why: string): void {
  reading.intents.add('edit')
  reading.basket.change(entry, {
    decision: 'ask',
    itemId: null,
    p: 0.5,
    operation: 'set',
    why: [`${why}: «${reading.textOf(span.start, span.end)}»`],
  })
}
