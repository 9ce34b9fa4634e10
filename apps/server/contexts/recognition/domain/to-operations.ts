import { type HowMuch, type MatchedLine, type OtherSegment, PARTLY_ALIKE, type Understanding } from '@skladno/matching'
import type { SaidAmount } from './usual-amounts.ts'

/** A line of the draft as recognition sees it. Quantities as a person would say them. */
export interface CartLine {
  readonly lineId: string
  readonly productId: string
  readonly amount: number
  readonly unit: string | null
}

/** What the words ask to be done with the draft; ordering decides whether it may be. Amounts are as said, units null when not said. */
export type RecognisedOperation =
  | {
      readonly kind: 'add'
      readonly productId: string
      readonly amount: number
      readonly unit: string | null
      readonly line: RecognisedLine
    }
  | {
      readonly kind: 'unclear'
      readonly state: 'ask' | 'unknown'
      readonly amount: number | null
      readonly unit: string | null
      readonly line: RecognisedLine
    }
  | { readonly kind: 'set'; readonly lineId: string; readonly amount: number; readonly unit: string | null }
  | { readonly kind: 'remove'; readonly lineId: string }
  /** «Побольше»: the draft's line waits until one of the amounts, or another, is chosen. */
  | { readonly kind: 'how-much'; readonly lineId: string; readonly why: string; readonly amounts: readonly SaidAmount[] }

/** What was written, where, and why it was understood so: stored with the line. */
export interface RecognisedLine {
  readonly text: string
  readonly span: readonly [number, number] | null
  readonly p: number
  readonly why: readonly string[]
  readonly candidates: readonly { readonly productId: string; readonly p: number; readonly why: readonly string[] }[]
  readonly question: string | null
  /** The candidates share little with the words: good enough to ask about an order, not to answer a question with. */
  readonly isOnlyAlike: boolean
  /** What may be chosen where the question is how much. */
  readonly amounts: readonly SaidAmount[]
  /** The learned name that decided it. */
  readonly aliasId: string | null
}

export interface Recognised {
  readonly intents: readonly string[]
  readonly operations: readonly RecognisedOperation[]
  readonly other: readonly OtherSegment[]
}

/** Amounts to choose from where only the direction was said. */
export type AmountsOf = (howMuch: HowMuch) => readonly SaidAmount[]

/**
 * The engine's whole resulting basket → the difference to the draft. Draft lines that come back unchanged give no operation; each draft line
 * is matched to at most one result line, so two lines of one product stay two.
 */
export function toOperations(understanding: Understanding, cart: readonly CartLine[], amountsOf: AmountsOf = () => []): Recognised {
  const rest = [...cart]
  const operations: RecognisedOperation[] = []
  for (const line of understanding.lines) {
    const itemId = line.itemId ?? line.howMuch?.itemId ?? null
    const known = itemId === null ? undefined : takeLine(rest, { ...line, itemId })
    const operation = known === undefined ? newLine(line, amountsOf) : changedLine(line, known, amountsOf)
    if (operation !== null) operations.push(operation)
  }
  const isWholeBasket = understanding.lines.some((line) => line.origin === 'cart') || understanding.removed.length > 0
  if (isWholeBasket)
    for (const gone of rest.filter((line) => isRemoved(understanding, line))) operations.push({ kind: 'remove', lineId: gone.lineId })
  return { intents: understanding.intents, operations, other: understanding.other }
}

/** Takes the draft line a result line stands for: the same product, preferably with the same amount. Fresh words never touch an existing line unless they edit it. */
function takeLine(rest: CartLine[], line: MatchedLine): CartLine | undefined {
  if (line.origin === 'message' && (line.operation === undefined || line.operation === 'add')) return undefined
  const same = (candidate: CartLine) => candidate.productId === line.itemId
  const exact = rest.findIndex((candidate) => same(candidate) && candidate.amount === line.qty)
  const index = exact >= 0 ? exact : rest.findIndex(same)
  return index < 0 ? undefined : rest.splice(index, 1)[0]
}

const isRemoved = (understanding: Understanding, line: CartLine): boolean =>
  understanding.removed.some((gone) => gone.itemId === line.productId)

function changedLine(line: MatchedLine, known: CartLine, amountsOf: AmountsOf): RecognisedOperation | null {
  if (line.howMuch !== undefined)
    return { kind: 'how-much', lineId: known.lineId, why: line.why[0] ?? '', amounts: amountsOf(line.howMuch) }
  if (line.operation === 'remove') return { kind: 'remove', lineId: known.lineId }
  if (line.qty === null || (line.qty === known.amount && (line.unit === null || line.unit === known.unit))) return null
  return { kind: 'set', lineId: known.lineId, amount: line.qty, unit: line.unit }
}

/** What the engine is not sure about in the basket itself stays as it is there: only written words make a line. */
function newLine(line: MatchedLine, amountsOf: AmountsOf): RecognisedOperation | null {
  if (line.operation === 'remove' || (line.origin === 'cart' && line.decision !== 'accept')) return null
  const recognised: RecognisedLine = {
    text: line.text,
    span: line.span,
    p: line.p,
    why: line.why,
    candidates: line.candidates.map(({ itemId, p, why }) => ({ productId: itemId, p, why })),
    question: line.howMuch === undefined ? (line.question?.attribute ?? null) : 'how-much',
    amounts: line.howMuch === undefined ? [] : amountsOf(line.howMuch),
    isOnlyAlike: line.why.includes(PARTLY_ALIKE),
    aliasId: line.alias?.id ?? null,
  }
  if (line.decision === 'accept' && line.itemId !== null && line.qty !== null) {
    return { kind: 'add', productId: line.itemId, amount: line.qty, unit: line.unit, line: recognised }
  }
  return { kind: 'unclear', state: line.decision === 'unknown' ? 'unknown' : 'ask', amount: line.qty, unit: line.unit, line: recognised }
}
