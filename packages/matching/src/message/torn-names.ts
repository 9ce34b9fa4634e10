import type { Span } from './partition.ts'

/** Pieces `from..to` of a chunk read as one line; `isTorn`: nothing but a number made the cut before it. */
export interface CutSpan {
  readonly from: number
  readonly to: number
  readonly isTorn: boolean
}

/**
 * «кабель 3х6 бухта 100 гост - 34»: a cut that nothing marks between two parts that mean the same goods, or before a rest that means
 * none, tore one name in two. The whole is read again; where that leads nowhere the goods are asked about, never accepted twice.
 */
export function joinTorn(cuts: readonly CutSpan[], spanOf: (from: number, to: number) => Span): Span[] {
  const joined: { from: number; to: number; span: Span }[] = []
  for (const { from, to, isTorn } of cuts) {
    const span = spanOf(from, to)
    const before = joined.at(-1)
    if (!before || !isTorn || !isTornFrom(before.span, span)) {
      joined.push({ from, to, span })
      continue
    }
    const whole = spanOf(before.from, to)
    const goods = before.span.result.decision === 'accept' ? before.span : span
    joined.pop()
    if (whole.result.decision === 'accept' && whole.result.index === goods.result.index) joined.push({ from: before.from, to, span: whole })
    else joined.push({ from: before.from, to, span: asked(whole, goods, span) })
  }
  return joined.map(({ span }) => span)
}

function isTornFrom(before: Span, { query, result, inBasket }: Span): boolean {
  if (inBasket || before.inBasket) return false
  const accepted = [before.result, result].filter((one) => one.decision === 'accept')
  if (accepted.length === 0) return false
  if (before.result.index !== null && before.result.index === result.index) return true
  if (result.decision === 'unknown' && query.words.length === 0 && result.candidates[0]?.index === before.result.index) return true
  if (query.words.length > 0 || query.codes.length > 0 || query.numbers.some((term) => term.token.unit?.role === 'measure')) return false
  const isSecondCount = query.numbers.length === 1 && query.numbers[0]?.token.unit?.role === 'sale' && before.result.unit !== null
  return before.result.decision === 'accept' && result.decision !== 'accept' && !isSecondCount
}

/** The quantity stands last. */
function asked(whole: Span, goods: Span, last: Span): Span {
  const { qty, unit } = last.result.hasQuantity ? last.result : goods.result
  return {
    ...whole,
    isDoubted: true,
    result: { ...goods.result, decision: 'ask', qty, unit, why: ['непонятно, что здесь размер и что количество'] },
  }
}
