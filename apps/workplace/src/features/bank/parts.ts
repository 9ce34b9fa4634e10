import type { MoneyView, OrderRow } from '@skladno/contracts'

/** An order that owes money, as the form of a payment offers it. */
export interface OwedOrder {
  readonly id: string
  readonly number: string
  readonly due: MoneyView
}

/** Orders of the seller and currency of a payment that are not paid in full, oldest first. */
export function owedOrders(
  orders: readonly OrderRow[],
  payment: { readonly organisation: { readonly id: string }; readonly amount: MoneyView },
): readonly OwedOrder[] {
  return orders
    .filter(
      (order) =>
        order.number !== null &&
        (order.state === 'confirmed' || order.state === 'closed') &&
        order.organisation.id === payment.organisation.id &&
        order.total.currency === payment.amount.currency &&
        order.total.minor > order.paid.minor,
    )
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
    .map((order) => ({
      id: order.id,
      number: order.number ?? '',
      due: { minor: order.total.minor - order.paid.minor, currency: order.total.currency },
    }))
}

/** How the chosen orders share the money: each what it owes, in their order, until it ends. */
export function shareOut(availableMinor: number, orders: readonly OwedOrder[]): ReadonlyMap<string, number> {
  let left = availableMinor
  return new Map(
    orders.map(({ id, due }) => {
      const part = Math.min(left, due.minor)
      left -= part
      return [id, part] as const
    }),
  )
}
