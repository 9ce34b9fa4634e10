import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Outgoing, sendOutgoing } from './chat-api.ts'

interface Waiting {
  readonly outgoing: Outgoing
  readonly isFailed: boolean
}

/** What the customer has sent and the server has not shown back yet. A failed one keeps its key, so a retry is harmless. */
export function useOutbox() {
  const client = useQueryClient()
  const [pending, setPending] = useState<readonly Waiting[]>([])
  const withState = (list: readonly Waiting[], outgoing: Outgoing, isFailed: boolean) =>
    list.some((each) => each.outgoing.key === outgoing.key)
      ? list.map((each) => (each.outgoing.key === outgoing.key ? { outgoing, isFailed } : each))
      : [...list, { outgoing, isFailed }]
  const send = (outgoing: Outgoing) => {
    setPending((list) => withState(list, outgoing, false))
    sendOutgoing(outgoing)
      .then(() => client.invalidateQueries({ queryKey: ['chat'] }))
      .then(() => setPending((list) => list.filter((each) => each.outgoing.key !== outgoing.key)))
      .catch(() => setPending((list) => withState(list, outgoing, true)))
  }
  return { pending, send, retry: send }
}
