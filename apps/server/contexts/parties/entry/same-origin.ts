/** The parts of a request that tell where it was made. Header names in lower case, as Node gives them. */
export interface RequestOrigin {
  readonly method: string
  readonly origin: string | undefined
  readonly referer: string | undefined
  /** Of the `Sec-Fetch-Site` header, which a page cannot set. */
  readonly fetchSite: string | undefined
  /** Scheme and host this request came to, e.g. `http://127.0.0.1:8080`. */
  readonly ownOrigin: string
}

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a request that carries a session cookie may change something: asked by a page of our own, or by a program that is not a
 * browser. Browsers send `Origin` with every cross-site POST, PUT, PATCH and DELETE (Fetch standard §3.2), as `null` when they hide it.
 */
export function isSameOrigin(request: RequestOrigin, publicOrigin: string | null): boolean {
  if (SAFE_METHODS.includes(request.method)) return true
  if (request.fetchSite !== undefined && request.fetchSite !== 'same-origin' && request.fetchSite !== 'none') return false
  const asked = request.origin ?? originOf(request.referer)
  if (asked === undefined) return true
  return asked === request.ownOrigin || (publicOrigin !== null && asked === publicOrigin)
}

function originOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  return URL.canParse(url) ? new URL(url).origin : 'null'
}
