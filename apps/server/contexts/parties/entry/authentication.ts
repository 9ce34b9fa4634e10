import type {} from '@fastify/cookie'
import { type BusinessError, type Clock, fail, ok, type Result } from '@skladno/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { UnitOfWork } from '../../../db/types.ts'
import { findActor, type OpenedSession } from '../adapters/session-store.ts'
import { type Actor, type ContactActor, type EmployeeActor, may } from '../domain/actor.ts'
import type { Permission } from '../domain/permissions.ts'
import { isSameOrigin } from './same-origin.ts'

/** Staff and customers have cookies of their own, so that a demo page may hold both side by side. */
const COOKIES = { employee: 'skladno_session', contact: 'skladno_chat' } as const
type Side = keyof typeof COOKIES

export interface AuthenticationOptions {
  readonly uow: UnitOfWork
  readonly clock: Clock
  /** Where people reach the product, or null; `https:` makes cookies Secure. */
  readonly publicUrl: string | null
}

export interface AccessError extends BusinessError {
  readonly code: 'parties.not-signed-in' | 'parties.not-allowed' | 'parties.foreign-origin'
}

/** Who makes a request, and the cookies that say so. */
export interface Authentication {
  /** The employee of the staff cookie, else the contact of the chat cookie, else null. Read anew each time: a right taken away works at once, also in a live stream. */
  sessionOf(request: FastifyRequest): Promise<Actor | null>
  /** The same read anew: for answers that last longer than a request, such as live updates. */
  sessionNow(request: FastifyRequest): Promise<Actor | null>
  /** The employee, when the roles give the permission and the request comes from a page of our own. */
  requireEmployee(request: FastifyRequest, permission?: Permission): Promise<Result<EmployeeActor, AccessError>>
  /** The customer's person, whatever staff session the same browser has. */
  requireContact(request: FastifyRequest): Promise<Result<ContactActor, AccessError>>
  /** Whether a request that changes something comes from a page of our own; checked by the two above, by hand where there is no session yet. */
  isOwnPage(request: FastifyRequest): boolean
  /** The session token of a cookie, to end or change that session. */
  tokenOf(request: FastifyRequest, side: Side): string | null
  setCookie(reply: FastifyReply, side: Side, session: OpenedSession): void
  clearCookie(reply: FastifyReply, side: Side): void
}

export function createAuthentication(options: AuthenticationOptions): Authentication {
  const publicOrigin = options.publicUrl === null ? null : new URL(options.publicUrl).origin
  const actorOf = (request: FastifyRequest, side: Side): Promise<Actor | null> => readActor(options, tokenOf(request, side), side)
  return {
    sessionOf: async (request) => (await actorOf(request, 'employee')) ?? actorOf(request, 'contact'),
    sessionNow: async (request) =>
      (await readActor(options, tokenOf(request, 'employee'), 'employee')) ?? readActor(options, tokenOf(request, 'contact'), 'contact'),
    requireEmployee: async (request, permission) => {
      const actor = await actorOf(request, 'employee')
      if (actor?.kind !== 'employee') return fail('parties.not-signed-in')
      if (!isSameOrigin(originFacts(request), publicOrigin)) return fail('parties.foreign-origin')
      if (permission !== undefined && !may(actor, permission)) return fail('parties.not-allowed', { permission })
      return ok(actor)
    },
    requireContact: async (request) => {
      const actor = await actorOf(request, 'contact')
      if (actor?.kind !== 'contact') return fail('parties.not-signed-in')
      return isSameOrigin(originFacts(request), publicOrigin) ? ok(actor) : fail('parties.foreign-origin')
    },
    isOwnPage: (request) => isSameOrigin(originFacts(request), publicOrigin),
    tokenOf,
    setCookie: (reply, side, session) => {
      const isSecure = publicOrigin?.startsWith('https:') ?? false
      reply.setCookie(COOKIES[side], session.token, { ...ATTRIBUTES, secure: isSecure, expires: session.expiresAt })
    },
    clearCookie: (reply, side) => void reply.clearCookie(COOKIES[side], ATTRIBUTES),
  }
}

const ATTRIBUTES = { httpOnly: true, sameSite: 'lax', path: '/' } as const

/** A token is 43 characters of base64url; anything else never reaches the database. */
const TOKEN = /^[\w-]{43}$/

function tokenOf(request: FastifyRequest, side: Side): string | null {
  const token = request.cookies[COOKIES[side]]
  return token !== undefined && TOKEN.test(token) ? token : null
}

async function readActor({ uow, clock }: AuthenticationOptions, token: string | null, side: Side): Promise<Actor | null> {
  if (token === null) return null
  const actor = await uow.read((db) => findActor(db, token, clock.now()))
  return actor?.kind === side ? actor : null
}

const originFacts = (request: FastifyRequest) => ({
  method: request.method,
  origin: request.headers.origin,
  referer: request.headers.referer,
  fetchSite: text(request.headers['sec-fetch-site']),
  ownOrigin: `${request.protocol}://${request.host}`,
})

const text = (header: string | readonly string[] | undefined): string | undefined => (typeof header === 'string' ? header : header?.[0])
