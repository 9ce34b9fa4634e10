import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { CatalogIndex } from '../../catalog/index.ts'
import { learnAlias } from './learn-alias.ts'

/** A line a person understood otherwise than it stood. */
export interface LineCorrection {
  /** Learned once for ever. */
  readonly key: string
  readonly orderId: string
  readonly lineId: string
  readonly partnerId: string
  readonly said: string
  /** How many were read out of the words. */
  readonly amount: number | null
  readonly from: { readonly productId: string | null; readonly unit: string | null }
  readonly to: { readonly productId: string; readonly unit: string | null }
  /** The unit as the customer wrote it; null when none was. */
  readonly saidUnit: string | null
  readonly probability: number | null
  /** Another product was taken because there was too little of the first: that teaches no words. */
  readonly wasShort: boolean
  readonly by: string
}

/** A manager's correction is kept for «что путаем» and teaches what this customer means. */
export async function learnCorrection(
  tx: Tx,
  index: Pick<CatalogIndex, 'contradictions' | 'understand'>,
  correction: LineCorrection,
): Promise<void> {
  const isSwitched = correction.from.productId !== correction.to.productId
  if (correction.wasShort || !(await keepCorrection(tx, { ...correction, kind: isSwitched ? 'switched' : 'unit' }))) return
  const { partnerId, to, by } = correction
  if (isSwitched)
    await learnAlias(tx, index, {
      level: 'customer',
      ownerId: partnerId,
      taughtFor: partnerId,
      text: correction.said,
      amount: correction.amount,
      productId: to.productId,
      source: 'correction',
      by,
    })
  else if (correction.saidUnit === null && to.unit !== null)
    await learnUnit(tx, { level: 'customer', ownerId: partnerId, productId: to.productId, unit: to.unit, source: 'correction', by })
}

export interface CustomerChoice {
  readonly orderId: string
  readonly lineId: string
  readonly partnerId: string
  readonly contactId: string
  readonly said: string
  /** How many were read out of the words. */
  readonly amount: number | null
  readonly productId: string
  /** What the engine thought likeliest. */
  readonly firstOffered: string | null
  readonly probability: number | null
}

/** What a customer's person chose among the options teaches what that person means by these words. */
export async function learnChoice(
  tx: Tx,
  index: Pick<CatalogIndex, 'contradictions' | 'understand'>,
  choice: CustomerChoice,
): Promise<void> {
  const by = `contact:${choice.contactId}`
  if (choice.firstOffered !== null && choice.firstOffered !== choice.productId)
    await keepCorrection(tx, {
      ...choice,
      kind: 'chosen',
      key: `chosen:${choice.lineId}:${choice.productId}`,
      from: { productId: choice.firstOffered, unit: null },
      to: { productId: choice.productId, unit: null },
      by,
    })
  await learnAlias(tx, index, {
    level: 'person',
    ownerId: choice.contactId,
    taughtFor: choice.partnerId,
    text: choice.said,
    amount: choice.amount,
    productId: choice.productId,
    source: 'choice',
    by,
  })
}

type Kept = Omit<LineCorrection, 'saidUnit' | 'wasShort' | 'amount'> & { readonly kind: 'switched' | 'chosen' | 'unit' }

/** False when it is kept already. */
async function keepCorrection(tx: Tx, correction: Kept): Promise<boolean> {
  const kept = await tx.db
    .insertInto('line_correction')
    .values({
      id: tx.newId('correction'),
      key: correction.key,
      kind: correction.kind,
      order_id: correction.orderId,
      line_id: correction.lineId,
      partner_id: correction.partnerId,
      said: correction.said.slice(0, 500),
      from_product_id: correction.from.productId,
      to_product_id: correction.to.productId,
      from_unit: correction.from.unit,
      to_unit: correction.to.unit,
      probability: correction.probability,
      corrected_by: correction.by,
      at: tx.now,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

export interface LearnUnit {
  readonly level: 'person' | 'customer'
  readonly ownerId: string
  readonly productId: string
  readonly unit: string
  readonly source: 'choice' | 'correction' | 'hand'
  readonly by: string
}

/** Remembers the unit an owner means when none is said; another unit than before takes its place. */
export async function learnUnit(tx: Tx, { level, ownerId, productId, unit, source, by }: LearnUnit): Promise<void> {
  await tx.db
    .updateTable('unit_preference')
    .set({ revoked_at: tx.now, revoked_by: by })
    .where('level', '=', level)
    .where('owner_id', '=', ownerId)
    .where('product_id', '=', productId)
    .where('unit', '<>', unit)
    .where('revoked_at', 'is', null)
    .execute()
  await tx.db
    .insertInto('unit_preference')
    .values({
      id: tx.newId('preference'),
      level,
      owner_id: ownerId,
      product_id: productId,
      unit,
      source,
      created_by: by,
      created_at: tx.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['level', 'owner_id', 'product_id'])
        .where('revoked_at', 'is', null)
        .doUpdateSet({ hits: sql`unit_preference.hits + 1` }),
    )
    .execute()
}
