import { idSchema, organisationImageSchema } from '@skladno/contracts'
import { fail, ok } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { AppDeps } from '../../../deps.ts'
import { openFile, recordFile } from '../../../files.ts'
import { organisationImage, setOrganisationImage } from '../../parties/index.ts'
import { logoImage } from '../domain/logo.ts'

const params = z.object({ id: idSchema, image: organisationImageSchema })
const emptySchema = z.object({})

type Deps = Pick<AppDeps, 'uow' | 'authentication' | 'files'>

/** Logo, stamp and signature of a seller: `/api/v1/organisations/:id/images/:image`. */
export function organisationImageRoutes({ uow, authentication, files }: Deps) {
  return async (server: TypedServer): Promise<void> => {
    const path = '/api/v1/organisations/:id/images/:image'
    server.get(path, { schema: { params } }, async (request, reply) => {
      answer(await authentication.requireEmployee(request, 'settings'))
      const { id, image } = request.params
      const picture = await uow.read(async (db) => {
        const fileId = await organisationImage(db, id, image)
        return fileId === null ? null : openFile(db, files, fileId)
      })
      if (picture === null) return answer(fail('documents.no-image', { image }))
      return reply.type(picture.mimeType).header('cache-control', 'private, no-cache').send(Buffer.from(picture.bytes))
    })
    server.put(path, { schema: { params, response: { 200: emptySchema } } }, async (request) => {
      const by = answer(await authentication.requireEmployee(request, 'settings'))
      const part = await request.file()
      const bytes = await part?.toBuffer()
      if (part === undefined || bytes === undefined) return answer(fail('documents.logo-not-an-image'))
      const checked = logoImage(bytes)
      if (!checked.ok) return answer(checked)
      const mimeType = checked.value.slice('data:'.length, checked.value.indexOf(';'))
      const stored = await files.put(bytes)
      const { id: organisationId, image } = request.params
      answer(
        await uow.run(async (tx) => {
          const fileId = await recordFile(tx, stored, { name: part.filename, mimeType })
          return setOrganisationImage(tx, { organisationId, image, fileId, by })
        }),
      )
      return {}
    })
    server.delete(path, { schema: { params, response: { 200: emptySchema } } }, async (request) => {
      const by = answer(await authentication.requireEmployee(request, 'settings'))
      const { id: organisationId, image } = request.params
      answer(await uow.run((tx) => setOrganisationImage(tx, { organisationId, image, fileId: null, by })))
      return answer(ok({}))
    })
  }
}
