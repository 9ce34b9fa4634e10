import type { Db } from '../../../db/types.ts'
import { EVERYTHING, outsidePilot, type PilotQuestion, type PilotScope } from '../domain/pilot.ts'
import { groupPaths } from './recognition-facts.ts'

/** What the bot answers by itself now. */
export async function pilotScope(db: Db): Promise<PilotScope> {
  const row = await db.selectFrom('recognition_rules').select(['pilot_groups', 'pilot_partners', 'pilot_channels']).executeTakeFirst()
  return row === undefined ? EVERYTHING : { groupIds: row.pilot_groups, partnerIds: row.pilot_partners, channels: row.pilot_channels }
}

type Asked = Omit<PilotQuestion, 'groups'> & { readonly productIds: readonly string[] }

/** Tells why what a customer says over a channel about these products is not for the bot alone; null when it is. */
export async function pilotGate(db: Db): Promise<(about: Asked) => Promise<ReturnType<typeof outsidePilot>>> {
  const scope = await pilotScope(db)
  return async ({ productIds, ...about }) => {
    if (scope.groupIds === null) return outsidePilot(scope, { ...about, groups: [] })
    const paths = await groupPaths(db, productIds)
    return outsidePilot(scope, { ...about, groups: productIds.map((id) => paths.get(id) ?? []) })
  }
}
