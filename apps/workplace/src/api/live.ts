import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { z } from 'zod'

const hintSchema = z.object({ topic: z.string(), id: z.string().optional(), version: z.number().nullish() })

/** Which questions may have a new answer when something of a topic changed. */
const AFFECTED: Readonly<Record<string, readonly string[]>> = {
  thread: ['thread', 'threads', 'escalations', 'chat', 'chat-order'],
  return: ['returns', 'refunds'],
  order: ['order', 'orders', 'thread', 'documents', 'price-approvals', 'first-steps'],
  picking: ['picking-task', 'picking-tasks'],
  run: ['deliveries', 'delivery-run'],
  payment: ['payments', 'bank-payments', 'bank-payment', 'bank-statements', 'receivables', 'settlement', 'orders', 'order', 'first-steps'],
  notice: ['notices'],
  customer: ['customer', 'customers', 'first-steps'],
  import: ['import', 'imports', 'import-prices', 'first-steps'],
  recognition: ['recognition-aliases', 'recognition-rules'],
  replay: ['replay', 'replays'],
  settings: ['settings', 'first-steps'],
  stock: ['products', 'product-card', 'stock-moves', 'stock-expected', 'stock-documents', 'first-steps'],
  price: ['products', 'product-card', 'first-steps'],
  catalog: ['products', 'product-card', 'groups', 'first-steps'],
}
const SINGLE = new Set(['replay', 'thread', 'order', 'picking-task', 'customer', 'import'])

/** The keys to ask anew after a hint: «thread:thr_1» and «thread» with an id mean the same. */
export function affectedKeys(data: string): readonly (readonly string[])[] {
  const parsed = hintSchema.safeParse(JSON.parse(data))
  if (!parsed.success) return []
  const [topic = '', topicId] = parsed.data.topic.split(':')
  const id = topicId === undefined || topicId === '*' ? parsed.data.id : topicId
  return (AFFECTED[topic] ?? []).map((key, index) => (index === 0 && id !== undefined && SINGLE.has(key) ? [key, id] : [key]))
}

/** Keeps every screen up to date without a reload. False while the line to the server is down. */
export function useLiveUpdates(path: string): boolean {
  const client = useQueryClient()
  const [isOnline, setIsOnline] = useState(true)
  useEffect(() => {
    let source: EventSource
    let retry: ReturnType<typeof setTimeout> | undefined
    let wasLost = false
    const open = () => {
      source = new EventSource(path)
      source.onopen = () => {
        setIsOnline(true)
        if (wasLost) void client.invalidateQueries()
        wasLost = false
      }
      source.onmessage = (event: MessageEvent<string>) => refresh(client, event.data)
      source.onerror = () => {
        wasLost = true
        setIsOnline(false)
        if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, 5_000)
      }
    }
    open()
    return () => {
      clearTimeout(retry)
      source.close()
    }
  }, [client, path])
  return isOnline
}

function refresh(client: QueryClient, data: string): void {
  for (const queryKey of affectedKeys(data)) void client.invalidateQueries({ queryKey })
}
