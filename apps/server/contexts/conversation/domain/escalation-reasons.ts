/** Why a person is called: the one list, for whoever writes, shows or sends it. */
export const ESCALATION_REASONS = [
  'person',
  'request',
  'complaint',
  'question',
  'unknown-number',
  'not-found',
  'no-price',
  'no-rights',
  'no-agreement',
  'credit',
  'attachment',
  'unreadable',
  'delivery-unknown',
  'undeliverable',
  'window-closed',
  'identity-changed',
  'misunderstood',
  'outside-pilot',
  'paid-but-short',
  'order-rejected',
] as const
export type EscalationReason = (typeof ESCALATION_REASONS)[number]
