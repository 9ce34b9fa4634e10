import { chatStateSchema, orderSchema } from '@skladno/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call, nothing } from '../../api/http.ts'

export const chatQuery = queryOptions({
  queryKey: ['chat'],
  queryFn: ({ signal }) => call(chatStateSchema, '/chat', { signal }),
})

export const chatOrderQuery = (id: string) =>
  queryOptions({ queryKey: ['chat-order', id], queryFn: ({ signal }) => call(orderSchema, `/chat/orders/${id}`, { signal }) })

type Entry = { readonly link: string } | { readonly phone: string; readonly code?: string }

export const enterChat = (entry: Entry): Promise<unknown> => call(nothing, '/chat/enter', { method: 'POST', body: entry })

/** Something the customer does; `key` makes a repeat after a lost answer harmless. */
export type Outgoing =
  | { readonly key: string; readonly text: string }
  | { readonly key: string; readonly file: File }
  | { readonly key: string; readonly optionId: string; readonly title: string }

export function sendOutgoing(outgoing: Outgoing): Promise<unknown> {
  if ('text' in outgoing) return call(nothing, '/chat/messages', { method: 'POST', body: outgoing })
  if ('optionId' in outgoing) return call(nothing, '/chat/press', { method: 'POST', body: outgoing })
  const form = new FormData()
  form.set('key', outgoing.key)
  form.set('file', outgoing.file)
  return call(nothing, '/chat/files', { method: 'POST', body: form })
}

export function outgoingText(outgoing: Outgoing): string {
  if ('text' in outgoing) return outgoing.text
  return 'file' in outgoing ? outgoing.file.name : outgoing.title
}
