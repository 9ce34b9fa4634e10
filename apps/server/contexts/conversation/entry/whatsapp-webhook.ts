import { keepRawBodies, type TypedServer, webhooksRefused } from '@skladno/platform'
import type { FastifyInstance } from 'fastify'
import type { WhatsAppConfig } from '../../../config.ts'
import type { UnitOfWork } from '../../../db/types.ts'
import { answerVerification, parseWebhook, verifySignature } from '../adapters/channels/whatsapp-cloud/index.ts'
import { takeIn } from '../use-cases/take-in.ts'

/** Meta's body limit is 3 MB; a little more, so that a limit changed there loses nothing here. */
const MAX_BODY_BYTES = 4_500_000

/** Signature over the raw bytes first, then parse, keep, acknowledge. A wrong signature is refused without looking inside. */
export function whatsAppWebhook(uow: UnitOfWork, config: WhatsAppConfig) {
  return async (server: TypedServer): Promise<void> => {
    await server.register(async (scope: FastifyInstance) => {
      keepRawBodies(scope, MAX_BODY_BYTES)
      scope.get('/webhooks/whatsapp', { schema: { hide: true } }, async (request, reply) => {
        const challenge = answerVerification(request.query as Record<string, unknown>, config.verifyToken)
        return challenge === null ? reply.code(403).send() : reply.type('text/plain').send(challenge)
      })
      scope.post('/webhooks/whatsapp', { schema: { hide: true } }, async (request, reply) => {
        const body = request.body
        const header = request.headers['x-hub-signature-256']
        if (!Buffer.isBuffer(body) || !verifySignature(body, typeof header === 'string' ? header : undefined, config.appSecrets)) {
          webhooksRefused.inc({ channel: 'whatsapp' })
          return reply.code(401).send()
        }
        await uow.run((tx) => takeIn(tx, 'whatsapp', config.phoneNumberId, parseWebhook(body)))
        return reply.code(200).send()
      })
    })
  }
}
