import type { Catalog } from '../catalog/catalog.ts'
import { UNITS } from '../lexicon/units.ts'
import { type LineResult, matchLine } from '../line/match-line.ts'
import type { LineQuery } from '../line/query.ts'
import type { Signals } from '../line/signals.ts'
import type { BasketLine, MatchContext, MatchedLine } from '../types.ts'

/** How sure it is that a line of the basket the message does not touch was meant to stay. */
const STAYS = 0.97

/** A line while the message is read: with what its probability will be made of. */
export interface DraftLine extends MatchedLine {
  readonly signals?: Signals
}

/** A line of the basket in the making. */
export interface Entry {
  readonly id: number
  readonly line: DraftLine
  readonly index: number | null
  readonly query: LineQuery | null
  readonly hasQuantity: boolean
}

interface Taken {
  readonly entry: Entry
  readonly removed: BasketLine | null
}

/** The basket a message builds or edits: lines of the cart or of an earlier order first, then its own. */
export class Basket {
  #entries: Entry[] = []
  #nextId = 0
  #touched = -1
  #isLoaded = false
  /** Lines are named by their number in this message. */
  #isCounting = false
  readonly #taken: Taken[] = []
  #base: readonly Entry[] = []
  readonly removed: BasketLine[] = []
  /** Lines the message has spoken of, by their id. */
  readonly mentioned = new Set<number>()
  readonly #catalog: Catalog
  readonly #context: MatchContext

  constructor(catalog: Catalog, context: MatchContext) {
    this.#catalog = catalog
    this.#context = context
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }

  /** The line that was written or changed last. */
  get last(): Entry | undefined {
    return this.#entries.find((entry) => entry.id === this.#touched) ?? this.#entries.findLast((entry) => entry.line.origin === 'message')
  }

  /** The message edits a basket that was there before it. */
  get hasBase(): boolean {
    return this.#isLoaded
  }

