import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type CatalogIndex, loadProducts, unitsOf } from '../../catalog/index.ts'
import type { AliasLevel } from '../domain/meaning.ts'
import { wholePhrase } from '../domain/phrase.ts'
import { ALIAS_CHANGED } from '../events.ts'
import { lockPhrase } from './learn-alias.ts'
import { learnUnit } from './learn-correction.ts'
import { settleAgreement } from './settle-agreement.ts'

export interface GiveAlias {
  readonly phrase: string
  readonly productId: string
  readonly level: Exclude<AliasLevel, 'person'>
  /** Partner or segment; '' for the company. */
  readonly ownerId: string
  readonly by: string
}

/** A name given by hand. Refused: too short, stating a size the product does not have, meaning another product there already. */
export async function giveAlias(tx: Tx, index: Pick<CatalogIndex, 'contradictions'>, command: GiveAlias): Promise<Result<string>> {
  const phrase = wholePhrase(command.phrase)
  if (phrase.replace(/[^\p{L}\d]/gu, '').length < 3) return fail('recognition.alias-too-short', { phrase })
  const product = (await loadProducts(tx.db, [command.productId])).get(command.productId)
  if (product === undefined || !product.isActive) return fail('recognition.unknown-product', { productId: command.productId })
  if (!(await isOwner(tx, command))) return fail('recognition.unknown-owner', { ownerId: command.ownerId })
  const reasons = index.contradictions(phrase, command.productId)
  if (reasons.length > 0) return fail('recognition.alias-contradicts', { phrase, reasons })
  await lockPhrase(tx, phrase)
  const standing = await standingAt(tx, { ...command, phrase })
  if (standing !== undefined && standing.product_id !== command.productId) return fail('recognition.alias-taken', { phrase })
  const id = standing?.id ?? (await write(tx, command, phrase))
  await settleAgreement(tx, phrase)
  tellChanged(tx, id, command.by)
  return ok(id)
}

async function write(tx: Tx, { level, ownerId, productId, by }: GiveAlias, phrase: string): Promise<string> {
  const id = tx.newId('alias')
  const row = { id, level, owner_id: ownerId, phrase, product_id: productId, source: 'hand', created_by: by, created_at: tx.now } as const
  await tx.db.insertInto('alias').values(row).execute()
  return id
}

async function isOwner(tx: Tx, { level, ownerId }: Pick<GiveAlias, 'level' | 'ownerId'>): Promise<boolean> {
  if (level === 'company') return ownerId === ''
  const column = level === 'customer' ? 'id' : 'segment'
  return (await tx.db.selectFrom('partner').select('id').where(column, '=', ownerId).limit(1).executeTakeFirst()) !== undefined
}

const standingAt = (tx: Tx, { level, ownerId, phrase }: Pick<GiveAlias, 'level' | 'ownerId' | 'phrase'>) =>
  tx.db
    .selectFrom('alias')
    .select(['id', 'product_id'])
    .where('level', '=', level)
    .where('owner_id', '=', ownerId)
    .where('phrase', '=', phrase)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()

/** Takes a name back, or gives one that was taken back again. What stood by agreement with it is counted anew. */
export async function setAliasLive(
  tx: Tx,
  command: { readonly aliasId: string; readonly isLive: boolean; readonly by: string },
): Promise<Result<null>> {
  const row = await tx.db.selectFrom('alias').selectAll().where('id', '=', command.aliasId).forUpdate().executeTakeFirst()
  if (row === undefined) return fail('recognition.unknown-alias', { aliasId: command.aliasId })
  await lockPhrase(tx, row.phrase)
  if ((row.revoked_at === null) === command.isLive) return ok(null)
  if (
    command.isLive &&
    (await standingAt(tx, { level: row.level as GiveAlias['level'], ownerId: row.owner_id, phrase: row.phrase })) !== undefined
  )
    return fail('recognition.alias-taken', { phrase: row.phrase })
  await tx.db
    .updateTable('alias')
    .set(command.isLive ? { revoked_at: null, revoked_by: null } : { revoked_at: tx.now, revoked_by: command.by })
    .where('id', '=', row.id)
    .execute()
  await settleAgreement(tx, row.phrase)
  tellChanged(tx, row.id, command.by)
  return ok(null)
}

/** Takes a name away from one product: refused where it has none of that id. */
export async function revokeAliasOf(
  tx: Tx,
  { productId, aliasId, by }: { readonly productId: string; readonly aliasId: string; readonly by: string },
): Promise<Result<null>> {
  const row = await tx.db
    .selectFrom('alias')
    .select('product_id')
    .where('id', '=', aliasId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (row?.product_id !== productId) return fail('recognition.unknown-alias', { aliasId })
  return setAliasLive(tx, { aliasId, isLive: false, by })
}

function tellChanged(tx: Tx, aliasId: string, by: string): void {
  tx.append({ type: ALIAS_CHANGED, version: 1, subject: aliasId, partyId: null, data: { aliasId, by } })
  tx.touch('recognition', 'aliases')
}

export interface GiveUnit {
  readonly partnerId: string
  readonly productId: string
  readonly unit: string
  readonly by: string
}

/** The unit a customer means when none is said, set by hand. */
export async function giveUnit(tx: Tx, command: GiveUnit): Promise<Result<null>> {
  const product = (await loadProducts(tx.db, [command.productId])).get(command.productId)
  if (product === undefined) return fail('recognition.unknown-product', { productId: command.productId })
  if (!unitsOf(product).includes(command.unit)) return fail('recognition.unknown-unit', { unit: command.unit, units: unitsOf(product) })
  if (!(await isOwner(tx, { level: 'customer', ownerId: command.partnerId }))) return fail('recognition.unknown-owner', {})
  await learnUnit(tx, { ...command, level: 'customer', ownerId: command.partnerId, source: 'hand' })
  return ok(null)
}

/** Forgets a unit; the engine's own way holds again. */
export async function revokeUnit(tx: Tx, command: { readonly preferenceId: string; readonly by: string }): Promise<Result<null>> {
  const gone = await tx.db
    .updateTable('unit_preference')
    .set({ revoked_at: tx.now, revoked_by: command.by })
    .where('id', '=', command.preferenceId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return gone === undefined ? fail('recognition.unknown-preference', { preferenceId: command.preferenceId }) : ok(null)
}
