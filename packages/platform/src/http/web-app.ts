import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

export interface WebAppOptions {
  /** The folder that the build has written. */
  readonly root: string
  /** Where its files live, e.g. `/workplace/`. */
  readonly prefix: `/${string}/`
  /** Address → page of the build: a page answers its address and, unless a file has that name, everything below it. */
  readonly pages: Readonly<Record<`/${string}`, string>>
}

const NOT_BUILT = 'The pages are not built yet. Run: npm run build\n'
const FOR_EVER = 'public, max-age=31536000, immutable'

/** Serves a built React app. Names in `assets/` carry a hash of their content and may be kept for ever; pages are always asked anew. */
export async function serveWebApp(server: FastifyInstance, options: WebAppOptions): Promise<void> {
  const { root, prefix } = options
  if (!server.hasReplyDecorator('sendFile'))
    await server.register(fastifyStatic, { root, serve: false, cacheControl: false, preCompressed: true })
  const sendPage = (reply: FastifyReply, page: string) =>
    existsSync(join(root, page))
      ? reply.header('cache-control', 'no-cache').sendFile(page, root)
      : reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
  const ownPage = options.pages[stripped(prefix)]
  server.get(`${prefix}*`, { schema: { hide: true } }, (request, reply) => {
    const path = wildcardOf(request.params)
    if (!isFile(path) && ownPage !== undefined) return sendPage(reply, ownPage)
    return reply.header('cache-control', path.startsWith('assets/') ? FOR_EVER : 'no-cache').sendFile(path, root)
  })
  for (const [address, page] of Object.entries(options.pages)) {
    server.get(address, { schema: { hide: true } }, (_request, reply) => sendPage(reply, page))
    if (address !== '/' && address !== stripped(prefix))
      server.get(`${address}/*`, { schema: { hide: true } }, (_request, reply) => sendPage(reply, page))
  }
}

const stripped = (prefix: `/${string}/`): `/${string}` => `/${prefix.slice(1, -1)}`

const isFile = (path: string): boolean => /\.\w{1,12}$/.test(path)

function wildcardOf(params: unknown): string {
  return typeof params === 'object' && params !== null && '*' in params ? String(params['*']) : ''
}
