import type { ChangePreview, EditCommand, OrderCommand, OrderCommandKind, OrderView } from '@skladno/contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo, useState } from 'react'
import { changePreviewQuery, useOrderCommand } from '../../api/orders.ts'
import { useFeedback } from '../../screen/feedback.ts'
import { isEdit, withEdit } from './pending-change.ts'

/** Edits of lines that stay hidden on a confirmed order until the person says they want to change it. */
const LINE_EDITS: readonly OrderCommandKind[] = ['add-line', 'set-quantity', 'set-product', 'remove-line']

/** A change of a confirmed order that is looked at: nothing of it is applied until the person agrees to what it comes to. */
export interface PendingChange {
  readonly edits: readonly EditCommand[]
  readonly preview: ChangePreview | null
  /** Why it is not possible as it is. */
  readonly refusal: Error | null
  /** Resolves to whether it was applied. */
  readonly apply: () => Promise<boolean>
  readonly discard: () => void
}

/** What may be done with the order now, and how to do it. */
export interface OrderDesk {
  /** As it is, or as it would be while a change is looked at. */
  readonly order: OrderView
  readonly isBusy: boolean
  readonly can: (kind: OrderCommandKind) => boolean
  /** Resolves to whether the server agreed; a refusal has been told to the person. */
  readonly run: (command: OrderCommand) => Promise<boolean>
  /** Lines of a settled order may still be changed, once the person says so. */
  readonly canChange: boolean
  readonly isChanging: boolean
  readonly setChanging: (isChanging: boolean) => void
  readonly change: PendingChange
}

const DeskContext = createContext<OrderDesk | null>(null)
export const OrderDeskProvider = DeskContext.Provider

export function useDesk(): OrderDesk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('useDesk needs an OrderDeskProvider above it')
  return desk
}

export function useOrderDesk(order: OrderView): OrderDesk {
  const { mutateAsync, isPending } = useOrderCommand(order)
  const feedback = useFeedback()
  const [isChanging, setChanging] = useState(false)
  const [edits, setEdits] = useState<readonly EditCommand[]>([])
  const preview = useQuery({ ...changePreviewQuery(order, edits), enabled: edits.length > 0, placeholderData: keepPreviousData })
  return useMemo(() => {
    const allowed = new Set<OrderCommandKind>(order.allowedCommands)
    const isSettled = order.state !== 'draft' && order.state !== 'proposed'
    const send = async (command: OrderCommand): Promise<boolean> => {
      try {
        await mutateAsync(command)
        return true
      } catch (error) {
        feedback.failed(error)
        return false
      }
    }
    const seen = edits.length > 0 && preview.data !== undefined ? preview.data : null
    const discard = () => {
      setEdits([])
      setChanging(false)
    }
    return {
      order: seen?.order ?? order,
      isBusy: isPending,
      isChanging,
      setChanging: (next) => (next ? setChanging(true) : discard()),
      canChange: isSettled && allowed.has('change'),
      can: (kind) => allowed.has(kind) && (!isSettled || isChanging || !LINE_EDITS.includes(kind)),
      run: async (command) => {
        if (!isChanging || !isEdit(command)) return send(command)
        setEdits((before) => withEdit(before, command))
        return true
      },
      change: {
        edits,
        preview: seen,
        refusal: edits.length > 0 ? preview.error : null,
        discard,
        apply: async () => {
          const isDone = await send({ kind: 'change', commands: [...edits], ...(seen === null ? {} : { total: seen.becomes }) })
          if (isDone) discard()
          return isDone
        },
      },
    }
  }, [order, isPending, isChanging, edits, preview.data, preview.error, mutateAsync, feedback])
}
