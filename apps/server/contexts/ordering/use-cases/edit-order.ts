import { fail, ok, type Result } from '@skladno/kernel'
import type { Db, Tx } from '../../../db/types.ts'
import { loadProducts, type Product } from '../../catalog/index.ts'
import { type Actor, actorLabel, listLegalEntities } from '../../parties/index.ts'
import { checkManualPrice } from '../../terms/index.ts'
import { loadOrder, lockOrder, saveOrder } from '../adapters/order-store.ts'
import { correctionsIn } from '../domain/corrections.ts'
import { keepByHand, withDeposits } from '../domain/deposits.ts'
import type { OperationNote } from '../domain/line-changes.ts'
import { applyOperations, type Operation } from '../domain/operations.ts'
import { type Order, openLines } from '../domain/order.ts'
import { depositRules } from '../queries/deposit-rules.ts'
import { askPriceApprovals, isPriceOnly } from './ask-price-approval.ts'
import { changeConfirmedOrder, checkChange } from './change-confirmed-order.ts'
import { priceAndCheck } from './price-and-check.ts'
import { loadPricingContext } from './pricing-context.ts'

export interface EditOrder {
  readonly orderId: string
  /** What the person had on the screen; null where the caller holds the thread's own queue. */
  readonly draftVersion: number | null
  readonly operations: readonly Operation[]
  readonly actor: Actor
  /** How far an employee may go below the list price alone, basis points. */
  readonly discountLimitBp?: number
  /** The total the person saw and agreed to: another one is refused as `ordering.change-differs`. */
  readonly expectedTotalMinor?: number
}

export interface EditedOrder {
  readonly before: Order
  readonly after: Order
  readonly notes: readonly OperationNote[]
}

/** Applies operations to a draft or an order, prices it anew and checks the stock. All or nothing. */
export async function editOrder(tx: Tx, command: EditOrder): Promise<Result<EditedOrder & { readonly order: Order }>> {
  const before = await lockOrder(tx, command.orderId)
  if (before === null) return fail('ordering.unknown-order', { orderId: command.orderId })
  const edited = await decideEdit(tx.db, before, { command, now: tx.now, newLineId: () => tx.newId('line') })
  if (!edited.ok) return isHeldPrice(before, edited.error.code, command) ? askHeldPrices(tx, before, command) : edited
  const applied = before.state === 'confirmed' ? await changeConfirmedOrder(tx, before, edited.value.after) : ok(edited.value.after)
  if (!applied.ok) return applied
  const after = applied.value
  await saveOrder(tx, before, after)
  await recordEdits(tx, after, command)
  await askPriceApprovals(tx, after, command)
  tx.append({
    type: before.state === 'confirmed' ? 'ordering.order-changed' : 'ordering.draft-changed',
    version: 1,
    subject: after.id,
    partyId: after.partnerId,
    data: { draftVersion: after.draftVersion, totalMinor: after.totalMinor, wasMinor: before.totalMinor, by: actorLabel(command.actor) },
  })
  if (command.actor.kind === 'employee') tellCorrections(tx, { before, after }, command)
  return ok({ ...edited.value, after, order: after })
}

/** What an employee understood otherwise than it stood teaches the next recognition. */
function tellCorrections(tx: Tx, { before, after }: Pick<EditedOrder, 'before' | 'after'>, { operations, actor }: EditOrder): void {
  for (const { lineId, said, from, to, ...rest } of correctionsIn(before, after, operations))
    tx.append({
      type: 'ordering.line-corrected',
      version: 1,
      subject: after.id,
      partyId: after.partnerId,
      data: { lineId, said, from: { ...from }, to: { ...to }, ...rest, draftVersion: after.draftVersion, by: actorLabel(actor) },
    })
}

/** A price beyond the limit for a confirmed order, and nothing else with it: the order keeps its price until somebody with the right agrees. */
const isHeldPrice = (before: Order, code: string, { operations }: EditOrder): boolean =>
  before.state === 'confirmed' && code === 'ordering.price-needs-approval' && isPriceOnly(operations)

async function askHeldPrices(tx: Tx, order: Order, command: EditOrder): Promise<Result<EditedOrder & { readonly order: Order }>> {
  await askPriceApprovals(tx, order, command)
  return ok({ before: order, after: order, order, notes: [] })
}

