import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { z } from 'zod'

const option = z.object({ id: z.string(), title: z.string(), description: z.string().nullish() })
const framed = { header: z.string().nullable(), text: z.string(), footer: z.string().nullable() }
const contentSchema = z.union([
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('buttons'), ...framed, buttons: z.array(option) }),
  z.object({
    kind: z.literal('list'),
    ...framed,
    button: z.string(),
    sections: z.array(z.object({ title: z.string().nullable(), rows: z.array(option) })),
  }),
  z.object({ kind: z.literal('link'), ...framed, title: z.string(), url: z.string() }),
  z.object({
    kind: z.literal('file'),
    media: z.string(),
    url: z.string(),
    fileName: z.string().nullable(),
    mimeType: z.string().nullable(),
    caption: z.string().nullable(),
  }),
  z.object({ kind: z.literal('tap'), title: z.string() }),
  z.looseObject({ kind: z.enum(['location', 'contacts', 'reaction', 'cart', 'other']) }),
])
const entrySchema = z.object({
  seq: z.number(),
  id: z.string(),
  author: z.enum(['person', 'business']),
  at: z.string(),
  content: contentSchema,
  ticks: z.enum(['sent', 'delivered', 'read']),
  tapped: z.string().nullable(),
})
const chatSchema = z.object({ messages: z.array(entrySchema) })
export type PhoneEntry = z.infer<typeof entrySchema>
export type PhoneContent = PhoneEntry['content']

/** The phone of one person, as the simulator of the messenger keeps it. */
export interface Phone {
  readonly url: string
  readonly waId: string
}

const addressOf = ({ url, waId }: Phone, path: string): string => `${url.replace(/\/$/, '')}/_phone/${waId}${path}`

export const phoneQuery = (phone: Phone) =>
  queryOptions({
    queryKey: ['phone', phone.url, phone.waId],
    queryFn: async ({ signal }) => {
      const response = await fetch(addressOf(phone, '/messages'), { signal })
      if (!response.ok) throw new Error(`The phone answers ${response.status}`)
      return chatSchema.parse(await response.json()).messages
    },
  })

export type PhoneWrite = { readonly text: string } | { readonly tap: { readonly messageId: string; readonly optionId: string } }

async function writeFromPhone(phone: Phone, writes: PhoneWrite): Promise<void> {
  const response = await fetch(addressOf(phone, '/messages'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(writes),
  })
  if (!response.ok) throw new Error(`The phone answers ${response.status}`)
}

/** Writes from the phone, then shows what the phone shows. */
export function useWriteFromPhone(phone: Phone) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (writes: PhoneWrite) => writeFromPhone(phone, writes),
    onSettled: () => client.invalidateQueries({ queryKey: phoneQuery(phone).queryKey }),
  })
}

/** Asks for the messages anew whenever the phone rings. */
export function usePhoneEvents(phone: Phone): void {
  const client = useQueryClient()
  useEffect(() => {
    const source = new EventSource(addressOf(phone, '/events'))
    const refresh = () => void client.invalidateQueries({ queryKey: ['phone', phone.url, phone.waId] })
    source.addEventListener('message', refresh)
    source.addEventListener('changed', refresh)
    source.addEventListener('open', refresh)
    return () => source.close()
  }, [client, phone])
}

/** Where a file of the conversation is to be downloaded from. */
export const fileAddress = (phone: Phone, url: string): string => (url.startsWith('/') ? `${phone.url.replace(/\/$/, '')}${url}` : url)
