import type { OrderView } from '@skladno/contracts'
import type { ReactNode } from 'react'
import { OrderDeskProvider, useOrderDesk } from './commands.ts'

/** Gives everything inside it the order and what may be done with it. */
export function OrderDeskArea({ order, children }: { readonly order: OrderView; readonly children: ReactNode }) {
  return <OrderDeskProvider value={useOrderDesk(order)}>{children}</OrderDeskProvider>
}