/** What the operations would make of the order, or why not; nothing is written. Line ids of added lines are of this look only. */
export async function previewEdit(db: Db, command: EditOrder, now: Date): Promise<Result<EditedOrder>> {
  const before = await loadOrder(db, command.orderId)
  if (before === null) return fail('ordering.unknown-order', { orderId: command.orderId })
  let added = 0
  return decideEdit(db, before, { command, now, newLineId: () => `lin_added${++added}` })
}

interface Deciding {
  readonly command: EditOrder
  readonly now: Date
  readonly newLineId: () => string
}

async function decideEdit(db: Db, before: Order, { command, now, newLineId }: Deciding): Promise<Result<EditedOrder>> {
  if (command.draftVersion !== null && command.draftVersion !== before.draftVersion)
    return fail('ordering.stale-draft', { draftVersion: before.draftVersion })
  const foreign = await foreignPayer(db, before.partnerId, command.operations)
  if (foreign !== null) return fail('ordering.unknown-legal-entity', { legalEntityId: foreign })
  const context = await loadPricingContext(db, before, command.operations, now)
  const operations = priceChecked(before, command)
  if (!operations.ok) return operations
  const applied = applyOperations(before, operations.value, { products: context.products, newLineId })
  if (!applied.ok) return applied
  const packed = await withTare(db, applied.value.order, { command, newLineId })
  const products = new Map([...context.products, ...packed.products])
  const priced = await priceAndCheck(db, packed.order, { ...context, products })
  const after = before.state === 'confirmed' ? await checkChange(db, before, priced, now) : ok(priced)
  if (after.ok && command.expectedTotalMinor !== undefined && command.expectedTotalMinor !== after.value.totalMinor)
    return fail('ordering.change-differs', { totalMinor: after.value.totalMinor })
  return after.ok ? ok({ before, after: after.value, notes: applied.value.notes }) : after
}

/** Full packs bring their deposits; a deposit line the person touched is theirs. */
async function withTare(
  db: Db,
  order: Order,
  { command, newLineId }: Pick<Deciding, 'command' | 'newLineId'>,
): Promise<{ readonly order: Order; readonly products: ReadonlyMap<string, Product> }> {
  const touched = command.operations.flatMap((each) => (each.kind === 'set-quantity' || each.kind === 'remove-line' ? [each.lineId] : []))
  const kept = keepByHand(order, new Set(touched))
  const rules = await depositRules(db, [...new Set(openLines(kept).flatMap((line) => line.productId ?? []))])
  if (rules.length === 0) return { order: kept, products: new Map() }
  const products = await loadProducts(db, [...new Set(rules.map((rule) => rule.depositProductId))])
  return { order: withDeposits(kept, rules, newLineId), products }
}

/** A payer among the operations that is not the customer's own, or null. */
async function foreignPayer(db: Db, partnerId: string, operations: readonly Operation[]): Promise<string | null> {
  const payers = operations.flatMap((operation) => (operation.kind === 'set-legal-entity' ? [operation.legalEntityId] : []))
  if (payers.length === 0) return null
  const own = new Set((await listLegalEntities(db, partnerId)).map(({ id }) => id))
  return payers.find((id) => !own.has(id)) ?? null
}

/** Manual prices checked against the floor; beyond the employee's limit they wait for approval. */
function priceChecked(order: Order, command: EditOrder): Result<readonly Operation[]> {
  const operations: Operation[] = []
  for (const operation of command.operations) {
    if (operation.kind !== 'set-price') {
      operations.push(operation)
      continue
    }
    const quote = order.lines.find((line) => line.id === operation.lineId)?.quote ?? null
    const limit = command.discountLimitBp === undefined ? {} : { discountLimitBp: command.discountLimitBp }
    const checked = checkManualPrice({ quote, micros: operation.price.micros, actor: command.actor, ...limit })
    if (!checked.ok) return checked
    operations.push({ ...operation, price: { ...operation.price, approved: !checked.value.needsApproval } })
  }
  return ok(operations)
}

async function recordEdits(tx: Tx, order: Order, command: EditOrder): Promise<void> {
  if (command.operations.length === 0) return
  await tx.db
    .insertInto('order_edit')
    .values(
      command.operations.map((operation) => ({
        id: tx.newId('edit'),
        order_id: order.id,
        draft_version: order.draftVersion,
        actor: actorLabel(command.actor),
        operation: JSON.stringify(operation),
        at: tx.now,
      })),
    )
    .execute()
}
