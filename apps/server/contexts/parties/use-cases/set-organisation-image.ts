import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel } from '../domain/actor.ts'

const COLUMNS = { logo: 'logo_file_id', stamp: 'stamp_file_id', signature: 'signature_file_id' } as const
export type OrganisationImage = keyof typeof COLUMNS

export interface SetOrganisationImage {
  readonly organisationId: string
  readonly image: OrganisationImage
  /** Of a stored file that was checked; null takes the picture away. */
  readonly fileId: string | null
  readonly by: Actor
}

/** Puts a picture into the documents printed from now on; those printed already stay as they are. */
export async function setOrganisationImage(
  tx: Tx,
  { organisationId, image, fileId, by }: SetOrganisationImage,
): Promise<Result<null, { readonly code: 'parties.organisation-not-found'; readonly facts?: Readonly<Record<string, unknown>> }>> {
  const row = await tx.db
    .updateTable('organisation')
    .set({ [COLUMNS[image]]: fileId })
    .where('id', '=', organisationId)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return fail('parties.organisation-not-found', { organisationId })
  tx.append({ type: 'parties.settings-changed', version: 1, subject: 'settings', partyId: null, data: { by: actorLabel(by) } })
  tx.touch('settings', 'settings')
  return ok(null)
}
