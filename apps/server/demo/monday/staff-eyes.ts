import type { ThreadRow, ThreadView } from '@skladno/contracts'
import type { DemoLogin } from '../demos.ts'

/** What an employee sees of a customer's conversation, over the product's own API. */
export interface StaffEyes {
  /** The conversation with this phone (digits), or null while there is none. */
  threadOf(phone: string): Promise<ThreadView | null>
  /** An earlier Monday is put away: open drafts are cancelled and the bot leads again. */
  tidy(phone: string): Promise<void>
}

/** Signs in; throws when the login is refused. */
export async function staffEyes(ask: typeof fetch, api: string, login: DemoLogin): Promise<StaffEyes> {
  const signedIn = await ask(`${api}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: login.email, password: login.password }),
  })
  if (!signedIn.ok) throw new Error(`${login.email}: ${signedIn.status}`)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const call = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await ask(`${api}${path}`, {
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${(await response.text()).slice(0, 200)}`)
    return response.json()
  }
  const ids = new Map<string, string>()
  const idOf = async (phone: string): Promise<string | null> => {
    const known = ids.get(phone)
    if (known !== undefined) return known
    const { threads } = (await call(`/threads?q=${phone}&limit=5`)) as { readonly threads: readonly ThreadRow[] }
    const id = threads.find((thread) => thread.phone?.replaceAll(/\D/g, '') === phone)?.id ?? null
    if (id !== null) ids.set(phone, id)
    return id
  }
  const threadOf = async (phone: string): Promise<ThreadView | null> => {
    const id = await idOf(phone)
    return id === null ? null : ((await call(`/threads/${id}`)) as ThreadView)
  }
  return {
    threadOf,
    tidy: async (phone) => {
      const view = await threadOf(phone)
      if (view === null) return
      const { order, thread } = view
      if (order !== null && (order.state === 'draft' || order.state === 'proposed'))
        await call(`/orders/${order.id}/commands`, {
          draftVersion: order.draftVersion,
          command: { kind: 'cancel', reason: 'Новый понедельник демо' },
        })
      if (thread.state !== 'bot') await call(`/threads/${thread.id}/give-back`, {})
    },
  }
}
