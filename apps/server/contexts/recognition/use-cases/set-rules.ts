import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import type { PilotScope } from '../domain/pilot.ts'
import { RULES_CHANGED } from '../events.ts'

export interface SetThreshold {
  readonly scope: 'company' | 'group' | 'customer'
  /** Group or partner; '' for the company. */
  readonly scopeId: string
  /** 0..1; null takes the threshold away: the engine decides alone. */
  readonly accept: number | null
  readonly margin: number | null
  /** What it was made of, minor units. */
  readonly costs: { readonly wrongMinor: number; readonly questionMinor: number } | null
  readonly by: string
}

/** Sets from which probability lines of a scope are accepted without asking. */
export async function setThreshold(tx: Tx, command: SetThreshold): Promise<Result<null>> {
  const { scope, scopeId, accept, margin, costs, by } = command
  if (!(await isScope(tx, scope, scopeId))) return fail('recognition.unknown-scope', { scope, scopeId })
  await tx.db.deleteFrom('recognition_threshold').where('scope', '=', scope).where('scope_id', '=', scopeId).execute()
  if (accept !== null)
    await tx.db
      .insertInto('recognition_threshold')
      .values({
        scope,
        scope_id: scopeId,
        accept_bp: Math.round(accept * 10_000),
        margin_bp: margin === null ? null : Math.round(margin * 10_000),
        wrong_minor: costs?.wrongMinor ?? null,
        question_minor: costs?.questionMinor ?? null,
        set_by: by,
        set_at: tx.now,
      })
      .execute()
  tellChanged(tx, by)
  return ok(null)
}

async function isScope(tx: Tx, scope: SetThreshold['scope'], scopeId: string): Promise<boolean> {
  if (scope === 'company') return scopeId === ''
  const table = scope === 'group' ? 'product_group' : 'partner'
  return (await tx.db.selectFrom(table).select('id').where('id', '=', scopeId).executeTakeFirst()) !== undefined
}

export interface SetPilot extends PilotScope {
  readonly agreeingCustomers: number
  /** As last read: somebody else's change is not written over. */
  readonly version: number
  readonly by: string
}

/** Sets what the bot answers by itself; everything else goes to the manager with the draft prepared. */
export async function setPilot(tx: Tx, command: SetPilot): Promise<Result<null>> {
  const before = await tx.db.selectFrom('recognition_rules').select('version').forUpdate().executeTakeFirst()
  if ((before?.version ?? 0) !== command.version) return fail('recognition.stale-rules', {})
  const list = (ids: readonly string[] | null): string[] | null => (ids === null ? null : [...new Set(ids)])
  const row = {
    agreeing_customers: command.agreeingCustomers,
    pilot_groups: list(command.groupIds),
    pilot_partners: list(command.partnerIds),
    pilot_channels: list(command.channels),
    set_by: command.by,
    set_at: tx.now,
    version: command.version + 1,
  }
  await tx.db
    .insertInto('recognition_rules')
    .values(row)
    .onConflict((conflict) => conflict.column('is_only').doUpdateSet(row))
    .execute()
  tellChanged(tx, command.by)
  return ok(null)
}

function tellChanged(tx: Tx, by: string): void {
  tx.append({ type: RULES_CHANGED, version: 1, subject: 'recognition', partyId: null, data: { by } })
  tx.touch('recognition', 'rules')
}
