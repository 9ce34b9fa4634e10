import type { OrderCommand, OrderCommandKind, OrderView } from '@skladno/contracts'
import { createContext, useContext, useMemo, useState } from 'react'
import { useOrderCommand } from '../../api/orders.ts'
import { useFeedback } from '../../screen/feedback.ts'

/** Edits of lines that stay hidden on a confirmed order until the person says they want to change it. */
const LINE_EDITS: readonly OrderCommandKind[] = ['add-line', 'set-quantity', 'set-product', 'remove-line']

/** What may be done with the order now, and how to do it. */
export interface OrderDesk {
  readonly order: OrderView
  readonly isBusy: boolean
  readonly can: (kind: OrderCommandKind) => boolean
  /** Resolves to whether the server agreed; a refusal has been told to the person. */
  readonly run: (command: OrderCommand) => Promise<boolean>
  /** Lines of a settled order may still be changed, once the person says so. */
  readonly canChange: boolean
  readonly isChanging: boolean
  readonly setChanging: (isChanging: boolean) => void
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
  return useMemo(() => {
    const allowed = new Set<OrderCommandKind>(order.allowedCommands)
    const isSettled = order.state !== 'draft' && order.state !== 'proposed'
    return {
      order,
      isBusy: isPending,
      isChanging,
      setChanging,
      canChange: isSettled && LINE_EDITS.some((kind) => allowed.has(kind)),
      can: (kind) => allowed.has(kind) && (!isSettled || isChanging || !LINE_EDITS.includes(kind)),
      run: async (command) => {
        try {
          await mutateAsync(command)
          return true
        } catch (error) {
          feedback.failed(error)
          return false
        }
      },
    }
  }, [order, isPending, isChanging, mutateAsync, feedback])
}
