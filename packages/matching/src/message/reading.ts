import type { Catalog } from '../catalog/catalog.ts'
import { materialOf } from '../lexicon/materials.ts'
import { COLOURS, FILLER, isMarkStem } from '../lexicon/words.ts'
import { type LineResult, matchLine } from '../line/match-line.ts'
import type { LineContext, LineQuery } from '../line/query.ts'
import { questionOf } from '../line/question.ts'
import type { BasketLine, MatchContext, OtherKind, OtherSegment } from '../types.ts'
import { Basket, type DraftLine } from './basket.ts'
import { contextOf } from './context-words.ts'
import type { FrameKind } from './edit/frames.ts'
import type { ClauseTrace } from './edit/trace.ts'
import { restKind } from './intents.ts'
import type { Operation } from './operations.ts'
import type { Span } from './partition.ts'

/** A message while it is read: the basket so far, what is no line, and what the next part may refer to. */
export class Reading {
  readonly source: string
  readonly catalog: Catalog
  readonly context: MatchContext
  readonly basket: Basket
  readonly other: OtherSegment[] = []
  readonly intents = new Set<string>()
  /** The normalised text; `at` gives each of its characters the place in the source. */
  text = ''
  at: Int32Array = new Int32Array(0)
  heading: LineQuery | null = null
  previous: LineQuery | null = null
  /** What the last line of the message named, once a new line has begun. */
  lineBefore: LineQuery | null = null
  /** The material of the parts spoken of so far («ппр»). */
  material: string | null = null
  lastOperation: Operation['kind'] = 'line'
  /** Goods that stay are being named: «только профиль и фуген». */
  isKeeping = false
  /** The message is a list, one line of the order on each of its lines. */
  isListed = false
  isCorrecting = false
  /** What the lines under a heading of an edit do: «Добавить:», «Убрать:». */
  mode: 'add' | 'remove' | null = null
  lastFrame: FrameKind | null = null
  /** «нет», «стоп» was said and nothing yet that it is about. */
  isTakingBack = false
  corrections = 0
  /** What each clause of an edit did. */
  readonly clauses: ClauseTrace[] = []
  /** Goods were named for taking out that the basket does not have: nothing to do. */
  hasAbsent = false
  amountsFrom: readonly BasketLine[] = []
  amountForAll: { readonly qty: number; readonly unit: string | null } | null = null

  constructor(source: string, catalog: Catalog, context: MatchContext) {
    this.source = source
    this.catalog = catalog
    this.context = context
    this.basket = new Basket(catalog, context)
  }

  /** A word of the catalog cut short before a stop («горизонт.») ends no sentence. */
  isShortened(word: string): boolean {
    const { vocabulary } = this.catalog
    const id = vocabulary.idOf(word)
    return (
      (id !== undefined &&
        this.catalog.facts(this.catalog.postings[this.catalog.starts[id] ?? 0] ?? 0).words.some((own) => own.text === word && own.isCut)) ||
      (!FILLER.has(word) && vocabulary.startingWith(word, 3).some((other) => (vocabulary.words[other] ?? '').length >= word.length + 3)) ||
      /[бвгджзклмнпрстфхцчшщ]{2}$/.test(word)
    )
  }

  /** What stands around a line: the heading, and what was named before it (here, or so far). */
  soft(query: LineQuery, named: LineQuery | null = null): LineContext | null {
    const before = named ?? this.previous ?? (this.lineBefore && namesGoods(query) ? headOnly(this.lineBefore) : this.lineBefore)
    return contextOf(this.heading, query.hasHead ? null : before, query, this.material)
  }

  /** What was named last stands in a line before from here on. */
  beginLine(isNew: boolean): void {
    if (!isNew || !this.previous) return
    this.lineBefore = this.previous
    this.previous = null
  }

  /** What was spoken of last, for the clauses that leave it out. */
  note(query: LineQuery): void {
    if (query.hasHead) this.previous = query
    this.noteMaterial(query)
  }

  noteMaterial(query: LineQuery): void {
    for (const term of query.words) this.material = materialOf(term.stem) ?? this.material
  }

  /** The query against the whole catalog, in the light of the heading and the line before. */
  match(query: LineQuery): LineResult {
    return matchLine(this.catalog, query, this.context, { soft: this.soft(query) })
  }

  toLine(span: Span, result: LineResult): DraftLine {
    const question = result.decision === 'ask' ? questionOf(this.catalog, result) : null
    return {
      text: this.textOf(span.start, span.end),
      span: this.spanOf(span.start, span.end),
      decision: result.decision,
      itemId: result.decision === 'accept' && result.index !== null ? this.catalog.item(result.index).id : null,
      qty: result.qty,
      unit: result.unit,
      p: result.p,
      candidates: result.candidates.map(({ itemId, p, why }) => ({ itemId, p, why })),
      why: result.hasQuantity || result.decision === 'unknown' ? result.why : [...result.why, 'количество не названо, принято 1'],
      ...(question ? { question } : {}),
      ...(result.alias === undefined ? {} : { alias: result.alias }),
      origin: 'message',
      ...(result.signals ? { signals: { ...result.signals, ...span.signals } } : {}),
    }
  }

  spanOf(start: number, end: number): [number, number] {
    const from = this.at[start] ?? 0
    return [from, (this.at[Math.max(start, end - 1)] ?? from) + 1]
  }

  textOf(start: number, end: number): string {
    const [from, to] = this.spanOf(start, end)
    return this.source.slice(from, to).replace(/^[\s,;.+]+|[\s,;]+$/g, '')
  }

  noteAbsent(start: number, end: number): void {
    this.hasAbsent = true
    this.pushOther(start, end, 'request')
  }

  pushOther(start: number, end: number, kind: OtherKind): void {
    const text = this.textOf(start, end)
    if (text === '') return
    this.other.push({ text, kind: kind === 'noise' ? restKind(this.text.slice(start, end)) : kind })
  }
}

/** Says more than a colour, a mark or a size: then only what the line before is about is left out, not its variant. */
function namesGoods(query: LineQuery): boolean {
  return query.words.some((term) => term.strength >= 0.7 && !term.isOptional && !COLOURS.has(term.stem) && !isMarkStem(term.stem))
}

function headOnly(query: LineQuery): LineQuery {
  return { ...query, words: query.words.filter((term) => term.isHead), numbers: [], codes: [] }
}

/** The number of a line that looks most like its quantity. */
export function bestCount(query: LineQuery): LineQuery['numbers'][number] | undefined {
  return query.numbers.filter((term) => term.canBeQuantity).sort((a, b) => b.evidence - a.evidence)[0]
}
