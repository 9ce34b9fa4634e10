import { idSchema, invitationListSchema, inviteContactSchema, madeInvitationSchema } from '@skladno/contracts'
import { calendarDate } from '@skladno/kernel'
import { answer, formatDay, type TypedServer } from '@skladno/platform'
import qrcode from 'qrcode'
import { z } from 'zod'
import { partiesMessages } from '../messages/index.ts'
import { companySettings } from '../queries/get-settings.ts'
import { listInvitations } from '../queries/list-invitations.ts'
import { type InvitedContact, inviteContact, revokeInvitation } from '../use-cases/invite-contact.ts'
import { ownAddress } from './own-address.ts'
import type { PartiesDeps, PartiesPorts } from './routes.ts'

const customerParams = z.object({ id: idSchema })
const contactParams = z.object({ id: idSchema, contactId: idSchema })
const invitationParams = z.object({ id: idSchema, invitationId: idSchema })
const emptySchema = z.object({})

/** Links for a customer's people: `/api/v1/customers/:id/invitations`. */
export function addInvitationRoutes(server: TypedServer, deps: PartiesDeps, { publicUrl }: PartiesPorts): void {
  const { uow, authentication } = deps
  const listSchema = { params: customerParams, response: { 200: invitationListSchema } }
  server.get('/api/v1/customers/:id/invitations', { schema: listSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'customers.read'))
    const partnerId = request.params.id
    return { invitations: [...(await uow.run((tx) => listInvitations(tx.db, { partnerId, now: tx.now })))] }
  })
  const makeSchema = { params: contactParams, body: inviteContactSchema, response: { 200: madeInvitationSchema } }
  server.post('/api/v1/customers/:id/contacts/:contactId/invitations', { schema: makeSchema }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'customers.edit'))
    const { id, contactId } = request.params
    const invited = answer(await uow.run((tx) => inviteContact(tx, { partnerId: id, contactId, days: request.body.days, by })))
    return presented(deps, invited, publicUrl ?? ownAddress(request))
  })
  const revokeSchema = { params: invitationParams, response: { 200: emptySchema } }
  server.delete('/api/v1/customers/:id/invitations/:invitationId', { schema: revokeSchema }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'customers.edit'))
    const { id, invitationId } = request.params
    answer(await uow.run((tx) => revokeInvitation(tx, { partnerId: id, invitationId, by })))
    return {}
  })
}

/** The token stands behind `#`: browsers never send it to a server, so no log of a proxy keeps it. */
async function presented({ uow }: PartiesDeps, invited: InvitedContact, address: string) {
  const { companyName, timeZone } = await uow.read(companySettings)
  const link = `${address.replace(/\/$/, '')}/chat#link=${invited.token}`
  const until = formatDay(calendarDate(invited.expiresAt, timeZone), invited.locale)
  return {
    id: invited.id,
    contactName: invited.name,
    link,
    expiresAt: invited.expiresAt.toISOString(),
    text: partiesMessages[invited.locale].invitation({ name: invited.name, company: companyName, link, until }),
    qr: await qrcode.toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }),
  }
}
