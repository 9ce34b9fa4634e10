import { minutesOfDay } from '@skladno/kernel'
import type { StaffNotice } from './notices.ts'

/** What an employee may want letters about. */
export const ALERTS = ['work', 'stranger', 'failures', 'channels', 'orders', 'money'] as const
export type Alert = (typeof ALERTS)[number]

/** Notice → the kind of letter; a stranger's message is told apart from other work by its reason. */
const ALERT_OF: Readonly<Record<StaffNotice, Alert>> = {
  'order-confirmed': 'orders',
  'order-changed': 'orders',
  'order-cancelled': 'orders',
  'picking-opened': 'orders',
  'picking-short': 'work',
  'picking-cancelled': 'orders',
  'return-requested': 'work',
  'return-expected': 'orders',
  'refund-asked': 'money',
  'price-asked': 'work',
  'price-decided': 'orders',
  'payment-received': 'money',
  'advance-received': 'money',
  'payment-unmatched': 'money',
  'paid-but-short': 'work',
  'payment-taken-back': 'money',
  'goods-arrived': 'orders',
  'goods-missing': 'work',
  'promise-delayed': 'work',
  'reserve-expired': 'orders',
  shipped: 'orders',
  escalated: 'work',
  'reply-held': 'work',
  'order-rejected': 'failures',
  'order-unknown': 'failures',
  'document-failed': 'failures',
  'customer-not-told': 'failures',
  'channel-failing': 'channels',
}

export const alertOf = (kind: StaffNotice, reason: unknown): Alert => (reason === 'unknown-number' ? 'stranger' : ALERT_OF[kind])

/** Until somebody chooses: what needs a person, and for those who run the company what is out of order. */
export const usualAlerts = (roles: readonly string[]): readonly Alert[] =>
  roles.includes('owner') || roles.includes('admin') ? ['work', 'stranger', 'failures', 'channels'] : ['work', 'stranger', 'failures']

/** Minutes since midnight, by the company's clock; may run over midnight. Equal ends mean no quiet hours. */
export interface QuietHours {
  readonly fromMinutes: number
  readonly toMinutes: number
}

const DAY_MINUTES = 1440

/** The first moment from `at` on that is outside of quiet hours. */
export function afterQuietHours(at: Date, quiet: QuietHours | null, timeZone: string): Date {
  if (quiet === null || quiet.fromMinutes === quiet.toMinutes) return at
  const now = minutesOfDay(at, timeZone)
  const length = (quiet.toMinutes - quiet.fromMinutes + DAY_MINUTES) % DAY_MINUTES
  const since = (now - quiet.fromMinutes + DAY_MINUTES) % DAY_MINUTES
  return since < length ? new Date(at.getTime() + (length - since) * 60_000) : at
}