  get indexes(): readonly number[] {
    return this.hasBase ? [...new Set(this.#entries.map((entry) => entry.index).filter((index) => index !== null))] : []
  }

  /** Starts from a cart or an earlier order. */
  loadBase(lines: readonly BasketLine[], origin: 'cart' | 'history'): void {
    for (const { itemId, qty, unit } of lines) {
      this.#isLoaded = true
      const index = this.#catalog.indexOf(itemId) ?? null
      const name = index === null ? itemId : this.#catalog.item(index).name
      const line: MatchedLine = {
        text: name,
        span: null,
        decision: 'accept',
        itemId,
        qty,
        unit,
        p: STAYS,
        candidates: [{ itemId, p: STAYS, why: [] }],
        why: [origin === 'cart' ? 'уже в заказе' : 'из прошлого заказа'],
        origin,
      }
      this.#entries.push({ id: this.#nextId++, line, index, query: null, hasQuantity: true })
    }
    this.#base = [...this.#entries]
  }

  /** The basket as it was before the message. */
  get base(): readonly Entry[] {
    return this.#base
  }

  /** The line as it is now; null when it went out. */
  current(entry: Entry): Entry | null {
    return this.#entries.find((one) => one.id === entry.id) ?? null
  }

  /** Puts a line back to what it was before the message; false when it was not changed. */
  revert(entry: Entry): boolean {
    const base = this.#base.find((one) => one.id === entry.id)
    if (!base || this.current(entry) === base) return false
    this.#entries = this.#entries.map((one) => (one.id === entry.id ? base : one))
    return true
  }

  /** Takes the last operation back, whatever it was; the line it was about. */
  undo(): Entry | null {
    const { last } = this
    if (this.#touched >= 0 && last && this.revert(last)) return this.current(last)
    return this.restoreLast()
  }

  /** Whether this number is a size of the goods of the line. */
  hasSize({ index }: Entry, value: number): boolean {
    return index !== null && this.#catalog.facts(index).numbers.some((number) => number.role === 'size' && number.value === value)
  }

  /** The line that went out and that these words mean. */
  taken(query: LineQuery): Entry | null {
    return this.#takenBy(query)?.entry ?? null
  }

  add(entry: Omit<Entry, 'id'>): void {
    this.#touched = this.#nextId++
    this.#entries.push({ ...entry, id: this.#touched })
  }

  change(entry: Entry, change: Partial<DraftLine>, index?: number | null): void {
    this.#touched = entry.id
    this.mentioned.add(entry.id)
    this.#entries = this.#entries.map((one) =>
      one.id === entry.id
        ? {
            ...one,
            line: { ...one.line, ...change },
            index: index === undefined ? one.index : index,
            hasQuantity: one.hasQuantity || change.qty !== undefined,
          }
        : one,
    )
  }

  remove(entry: Entry): void {
    this.#entries = this.#entries.filter((one) => one.id !== entry.id)
    const { itemId, qty, unit } = entry.line
    const removed = itemId !== null && qty !== null && entry.line.origin !== 'message' ? { itemId, qty, unit } : null
    if (removed) this.removed.push(removed)
    this.#taken.push({ entry, removed })
  }

  /** This line is about to become another product. */
  noteRemoved(entry: Entry): void {
    const { itemId, qty, unit, origin } = entry.line
    if (itemId !== null && qty !== null && origin !== 'message') this.removed.push({ itemId, qty, unit })
  }

  /** The line the message now speaks of. */
  speakOf(entry: Entry): void {
    this.#touched = entry.id
  }

  /** The line that was taken out last. */
  get lastTaken(): Entry | null {
    return this.#taken.at(-1)?.entry ?? null
  }

  /** Puts back the line that was taken out last. */
  restoreLast(): Entry | null {
    const found = this.#taken.at(-1)
    return found ? this.#putBack(found) : null
  }

  /** Puts back a line these words mean, if it is one that was taken out. */
  restore(query: LineQuery): Entry | null {
    const found = this.#takenBy(query)
    return found ? this.#putBack(found) : null
  }

  #takenBy(query: LineQuery): Taken | null {
    const indexes = this.#taken.map(({ entry }) => entry.index).filter((index) => index !== null)
    if (indexes.length === 0) return null
    const result = matchLine(this.#catalog, query, { ...this.#context, history: [] }, { among: indexes })
    if (result.decision === 'unknown' || result.missing.length > 0 || result.coverage < 0.55) return null
    return this.#taken.find(({ entry }) => entry.index === result.index) ?? null
  }

  #putBack(found: Taken): Entry {
    this.#entries = [...this.#entries, found.entry].sort((a, b) => a.id - b.id)
    if (found.removed) this.removed.splice(this.removed.indexOf(found.removed), 1)
    this.#taken.splice(this.#taken.indexOf(found), 1)
    return found.entry
  }

  /** The line with this number as the basket stood before the message. */
  #at(place: number): Entry | undefined {
    const id = this.#entries.length > 0 || this.#taken.length > 0 ? place - 1 : -1
    return this.#entries.find((entry) => entry.id === id)
  }

