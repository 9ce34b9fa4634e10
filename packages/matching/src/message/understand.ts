import type { Catalog } from '../catalog/catalog.ts'
import { FILLER } from '../lexicon/words.ts'
import { findExactName } from '../line/exact-name.ts'
import { type LineResult, matchLine } from '../line/match-line.ts'
import { type LineQuery, readLine } from '../line/query.ts'
import { questionOf } from '../line/question.ts'
import { cleanText, normalise } from '../text/clean.ts'
import type { BasketLine, MatchContext, MatchedLine, OtherKind, OtherSegment, Understanding } from '../types.ts'
import { Basket, type Entry } from './basket.ts'
import { contextOf } from './context-words.ts'
import { type Aside, CANCEL, findAside, ORDER_VERB, REPEAT } from './intents.ts'
import { fixKeyboard } from './keyboard.ts'
import { maskAsides } from './mask.ts'
import { editCuts, lastWord, type Operation, operationOf } from './operations.ts'
import { partition, type Span } from './partition.ts'
import { type Chunk, chunksOf } from './rows.ts'

/** What a message means against a catalog: order lines, edits, questions; every part of it is accounted for. */
export function understand(message: string, catalog: Catalog, context: MatchContext = {}): Understanding {
  return new Reader(message, catalog, context).read()
}

const EACH = /(?:(?:всего|все|всех|кажд\p{L}*|то и другое|оба|обоих)\s)?(?<!\p{L})по\s+(?=[\d\p{L}])/u
const SAME_AMOUNT = /(?<!\p{L})(?:столько же|столько-же|тоже столько|такое же количество|столько ж)(?!\p{L})/u

/** Cheaper than the whole pattern: no repeat is said without one of these. */
const MAY_REPEAT =
  /повтор|дубл|сам|как|что|аналог|прошл|последн|предыдущ|позапрош|вчераш|обычн|стандарт|старому|откен|бурын|кешег|уксас|баягы| же |kak|povtor/
const AGAIN = /(?<!\p{L})(?:сделай\p{L}*|пусть|исправ\p{L}*|измен\p{L}*|поставь\p{L}*|будет|лучше|давай\p{L}*)(?!\p{L})/u

class Reader {
  readonly #source: string
  readonly #catalog: Catalog
  readonly #context: MatchContext
  readonly #basket: Basket
  readonly #other: OtherSegment[] = []
  readonly #intents = new Set<string>()
  #text = ''
  #at: Int32Array = new Int32Array(0)
  #heading: LineQuery | null = null
  #previous: LineQuery | null = null
  #lastOperation: Operation['kind'] = 'line'
  #isCorrecting = false
  #corrections = 0
  #amountsFrom: readonly BasketLine[] = []
  #amountForAll: { readonly qty: number; readonly unit: string | null } | null = null

  constructor(message: string, catalog: Catalog, context: MatchContext) {
    this.#source = message
    this.#catalog = catalog
    this.#context = context
    this.#basket = new Basket(catalog, context)
  }

