import type { MoneyView, OrderRow } from '@skladno/contracts'

/** A suggestion, oldest first: each order takes what it lacks until the money ends. What is left is an advance. */
export function placeOnOrders(
  amount: MoneyView,
  orders: readonly Pick<OrderRow, 'id' | 'total' | 'paid' | 'createdAt'>[],
): { orderId: string; amount: MoneyView }[] {
  let left = amount.minor
  return orders
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
    .flatMap((order) => {
      const minor = Math.min(left, order.total.minor - order.paid.minor)
      if (minor <= 0) return []
      left -= minor
      return [{ orderId: order.id, amount: { minor, currency: amount.currency } }]
    })
}
