import type { FastifyRequest } from 'fastify'
import { Refusal, refuse } from './checks.ts'
import { graphError } from './graph-error.ts'
import type { Simulation } from './simulation.ts'

/** Any version of the Graph API. */
export const VERSION = '/:version(^v\\d{1,2}\\.\\d$)'

export function checkToken(request: FastifyRequest, token: string): void {
  const given = request.headers.authorization
  if (given === undefined) refuse(190, 'An access token is required to request this resource')
  if (given !== `Bearer ${token}`) refuse(190, 'Invalid OAuth access token - Cannot parse access token')
}

/** Anybody else's number does not exist for this token. */
export function checkNumber(id: string, { world }: Simulation): void {
  if (id === world.phoneNumberId) return
  throw new Refusal({ ...graphError(100, `Object with ID '${id}' does not exist`), subcode: 33 })
}
