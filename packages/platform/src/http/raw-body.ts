import type { FastifyInstance } from 'fastify'

/**
 * In this scope every body stays the bytes that arrived, whatever its type: `request.body` is a Buffer. For webhooks whose signature
 * is over the raw body. Call inside `server.register(async (scope) => …)`.
 */
export function keepRawBodies(scope: FastifyInstance, maxBytes: number): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) => done(null, body))
}
