/** Where a conversation stands. `waiting`: the bot asked and waits; `needs-person`: nobody has it yet; `taken`: an employee talks, the bot is silent. */
export type ThreadState = 'bot' | 'waiting' | 'needs-person' | 'taken'

/** The one open question of a thread. A tap carries its own meaning; this is for answers in words. */
export type OpenQuestion =
  | { readonly kind: 'confirm'; readonly orderId: string; readonly draftVersion: number }
  | {
      readonly kind: 'options'
      readonly orderId: string | null
      readonly options: readonly { readonly id: string; readonly title: string }[]
    }
  | { readonly kind: 'quantity'; readonly orderId: string; readonly lineId: string }
  | {
      readonly kind: 'apply-change'
      readonly orderId: string
      readonly draftVersion: number
      readonly operations: readonly unknown[]
      /** The sum that was shown: another one is shown anew. */
      readonly totalMinor?: number
    }
  /** The last order was shown again: yes, no, or one of its ways on. */
  | {
      readonly kind: 'repeat'
      readonly orderId: string
      readonly draftVersion: number
      readonly options: readonly { readonly id: string; readonly title: string }[]
    }
  | { readonly kind: 'line-quantity'; readonly orderId: string; readonly lineId: string }
  | { readonly kind: 'reason'; readonly orderId: string }

export type Autonomy = 'shadow' | 'approve' | 'veto' | 'automatic'

/** How a reply of the bot leaves: shown to nobody, kept for the manager, kept for the veto time, or sent. Facts the customer must know (notices) are kept only in shadow. */
export function deliveryOf(autonomy: Autonomy, message: { readonly isNotice: boolean }): 'suppressed' | 'held' | 'queued' {
  if (autonomy === 'shadow') return 'suppressed'
  if (autonomy === 'automatic' || message.isNotice) return 'queued'
  return 'held'
}
