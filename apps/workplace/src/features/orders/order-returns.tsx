import { useQuery } from '@tanstack/react-query'
import { returnsQuery } from '../../api/returns.ts'
import { ReturnCard } from '../returns/return-card.tsx'

/** What came back of the order, or is to. */
export function OrderReturns({ orderId }: { readonly orderId: string }) {
  const returns = useQuery(returnsQuery({ orderId }))
  return (returns.data ?? []).map((each) => <ReturnCard key={each.id} view={each} isOnOrder />)
}
