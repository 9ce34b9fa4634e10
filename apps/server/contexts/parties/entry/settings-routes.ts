import { idSchema, newOrganisationSchema, settingsSchema, updateSettingsSchema } from '@skladno/contracts'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import { getSettings } from '../queries/get-settings.ts'
import { createOrganisation } from '../use-cases/create-organisation.ts'
import { updateSettings } from '../use-cases/update-settings.ts'
import type { PartiesDeps, PartiesPorts } from './routes.ts'

/** Settings as one form: `/api/v1/settings`. */
export function addSettingsRoutes(server: TypedServer, { uow, authentication }: PartiesDeps, { channelHealth }: PartiesPorts): void {
  const read = async () => ({ ...(await uow.read(getSettings)), channels: [...(await channelHealth())] })
  server.get('/api/v1/settings', { schema: { response: { 200: settingsSchema } } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'settings'))
    return read()
  })
  server.put('/api/v1/settings', { schema: { body: updateSettingsSchema, response: { 200: settingsSchema } } }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'settings'))
    answer(await uow.run((tx) => updateSettings(tx, { ...request.body, by })))
    return read()
  })
  const createSchema = { body: newOrganisationSchema, response: { 200: z.object({ organisationId: idSchema }) } }
  server.post('/api/v1/organisations', { schema: createSchema }, async (request) => {
    const by = answer(await authentication.requireEmployee(request, 'settings'))
    return answer(await uow.run((tx) => createOrganisation(tx, { organisation: request.body, by })))
  })
}
