import { fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel, findPartner, listLegalEntities } from '../../parties/index.ts'
import type { Intended } from '../use-cases/allocate-payment.ts'
import { applyAdvance } from '../use-cases/apply-advance.ts'
import { keepCommission, splitCommission } from './keep-commission.ts'
import { recordRefund } from './keep-movement.ts'
import { rememberPayer } from './known-payers.ts'
import { numberedOrders, recordDecisions, setProposalState } from './payment-decisions.ts'

export interface AssignPayment {
  readonly paymentId: string
  readonly partnerId: string
  readonly legalEntityId: string | null
  /** Without orders the money stays on the customer's balance. */
  readonly orders: readonly Intended[]
  /** The payer is somebody else and will pay for this customer again. */
  readonly remembersPayer?: boolean
  /** What the bank kept of the customer's money. */
  readonly commissionMinor?: number
  readonly actor: Actor
}

/** A person says whose money it is and what for. Decided once: a second decision about the same payment is refused. */
export async function assignPayment(tx: Tx, command: AssignPayment): Promise<Result<null>> {
  const { paymentId, partnerId } = command
  const open = await openPayment(tx, paymentId)
  if (!open.ok) return open
  if ((await findPartner(tx.db, partnerId)) === null) return fail('billing.unknown-partner', { partnerId })
  const entities = await listLegalEntities(tx.db, partnerId)
  const legalEntityId = command.legalEntityId ?? entities[0]?.id ?? null
  await tx.db.updateTable('payment').set({ legal_entity_id: legalEntityId }).where('id', '=', paymentId).execute()
  const placed = await (open.value.direction === 'out' ? placeRefund : placeIncoming)(tx, open.value, { ...command, legalEntityId })
  if (!placed.ok) return placed
  const { payer_tax_id: taxId, payer_name: name } = open.value
  if (command.remembersPayer === true && taxId !== null && !entities.some((entity) => entity.taxId === taxId))
    await rememberPayer(tx, { taxId, name, partnerId, legalEntityId, paymentId, actor: command.actor })
  await decide(tx, { ...command, kind: 'assigned', orders: await numberedOrders(tx, command.orders), note: null })
  return ok(null)
}

/** A person says that the money is not a customer's: a loan, a deposit back, a mistake. It leaves the queue and stays in the books. */
export async function setPaymentAside(
  tx: Tx,
  command: { readonly paymentId: string; readonly note: string; readonly actor: Actor },
): Promise<Result<null>> {
  const open = await openPayment(tx, command.paymentId)
  if (!open.ok) return open
  await decide(tx, { ...command, kind: 'set-aside', partnerId: null, orders: [] })
  return ok(null)
}

type OpenPayment = Extract<Awaited<ReturnType<typeof openPayment>>, { ok: true }>['value']
type Placing = AssignPayment & { readonly legalEntityId: string | null }

async function placeRefund(tx: Tx, payment: OpenPayment, { paymentId, partnerId, legalEntityId }: Placing): Promise<Result<null>> {
  if (legalEntityId === null) return fail('billing.no-legal-entity', { partnerId })
  await tx.db.updateTable('payment').set({ partner_id: partnerId }).where('id', '=', paymentId).execute()
  const { organisation_id: organisationId, amount_minor: amountMinor, currency } = payment
  await recordRefund(tx, { paymentId, partnerId, legalEntityId, organisationId, amountMinor, currency })
  return ok(null)
}

async function placeIncoming(tx: Tx, payment: OpenPayment, command: Placing): Promise<Result<null>> {
  const { paymentId, partnerId, legalEntityId, actor } = command
  const commissionMinor = command.commissionMinor ?? 0
  const asked = command.orders.reduce((total, { amountMinor }) => total + amountMinor, 0)
  if (asked > payment.amount_minor + commissionMinor)
    return fail('billing.allocated-too-much', { askedMinor: asked, availableMinor: payment.amount_minor + commissionMinor })
  const { received, kept } = splitCommission(command.orders, payment.amount_minor)
  const applied = await applyAdvance(tx, { paymentId, partnerId, orders: received })
  if (!applied.ok || commissionMinor === 0) return applied.ok ? ok(null) : applied
  return keepCommission(tx, payment, { amountMinor: commissionMinor, partnerId, legalEntityId, orders: kept, actor })
}

/** The payment locked, or who has decided about it already. */
async function openPayment(tx: Tx, paymentId: string) {
  const row = await tx.db
    .selectFrom('payment as p')
    .leftJoin('payment_proposal as r', 'r.payment_id', 'p.id')
    .select([
      'p.id',
      'p.direction',
      'p.organisation_id',
      'p.bank_account_id',
      'p.amount_minor',
      'p.currency',
      'p.partner_id',
      'p.paid_on',
      'p.payer_name',
      'p.payer_tax_id',
      'r.state',
      'r.decided_by',
      'r.decided_at',
    ])
    .where('p.id', '=', paymentId)
    .forUpdate('p')
    .executeTakeFirst()
  if (row === undefined) return fail('billing.unknown-payment', { paymentId })
  if (row.partner_id !== null || row.state === 'assigned' || row.state === 'set-aside')
    return fail('billing.payment-placed', { by: await nameOf(tx, row.decided_by), at: row.decided_at?.toISOString() })
  return ok(row)
}

/** The colleague who was quicker, by name. */
async function nameOf(tx: Tx, label: string | null): Promise<string> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM employee WHERE 'employee:' || id = ${label}`.execute(tx.db)
  return rows[0]?.name ?? ''
}

async function decide(
  tx: Tx,
  decision: {
    readonly paymentId: string
    readonly kind: 'assigned' | 'set-aside'
    readonly partnerId: string | null
    readonly orders: Awaited<ReturnType<typeof numberedOrders>>
    readonly note: string | null
    readonly actor: Actor
  },
): Promise<void> {
  const { paymentId, kind, partnerId, orders, note } = decision
  const by = actorLabel(decision.actor)
  await setProposalState(tx, { paymentId, state: kind, by, note })
  await recordDecisions(tx, [{ paymentId, kind, partnerId, orders, confidence: null, reasons: [], note, by }])
}
