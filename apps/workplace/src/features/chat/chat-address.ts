/** Where the address leads: the chat, one order of it, or in by a signed link (`/chat#link=…`, which no server sees, `/chat?link=…`, `/chat/enter/…`). */
export type ChatPlace =
  | { readonly kind: 'talk' }
  | { readonly kind: 'order'; readonly orderId: string; readonly link: string | null }
  | { readonly kind: 'enter'; readonly link: string }

export function readAddress(address: { readonly pathname: string; readonly search: string; readonly hash?: string }): ChatPlace {
  const [, section, id] = address.pathname.replace(/^\/chat/, '').split('/')
  const link = new URLSearchParams(address.hash?.replace(/^#/, '') ?? '').get('link') ?? new URLSearchParams(address.search).get('link')
  if (section === 'orders' && id !== undefined && id !== '') return { kind: 'order', orderId: decodeURIComponent(id), link }
  if (section === 'enter' && id !== undefined && id !== '') return { kind: 'enter', link: decodeURIComponent(id) }
  return link === null || link === '' ? { kind: 'talk' } : { kind: 'enter', link }
}