  keepOnly(kept: readonly Entry[]): void {
    for (const entry of [...this.#entries]) if (!kept.some((one) => one.id === entry.id)) this.remove(entry)
  }

  /** «первую позицию», «третью строку». */
  #numbered(query: LineQuery): Entry | undefined {
    const at = query.tokens.findIndex((token) => token.kind === 'word' && /^(?:позици|строк|строч|пункт)/.test(token.text))
    const isLast = query.tokens.some((token) => token.kind === 'word' && /^последн/.test(token.text))
    if (isLast && query.words.every((term) => /^(?:последн|позици|строк|строч|пункт)/.test(term.text))) return this.#entries.at(-1)
    const number = [query.tokens[at - 1], query.tokens[at + 1]].find((token) => token?.kind === 'number')
    if (at >= 0) this.#isCounting = true
    if (at >= 0 && number?.kind === 'number') return this.#at(number.value)
    const [first] = query.tokens
    const isAlone = query.words.length === 0 && query.codes.length === 0 && first?.kind === 'number' && first.isOrdinal && first.value <= 9
    return isAlone && this.#isCounting ? this.#at(first.value) : undefined
  }

  /** «листов двадцать пять», «ещё 5 мешков»: the only line counted so. */
  #byUnit(query: LineQuery): Entry | undefined {
    const [count] = query.numbers
    const isBare =
      query.codes.length === 0 && query.threads === '' && query.numbers.length <= 1 && query.words.every((term) => UNITS.has(term.text))
    const unit =
      count?.token.unit?.code ?? query.looseUnit ?? query.words.map((term) => UNITS.get(term.text)?.code).find((code) => code !== undefined)
    if (!isBare || !unit || unit === 'шт') return undefined
    const named = this.#entries.filter(
      (entry) => entry.index !== null && (entry.line.unit ?? this.#catalog.facts(entry.index).saleUnit) === unit,
    )
    return named.length === 1 ? named[0] : undefined
  }

  /** «гипсокартон» is not the screw for it: goods named outright must be what the line begins with. */
  #isOfHead(entry: Entry, query: LineQuery): boolean {
    const heads = query.words.filter((term) => term.isHead && !term.isNegated)
    if (heads.length === 0 || entry.index === null) return true
    const { wordIds, words } = this.#catalog.facts(entry.index)
    const isNamed = (id: number | undefined): boolean =>
      id !== undefined && heads.some((term) => (term.matches.get(id)?.strength ?? 0) >= 0.7)
    if (!wordIds.some((id, i) => words[i]?.isGroup === false && isNamed(id))) return true
    return wordIds.slice(0, 2).some(isNamed) || /^[a-z]/.test(words[0]?.stem ?? '')
  }

  /** «пену» is the foam rather than its cleaner: goods named so before goods that mention it. */
  #opening(entries: readonly Entry[], query: LineQuery): readonly Entry[] {
    if (entries.length < 2) return entries
    const opening = entries.filter((entry) => {
      const first = entry.index === null ? undefined : this.#catalog.facts(entry.index).wordIds[0]
      return first !== undefined && query.words.some((term) => (term.matches.get(first)?.strength ?? 0) >= 0.8)
    })
    return opening.length > 0 ? opening : entries
  }

  /** Basket lines these words may mean: one when it is clear, several for a general word, none when the words name something else. */
  find(query: LineQuery, onlyMessage = false): { readonly entries: readonly Entry[]; readonly result: LineResult | null } {
    const numbered = this.#numbered(query)
    if (numbered) return { entries: [numbered], result: null }
    const pool = this.#entries.filter((entry) => entry.index !== null && (!onlyMessage || entry.line.origin === 'message'))
    const counted = onlyMessage ? undefined : this.#byUnit(query)
    if (counted) return { entries: [counted], result: null }
    const indexes = [...new Set(pool.map((entry) => entry.index).filter((index) => index !== null))]
    if (
      indexes.length === 0 ||
      (query.words.length === 0 && query.numbers.length === 0 && query.codes.length === 0 && query.threads === '')
    )
      return { entries: [], result: null }
    const result = matchLine(this.#catalog, query, { ...this.#context, history: [] }, { among: indexes })
    if (result.decision === 'unknown' || result.missing.length > 0 || result.coverage < 0.55 || query.unknownCode !== null)
      return { entries: [], result }
    const meant = new Set(result.candidates.filter((candidate) => candidate.p >= result.p - 1e-9).map((candidate) => candidate.index))
    const entries = pool.filter((entry) => entry.index !== null && meant.has(entry.index) && this.#isOfHead(entry, query))
    return { entries: this.#opening(entries, query), result: entries.length === 0 ? null : result }
  }
}
