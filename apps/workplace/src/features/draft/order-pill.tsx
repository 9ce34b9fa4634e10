import type { OrderStatus } from '@skladno/contracts'
import { StatusPill, type Tone } from '@skladno/ui'

const TONES: Record<OrderStatus, Tone> = {
  draft: 'neutral',
  'awaiting-approval': 'warn',
  'awaiting-customer': 'neutral',
  'awaiting-advance': 'warn',
  'ready-to-secure': 'accent',
  'awaiting-prepayment': 'warn',
  'awaiting-securing': 'warn',
  'ready-to-ship': 'accent',
  picking: 'accent',
  picked: 'accent',
  'partly-shipped': 'accent',
  'awaiting-payment': 'warn',
  'ready-to-close': 'good',
  closed: 'good',
  cancelled: 'neutral',
  expired: 'bad',
}

/** The status in the server's words; the colour only repeats them. */
export function OrderPill({ status, text }: { readonly status: OrderStatus; readonly text: string }) {
  return <StatusPill tone={TONES[status]}>{text}</StatusPill>
}
