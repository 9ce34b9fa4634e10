import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../api/http.ts'
import { pickingTaskQuery, sendPickingCommand } from '../../api/picking.ts'
import { useFeedback } from '../../screen/feedback.ts'
import { enqueue, type PendingPick, type Pick, readPending, without } from './picking-queue.ts'

const STORAGE_KEY = 'skladno.picks'
const RETRY_MS = 5_000

const stored = (): readonly PendingPick[] => readPending(localStorage.getItem(STORAGE_KEY))
function store(pending: readonly PendingPick[]): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(pending))
}

/** Keeps marks on the phone until the server has them: in order, each with its own key, so a repeat changes nothing. */
export function usePickingSync() {
  const client = useQueryClient()
  const feedback = useFeedback()
  const [pending, setPending] = useState(stored)
  const isSending = useRef(false)

  const flush = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      for (let next = stored()[0]; next !== undefined; next = stored()[0]) {
        const { command, taskId } = next
        try {
          client.setQueryData(pickingTaskQuery(taskId).queryKey, await sendPickingCommand(taskId, command))
        } catch (error) {
          if (!(error instanceof ApiError) || error.isTemporary || error.status === 401) return
          feedback.failed(error)
          void client.invalidateQueries({ queryKey: ['picking-task', taskId] })
        }
        store(without(stored(), command.key))
        setPending(stored())
      }
      void client.invalidateQueries({ queryKey: ['picking-tasks'] })
    } finally {
      isSending.current = false
    }
  }, [client, feedback])

  useEffect(() => {
    const attempt = () => {
      if (stored().length > 0) void flush()
    }
    attempt()
    const timer = setInterval(attempt, RETRY_MS)
    window.addEventListener('online', attempt)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', attempt)
    }
  }, [flush])

  const mark = (taskId: string, pick: Omit<Pick, 'kind' | 'key'>) => {
    store(enqueue(stored(), { taskId, command: { kind: 'pick-line', key: crypto.randomUUID(), ...pick } }))
    setPending(stored())
    void flush()
  }
  return { pending, mark }
}
