import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { MatchProposal } from './propose-match.ts'

/** Whose money a payment was said to be. */
export interface PaymentDecision {
  readonly paymentId: string
  readonly kind: 'matched' | 'assigned' | 'set-aside' | 'undone'
  readonly partnerId: string | null
  readonly orders: MatchProposal['orders']
  readonly confidence: number | null
  readonly reasons: MatchProposal['reasons']
  readonly note: string | null
  /** Of an actor. */
  readonly by: string
}

const AT_ONCE = 500

/** Adds decisions to the history of their payments; nothing in it is ever changed. */
export async function recordDecisions(tx: Tx, decisions: readonly PaymentDecision[]): Promise<void> {
  for (let from = 0; from < decisions.length; from += AT_ONCE) {
    const values = decisions.slice(from, from + AT_ONCE).map((decision) => ({
      id: tx.newId('decision'),
      payment_id: decision.paymentId,
      kind: decision.kind,
      partner_id: decision.partnerId,
      orders: JSON.stringify(decision.orders),
      confidence_bp: decision.confidence === null ? null : Math.round(decision.confidence * 10_000),
      reasons: JSON.stringify(decision.reasons),
      note: decision.note,
      decided_by: decision.by,
      at: tx.now,
    }))
    await tx.db.insertInto('payment_decision').values(values).execute()
  }
}

/** What a payment may be for, kept with how far its decision is. */
export interface KeptProposal {
  readonly paymentId: string
  readonly state: 'open' | 'matched'
  readonly candidates: readonly MatchProposal[]
}

/** Keeps the proposals of new payments: the open ones wait for a person, the matched ones for the day somebody doubts them. */
export async function keepProposals(tx: Tx, proposals: readonly KeptProposal[], by: string): Promise<void> {
  for (let from = 0; from < proposals.length; from += AT_ONCE) {
    const values = proposals.slice(from, from + AT_ONCE).map(({ paymentId, state, candidates }) => ({
      payment_id: paymentId,
      state,
      candidates: JSON.stringify(candidates),
      ...(state === 'matched' ? { decided_by: by, decided_at: tx.now } : { decided_by: null, decided_at: null }),
    }))
    await tx.db.insertInto('payment_proposal').values(values).execute()
  }
}

/** Marks a payment as decided about, or, with `open`, as waiting again. Its candidates stay. */
export async function setProposalState(
  tx: Tx,
  decision: {
    readonly paymentId: string
    readonly state: 'open' | 'assigned' | 'set-aside'
    readonly by: string
    readonly note: string | null
  },
): Promise<void> {
  const { paymentId, state, by, note } = decision
  const decided =
    state === 'open' ? { state, decided_by: null, decided_at: null, note: null } : { state, decided_by: by, decided_at: tx.now, note }
  await tx.db
    .insertInto('payment_proposal')
    .values({ payment_id: paymentId, ...decided })
    .onConflict((conflict) => conflict.column('payment_id').doUpdateSet(decided))
    .execute()
  tx.touch('payment', paymentId)
}

/** Numbers of orders for a decision's history. */
export async function numberedOrders(
  tx: Tx,
  orders: readonly { readonly orderId: string; readonly amountMinor: number }[],
): Promise<MatchProposal['orders']> {
  if (orders.length === 0) return []
  const { rows } = await sql<{ id: string; number: string }>`
    SELECT id, coalesce(number, '') AS number FROM customer_order WHERE id = ANY (${orders.map(({ orderId }) => orderId)}::text[])`.execute(
    tx.db,
  )
  const numbers = new Map(rows.map(({ id, number }) => [id, number]))
  return orders.map(({ orderId, amountMinor }) => ({ orderId, number: numbers.get(orderId) ?? '', amountMinor }))
}
