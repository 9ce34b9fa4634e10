import { fail, type Money, ok, type Result } from '@skladno/kernel'
import { type Order, type OrderLine, openLines, TRANSITIONS, unclearLines } from './order.ts'

export interface ConfirmChecks {
  readonly rights: { readonly mayConfirm: boolean }
  readonly acknowledged: readonly Acknowledgement[]
  readonly duplicateNumber: string | null
  readonly credit: 'not-needed' | 'ok' | 'over-limit' | 'overdue' | 'no-limit'
  /** Lines priced anew in this transaction, by line id; null = «цена по запросу» now. */
  readonly priceMicros: ReadonlyMap<string, number | null>
  readonly toleranceBp: number
  /** Too small for its way of delivery. */
  readonly minimumGap: { readonly minimum: Money; readonly missing: Money; readonly zoneName: string | null } | null
  readonly draftVersion: number | null
}

/** What the customer saw and insisted on: each is asked about once. */
export type Acknowledgement = 'duplicate' | 'without-unclear' | 'below-minimum'

/**
 * Whether the order may be confirmed as it was shown. Each refusal is a question with a right answer, never a dead end;
 * they come in the order in which a person should hear them.
 */
export function decideConfirm(order: Order, checks: ConfirmChecks): Result<{ readonly lines: readonly OrderLine[] }> {
  if (TRANSITIONS[order.state].confirm === undefined) return fail('ordering.not-confirmable', { state: order.state, number: order.number })
  if (checks.draftVersion !== null && checks.draftVersion !== order.draftVersion)
    return fail('ordering.stale-draft', { draftVersion: order.draftVersion })
  if (!checks.rights.mayConfirm) return fail('ordering.may-not-confirm')
  const unclear = unclearLines(order)
  if (unclear.length > 0 && !checks.acknowledged.includes('without-unclear')) {
    return fail('ordering.unclear-lines', { lines: unclear.map((line) => ({ lineId: line.id, text: line.requestedText })) })
  }
  const goods = openLines(order)
  if (goods.length === 0) return fail('ordering.empty')
  if (order.legalEntityId === null) return fail('ordering.legal-entity-needed')
  return checkTerms(goods, checks)
}

function checkTerms(goods: readonly OrderLine[], checks: ConfirmChecks): Result<{ readonly lines: readonly OrderLine[] }> {
  const priceless = goods.filter((line) => line.manualPrice === null && (checks.priceMicros.get(line.id) ?? null) === null)
  if (priceless.length > 0)
    return fail('ordering.price-on-request', { lines: priceless.map((line) => ({ lineId: line.id, text: line.requestedText })) })
  if (goods.some((line) => line.manualPrice !== null && !line.manualPrice.approved)) return fail('ordering.price-needs-approval')
  const dearer = goods.filter((line) => hasDrifted(line, checks))
  if (dearer.length > 0)
    return fail('ordering.price-changed', {
      lines: dearer.map((line) => ({ lineId: line.id, was: line.quote?.micros, now: checks.priceMicros.get(line.id) })),
    })
  const short = goods.filter((line) => line.shortage !== null)
  if (short.length > 0)
    return fail('ordering.stock-short', { lines: short.map((line) => ({ lineId: line.id, missing: line.shortage?.missingBase })) })
  if (checks.minimumGap !== null && !checks.acknowledged.includes('below-minimum'))
    return fail('ordering.below-minimum', { ...checks.minimumGap })
  if (checks.credit === 'over-limit') return fail('ordering.credit-limit-exceeded')
  if (checks.credit === 'overdue') return fail('ordering.debt-overdue')
  if (checks.credit === 'no-limit') return fail('ordering.no-credit-limit')
  if (checks.duplicateNumber !== null && !checks.acknowledged.includes('duplicate'))
    return fail('ordering.looks-like-duplicate', { number: checks.duplicateNumber })
  return ok({ lines: goods })
}

/** A price that rose beyond the tolerance is asked about again; within it the customer keeps the price he saw. */
function hasDrifted(line: OrderLine, checks: ConfirmChecks): boolean {
  const seen = line.quote?.micros
  const now = checks.priceMicros.get(line.id)
  if (line.manualPrice !== null || seen === undefined || now === null || now === undefined || now <= seen) return false
  return BigInt(now - seen) * 10_000n > BigInt(seen) * BigInt(checks.toleranceBp)
}