  read(): Understanding {
    const clean = cleanText(this.#source)
    this.#at = clean.at
    if (this.#context.cart) this.#basket.loadBase(this.#context.cart, 'cart')
    this.#text = fixKeyboard(this.#catalog, clean.text)
    const masked = maskAsides(this.#text)
    const chunks = chunksOf(this.#takeRepeat(masked), (word) => this.#isShortened(word))
    chunks.forEach((chunk, i) => {
      this.#readChunk(chunk, chunks, i)
    })
    if (clean.isCut) this.#other.push({ text: 'сообщение слишком длинное, прочитано начало', kind: 'noise' })
    this.#accountForRest(chunks)
    this.#settleQuantities()
    this.#doubtUnheard()
    return {
      intents: this.#namedIntents(),
      lines: this.#basket.entries.map((entry) => entry.line),
      other: this.#other,
      removed: this.#basket.removed,
    }
  }

  /** A word of the catalog cut short before a stop («горизонт.») ends no sentence. */
  #isShortened(word: string): boolean {
    const { vocabulary } = this.#catalog
    const id = vocabulary.idOf(word)
    return (
      (id !== undefined &&
        this.#catalog
          .facts(this.#catalog.postings[this.#catalog.starts[id] ?? 0] ?? 0)
          .words.some((own) => own.text === word && own.isCut)) ||
      (!FILLER.has(word) && vocabulary.startingWith(word, 3).some((other) => (vocabulary.words[other] ?? '').length >= word.length + 3)) ||
      /[бвгджзклмнпрстфхцчшщ]{2}$/.test(word)
    )
  }

  /** «как в прошлый раз»: the earlier order becomes the base; the phrase itself is taken out of the text. */
  #takeRepeat(masked: string): string {
    if (!MAY_REPEAT.test(masked)) return masked
    const match = REPEAT.exec(masked)
    if (!match) return masked
    this.#intents.add('repeat')
    const order = this.#context.history?.[/позапрош|позавчера/.test(match[0]) ? 1 : 0]
    const blanked = masked.slice(0, match.index) + ' '.repeat(match[0].length) + masked.slice(match.index + match[0].length)
    if (this.#namesGoods(masked.slice(0, match.index))) {
      this.#amountsFrom = order?.lines ?? []
      return blanked
    }
    if (order && !this.#context.cart?.length) this.#basket.loadBase(order.lines, 'history')
    return blanked
  }

  /** «ротбанд как в прошлый раз»: the phrase is about this line only, not about the whole order. */
  #namesGoods(before: string): boolean {
    const clause = before.slice(Math.max(...[',', ';', '.', '\n', '!', '?'].map((mark) => before.lastIndexOf(mark))) + 1)
    return readLine(this.#catalog, clause).words.some((term) => term.strength >= 0.85 && !term.isOptional)
  }

  #readChunk(chunk: Chunk, chunks: readonly Chunk[], i: number): void {
    const original = this.#text.slice(chunk.start, chunk.end)
    if (CANCEL.test(chunk.text)) {
      this.#intents.add('cancel')
      if (this.#context.cart) this.#basket.keepOnly([])
      this.#pushOther(chunk.start, chunk.end, 'request')
      return
    }
    if (this.#readExact(chunk)) return
    if (chunk.isHeading) {
      this.#readHeading(chunk)
      return
    }
    const aside = chunk.isRow ? null : asideOf(original)
    const isAsked =
      aside !== null && aside.reach === 'onwards' && /\?\s*$/.test(original) && !ORDER_VERB.test(original) && !/достав/.test(original)
    if (aside && (aside.reach === 'sentence' || isAsked)) {
      this.#pushOther(chunk.start, chunk.end, aside.kind)
      return
    }
    const edited = this.#readReplacement(chunk)
    if (edited) return
    const text = lastWord(chunk.text)
    if (this.#applyToAll(text)) return
    const spans = chunk.isRow ? [this.#single(chunk)] : this.#spansOf(text, chunk.start)
    if (this.#isHeadingLine(chunk, chunks, i, spans)) {
      this.#readHeading(chunk)
      return
    }
    if (chunk.startsLine && chunk.isRow) this.#previous = null
    const first = this.#basket.entries.length
    for (const span of spans) this.#readSpan(span, aside, chunk)
    this.#shareQuantity(chunk, first)
  }

  #spansOf(text: string, start: number): Span[] {
    const cuts = this.#basket.hasBase || /(?<!\p{L})не (?:над|нуж|бер)/u.test(text) ? editCuts(text) : []
    const spans: Span[] = []
    let at = 0
    for (const cut of [...cuts, text.length]) {
      const part = text.slice(at, cut)
      if (/[\p{L}\d]/u.test(part)) spans.push(...partition(this.#catalog, this.#context, part, start + at, (_, query) => this.#soft(query)))
      at = cut
    }
    return spans
  }

  /** A pasted catalog name needs no interpretation. */
  #readExact(chunk: Chunk): boolean {
    if (this.#basket.hasBase) return false
    const exact = findExactName(this.#catalog, chunk.isRow ? chunk.text : this.#text.slice(chunk.start, chunk.end))
    if (!exact) return false
    const item = this.#catalog.item(exact.index)
    const line: MatchedLine = {
      text: this.#textOf(chunk.start, chunk.end),
      span: this.#spanOf(chunk.start, chunk.end),
      decision: 'accept',
      itemId: item.id,
      qty: exact.qty,
      unit: exact.unit,
      p: 0.999,
      candidates: [{ itemId: item.id, p: 0.999, why: ['название совпало полностью'] }],
      why: ['название совпало полностью', ...(exact.hasQuantity ? [] : ['количество не названо, принято 1'])],
      origin: 'message',
    }
    const query = readLine(this.#catalog, chunk.text)
    this.#basket.add({ line, index: exact.index, query, hasQuantity: exact.hasQuantity })
    this.#previous = query
    this.#intents.add('order')
    return true
  }

  #single(chunk: Chunk): Span {
    const query = readLine(this.#catalog, chunk.text)
    return {
      text: chunk.text,
      start: chunk.start,
      end: chunk.end,
      query,
      result: matchLine(this.#catalog, query, this.#context, { soft: this.#soft(query) }),
    }
  }

  #soft(query: LineQuery): LineQuery | null {
    return contextOf(this.#heading, query.hasHead ? null : this.#previous, query)
  }

  #readHeading(chunk: Chunk): void {
    const query = readLine(this.#catalog, chunk.text)
    const count = bestCount(query)
    if (/^\s*(?:все(?:го|х)?\s)?по\s/.test(chunk.text) && count && query.words.length === 0) {
      this.#amountForAll = { qty: count.token.value, unit: count.token.unit?.code ?? null }
      this.#pushOther(chunk.start, chunk.end, 'noise')
      return
    }
    const says = query.words.some((term) => term.strength >= 0.7) || query.codes.length > 0
    this.#heading = says ? query : null
    this.#previous = null
    this.#pushOther(chunk.start, chunk.end, 'noise')
  }

  /** A line without a quantity above lines with quantities says what they are about. */
  #isHeadingLine(chunk: Chunk, chunks: readonly Chunk[], i: number, spans: readonly Span[]): boolean {
    const [span] = spans
    const next = chunks[i + 1]
    if (!span || spans.length !== 1 || !chunk.startsLine || chunk.isRow || !next?.startsLine) return false
    if (span.result.hasQuantity || span.result.decision === 'accept' || span.query.words.length === 0 || this.#basket.hasBase) return false
    return chunks.slice(i + 1).filter((other) => /\d/.test(other.text)).length * 2 > chunks.length - i - 1
  }

  #readSpan(span: Span, aside: Aside | null, chunk: Chunk): void {
    const isAside = aside !== null && (aside.reach === 'onwards' ? span.end - chunk.start > aside.at : false)
    const own = aside?.reach === 'part' ? asideOf(span.text) : null
    if (isAside && !isClearOrder(span)) {
      this.#pushOther(span.start, span.end, aside.kind)
      return
    }
    if (own && !(span.result.hasQuantity && span.result.coverage > 0.6)) {
      this.#pushOther(span.start, span.end, own.kind)
      return
    }
    if (/\?\s*$/.test(this.#text.slice(chunk.start, chunk.end)) && !ORDER_VERB.test(chunk.text) && !isClearOrder(span)) {
      this.#pushOther(span.start, span.end, /есть|бар/.test(chunk.text) ? 'stock' : 'question')
      return
    }
    this.#apply(span)
  }

  #apply(span: Span): void {
    const hasLines = this.#basket.entries.length > 0
    const said = this.#continued(operationOf(span.text, hasLines), span)
    if (said.kind === 'correct' && !/[\p{L}\d]/u.test(said.text.replace(/нет|ой|не|стоп|а(?!\p{L})/gu, ''))) {
      this.#isCorrecting = true
      return
    }
    const operation: Operation = this.#isCorrecting && said.kind === 'line' ? { kind: 'correct', text: span.text } : said
    this.#isCorrecting = false
    this.#lastOperation = operation.kind
    const query = operation.kind === 'line' || operation.kind === 'replace' ? span.query : readLine(this.#catalog, operation.text)
    if (operation.kind === 'remove') this.#remove(span, query)
    else if (operation.kind === 'only') this.#basket.keepOnly(this.#basket.find(query).entries)
    else if (operation.kind === 'scale') this.#scale(query, operation.factor)
    else if (operation.kind === 'delta') this.#shift(span, query, operation.sign)
    else if (operation.kind === 'vague') this.#vague(span, query)
    else if (operation.kind === 'correct') this.#correct(span, query)
    else this.#line(span, operation.kind === 'line' && operation.isMore)
  }

  /** «убери марс и сникерс»: what follows without a quantity is removed too. */
  #continued(operation: Operation, span: Span): Operation {
    const follows =
      this.#lastOperation === 'remove' &&
      operation.kind === 'line' &&
      !operation.isMore &&
      !span.result.hasQuantity &&
      this.#basket.find(span.query).entries.length > 0
    return follows ? { kind: 'remove', text: span.text } : operation
  }

  #remove(span: Span, query: LineQuery): void {
    const { entries } = this.#basket.find(query)
    if (entries.length === 0) {
      if (query.words.length === 0 && query.codes.length === 0 && this.#basket.last) this.#pushOther(span.start, span.end, 'noise')
      else if (this.#basket.hasBase) this.#unresolved(span.start, span.end)
      else this.#pushOther(span.start, span.end, 'noise')
      return
    }
    this.#intents.add('edit')
    for (const entry of entries) this.#basket.remove(entry)
  }

  #scale(query: LineQuery, factor: number): void {
    const { entries } = this.#basket.find(query)
    const all = query.words.length === 0 && query.codes.length === 0 ? this.#basket.entries : entries
    this.#intents.add('edit')
    for (const entry of [...all])
      if (entry.line.qty !== null)
        this.#basket.change(entry, {
          qty: entry.line.qty * factor,
          operation: 'set',
          why: [...entry.line.why, `количество × ${String(factor).replace('.', ',')}`],
        })
  }

  /** «зонтов на сто меньше», «стоечного плюс 20». */
  #shift(span: Span, query: LineQuery, sign: 1 | -1): void {
    const { entries, result } = this.#basket.find(query)
    const [entry] = entries
    if (!entry || entries.length > 1 || !result?.hasQuantity || entry.line.qty === null || result.qty === null) {
      this.#unresolved(span.start, span.end, entries)
      return
    }
    this.#intents.add('edit')
    this.#basket.change(entry, {
      qty: Math.max(0, entry.line.qty + sign * result.qty),
      operation: 'set',
      why: [sign > 0 ? `добавлено ${result.qty}` : `убавлено на ${result.qty}`],
    })
  }

  /** «профиля побольше»: never a guess, a question about this line. */
  #vague(span: Span, query: LineQuery): void {
    const { entries } = this.#basket.find(query)
    this.#intents.add('edit')
    for (const entry of entries)
      this.#basket.change(entry, { decision: 'ask', itemId: null, p: 0.5, why: ['сколько именно, не сказано'], operation: 'set' })
    if (entries.length === 0) this.#line(span, false)
  }

  #correct(span: Span, query: LineQuery): void {
    this.#corrections += 1
    const last = this.#basket.last
    const count = bestCount(query)
    const isBare = query.words.length === 0 && query.codes.length === 0 && query.threads === ''
    if (isBare) {
      if (last && count && count.token.unit?.role !== 'measure' && query.numbers.length === 1)
        this.#basket.change(last, {
          qty: count.token.value,
          unit: count.token.unit?.code ?? last.line.unit,
          why: [...last.line.why, 'количество исправлено в сообщении'],
        })
      else if (last?.query && query.numbers.length > 0) this.#rematch(last, span, query)
      return
    }
    const found = this.#basket.find(query, true)
    const [entry] = found.entries.slice(-1)
    if (entry && found.result?.hasQuantity) {
      this.#basket.change(entry, {
        qty: found.result.qty,
        unit: found.result.unit ?? entry.line.unit,
        why: [...entry.line.why, 'количество исправлено в сообщении'],
      })
      return
    }
    if (last && query.codes.some((code) => code.isArticle) && last.query?.codes.some((code) => code.isArticle)) {
      this.#rematch(last, span, query)
      return
    }
    const source = query.hasHead ? null : last
    if (source?.query) this.#rematch(source, span, query)
    else this.#line({ ...span, query, result: matchLine(this.#catalog, query, this.#context, { soft: this.#soft(query) }) }, false)
  }

  /** The last line again with another attribute («хотя лучше 12 мм»). */
  #rematch(entry: Entry, span: Span, query: LineQuery): void {
    const soft = contextOf(
      null,
      entry.query ?? (entry.index === null ? null : readLine(this.#catalog, entry.line.text.toLowerCase())),
      query,
    )
    const result = matchLine(this.#catalog, query, this.#context, { soft })
    const line = this.#toLine({ ...span, query, result }, result)
    this.#basket.change(
      entry,
      { ...line, qty: result.hasQuantity ? result.qty : entry.line.qty, unit: result.hasQuantity ? result.unit : entry.line.unit },
      result.index,
    )
  }

  #line(span: Span, isMore: boolean): void {
    const sameAmount = SAME_AMOUNT.test(span.text) ? this.#basket.entries.at(-1)?.line : undefined
    if (
      /(?<!\p{L})(?:остав(?:ь|ьте|им)|не меня\p{L}+|не трога\p{L}+|так же|без изменений)(?!\p{L})/u.test(span.text) &&
      !span.result.hasQuantity
    ) {
      this.#pushOther(span.start, span.end, 'noise')
      return
    }
    if (this.#basket.hasBase && span.query.words.length === 0 && span.query.numbers.length > 1 && this.#editBase(span, isMore)) return
    if (this.#isSecondCount(span)) return
    if (this.#isNoise(span)) {
      this.#amountAlone(span)
      return
    }
    if (this.#basket.hasBase && this.#editBase(span, isMore)) return
    if (!this.#basket.hasBase && AGAIN.test(span.text) && this.#setAgain(span)) return
    const result = this.#withContext(span)
    const again = isMore
      ? this.#basket.entries.find(
          (entry) =>
            entry.index !== null && entry.index === result.index && result.decision === 'accept' && entry.line.decision === 'accept',
        )
      : undefined
    if (again && result.hasQuantity) {
      this.#basket.change(again, { qty: (again.line.qty ?? 0) + (result.qty ?? 0), why: [...again.line.why, 'добавлено ещё'] })
      return
    }
    if (this.#basket.hasBase && !result.hasQuantity) this.#doubt(span)
    const line = this.#toLine(span, result)
    const earlier =
      result.index === null ? undefined : this.#amountsFrom.find((one) => one.itemId === this.#catalog.item(result.index ?? 0).id)
    const shared = sameAmount ?? (result.hasQuantity ? undefined : (this.#amountForAll ?? earlier))
    const amount = shared ? { qty: shared.qty, unit: shared.unit } : {}
    const operation = this.#basket.hasBase ? { operation: 'add' as const } : {}
    if (this.#basket.hasBase) this.#intents.add('edit')
    else this.#intents.add('order')
    this.#basket.add({
      line: { ...line, ...amount, ...operation },
      index: result.index,
      query: this.#inherited(span.query),
      hasQuantity: result.hasQuantity || shared !== undefined,
    })
    this.#previous = this.#inherited(span.query)
  }

  /** «клея сделайте 25»: a later word about a line of this message. */
  #setAgain(span: Span): boolean {
    const { entries, result } = this.#basket.find(span.query, true)
    const [entry] = entries
    if (!entry || entries.length > 1 || !result?.hasQuantity) return false
    this.#basket.change(entry, {
      qty: result.qty,
      unit: result.unit ?? entry.line.unit,
      why: [...entry.line.why, 'количество исправлено в сообщении'],
    })
    return true
  }

  /** An unclear remark about goods that are in the cart: those lines are not taken for granted. */
  #doubt(span: Span): void {
    for (const entry of [...this.#basket.entries]) {
      const ids = entry.index === null ? [] : this.#catalog.facts(entry.index).wordIds
      const isNamed = span.query.words.some((term) => ids.some((id) => (term.matches.get(id)?.strength ?? 0) >= 0.8))
      if (isNamed && entry.line.origin !== 'message' && entry.line.decision === 'accept' && entry.line.operation === undefined)
        this.#basket.change(entry, {
          decision: 'ask',
          itemId: null,
          p: 0.5,
          why: [`возможно, просили изменить: «${this.#textOf(span.start, span.end)}»`],
        })
    }
  }

  /** A line without a head keeps the head of the line before for the lines that follow. */
  #inherited(query: LineQuery): LineQuery {
    if (query.hasHead || !this.#previous) return query
    const merged = contextOf(null, this.#previous, query)
    return merged
      ? { ...query, words: [...query.words, ...merged.words.filter((term) => !query.words.some((own) => own.stem === term.stem))] }
      : query
  }

  #withContext(span: Span): LineResult {
    const soft = this.#soft(span.query)
    return soft ? matchLine(this.#catalog, span.query, this.#context, { soft }) : span.result
  }

  /** Words that name a line of the cart set or raise its quantity. */
  #editBase(span: Span, isMore: boolean): boolean {
    const { entries, result } = this.#basket.find(span.query)
    const [entry] = entries
    if (!entry || !result) return false
    const elsewhere = span.result.decision === 'accept' && !this.#basket.entries.some((one) => one.index === span.result.index)
    if (elsewhere && (isMore || span.result.coverage > result.coverage + 0.05)) return false
    this.#intents.add('edit')
    if (entries.length > 1) {
      const line = this.#toLine(span, result)
      this.#basket.add({
        line: { ...line, decision: 'ask', itemId: null, operation: 'set' },
        index: null,
        query: span.query,
        hasQuantity: result.hasQuantity,
      })
      return true
    }
    if (!result.hasQuantity) return true
    const qty = isMore ? (entry.line.qty ?? 0) + (result.qty ?? 0) : result.qty
    this.#basket.change(entry, {
      qty,
      unit: result.unit ?? entry.line.unit,
      operation: 'set',
      text: this.#textOf(span.start, span.end),
      span: this.#spanOf(span.start, span.end),
      why: [isMore ? 'добавлено к тому, что в заказе' : 'количество изменено'],
    })
    return true
  }

  #readReplacement(chunk: Chunk): boolean {
    if (this.#basket.entries.length === 0) return false
    const parts = splitParts(chunk.text)
    if (!parts.some((part) => operationOf(part.text, true).kind === 'replace')) return false
    for (const part of parts) {
      const operation = operationOf(part.text, true)
      const start = chunk.start + part.at
      const end = start + part.text.length
      if (operation.kind === 'replace') this.#replace(operation.what, operation.by, start, end)
      else for (const span of partition(this.#catalog, this.#context, part.text, start, (_, query) => this.#soft(query))) this.#apply(span)
    }
    return true
  }

  #replace(what: string, by: string, start: number, end: number): void {
    this.#intents.add('edit')
    const target = readLine(this.#catalog, what)
    const query = readLine(this.#catalog, by)
    const found = what.trim() === '' ? this.#basket.entries.slice(-1) : this.#closest(this.#basket.find(target).entries, query)
    const isBareCount = query.words.length === 0 && query.codes.length === 0 && query.threads === '' && query.numbers.length === 1
    const [entry] = found
    if (!entry || (found.length > 1 && !/(?<!\p{L})вс[её](?!\p{L})/u.test(what))) {
      this.#unresolved(start, end, found)
      return
    }
    const count = bestCount(query)
    for (const one of found) {
      if (isBareCount && count && count.token.unit?.role !== 'measure' && !count.token.isOrdinal) {
        this.#basket.change(one, {
          qty: count.token.value,
          unit: count.token.unit?.code ?? one.line.unit,
          operation: 'set',
          why: ['количество изменено'],
        })
      } else this.#replaceEntry(one, query, by, start, end)
    }
  }

  /** «H7 осрам вместо филипса»: of several lines, those that share words with the new one. */
  #closest(entries: readonly Entry[], query: LineQuery): readonly Entry[] {
    if (entries.length < 2) return entries
    const shared = entries.map((entry) => {
      const facts = entry.index === null ? null : this.#catalog.facts(entry.index)
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
  #replaceEntry(entry: Entry, query: LineQuery, by: string, start: number, end: number): void {
    const named = entry.index === null ? null : readLine(this.#catalog, normalise(this.#catalog.item(entry.index).name))
    const soft = contextOf(null, named, { ...query, numbers: [] })
    const result = matchLine(this.#catalog, query, this.#context, { soft, keepsSizes: true })
    const line = this.#toLine({ text: by, start, end, query, result }, result)
    if (entry.line.itemId !== null && entry.line.qty !== null && entry.line.origin !== 'message')
      this.#basket.removed.push({ itemId: entry.line.itemId, qty: entry.line.qty, unit: entry.line.unit })
    this.#basket.change(
      entry,
      {
        ...line,
        qty: result.hasQuantity ? result.qty : entry.line.qty,
        unit: result.hasQuantity ? result.unit : entry.line.unit,
        operation: 'replace',
      },
      result.index,
    )
  }

  /** «всех по 10», «каждого по 5» on its own: a quantity for all lines that have none. */
  #applyToAll(text: string): boolean {
    const match = EACH.exec(text)
    if (!match) return false
    const before = text.slice(0, match.index).trim()
    const query = readLine(this.#catalog, text.slice(match.index + match[0].length))
    const count = bestCount(query)
    if (!count || query.words.length > 0 || query.numbers.length > 1 || /[\p{L}\d]/u.test(before)) return false
    const waiting = this.#basket.entries.filter((entry) => !entry.hasQuantity)
    if (waiting.length === 0) return false
    for (const entry of waiting) this.#basket.change(entry, { qty: count.token.value, unit: count.token.unit?.code ?? null })
    return true
  }

  /** «гкл, ротбанд и профиль по 10»: the last quantity is for all of them. */
  #shareQuantity(chunk: Chunk, first: number): void {
    const entries = this.#basket.entries.slice(first)
    const last = entries.at(-1)
    if (entries.length < 2 || !last?.hasQuantity || !/(?<!\p{L})по\s+(?:\d|\p{L}+\s*(?:шт|$))/u.test(chunk.text)) return
    for (const entry of entries.slice(0, -1))
      if (!entry.hasQuantity) this.#basket.change(entry, { qty: last.line.qty, unit: last.line.unit })
  }

  /** «90 кг 1 шт»: one of the two is a size; which one is for a person to say. */
  #isSecondCount(span: Span): boolean {
    const { query } = span
    const last = this.#basket.last
    const [count] = query.numbers
    if (query.words.length > 0 || query.codes.length > 0 || query.numbers.length !== 1 || count?.token.unit?.role !== 'sale') return false
    if (
      !last?.hasQuantity ||
      last.line.unit === null ||
      last.line.unit === count.token.unit.code ||
      last.line.span === null ||
      span.start - last.line.span[1] > 3
    )
      return false
    this.#basket.change(last, {
      decision: last.line.decision === 'accept' ? 'ask' : last.line.decision,
      itemId: null,
      qty: count.token.value,
      unit: count.token.unit.code,
      why: ['названы два количества, одно из них — размер'],
    })
    return true
  }

  /** «10 штук» after a line that had no quantity. */
  #amountAlone(span: Span): void {
    const count = bestCount(span.query)
    const waiting = this.#basket.last
    if (count && waiting && !waiting.hasQuantity && span.query.words.length === 0 && span.query.numbers.length === 1)
      this.#basket.change(waiting, { qty: count.token.value, unit: count.token.unit?.code ?? null })
    else this.#pushOther(span.start, span.end, 'noise')
  }

  #isNoise(span: Span): boolean {
    const { query, result } = span
    if (query.words.length === 0 && query.codes.length === 0 && query.unknownCode === null && query.threads === '') {
      if (query.numbers.length === 0) return true
      const soft = this.#soft(query)
      return !soft || (query.numbers.length === 1 && query.numbers[0]?.canBeQuantity === true && !(this.#basket.last?.hasQuantity ?? false))
    }
    if (query.unknownCode || query.codes.length > 0) return false
    const counted = query.numbers.some((term) => term.token.unit?.role === 'sale' || (term.canBeQuantity && term.evidence >= 2))
    return result.coverage < 0.34 && !counted
  }

  #toLine(span: Span, result: LineResult): MatchedLine {
    const question = result.decision === 'ask' ? questionOf(this.#catalog, result) : null
    return {
      text: this.#textOf(span.start, span.end),
      span: this.#spanOf(span.start, span.end),
      decision: result.decision,
      itemId: result.decision === 'accept' && result.index !== null ? this.#catalog.item(result.index).id : null,
      qty: result.qty,
      unit: result.unit,
      p: result.p,
      candidates: result.candidates.map(({ itemId, p, why }) => ({ itemId, p, why })),
      why: result.hasQuantity || result.decision === 'unknown' ? result.why : [...result.why, 'количество не названо, принято 1'],
      ...(question ? { question } : {}),
      origin: 'message',
    }
  }

  #spanOf(start: number, end: number): [number, number] {
    const from = this.#at[start] ?? 0
    return [from, (this.#at[Math.max(start, end - 1)] ?? from) + 1]
  }

  #textOf(start: number, end: number): string {
    const [from, to] = this.#spanOf(start, end)
    return this.#source.slice(from, to).replace(/^[\s,;.+]+|[\s,;]+$/g, '')
  }

  /** An edit whose target is not clear: the lines it may mean go to a person, the rest of the cart stays. */
  #unresolved(start: number, end: number, meant: readonly Entry[] = []): void {
    this.#intents.add('edit')
    const touched = meant.length > 0 ? meant : this.#basket.entries
    for (const entry of [...touched])
      if (entry.line.decision === 'accept')
        this.#basket.change(entry, {
          decision: 'ask',
          itemId: null,
          p: 0.5,
          why: [`просили изменить, но не ясно как: «${this.#textOf(start, end)}»`],
        })
    this.#pushOther(start, end, 'request')
  }

  #pushOther(start: number, end: number, kind: OtherKind): void {
    const text = this.#textOf(start, end)
    if (text === '') return
    const smalltalk = kind === 'noise' && findAside(this.#text.slice(start, end))?.kind
    this.#other.push({ text, kind: smalltalk || kind })
  }

  /** A correction or an edit was said and changed nothing: it was not understood, so what it is about is not taken for granted. */
  #doubtUnheard(): void {
    const why = 'в сообщении есть правка, которую не удалось понять'
    const last = this.#basket.last
    if (CORRECTION.test(this.#text) && this.#corrections === 0 && last?.line.decision === 'accept')
      this.#basket.change(last, { decision: 'ask', itemId: null, why: [why] })
    const isChanged =
      this.#basket.removed.length > 0 ||
      this.#basket.entries.some((entry) => entry.line.origin === 'message' || entry.line.operation !== undefined)
    const isUnheard = this.#other.some(({ kind, text }) => (kind === 'noise' || kind === 'request') && saysSomething(text))
    if (isChanged || !isUnheard || !this.#basket.hasBase) return
    for (const entry of [...this.#basket.entries])
      if (entry.line.decision === 'accept') this.#basket.change(entry, { decision: 'ask', itemId: null, p: 0.5, why: [why] })
  }

  /** One line without a quantity among lines with one is a question; a message that names no quantity at all means one of each. */
  #settleQuantities(): void {
    const own = this.#basket.entries.filter((entry) => entry.line.origin === 'message')
    if (!own.some((entry) => entry.hasQuantity) && !this.#basket.hasBase) return
    for (const entry of own)
      if (!entry.hasQuantity && entry.line.decision === 'accept' && entry.line.operation !== 'replace')
        this.#basket.change(entry, { decision: 'ask', itemId: null, why: [...entry.line.why, 'сколько нужно, не сказано'] })
  }

  /** A message of which nothing could be read is noise, not silence. */
  #accountForRest(chunks: readonly Chunk[]): void {
    if (chunks.length === 0 && this.#source.trim() !== '' && this.#other.length === 0)
      this.#other.push({ text: this.#source.slice(0, 200).trim(), kind: 'noise' })
  }

  #namedIntents(): string[] {
    for (const line of this.#basket.entries) if (line.line.origin === 'message' && !this.#basket.hasBase) this.#intents.add('order')
    for (const { kind } of this.#other) this.#intents.add(kind)
    if (this.#intents.size > 1) this.#intents.delete('noise')
    if (this.#intents.size > 1) this.#intents.delete('smalltalk')
    return this.#intents.size > 0 ? [...this.#intents] : ['noise']
  }
}

/** Words of correction that must have had an effect. */
const CORRECTION = /(?<!\p{L})(?:ой|вернее|точнее|ошиб\p{L}{1,4}|описк\p{L}|поправка|тьфу|упс)(?!\p{L})/u

function saysSomething(text: string): boolean {
  const words = normalise(text).match(/[\p{L}\d]{2,}/gu) ?? []
  return words.some(
    (word) => !FILLER.has(word) && !/^(?:верно|правильно|подтвержд\p{L}*|согласен|да|ок|окей|спасибо|хорошо|именно)$/u.test(word),
  )
}

function asideOf(text: string): Aside | null {
  return findAside(text)
}

function bestCount(query: LineQuery): LineQuery['numbers'][number] | undefined {
  return query.numbers.filter((term) => term.canBeQuantity).sort((a, b) => b.evidence - a.evidence)[0]
}

/** All words found, a quantity in a unit of sale: an order even beside a word that usually asks something. */
function isClearOrder(span: Span): boolean {
  return (
    span.result.hasQuantity &&
    span.result.missing.length === 0 &&
    span.result.coverage >= 0.75 &&
    span.result.decision !== 'unknown' &&
    span.query.numbers.some((term) => term.token.unit?.role === 'sale')
  )
}

function splitParts(text: string): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = []
  let at = 0
  for (const piece of text.split(/(,(?!\d)|;|\s(?:а|и)\s(?=(?:\p{L}+\s){0,3}(?:помен|замен|вместо|убер|добав)))/u)) {
    if (/[\p{L}\d]{1,}/u.test(piece) && !/^[,;]$|^\s(?:а|и)\s$/.test(piece)) parts.push({ text: piece, at })
    at += piece.length
  }
  return parts
}
