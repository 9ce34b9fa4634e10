import type { FastifyRequest } from 'fastify'

/** Where the asking browser itself reaches the product. */
export const ownAddress = (request: FastifyRequest): string => `${request.protocol}://${request.host}`
