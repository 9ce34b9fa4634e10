import type { LineView, OrderView } from '@skladno/contracts'

/** The one thing to say next about a draft: at most one question at a time, in the order in which a clerk would ask. */
export type Prompt =
  | { readonly kind: 'choose-product'; readonly line: LineView }
  | { readonly kind: 'unit'; readonly line: LineView }
  | { readonly kind: 'quantity'; readonly line: LineView }
  | { readonly kind: 'amount'; readonly line: LineView }
  | { readonly kind: 'shortage'; readonly line: LineView }
  | { readonly kind: 'payer' }
  | { readonly kind: 'price-on-request'; readonly lines: readonly LineView[] }
  | { readonly kind: 'nothing-found'; readonly lines: readonly LineView[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'proposal' }

export function nextPrompt(order: OrderView): Prompt {
  const unclear = order.lines.find((line) => line.state === 'ask')
  if (unclear !== undefined) return askAbout(unclear)
  const open = order.lines.filter((line) => line.state === 'open')
  const unknown = order.lines.filter((line) => line.state === 'unknown')
  if (open.length === 0) return unknown.length > 0 ? { kind: 'nothing-found', lines: unknown } : { kind: 'empty' }
  const short = open.find((line) => line.shortage !== null)
  if (short !== undefined) return { kind: 'shortage', line: short }
  if (order.legalEntity === null && order.legalEntityChoices.length > 1) return { kind: 'payer' }
  const priceless = order.problems.filter((problem) => problem.code === 'ordering.price-on-request')
  if (priceless.length > 0)
    return { kind: 'price-on-request', lines: open.filter((line) => priceless.some((problem) => problem.lineId === line.id)) }
  return { kind: 'proposal' }
}

function askAbout(line: LineView): Prompt {
  if (line.amounts.length > 0) return { kind: 'amount', line }
  if (line.question === 'quantity' || line.question === 'how-much' || (line.candidates.length === 1 && line.said === null))
    return { kind: 'quantity', line }
  if (line.question === 'unit') return { kind: 'unit', line }
  return { kind: 'choose-product', line }
}
