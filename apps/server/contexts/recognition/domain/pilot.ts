/** What the bot answers by itself while it is tried; null means every one. */
export interface PilotScope {
  readonly groupIds: readonly string[] | null
  readonly partnerIds: readonly string[] | null
  readonly channels: readonly string[] | null
}

export const EVERYTHING: PilotScope = { groupIds: null, partnerIds: null, channels: null }

export interface PilotQuestion {
  readonly partnerId: string
  readonly channel: string
  /** Groups of the goods understood, each with the groups above it; an empty list is a product of no group. */
  readonly groups: readonly (readonly string[])[]
}

/** Why a message is not for the bot alone, or null when it is. */
export function outsidePilot(scope: PilotScope, question: PilotQuestion): 'customer' | 'channel' | 'group' | null {
  if (scope.partnerIds !== null && !scope.partnerIds.includes(question.partnerId)) return 'customer'
  if (scope.channels !== null && !scope.channels.includes(question.channel)) return 'channel'
  const { groupIds } = scope
  if (groupIds !== null && question.groups.some((path) => !path.some((id) => groupIds.includes(id)))) return 'group'
  return null
}
